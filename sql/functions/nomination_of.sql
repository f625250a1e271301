-- Why: nobody who stands before a nominee is left out without a reason. A unit is proposed for what its slot says; or it is barred, or the
-- council still has to choose among its equals, or chose another of them, or it stands behind those that were proposed. Null
-- where the year was closed before there were slots.
create or replace function thidua.nomination_of(p_standing thidua.standing) returns text
    language sql stable
begin atomic
    select case
               when own.award is not null then own.award
               when p_standing.gate is not null then 'barred'
               when flag.award is null then null
               when flag.unit_id is null then case when p_standing.rank = best.rank then 'choice_open' else 'behind' end
               when flag.chosen_at is not null and holder.rank = p_standing.rank then 'not_chosen'
               else 'behind'
           end
    from (select p_standing.council_id as council_id) as asked
    left join thidua.award_slot as own
        on own.council_id = asked.council_id and own.cycle_id = p_standing.cycle_id and own.revision = p_standing.revision
       and own.unit_id = p_standing.unit_id
    left join thidua.award_slot as flag
        on flag.council_id = asked.council_id and flag.cycle_id = p_standing.cycle_id and flag.revision = p_standing.revision
       and flag.award = 'flag'
    left join thidua.standing as holder
        on holder.council_id = asked.council_id and holder.cycle_id = p_standing.cycle_id
       and holder.revision = p_standing.revision and holder.unit_id = flag.unit_id
    cross join lateral (
        select min(other.rank) as rank
        from thidua.standing as other
        where other.council_id = asked.council_id and other.cycle_id = p_standing.cycle_id
          and other.revision = p_standing.revision and other.gate is null
    ) as best;
end;
