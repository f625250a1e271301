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
    wanted record;
begin
    for wanted in
        select role_name, format('create role %I %s nosuperuser nobypassrls nocreaterole nocreatedb', role_name, login) as sql
        from (values ('thidua_owner', 'nologin'), ('thidua_app', 'nologin'), ('thidua_scheduler', 'nologin'),
                     ('thidua_council', 'nologin'), ('thidua_auditor', 'nologin'), ('thidua', 'login noinherit')
             ) as needed (role_name, login)
    loop
        if not exists (select from pg_roles where rolname = wanted.role_name) then
            -- Another database of the server may be migrated at the same moment; no lock reaches across databases.
            begin
                execute wanted.sql;
            exception
                when duplicate_object or unique_violation then null;
            end;
        end if;
    end loop;

    for wanted in
        select needed.role_name, needed.member, format('grant %I to %I', needed.role_name, needed.member) as sql
        from (values ('thidua_app', 'thidua'), ('thidua_scheduler', 'thidua'), ('thidua_owner', current_user::text)
             ) as needed (role_name, member)
    loop
        if not pg_has_role(wanted.member::name, wanted.role_name::name, 'member') then
            begin
                execute wanted.sql;
            exception
                when duplicate_object or unique_violation then null;
            end;
        end if;
    end loop;
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
