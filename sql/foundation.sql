-- Why: roles belong to the whole server, not to one database, and a role that can log in must never own what it reads.
-- This file makes the roles, the schema's home, its ledger and the one extension; the migrator runs it first, every time,
-- as the login that migrates (a superuser, or a role with CREATEROLE that owns the database). Running it again changes nothing.
--
--   thidua_owner      no login; owns the schema; only migrations act as it
--   thidua_app        no login; works for one council at a time under row-level security
--   thidua_scheduler  no login; sees lanes, jobs and the directory of councils, nothing else
--   thidua_council    no login; group of the roles with which a council reads its own rows by SQL
--   thidua_auditor    no login; as thidua_council, and the events
--   thidua            the daemon's login; inherits nothing, so that without a role switch it sees nothing

do $$
declare
    wanted text;
begin
    foreach wanted in array array['thidua_owner', 'thidua_app', 'thidua_scheduler', 'thidua_council', 'thidua_auditor']
    loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I nologin nosuperuser nobypassrls nocreaterole nocreatedb', wanted);
        end if;
    end loop;
    if not exists (select from pg_roles where rolname = 'thidua') then
        create role thidua login noinherit nosuperuser nobypassrls nocreaterole nocreatedb;
    end if;
    if not pg_has_role('thidua', 'thidua_app', 'member') then
        grant thidua_app to thidua;
    end if;
    if not pg_has_role('thidua', 'thidua_scheduler', 'member') then
        grant thidua_scheduler to thidua;
    end if;
    if not pg_has_role(current_user, 'thidua_owner', 'member') then
        execute format('grant thidua_owner to %I', current_user);
    end if;
end
$$;

-- Two memberships of one unit may not overlap in time; an exclusion constraint over plain columns needs this operator class.
create extension if not exists btree_gist with schema public;

create schema if not exists thidua authorization thidua_owner;

do $$
begin
    -- Imports stage their rows in temporary tables.
    execute format('grant connect, temporary on database %I to thidua_app', current_database());
    execute format('grant connect on database %I to thidua, thidua_council, thidua_auditor', current_database());
end
$$;

-- Which file of this schema was applied, with the hash of its text: the migrator refuses an edited or newer schema by it.
create table if not exists thidua.schema_file (
    path       text        not null,
    sha256     text        not null,
    applied_at timestamptz not null,
    constraint schema_file_pkey primary key (path)
);
alter table thidua.schema_file owner to thidua_owner;
grant usage on schema thidua to thidua_app, thidua_scheduler, thidua_council, thidua_auditor;
grant select on thidua.schema_file to thidua_app, thidua_scheduler, thidua_council, thidua_auditor;
