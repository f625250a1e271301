-- Why: a report is called for in many clusters at once, all or none. Once a member has filed, another call needs the paper that
-- it stands on.
create or replace function thidua.call_reports(
    p_year integer, p_clusters text[], p_kind text, p_title text, p_on date, p_due_on date, p_grace_days integer,
    p_parts text[], p_criterion text, p_document text
) returns table (cluster text, due_on date, changed boolean)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    wanted constant bigint[] := wanted_cycles(p_year, p_clusters);
    wrong record;
    answer jsonb;
begin
    if wanted = '{}' then
        perform refuse('TD002', 'year_missing', 'year', p_year::text);
    end if;

    select call.fault, call.parameters into wrong
    from wanted_calls(wanted, p_kind, p_title, p_on, p_due_on, p_grace_days, p_parts, p_criterion, p_document) as call
    where call.fault is not null
    order by call.cluster collate "C"
    limit 1;
    if found then
        perform refuse(case wrong.fault when 'report_call_answered' then 'TD003' else 'TD006' end, wrong.fault,
                       variadic wrong.parameters);
    end if;

    with call as materialized (
        select *
        from wanted_calls(wanted, p_kind, p_title, p_on, p_due_on, p_grace_days, p_parts, p_criterion, p_document)
    ), recorded as (
        insert into event (council_id, at, actor, command, object, before, after)
        select this_council, current_instant(), current_actor(), 'report call',
               'report/' || p_kind || '/' || call.cluster || '/' || p_year, call.before,
               jsonb_strip_nulls(jsonb_build_object(
                   'title', call.title, 'called_on', call.called_on, 'due_on', call.due_on, 'grace_days', call.grace_days,
                   'parts', call.parts, 'criterion', call.criterion, 'document', call.document))
        from call
        where call.changed
        order by call.cluster collate "C"
    ), written as (
        insert into report_call (council_id, cycle_id, kind, title, called_on, due_on, grace_days, parts, criterion,
                                 document, author, at)
        select this_council, call.cycle_id, p_kind, call.title, call.called_on, call.due_on, call.grace_days, call.parts,
               call.criterion, call.document, current_actor(), current_instant()
        from call
        where call.changed
        on conflict (council_id, cycle_id, kind) do update
            set title = excluded.title, called_on = excluded.called_on, due_on = excluded.due_on,
                grace_days = excluded.grace_days, parts = excluded.parts, criterion = excluded.criterion,
                document = excluded.document, author = excluded.author, at = excluded.at
    )
    select jsonb_agg(jsonb_build_object('cluster', call.cluster, 'due_on', call.due_on, 'changed', call.changed)
                     order by call.cluster collate "C")
    into answer
    from call;
    return query
    select called.cluster, called.due_on, called.changed
    from jsonb_to_recordset(answer) as called (cluster text, due_on date, changed boolean);
end
$$;
