-- Why: nobody who stands before a nominee is left out without a reason. A unit is proposed for what its slot says; or it is barred, or the
-- council still has to choose among its equals, or chose another of them, or it stands behind those that were proposed. Null
-- where the year was closed before there were slots.
create or replace function thidua.nomination_of(p_standing thidua.standing) returns text
    language sql stable
begin atomic
    select case
               when own.award is not null then own.award
               when p_standing.gate is not null then 'barred'
               when slots.flags = 0 then null
               when slots.is_open and p_standing.rank = best.rank then 'choice_open'
               when slots.is_chosen_of_equals then 'not_chosen'
               else 'behind'
           end
    from (select p_standing.council_id as council_id) as asked
    left join thidua.award_slot as own
        on own.council_id = asked.council_id and own.cycle_id = p_standing.cycle_id and own.revision = p_standing.revision
       and own.unit_id = p_standing.unit_id
    -- With the flag open no certificate is given either; with the flag given, an open one waits for a choice among equals.
    cross join lateral (
        select count(*) filter (where slot.award = 'flag') as flags, coalesce(bool_or(slot.unit_id is null), false) as is_open,
               coalesce(bool_or(slot.chosen_at is not null and holder.rank = p_standing.rank), false) as is_chosen_of_equals
        from thidua.award_slot as slot
        left join thidua.standing as holder
            on holder.council_id = slot.council_id and holder.cycle_id = slot.cycle_id and holder.revision = slot.revision
           and holder.unit_id = slot.unit_id
        where slot.council_id = asked.council_id and slot.cycle_id = p_standing.cycle_id
          and slot.revision = p_standing.revision
    ) as slots
    cross join lateral (
        select min(other.rank) as rank
        from thidua.standing as other
        where other.council_id = asked.council_id and other.cycle_id = p_standing.cycle_id
          and other.revision = p_standing.revision and other.gate is null
          and not exists (
              select from thidua.award_slot as held
              where held.council_id = other.council_id and held.cycle_id = other.cycle_id
                and held.revision = other.revision and held.unit_id = other.unit_id)
    ) as best;
end;
