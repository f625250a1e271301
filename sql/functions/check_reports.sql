-- Why: reports come in one by one or as a list of papers, and whoever files wants to know of every row that cannot be: a unit
-- without a card, or with two; a kind that was not called for; a day to come, or before the call; a part that nobody asked for.
-- One row for each row given, with its first mistake or the call that it answers.
create or replace function thidua.check_reports(
    p_year integer, p_cluster text, p_unit text[], p_kind text[], p_filed_on date[], p_parts text[]
) returns table (place integer, cycle_id bigint, unit_id bigint, due_on date, grace_days integer, parts text[],
                 column_name text, fault text, parameters text[])
    language sql stable
begin atomic
    with today as materialized (
        select thidua.council_today() as today
    ),
    -- The cards of the year by unit, found once for all rows.
    cards as materialized (
        select unit.code, count(*) as found, min(cycle.cycle_id) as cycle_id, min(card.unit_id) as unit_id,
               string_agg(cluster.code, ', ' order by cluster.code) as clusters
        from thidua.cycle
        join thidua.cluster using (council_id, cluster_id)
        join thidua.scorecard as card using (council_id, cycle_id)
        join thidua.unit using (council_id, unit_id)
        where cycle.council_id = (select thidua.current_council())
          and cycle.year = p_year
          and (p_cluster is null or cluster.code = p_cluster)
          and unit.code = any (p_unit)
        group by unit.code
    ),
    given as (
        select r.place, r.unit, r.kind, r.filed_on, string_to_array(nullif(r.parts, ''), ',') as parts,
               coalesce(cards.found, 0) as found, cards.cycle_id, cards.unit_id, cards.clusters
        from unnest(p_unit, p_kind, p_filed_on, p_parts) with ordinality as r (unit, kind, filed_on, parts, place)
        left join cards on cards.code = r.unit
    ),
    called as (
        select given.*, call.kind as called_kind, call.called_on, call.due_on, call.grace_days::integer as grace_days,
               call.parts as wanted, coalesce(given.parts, call.parts) as brought,
               (select min(part.code) from unnest(given.parts) as part (code) where part.code <> all (call.parts))
                   as unknown_part
        from given
        left join thidua.report_call as call
            on call.council_id = (select thidua.current_council()) and call.cycle_id = given.cycle_id
           and call.kind = given.kind
    )
    select called.place::integer, called.cycle_id, called.unit_id, called.due_on, called.grace_days,
           (select coalesce(array_agg(distinct part.code order by part.code), '{}')
            from unnest(called.brought) as part (code)),
           case wrong.fault
               when 'unit_without_card' then 'unit' when 'card_in_two_clusters' then 'unit'
               when 'report_not_called' then 'kind' when 'report_part_unknown' then 'parts'
               else 'filed_on'
           end,
           wrong.fault,
           array['unit', called.unit, 'year', p_year::text, 'clusters', coalesce(called.clusters, '-'), 'kind', called.kind,
                 'part', coalesce(called.unknown_part, '-'), 'parts', coalesce(nullif(array_to_string(called.wanted, ', '), ''), '-'),
                 'day', called.filed_on::text, 'today', today.today::text,
                 'called', coalesce(called.called_on::text, '-')]
    from called
    cross join today
    cross join lateral (
        select case
            when called.found = 0 then 'unit_without_card'
            when called.found > 1 then 'card_in_two_clusters'
            when called.called_kind is null then 'report_not_called'
            when called.filed_on > today.today then 'report_day_in_future'
            when called.filed_on < called.called_on then 'report_before_call'
            when called.unknown_part is not null then 'report_part_unknown'
        end as fault
    ) as wrong;
end;
