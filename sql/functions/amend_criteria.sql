-- Why: agreed criteria are amended by another version that holds from a day inside the year, once the members agree to it.
-- Until then the agreed version stays. The base total does not change, so that the halves can be compared.
create or replace function thidua.amend_criteria(p_year integer, p_cluster text, p_set bigint, p_from date) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    cycles constant bigint[] := wanted_cycles(p_year, array[p_cluster]);
    this_cycle cycle;
    present criteria_set;
    amended criteria_set;
    known cycle_criteria;
    changed integer;
begin
    select * into this_cycle from cycle where council_id = this_council and cycle_id = cycles[1];
    select * into present from criteria_set where council_id = this_council and criteria_set_id = this_cycle.criteria_set_id;
    select * into amended from criteria_set where council_id = this_council and criteria_set_id = p_set;
    select * into known from cycle_criteria
    where council_id = this_council and cycle_id = this_cycle.cycle_id and criteria_set_id = p_set;

    if not exists (select from cycle_criteria as agreed
                   where agreed.council_id = this_council and agreed.cycle_id = this_cycle.cycle_id
                     and agreed.criteria_set_id = present.criteria_set_id and agreed.agreed_at is not null) then
        perform refuse('TD003', 'criteria_not_agreed', 'cluster', p_cluster, 'year', p_year::text);
    elsif amended.criteria_set_id = present.criteria_set_id then
        return 0;
    elsif known.agreed_at is not null then
        perform refuse('TD003', 'amendment_goes_back', 'cluster', p_cluster, 'year', p_year::text,
                       'version', amended.version::text);
    elsif not (p_from > this_cycle.starts_on and p_from <= this_cycle.ends_on) then
        perform refuse('TD006', 'amendment_outside_year', 'from', p_from::text, 'first', (this_cycle.starts_on + 1)::text,
                       'last', this_cycle.ends_on::text);
    elsif amended.base_total <> present.base_total then
        perform refuse('TD006', 'amendment_changes_base', 'base', amended.base_total::text,
                       'agreed', present.base_total::text,
                       'off', to_char(amended.base_total - present.base_total, 'FMSG9999990.00'));
    elsif known.effective_from <> p_from and known.withdrawn_at is null and exists (
        select from criteria_response as answer
        where answer.council_id = this_council and answer.cycle_id = known.cycle_id
          and answer.criteria_set_id = known.criteria_set_id and answer.kind = 'agree') then
        perform refuse('TD003', 'amendment_date_differs', 'cluster', p_cluster, 'year', p_year::text,
                       'from', known.effective_from::text);
    end if;
    perform refuse_late_amendment(cycles);

    changed := propose_criteria(cycles, array[p_set], p_from);
    if changed > 0 then
        perform record_event('criteria amend', 'criteria/' || amended.code || '/' || p_year || '/' || amended.version,
            p_before => jsonb_build_object('set', present.code, 'version', present.version),
            p_after => jsonb_build_object('cluster', p_cluster, 'effective_from', p_from,
                                          'digest', encode(amended.digest, 'hex')));
    end if;
    return changed;
end
$$;
