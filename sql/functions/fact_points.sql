-- Why: what a fact in its canonical text (`actual` or `actual/plan`) gives for a criterion, exactly: bounds are compared by
-- products, never by a quotient, and a share is rounded half up once. Null where the fact does not fit the kind. Meant for
-- lateral joins over many lines; it is plain SQL without settings of its own, so that the planner takes it apart.
create or replace function thidua.fact_points(
    p_kind text, p_max numeric, p_over_achievement numeric, p_council bigint, p_set bigint, p_criterion_no smallint, p_fact text
) returns table (points numeric, rung_no smallint)
    language sql stable
begin atomic
    select case p_kind
               when 'boolean' then case p_fact when 'yes' then p_max when 'no' then 0 end
               -- The quotient in hundredths, half added: (2 × 100 × amount × max + plan) / (2 × plan), its fraction cut off.
               -- What is above the share that the set allows is worked out in the same way, of that share.
               when 'proportional' then case
                   when fact.per > 0 and fact.amount * 100 > fact.per * p_over_achievement
                       then div(p_max * p_over_achievement * 2 + 1, 2) / 100
                   when fact.per > 0 then div(fact.amount * p_max * 200 + fact.per, fact.per * 2) / 100
               end
               else rung.points
           end::numeric(11,2),
           rung.rung_no
    from (
        select case
                   when p_kind in ('ladder', 'proportional') and p_fact ~ '^\d{1,10}(\.\d{1,4})?(/\d{1,10}(\.\d{1,4})?)?$'
                       then split_part(p_fact, '/', 1)::numeric
                            * case when p_kind = 'ladder' and strpos(p_fact, '/') > 0 then 100 else 1 end
                   when p_kind = 'lateness' and p_fact ~ '^\d{1,10}$' then p_fact::numeric
                   when p_kind = 'lateness' then thidua.days_between(p_fact)
               end as amount,
               case
                   when p_kind in ('ladder', 'proportional') and p_fact ~ '/\d{1,10}(\.\d{1,4})?$'
                       then split_part(p_fact, '/', 2)::numeric
                   when p_kind in ('ladder', 'lateness') then 1
               end as per
        -- A fence: taken apart further, the text would be read again for each bound of each rung.
        offset 0
    ) as fact
    left join thidua.criterion_rung as rung
        on rung.council_id = p_council
       and rung.criteria_set_id = p_set
       and rung.criterion_no = p_criterion_no
       and p_kind in ('ladder', 'lateness')
       and fact.per > 0
       -- A rung without ends would take what is no result at all.
       and fact.amount is not null
       and (rung.lower is null or fact.amount > rung.lower * fact.per
            or rung.lower_included and fact.amount = rung.lower * fact.per)
       and (rung.upper is null or fact.amount < rung.upper * fact.per
            or rung.upper_included and fact.amount = rung.upper * fact.per);
end;
