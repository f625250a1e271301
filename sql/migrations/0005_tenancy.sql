-- Why: no council sees another's rows. Row-level security is enabled and forced on every table that carries council_id,
-- so that even the owner of the tables sees nothing without a council, and each role gets only what its work needs.

-- A row of a council that does not exist. The daemon proves at its start that it cannot see it.
create table canary (
    council_id bigint not null,
    constraint canary_pkey primary key (council_id),
    constraint canary_is_of_no_council check (council_id = 0)
);
insert into canary values (0);

do $$
declare
    tenant_table name;
begin
    for tenant_table in
        select c.relname
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'council_id' and not a.attisdropped
        where c.relnamespace = 'thidua'::regnamespace
          and c.relkind = 'r'
        order by c.relname
    loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        if tenant_table <> 'council_login' then
            -- The sub-select makes the council known once a statement instead of once a row.
            execute format(
                'create policy of_one_council on %I using (council_id = (select current_council()))', tenant_table);
        end if;
    end loop;
end
$$;

-- Asking the council of a login must not ask for the council of a login.
create policy of_one_login on council_login using (role_name = current_user);

create policy scheduler_sees_every_lane on lane to thidua_scheduler using (true);
create policy scheduler_sees_every_job on job to thidua_scheduler using (true);
create policy scheduler_sees_the_directory on council for select to thidua_scheduler using (true);

-- The daemon writes what a year needs; what is recorded once is never updated, and nothing is deleted.
grant select, insert on all tables in schema thidua to thidua_app;
revoke insert on council_login, canary, schema_file from thidua_app;
grant usage on sequence council_id_seq to thidua_app;
grant update on council, cluster, unit, membership, cycle, closing, closing_cycle, lane to thidua_app;
grant update (figure, base, bonus, deduction, total, digest) on scorecard to thidua_app;
grant update (self_points, self_bonus, self_reason, self_entry, head_points, head_bonus, head_reason, head_entry,
              agreed_points, agreed_bonus, agreed_reason, agreed_entry,
              decided_points, decided_bonus, decided_reason, decided_entry) on scorecard_line to thidua_app;
grant update (due_at, run_at, not_after, state, attempt, finished_at, error) on job to thidua_app;

-- The directory is a council's code, name, level, parent and time zone, so that a lane can be named.
grant select (council_id, code, name, level, parent_id, time_zone, created_at) on council to thidua_scheduler;
grant select on council_login, lane, job to thidua_scheduler;
grant update (turn_at) on lane to thidua_scheduler;
grant update (state, run_at, attempt, result, error, started_at, finished_at) on job to thidua_scheduler;

-- What a council may read by SQL: what its standings rest on, not the scores of a year that is still open.
grant select on council_login, council, cluster, unit, membership, cycle, criteria_set, criterion_group, criterion,
    closing, closing_cycle, standing to thidua_council, thidua_auditor;
grant select on event to thidua_auditor;
