-- Why: what calling for a report would make of each cycle's call, and why it cannot. What is left out stays as it was called for
-- before; a new call takes its day from the cycle's settings. A day that is given, or taken from there, moves off a day off
-- where the cycle so decides.
create or replace function thidua.wanted_calls(
    p_cycles bigint[], p_kind text, p_title text, p_on date, p_due_on date, p_grace_days integer, p_parts text[],
    p_criterion text, p_document text
) returns table (cycle_id bigint, cluster text, is_new boolean, changed boolean, title text, called_on date, due_on date,
                 grace_days integer, parts text[], criterion text, document text, before jsonb, fault text,
                 parameters text[])
    language sql stable
begin atomic
    with said as (
        select said.cycle_id,
               max(said.value) filter (where said.name = 'shift_to_working_day') = 'yes' as shifts,
               max(said.value) filter (where said.name = case p_kind when 'mid_year' then 'mid_year_report_due_on'
                                                                     when 'year_end' then 'self_scoring_closes_on' end) as due
        from thidua.settings_of(
            p_cycles, array['shift_to_working_day', 'mid_year_report_due_on', 'self_scoring_closes_on']) as said
        group by said.cycle_id
    ),
    wanted as (
        select cycle.council_id, cycle.cycle_id, cycle.year,
               -- The set that the half is scored by.
               case when p_kind = 'mid_year' and criteria_set.aggregate = 'halves'
                    then coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
                    else cycle.criteria_set_id end as criteria_set_id,
               cluster.code::text as cluster,
               present.kind is null as is_new, present as present_row, to_jsonb(present) as present,
               coalesce(normalize(p_title), present.title, case p_kind when 'mid_year' then 'Báo cáo sơ kết'
                                                                       when 'year_end' then 'Báo cáo tổng kết'
                                                                       else p_kind end)::text as title,
               coalesce(p_on, present.called_on, thidua.council_today()) as called_on,
               case when p_due_on is null and present.kind is not null then present.due_on
                    else thidua.shifted_day(
                        coalesce(p_due_on, thidua.day_of_setting(said.due, cycle.year)), said.shifts) end as due_on,
               coalesce(p_grace_days, present.grace_days, 0) as grace_days,
               coalesce(p_parts, present.parts, '{}') as parts,
               coalesce(p_criterion, present.criterion)::text as criterion,
               coalesce(normalize(p_document), present.document)::text as document,
               (select count(distinct report.unit_id)
                from thidua.report
                where report.council_id = cycle.council_id and report.cycle_id = cycle.cycle_id
                  and report.kind = p_kind) as filed
        from thidua.cycle
        join thidua.cluster using (council_id, cluster_id)
        left join thidua.criteria_set using (council_id, criteria_set_id)
        join said using (cycle_id)
        left join thidua.report_call as present
            on present.council_id = cycle.council_id and present.cycle_id = cycle.cycle_id and present.kind = p_kind
        where cycle.council_id = (select thidua.current_council())
    ),
    compared as (
        select wanted.*,
               wanted.is_new or (wanted.title, wanted.called_on, wanted.due_on, wanted.grace_days, wanted.parts,
                                 wanted.criterion, wanted.document)
                   is distinct from ((wanted.present_row).title::text, (wanted.present_row).called_on,
                                     (wanted.present_row).due_on, (wanted.present_row).grace_days::integer,
                                     (wanted.present_row).parts, (wanted.present_row).criterion::text,
                                     (wanted.present_row).document::text) as changed
        from wanted
    )
    select compared.cycle_id, compared.cluster, compared.is_new, compared.changed, compared.title, compared.called_on,
           compared.due_on, compared.grace_days, compared.parts, compared.criterion, compared.document,
           case when not compared.is_new
                then jsonb_strip_nulls(compared.present - 'council_id' - 'cycle_id' - 'author' - 'at') end,
           case
               when compared.called_on > thidua.council_today() then 'report_call_in_future'
               when compared.due_on is null then 'report_due_missing'
               when compared.due_on < compared.called_on then 'report_due_before_call'
               when compared.criterion is not null and not exists (
                   select from thidua.criterion
                   where criterion.council_id = compared.council_id
                     and criterion.criteria_set_id = compared.criteria_set_id
                     and criterion.code = compared.criterion
                     and criterion.kind = 'lateness') then 'report_criterion_not_lateness'
               when exists (
                   select from thidua.report_call as other
                   where other.council_id = compared.council_id and other.cycle_id = compared.cycle_id
                     and other.criterion = compared.criterion and other.kind <> p_kind) then 'report_criterion_taken'
               when compared.changed and compared.filed > 0 and p_document is null then 'report_call_answered'
           end,
           array['kind', p_kind, 'cluster', compared.cluster, 'year', compared.year::text, 'due',
                 coalesce(compared.due_on::text, '-'), 'called', compared.called_on::text,
                 'criterion', coalesce(compared.criterion, '-'), 'count', compared.filed::text]
    from compared;
end;
