-- Why: whoever leads a council's year must see in one look who has not yet done what. One query, one row a unit: where its card
-- lies, at whose desk, what is missing there, objections that wait for an answer, and findings that hold the unit.
create or replace function thidua.card_status(p_year integer, p_cluster text)
    returns table (cluster text, unit text, unit_name text, stage text, state text, desk text, waits_for text,
                   lines integer, self_lines integer, head_lines integer, agreed_lines integer, decided_lines integer,
                   without_evidence integer, objections integer, holds integer, figure text, total numeric)
    language sql stable
begin atomic
    with led as (
        select cycle.council_id, cycle.cycle_id, cycle.state as stage, cycle.criteria_set_id, cluster.code as cluster,
               cluster.name as cluster_name, head.code as head, deputy.codes as deputies,
               exists (
                   select from thidua.cycle_criteria as agreed
                   where agreed.council_id = cycle.council_id and agreed.cycle_id = cycle.cycle_id
                     and agreed.criteria_set_id = cycle.criteria_set_id and agreed.agreed_at is not null) as is_agreed,
               cycle.state = 'consensus' and exists (
                   select from thidua.cycle_transition as moved
                   where moved.council_id = cycle.council_id and moved.cycle_id = cycle.cycle_id
                     and moved.to_state = 'consensus'
                   having max(moved.at) + make_interval(
                       days => thidua.setting_of(cycle.cycle_id, 'consensus_days')::integer) > thidua.current_instant()
               ) as window_is_open,
               case criteria_set.aggregate
                   when 'annual' then criteria_set.required_lines
                   when 'halves' then criteria_set.required_lines + first_set.required_lines
               end as lines,
               (select count(*)
                from thidua.criterion
                where criterion.council_id = cycle.council_id
                  and criterion.criteria_set_id = cycle.criteria_set_id
                  and criterion.kind not in ('bonus', 'deduction', 'external', 'cross'))
               + case when criteria_set.aggregate = 'halves' then (
                   select count(*)
                   from thidua.criterion
                   where criterion.council_id = cycle.council_id
                     and criterion.criteria_set_id = coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
                     and criterion.kind not in ('bonus', 'deduction', 'external', 'cross')) else 0 end as own_lines
        from thidua.cycle
        join thidua.cluster using (council_id, cluster_id)
        left join thidua.criteria_set using (council_id, criteria_set_id)
        left join thidua.criteria_set as first_set on first_set.council_id = cycle.council_id
            and first_set.criteria_set_id = coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
        left join lateral (
            select unit.code
            from thidua.cycle_officer as officer
            join thidua.unit using (council_id, unit_id)
            where officer.council_id = cycle.council_id and officer.cycle_id = cycle.cycle_id
              and officer.role = 'head' and officer.ended_at is null
        ) as head on true
        left join lateral (
            select string_agg(unit.code, ',' order by unit.code collate "C") as codes
            from thidua.cycle_officer as officer
            join thidua.unit using (council_id, unit_id)
            where officer.council_id = cycle.council_id and officer.cycle_id = cycle.cycle_id
              and officer.role = 'deputy' and officer.ended_at is null
        ) as deputy on true
        where cycle.council_id = (select thidua.current_council())
          and cycle.year = p_year
          and (p_cluster is null or cluster.code = p_cluster)
    ),
    filled as (
        select led.cycle_id, card.unit_id, counts.*
        from led
        join thidua.scorecard as card
            on card.council_id = led.council_id and card.cycle_id = led.cycle_id and card.left_on is null
        cross join lateral (
            select count(line.self_points)::integer as self_lines,
                   count(line.self_points) filter (where criterion.kind not in ('external', 'cross')) as own_lines, count(line.head_points)::integer as head_lines,
                   count(line.agreed_points)::integer as agreed_lines, count(line.decided_points)::integer as decided_lines,
                   (count(*) filter (where criterion.needs_evidence and line.self_points > 0 and not exists (
                       select from thidua.evidence
                       where evidence.council_id = line.council_id and evidence.cycle_id = line.cycle_id
                         and evidence.unit_id = line.unit_id and evidence.criterion_no = line.criterion_no
                         and evidence.half = line.half and evidence.withdrawn_at is null)))::integer as without_evidence
            from thidua.scorecard_line as line
            join thidua.criterion using (council_id, criteria_set_id, criterion_no)
            where line.council_id = card.council_id
              and line.cycle_id = card.cycle_id
              and line.unit_id = card.unit_id
              and criterion.kind not in ('bonus', 'deduction')
        ) as counts
    )
    select led.cluster::text, unit.code::text, unit.name::text, led.stage, card.state,
           case
               when led.stage = 'closed' or waiting.has_agreed and not led.is_agreed then null
               when led.criteria_set_id is null then 'council'
               when card.state in ('filling', 'returned') or waiting.on_table and waiting.objections = 0 then unit.code
               when card.state in ('attested', 'in_review', 'reviewed') then
                   case when led.head = unit.code then coalesce(led.deputies, 'no deputy') else coalesce(led.head, 'no head') end
               when card.state = 'agreed' then 'council'
           end,
           case
               when led.stage = 'closed' then null
               when led.criteria_set_id is null then 'criteria import'
               when not led.is_agreed then case when not waiting.has_agreed then 'criteria agree' end
               when card.state in ('filling', 'returned') and filled.own_lines < led.own_lines then 'card score figure=self'
               when card.state in ('filling', 'returned') and filled.without_evidence > 0 then 'evidence add'
               when card.state in ('filling', 'returned') then 'card attest'
               when card.state = 'attested' then 'card take'
               when card.state = 'in_review' then 'card forward'
               when card.state = 'reviewed' and waiting.objections > 0 then 'objection answer'
               when waiting.on_table then 'table agree'
               when card.state = 'reviewed' then 'card agree'
               when card.state = 'agreed' then 'card decide'
               when waiting.holds > 0 then 'finding lift'
           end,
           led.lines::integer, filled.self_lines, filled.head_lines, filled.agreed_lines, filled.decided_lines,
           filled.without_evidence, waiting.objections, waiting.holds, card.figure, card.total::numeric
    from led
    join filled using (cycle_id)
    join thidua.scorecard as card
        on card.council_id = led.council_id and card.cycle_id = led.cycle_id and card.unit_id = filled.unit_id
    join thidua.unit on unit.council_id = led.council_id and unit.unit_id = card.unit_id
    cross join lateral (
        select (select count(*)::integer from thidua.objection
                where objection.council_id = led.council_id and objection.cycle_id = led.cycle_id
                  and objection.unit_id = card.unit_id and objection.outcome is null) as objections,
               (select count(*)::integer from thidua.finding
                where finding.council_id = led.council_id and finding.cycle_id = led.cycle_id
                  and finding.unit_id = card.unit_id and finding.effect = 'hold' and finding.lifted_at is null) as holds,
               exists (
                   select from thidua.criteria_response as answer
                   where answer.council_id = led.council_id and answer.cycle_id = led.cycle_id
                     and answer.criteria_set_id = led.criteria_set_id and answer.unit_id = card.unit_id
                     and answer.kind = 'agree') as has_agreed,
               card.state = 'reviewed' and led.window_is_open and not exists (
                   select from thidua.table_response as answer
                   where answer.council_id = led.council_id and answer.cycle_id = led.cycle_id
                     and answer.unit_id = card.unit_id) as on_table
    ) as waiting
    order by led.cluster_name collate thidua.vi, led.cluster, unit.name collate thidua.vi, unit.code;
end;
