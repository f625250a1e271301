-- Why: a rulebook that only gives, or only takes, is none to agree to; but where scores came first, as they could before members
-- were asked, there is no other any more. Each cycle is asked about the set at the same place.
create or replace function thidua.refuse_lopsided_criteria(p_cycles bigint[], p_sets bigint[]) returns void
    language plpgsql stable
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    fault record;
begin
    select s.code, s.version,
           case when ruled.gives then 'criteria_lack_deduction' when ruled.takes then 'criteria_lack_bonus'
                else 'criteria_lack_both' end as reason
    into fault
    from criteria_set as s
    cross join lateral (
        select coalesce(bool_or(criterion.kind = 'bonus' or criterion.bonus_max > 0), false) as gives,
               coalesce(bool_or(criterion.kind = 'deduction'), false) as takes
        from criterion
        where criterion.council_id = this_council and criterion.criteria_set_id = s.criteria_set_id
    ) as ruled
    where s.council_id = this_council
      and not (ruled.gives and ruled.takes)
      and exists (
          select
          from unnest(p_cycles, p_sets) as proposed (cycle_id, set_id)
          where proposed.set_id = s.criteria_set_id
            and not exists (
                select from scorecard_line as line
                where line.council_id = this_council and line.cycle_id = proposed.cycle_id
                  and line.criteria_set_id = proposed.set_id))
    order by s.code, s.version
    limit 1;
    if found then
        perform refuse('TD003', fault.reason, 'set', fault.code, 'version', fault.version::text);
    end if;
end
$$;
