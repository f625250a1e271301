-- Why: who may still be put into an open slot of a closed cycle: ranked, barred by nothing, and in no slot yet.
create or replace function thidua.slot_candidates(p_cycle bigint) returns table (unit_id bigint, code text, rank integer)
    language sql stable
begin atomic
    select standing.unit_id, unit.code::text, standing.rank::integer
    from thidua.standing
    join thidua.cycle using (council_id, cycle_id, revision)
    join thidua.unit using (council_id, unit_id)
    where standing.council_id = (select thidua.current_council())
      and standing.cycle_id = p_cycle
      and standing.rank is not null
      and standing.gate is null
      and not exists (
          select from thidua.award_slot as held
          where held.council_id = standing.council_id and held.cycle_id = standing.cycle_id
            and held.revision = standing.revision and held.unit_id = standing.unit_id);
end;
