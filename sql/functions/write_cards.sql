-- Why: one set-based write for a whole import of one figure. The rows of card_row were checked (check_cards); lines that
-- already say the same are left alone, so that a repeat changes nothing. The arrival of a figure brings its cycle to the
-- stage that the figure belongs to; a cycle never goes back. Events keep what was overwritten, card by card,
-- as points, bonus and reason by criterion.
create or replace function thidua.write_cards(p_year integer, p_cluster text, p_figure text, p_command text)
    returns table (lines integer, cards integer)
    language plpgsql
    set search_path = thidua, pg_temp
    -- Tables that were filled a moment ago have no statistics: taken for a row or two they were joined by nested loops.
    set enable_nestloop = off
    set jit = off
as $$
declare
    this_council constant bigint := current_council();
    stages constant text[] := array['preparing', 'covenant', 'first_half', 'mid_year', 'second_half', 'self_scoring',
                                    'head_review', 'consensus', 'appraisal'];
    stage constant text := case p_figure when 'self' then 'self_scoring' when 'head' then 'head_review'
                                         when 'agreed' then 'consensus' when 'decided' then 'appraisal' end;
    -- Each row with the card and the criterion that it is about; found first, lest lines be joined by criterion alone.
    targets constant text := $sql$
        with target as materialized (
            select r.unit, r.criterion, r.points, r.bonus, normalize(r.reason) as reason,
                   card.cycle_id, card.unit_id, criterion.criterion_no, cycle.criteria_set_id
            from pg_temp.card_row as r
            join unit on unit.council_id = $1 and unit.code = r.unit
            join scorecard as card on card.council_id = $1 and card.unit_id = unit.unit_id
            join cycle on cycle.council_id = $1 and cycle.cycle_id = card.cycle_id and cycle.year = $2
            join cluster on cluster.council_id = $1 and cluster.cluster_id = cycle.cluster_id
                and (cluster.code = $3 or $3 is null)
            join criterion on criterion.council_id = $1 and criterion.criteria_set_id = cycle.criteria_set_id
                and criterion.code = r.criterion
        )
        $sql$;
    this_entry bigint;
begin
    -- First of all, since lines take a shared lock on their cycle: two imports that hold it could not both raise it here.
    update cycle
    set state = stage
    where cycle.council_id = this_council
      and cycle.year = p_year
      and (p_cluster is null or exists (
          select from cluster
          where cluster.council_id = this_council and cluster.cluster_id = cycle.cluster_id and cluster.code = p_cluster))
      and array_position(stages, cycle.state) < array_position(stages, stage)
      and exists (
          select
          from pg_temp.card_row as r
          join unit on unit.council_id = this_council and unit.code = r.unit
          join scorecard as card on card.council_id = this_council and card.unit_id = unit.unit_id
          where card.cycle_id = cycle.cycle_id);

    insert into score_entry (council_id, author, at, command)
    values (this_council, current_actor(), current_instant(), p_command)
    returning entry_id into this_entry;

    -- An event for each card of which an earlier import of this figure said something else: lines keep only the latest.
    execute targets || format($sql$
        insert into event (council_id, at, actor, command, object, before, after)
        select $1, current_instant(), current_actor(), $4, 'card/' || target.unit || '/' || $2 || '/' || $5,
               jsonb_object_agg(target.criterion, jsonb_build_array(line.%1$I, line.%2$I, line.%3$I)),
               jsonb_object_agg(target.criterion, jsonb_build_array(target.points, target.bonus, target.reason))
        from target
        join scorecard_line as line on line.council_id = $1 and line.cycle_id = target.cycle_id
            and line.unit_id = target.unit_id and line.criterion_no = target.criterion_no
        where line.%1$I is not null
          and (line.%1$I, line.%2$I, line.%3$I) is distinct from (target.points, target.bonus, target.reason)
        group by target.unit
        order by target.unit collate "C"
        $sql$, p_figure || '_points', p_figure || '_bonus', p_figure || '_reason')
    using this_council, p_year, p_cluster, p_command, p_figure;

    execute targets || format($sql$
        insert into scorecard_line as line
            (council_id, cycle_id, unit_id, criterion_no, criteria_set_id, %1$I, %2$I, %3$I, %4$I)
        select $1, target.cycle_id, target.unit_id, target.criterion_no, target.criteria_set_id,
               target.points, target.bonus, target.reason, $4
        from target
        on conflict (council_id, cycle_id, unit_id, criterion_no, half) do update
            set %1$I = excluded.%1$I, %2$I = excluded.%2$I, %3$I = excluded.%3$I, %4$I = excluded.%4$I
            where (line.%1$I, line.%2$I, line.%3$I) is distinct from (excluded.%1$I, excluded.%2$I, excluded.%3$I)
        $sql$, p_figure || '_points', p_figure || '_bonus', p_figure || '_reason', p_figure || '_entry')
    using this_council, p_year, p_cluster, this_entry;
    get diagnostics lines = row_count;
    cards := (select count(distinct r.unit) from pg_temp.card_row as r);

    if lines > 0 then
        perform record_event(p_command, 'cards/' || p_year || '/' || p_figure,
            p_after => jsonb_build_object('lines', lines, 'cards', cards, 'entry', this_entry));
    end if;
    return next;
end
$$;
