-- Why: records fill a line that is empty, one whose points are computed, and one that records filled before. Points that somebody
-- typed stay, and a bonus stays in every line. The lines left out come back by their numbers; card_line is what resolve_cards
-- made.
create or replace function thidua.keep_typed_lines() returns setof integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    update pg_temp.card_line as c
    set bonus = c.old_bonus
    where c.old_bonus is not null;

    return query
    delete from pg_temp.card_line as c
    using scorecard_line as line
    join score_entry as entry on entry.council_id = line.council_id and entry.entry_id = line.self_entry
    where line.council_id = current_council()
      and line.cycle_id = c.cycle_id
      and line.unit_id = c.unit_id
      and line.criterion_no = c.criterion_no
      and line.half = c.half
      and c.old_points is distinct from c.points
      and c.fact is null
      and entry.command <> 'card fill'
    returning c.line;
end
$$;
