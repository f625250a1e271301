-- Why: members agree to a text. Once somebody has spoken on a version its text stays as it was, once the council has approved it
-- nobody speaks on it any more, and its state only goes forward: draft, approved, in force, superseded.
create or replace function thidua.refuse_settled_regulation() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    settled record;
begin
    -- The lock makes a word wait for an approval that is under way, so that it is either heard or refused.
    with touched as materialized (
        select regulation.council_id, regulation.regulation_id, regulation.cluster_id, regulation.version, regulation.state
        from regulation
        where (regulation.council_id, regulation.regulation_id) in
              (select changed.council_id, changed.regulation_id from changed)
        for share
    )
    select cluster.code, touched.version, touched.state into settled
    from touched
    join cluster using (council_id, cluster_id)
    where touched.state <> 'draft'
       or tg_table_name = 'regulation_part'
          and exists (select from regulation_response as response
                      where response.council_id = touched.council_id and response.regulation_id = touched.regulation_id)
    limit 1;
    if found then
        perform refuse('TD001', 'regulation_settled', 'cluster', settled.code, 'version', settled.version::text,
                       'state', settled.state);
    end if;
    return null;
end
$$;

create or replace function thidua.refuse_regulation_step_back() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
begin
    if (old.state, new.state) not in (('draft', 'approved'), ('approved', 'in_force'), ('in_force', 'superseded'))
        or old.approved_at is not null
           and (old.approved_by, old.approved_at, old.approval_document)
               is distinct from (new.approved_by, new.approved_at, new.approval_document)
        or old.in_force_from is not null and old.in_force_from is distinct from new.in_force_from then
        perform refuse('TD001', 'regulation_settled', 'version', old.version::text, 'state', old.state,
                       'cluster', (select code from cluster
                                   where council_id = old.council_id and cluster_id = old.cluster_id));
    end if;
    return new;
end
$$;

create or replace trigger settled before update on thidua.regulation
    for each row execute function thidua.refuse_regulation_step_back();
create or replace trigger settled_insert after insert on thidua.regulation_part
    referencing new table as changed for each statement execute function thidua.refuse_settled_regulation();
create or replace trigger settled_insert after insert on thidua.regulation_response
    referencing new table as changed for each statement execute function thidua.refuse_settled_regulation();
