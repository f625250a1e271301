-- Why: rows that came in by unit and criterion are looked up once, as a set: the card and cycle that each is about, its criterion,
-- the points that its fact gives, what the line says so far and what stands before it. Checking and writing both read the
-- result, the temporary table card_line; card_row is what came in (see CardStaging in CouncilStore).
create or replace function thidua.resolve_cards(p_year integer, p_cluster text, p_figure text) returns void
    language plpgsql
    set search_path = thidua, pg_temp
    -- Tables that were filled a moment ago have no statistics: taken for a row or two they were joined by nested loops.
    set enable_nestloop = off
    set jit = off
as $$
begin
    -- A few lines are looked up one by one: joining them with everything of the year took longer, planning it longer still.
    if not exists (select from pg_temp.card_row offset 100) then
        perform set_config('enable_nestloop', 'on', true);
    end if;
    execute format($sql$
        create temporary table card_line on commit drop as
        with card as materialized (
            select distinct on (unit.code) unit.code as unit, cluster.code as cluster, cycle.cycle_id, cycle.state as stage,
                   cycle.criteria_set_id, coalesce(cycle.first_half_set_id, cycle.criteria_set_id) as first_set_id,
                   scorecard.unit_id, criteria_set.aggregate, criteria_set.over_achievement,
                   count(*) filter (where scorecard.left_on is null) over (partition by unit.code) as cards,
                   scorecard.left_on, heir.code as left_to
            from cycle
            join cluster using (council_id, cluster_id)
            join scorecard using (council_id, cycle_id)
            join unit using (council_id, unit_id)
            left join criteria_set using (council_id, criteria_set_id)
            left join unit as heir on heir.council_id = $1 and heir.unit_id = scorecard.left_to
            where cycle.council_id = $1 and cycle.year = $2
              and unit.code in (select named.unit from pg_temp.card_row as named)
            -- A unit that moved can have a card in two clusters of a year; the one asked for counts, and one that has not left.
            order by unit.code, scorecard.left_on is not null, cluster.code is distinct from $3, cluster.code
        )
        select r.line, r.unit, r.criterion, r.half, r.points as typed, coalesce(fact.points, r.points) as points, r.bonus, r.fact,
               r.reason, card.cards, card.left_on, card.left_to, card.cluster, card.cycle_id, card.stage, card.unit_id, card.aggregate,
               card.criteria_set_id is not null as has_criteria, criterion.criteria_set_id, criterion.criterion_no,
               criterion.kind, criterion.max, criterion.step, criterion.bonus_max, criterion.scorer,
               earlier.points as earlier_points, earlier.bonus as earlier_bonus,
               old.council_id is not null as is_known,
               old.%1$I as old_points, old.%2$I as old_bonus, old.%3$I as old_reason, old.%4$I as old_fact
        from pg_temp.card_row as r
        left join card on card.unit = r.unit
        left join criterion on criterion.council_id = $1
            and criterion.criteria_set_id = case r.half when 1 then card.first_set_id else card.criteria_set_id end
            and criterion.code = r.criterion
        -- The list of cycles keeps a hash join from reading the lines of all others and of all years.
        left join scorecard_line as old on old.council_id = $1
            and old.cycle_id = any (array(select named.cycle_id from card as named))
            and old.cycle_id = card.cycle_id and old.unit_id = card.unit_id and old.criterion_no = criterion.criterion_no
            and old.half = r.half
        left join lateral earlier_figure(old, $4) as earlier on old.council_id is not null
        -- Asked inside, so that lines without a fact are passed over before any rung is looked for.
        left join lateral (
            select computed.points
            from fact_points(criterion.kind, criterion.max, card.over_achievement, $1, criterion.criteria_set_id,
                             criterion.criterion_no, r.fact) as computed
            where r.fact is not null
        ) as fact on true
        $sql$, p_figure || '_points', p_figure || '_bonus', p_figure || '_reason', p_figure || '_fact')
    using current_council(), p_year, p_cluster, p_figure;
end
$$;
