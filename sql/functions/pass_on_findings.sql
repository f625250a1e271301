-- Why: what follows from a finding is not lost because its unit merged, and does not follow twice. It goes on, as a finding of its
-- own that names the first, with the successor's card of that year: that of the same cycle, else the first by cluster. The first
-- is lifted by the change. Where the successor has no open card of that year the finding stays where it is, without effect, for
-- its card has left. The cards that leave stand in the temporary table card_leaving.
create or replace function thidua.pass_on_findings() returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
begin
    drop table if exists pg_temp.finding_leaving;
    create temporary table finding_leaving on commit drop as
    select leaving.change_no, leaving.kind, leaving.document as paper, leaving.heir_id, heir.code as heir_code,
           goes_on.cycle_id as heir_cycle_id, finding.*
    from pg_temp.card_leaving as leaving
    join finding on finding.council_id = this_council and finding.cycle_id = leaving.cycle_id
        and finding.unit_id = leaving.unit_id and finding.effect <> 'none' and finding.lifted_at is null
    join unit as heir on heir.council_id = this_council and heir.unit_id = leaving.heir_id
    left join lateral (
        select card.cycle_id
        from scorecard as card
        join cycle using (council_id, cycle_id)
        join cluster using (council_id, cluster_id)
        where card.council_id = this_council and card.unit_id = leaving.heir_id and card.left_on is null
          and cycle.year = leaving.year and cycle.state <> 'closed'
          and not exists (select from pg_temp.card_leaving as other
                          where other.cycle_id = card.cycle_id and other.unit_id = card.unit_id)
        order by card.cycle_id = leaving.cycle_id desc, cluster.code collate "C"
        limit 1
    ) as goes_on on true;

    update finding
    set lifted_by = current_actor(), lifted_at = current_instant(),
        lifted_reason = left('unit ' || leaving.kind || ' ' || leaving.paper || ': ' || leaving.heir_code, 500)
    from pg_temp.finding_leaving as leaving
    where finding.council_id = this_council and finding.cycle_id = leaving.cycle_id
      and finding.finding_id = leaving.finding_id and leaving.heir_cycle_id is not null;

    insert into finding (council_id, cycle_id, unit_id, channel, effect, points, reason, document, author, at,
                         carried_cycle_id, carried_finding_id)
    select this_council, leaving.heir_cycle_id, leaving.heir_id, leaving.channel, leaving.effect, leaving.points,
           leaving.reason, leaving.document, leaving.author, leaving.at, leaving.cycle_id, leaving.finding_id
    from pg_temp.finding_leaving as leaving
    where leaving.heir_cycle_id is not null
    order by leaving.finding_id;

    insert into pg_temp.unit_effect (change_no, place, what, unit_id, heir_id, cycle_id, detail)
    select leaving.change_no, 5, case when leaving.heir_cycle_id is null then 'finding_stays' else 'finding_goes_on' end,
           leaving.unit_id, leaving.heir_id, coalesce(leaving.heir_cycle_id, leaving.cycle_id),
           concat_ws(' ', leaving.finding_id, leaving.effect, leaving.points)
    from pg_temp.finding_leaving as leaving
    order by leaving.finding_id;
end
$$;
