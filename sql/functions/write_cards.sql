-- Why: one set-based write of one figure. The lines of card_line were checked (check_cards); lines that already say the same are
-- left alone, so that a repeat changes nothing. Events keep what was overwritten, card by card, as points, bonus, fact and
-- reason by criterion.
create or replace function thidua.write_cards(p_year integer, p_figure text, p_command text, p_role text, p_document text)
    returns table (lines integer, cards integer)
    language plpgsql
    set search_path = thidua, pg_temp
    set jit = off
as $$
declare
    this_council constant bigint := current_council();
    this_entry bigint;
    fresh integer;
    changed integer;
begin
    cards := (select count(distinct c.unit) from pg_temp.card_line as c);
    delete from pg_temp.card_line as c
    where c.is_known and (c.points, c.bonus, c.fact, c.reason)
        is not distinct from (c.old_points::numeric, c.old_bonus::numeric, c.old_fact, c.old_reason);
    if not exists (select from pg_temp.card_line) then
        lines := 0;
        return next;
        return;
    end if;

    insert into score_entry (council_id, author, at, command, role, document)
    values (this_council, current_actor(), current_instant(), p_command, p_role, p_document)
    returning entry_id into this_entry;

    insert into event (council_id, at, actor, command, object, before, after)
    select this_council, current_instant(), current_actor(), p_command, 'card/' || c.unit || '/' || p_year || '/' || p_figure,
           jsonb_object_agg(c.line_name, jsonb_build_array(c.old_points, c.old_bonus, c.old_fact, c.old_reason)),
           jsonb_object_agg(c.line_name, jsonb_build_array(c.points, c.bonus, c.fact, c.reason))
    from (select l.*, l.criterion || case when l.half > 0 then '/' || l.half else '' end as line_name
          from pg_temp.card_line as l) as c
    where c.old_points is not null
    group by c.unit
    order by c.unit collate "C";

    -- Whoever found a line here wrote it before; a line that another import has written since makes the insert fail, and the
    -- import is told to try again.
    execute format($sql$
        insert into scorecard_line
            (council_id, cycle_id, unit_id, criterion_no, half, criteria_set_id, %1$I, %2$I, %3$I, %4$I, %5$I)
        select $1, c.cycle_id, c.unit_id, c.criterion_no, c.half, c.criteria_set_id, c.points, c.bonus, c.fact, c.reason, $2
        from pg_temp.card_line as c
        where not c.is_known
        $sql$, p_figure || '_points', p_figure || '_bonus', p_figure || '_fact', p_figure || '_reason', p_figure || '_entry')
    using this_council, this_entry;
    get diagnostics fresh = row_count;

    execute format($sql$
        update scorecard_line as line
        set %1$I = c.points, %2$I = c.bonus, %3$I = c.fact, %4$I = c.reason, %5$I = $2
        from pg_temp.card_line as c
        where c.is_known
          and line.council_id = $1
          and line.cycle_id = c.cycle_id
          and line.unit_id = c.unit_id
          and line.criterion_no = c.criterion_no
          and line.half = c.half
        $sql$, p_figure || '_points', p_figure || '_bonus', p_figure || '_fact', p_figure || '_reason', p_figure || '_entry')
    using this_council, this_entry;
    get diagnostics changed = row_count;
    lines := fresh + changed;

    perform record_event(p_command, 'cards/' || p_year || '/' || p_figure,
        p_after => jsonb_strip_nulls(jsonb_build_object(
            'lines', lines, 'cards', cards, 'entry', this_entry, 'role', p_role, 'document', p_document)));
    return next;
end
$$;
