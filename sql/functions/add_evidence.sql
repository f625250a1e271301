-- Why: documents come in for many lines at once. Whether each names a line of its card is found out as a set; the same document
-- of the same line again changes nothing. A row comes back for each line of the file that names no criterion of its card.
create or replace function thidua.add_evidence(
    p_year integer, p_cycles bigint[], p_units bigint[], p_codes text[], p_line integer[], p_unit text[], p_criterion text[],
    p_half integer[], p_title text[], p_number text[], p_date date[], p_link text[]
) returns table (added integer, unknown_lines integer[])
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
begin
    select array_agg(r.line order by r.line) into unknown_lines
    from unnest(p_line, p_unit, p_criterion, p_half) as r (line, unit, criterion, half)
    join unnest(p_cycles, p_units, p_codes) as card (cycle_id, unit_id, code) on card.code = r.unit
    join cycle on cycle.council_id = this_council and cycle.cycle_id = card.cycle_id
    left join criterion on criterion.council_id = this_council
        and criterion.criteria_set_id = case r.half when 1 then coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
                                                    else cycle.criteria_set_id end
        and criterion.code = r.criterion
    where criterion.criterion_no is null;
    added := 0;
    if unknown_lines is not null then
        return next;
        return;
    end if;

    with fresh as (
        insert into evidence (council_id, cycle_id, unit_id, criterion_no, half, title, number, issued_on, link, author, at)
        select distinct this_council, card.cycle_id, card.unit_id, criterion.criterion_no, r.half, normalize(r.title),
               normalize(r.number), r.issued_on, normalize(r.link), current_actor(), current_instant()
        from unnest(p_unit, p_criterion, p_half, p_title, p_number, p_date, p_link)
            as r (unit, criterion, half, title, number, issued_on, link)
        join unnest(p_cycles, p_units, p_codes) as card (cycle_id, unit_id, code) on card.code = r.unit
        join cycle on cycle.council_id = this_council and cycle.cycle_id = card.cycle_id
        join criterion on criterion.council_id = this_council
            and criterion.criteria_set_id = case r.half when 1 then coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
                                                        else cycle.criteria_set_id end
            and criterion.code = r.criterion
        where not exists (
            select from evidence as known
            where known.council_id = this_council and known.cycle_id = card.cycle_id and known.unit_id = card.unit_id
              and known.criterion_no = criterion.criterion_no and known.half = r.half and known.withdrawn_at is null
              and (known.title, known.number, known.issued_on, known.link)
                  is not distinct from (normalize(r.title), normalize(r.number), r.issued_on, normalize(r.link)))
        returning unit_id, evidence_id
    ), counted as (
        select unit.code, count(*) as documents
        from fresh
        join unit on unit.council_id = this_council and unit.unit_id = fresh.unit_id
        group by unit.code
    ), recorded as (
        insert into event (council_id, at, actor, command, object, after)
        select this_council, current_instant(), current_actor(), 'evidence add', 'card/' || counted.code || '/' || p_year,
               jsonb_build_object('documents', counted.documents)
        from counted
        order by counted.code collate "C"
    )
    select coalesce(sum(documents), 0) into added from counted;
    return next;
end
$$;
