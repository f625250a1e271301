-- Why: cards change desks as a set: every step is put down with who, when, why and on what paper, and a figure that nobody gave
-- a value of its own starts equal to the one before. p_carry names the figure that must then stand in every line; null leaves
-- the lines alone. The rules were asked before (CardRules), on rows that are still locked.
create or replace function thidua.move_cards(
    p_cycles bigint[], p_units bigint[], p_act text, p_to text[], p_returned_by text, p_carry text,
    p_role text, p_reason text, p_document text
) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    this_entry bigint;
    moved integer;
begin
    if p_carry is not null then
        insert into score_entry (council_id, author, at, command, role, document)
        values (this_council, current_actor(), current_instant(), 'card ' || p_act, p_role, p_document)
        returning entry_id into this_entry;
        execute format($sql$
            update scorecard_line as line
            set %1$I = before.points, %2$I = before.bonus, %3$I = before.fact, %4$I = $1
            from (
                select source.cycle_id, source.unit_id, source.criterion_no, source.half, earlier.*
                from unnest($2, $3) as card (cycle_id, unit_id)
                join scorecard_line as source on source.council_id = $4
                    and source.cycle_id = card.cycle_id and source.unit_id = card.unit_id
                cross join lateral earlier_figure(source, $5) as earlier
                where source.%1$I is null and earlier.points is not null
            ) as before
            where line.council_id = $4
              and line.cycle_id = before.cycle_id
              and line.unit_id = before.unit_id
              and line.criterion_no = before.criterion_no
              and line.half = before.half
            $sql$, p_carry || '_points', p_carry || '_bonus', p_carry || '_fact', p_carry || '_entry')
        using this_entry, p_cycles, p_units, this_council, p_carry;
    end if;

    insert into scorecard_step (council_id, cycle_id, unit_id, act, from_state, to_state, author, role, at, reason, document)
    select this_council, card.cycle_id, card.unit_id, p_act, card.state, t.to_state, current_actor(), p_role,
           current_instant(), p_reason, p_document
    from unnest(p_cycles, p_units, p_to) as t (cycle_id, unit_id, to_state)
    join scorecard as card on card.council_id = this_council and card.cycle_id = t.cycle_id and card.unit_id = t.unit_id
    order by card.cycle_id, card.unit_id;

    insert into event (council_id, at, actor, command, object, before, after, reason)
    select this_council, current_instant(), current_actor(), 'card ' || p_act, 'card/' || unit.code || '/' || cycle.year,
           jsonb_build_object('state', card.state),
           jsonb_strip_nulls(jsonb_build_object('state', t.to_state, 'role', p_role, 'document', p_document)), p_reason
    from unnest(p_cycles, p_units, p_to) as t (cycle_id, unit_id, to_state)
    join scorecard as card on card.council_id = this_council and card.cycle_id = t.cycle_id and card.unit_id = t.unit_id
    join cycle on cycle.council_id = this_council and cycle.cycle_id = card.cycle_id
    join unit on unit.council_id = this_council and unit.unit_id = card.unit_id
    order by unit.code collate "C";

    update scorecard as card
    set state = t.to_state, returned_by = case when t.to_state = 'returned' then p_returned_by end
    from unnest(p_cycles, p_units, p_to) as t (cycle_id, unit_id, to_state)
    where card.council_id = this_council
      and card.cycle_id = t.cycle_id
      and card.unit_id = t.unit_id;
    get diagnostics moved = row_count;
    return moved;
end
$$;
