-- Why: where ranks leave a slot open the council chooses among the units that are equal at its place, for a reason and on a paper. Nobody
-- who is behind them can be chosen, and what was given by rank is not taken away. With the flag given, the certificates follow by rank.
-- Returns how many slots were filled.
create or replace function thidua.choose_award(p_year integer, p_cluster text, p_award text, p_unit text, p_reason text, p_document text)
    returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    this_cycle cycle;
    open_slot award_slot;
    best integer;
    chosen record;
begin
    select cycle.* into this_cycle
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council and cycle.year = p_year and cluster.code = p_cluster
    for no key update of cycle;
    if not found then
        perform refuse('TD002', 'cycle_missing', 'cluster', p_cluster, 'year', p_year::text);
    elsif this_cycle.state <> 'closed' then
        perform refuse('TD003', 'choice_before_closing', 'cluster', p_cluster, 'year', p_year::text);
    end if;

    if p_award = 'certificate' and exists (
        select from award_slot
        where council_id = this_council and cycle_id = this_cycle.cycle_id and revision = this_cycle.revision
          and award = 'flag' and unit_id is null) and exists (select from slot_candidates(this_cycle.cycle_id)) then
        perform refuse('TD003', 'choice_flag_first', 'cluster', p_cluster);
    end if;
    select * into open_slot
    from award_slot
    where council_id = this_council and cycle_id = this_cycle.cycle_id and revision = this_cycle.revision
      and award = p_award and unit_id is null
    order by no
    limit 1;
    if not found then
        perform refuse('TD003', 'choice_not_open', 'cluster', p_cluster, 'award', p_award);
    end if;

    select min(candidate.rank) into best from slot_candidates(this_cycle.cycle_id) as candidate;
    select * into chosen from slot_candidates(this_cycle.cycle_id) as candidate where candidate.code = p_unit;
    if not found or chosen.rank > best then
        perform refuse('TD003', 'choice_not_among_equals', 'unit', p_unit, 'cluster', p_cluster, 'units',
            coalesce((select string_agg(candidate.code, ', ' order by candidate.code collate "C")
                      from slot_candidates(this_cycle.cycle_id) as candidate where candidate.rank = best), '-'));
    end if;

    update award_slot
    set unit_id = chosen.unit_id, reason = normalize(p_reason), document = normalize(p_document), chosen_by = current_actor(),
        chosen_at = current_instant()
    where council_id = this_council and cycle_id = this_cycle.cycle_id and revision = this_cycle.revision
      and award = p_award and no = open_slot.no;
    perform record_event('closing choose', 'cycle/' || p_cluster || '/' || p_year,
        p_after => jsonb_build_object('award', p_award, 'unit', p_unit, 'document', normalize(p_document)),
        p_reason => normalize(p_reason));
    return 1 + fill_certificates(this_cycle.cycle_id, normalize(p_reason), normalize(p_document));
end
$$;
