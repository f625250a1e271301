-- Why: once the flag is given, the certificates go to those that follow by rank; where more are equal than slots are left, the council
-- chooses. Returns how many slots it filled.
create or replace function thidua.fill_certificates(p_cycle bigint, p_reason text, p_document text) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    filled integer;
begin
    with empty as (
        select slot.no, row_number() over (order by slot.no) as place
        from award_slot as slot
        join cycle using (council_id, cycle_id, revision)
        where slot.council_id = this_council and slot.cycle_id = p_cycle and slot.award = 'certificate'
          and slot.unit_id is null
    ),
    following as (
        select candidate.unit_id, count(*) over (order by candidate.rank) as last_place,
               row_number() over (order by candidate.rank, candidate.code collate "C") as place
        from slot_candidates(p_cycle) as candidate
    )
    update award_slot as slot
    set unit_id = following.unit_id, reason = p_reason, document = p_document, chosen_by = current_actor(),
        chosen_at = current_instant()
    from following
    join empty using (place)
    join cycle on cycle.council_id = this_council and cycle.cycle_id = p_cycle
    where slot.council_id = this_council
      and slot.cycle_id = p_cycle
      and slot.revision = cycle.revision
      and slot.award = 'certificate'
      and slot.no = empty.no
      and following.last_place <= (select count(*) from empty);
    get diagnostics filled = row_count;
    return filled;
end
$$;
