-- Why: a closed year is opened again only as a new revision, for a reason and on a paper. The standings of the revision before
-- stay as they are; the cards come back to the council's desk and the year has to be closed again.
create or replace function thidua.reopen_cycle(p_cycle_id bigint, p_role text, p_reason text, p_document text) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    reopened cycle;
begin
    select * into strict reopened
    from cycle
    where council_id = this_council and cycle_id = p_cycle_id
    for update;

    insert into cycle_reopening (council_id, cycle_id, revision, reason, document, author, at)
    values (this_council, p_cycle_id, reopened.revision + 1, p_reason, p_document, current_actor(), current_instant());
    update cycle
    set state = 'appraisal', revision = reopened.revision + 1
    where council_id = this_council and cycle_id = p_cycle_id;

    insert into cycle_transition (council_id, cycle_id, from_state, to_state, author, role, at, reason, document)
    values (this_council, p_cycle_id, 'closed', 'appraisal', current_actor(), p_role, current_instant(), p_reason, p_document);
    insert into event (council_id, at, actor, command, object, before, after, reason)
    select this_council, current_instant(), current_actor(), 'cycle reopen', 'cycle/' || cluster.code || '/' || reopened.year,
           jsonb_build_object('state', 'closed', 'revision', reopened.revision),
           jsonb_build_object('state', 'appraisal', 'revision', reopened.revision + 1, 'document', p_document), p_reason
    from cluster
    where cluster.council_id = this_council and cluster.cluster_id = reopened.cluster_id;

    -- The closing waits again for the cycles that it has.
    update closing
    set state = 'held'
    where council_id = this_council and year = reopened.year and kind = 'year_end' and state = 'closed';
    return reopened.revision + 1;
end
$$;
