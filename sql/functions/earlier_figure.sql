-- Why: what stands before a figure of a line, in one place: the latest earlier figure that was given. A figure starts equal to it,
-- and to differ it needs a reason.
create or replace function thidua.earlier_figure(line thidua.scorecard_line, p_figure text)
    returns table (points numeric, bonus numeric, fact text)
    language sql immutable parallel safe
begin atomic
    select case p_figure
               when 'head' then line.self_points
               when 'agreed' then coalesce(line.head_points, line.self_points)
               when 'decided' then coalesce(line.agreed_points, line.head_points, line.self_points)
           end,
           case p_figure
               when 'head' then line.self_bonus
               when 'agreed' then coalesce(line.head_bonus, line.self_bonus)
               when 'decided' then coalesce(line.agreed_bonus, line.head_bonus, line.self_bonus)
           end,
           case p_figure
               when 'head' then line.self_fact
               when 'agreed' then case when line.head_points is not null then line.head_fact else line.self_fact end
               when 'decided' then case when line.agreed_points is not null then line.agreed_fact
                                        when line.head_points is not null then line.head_fact else line.self_fact end
           end;
end;
