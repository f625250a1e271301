-- Why: a mid-year closing is reproducible as a year-end's is: one digest over the reports as they were taken down and the figures that
-- counted, the other over the interim standings, in the order of the units' codes; the page "Digests" says it in words. Lines and
-- members go on changing after mid-year, so that both are read from what the closing wrote and nobody can write again.
create or replace function thidua.mid_year_digests(p_closing bigint, p_cycles bigint[], p_policies text[])
    returns table (cycle_id bigint, inputs_digest bytea, standings_digest bytea)
    language sql stable
begin atomic
    with joined as (
        select interim.cycle_id,
               string_agg(
                   thidua.digest_field(unit.code) || thidua.digest_field(interim.figure)
                   || thidua.digest_field(work.due_on::text) || thidua.digest_field(work.completed_on::text)
                   || thidua.digest_field(work.days_late::text) || thidua.digest_field(work.deduction::text)
                   || thidua.digest_field(work.policy), '' order by unit.code collate "C") as inputs,
               string_agg(
                   thidua.digest_field(unit.code) || thidua.digest_field(interim.rank::text)
                   || thidua.digest_field(interim.tied::text) || thidua.digest_field(interim.base::text)
                   || thidua.digest_field(interim.bonus::text) || thidua.digest_field(interim.deduction::text)
                   || thidua.digest_field(interim.total::text), '' order by unit.code collate "C") as standings
        from thidua.interim_standing as interim
        join thidua.unit using (council_id, unit_id)
        left join thidua.closing_work as work
            on work.council_id = interim.council_id and work.closing_id = p_closing and work.cycle_id = interim.cycle_id
           and work.unit_id = interim.unit_id and work.thing = 'report'
        where interim.council_id = (select thidua.current_council())
          and interim.cycle_id = any (p_cycles)
        group by interim.cycle_id
    )
    select given.cycle_id,
           sha256(convert_to(
               thidua.digest_field(council.code) || thidua.digest_field(cluster.code) || thidua.digest_field(cycle.year::text)
               || thidua.digest_field('mid_year') || thidua.digest_field(given.policy) || coalesce(joined.inputs, ''), 'UTF8')),
           sha256(convert_to(coalesce(joined.standings, ''), 'UTF8'))
    from unnest(p_cycles, p_policies) as given (cycle_id, policy)
    join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = given.cycle_id
    join thidua.council using (council_id)
    join thidua.cluster using (council_id, cluster_id)
    left join joined on joined.cycle_id = given.cycle_id;
end;
