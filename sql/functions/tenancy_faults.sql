-- Why: the daemon does not trust that its database keeps councils apart; it proves it at every start. One row a fault, none
-- when all is well. session_user is the login itself, whatever role the transaction works as.
create or replace function thidua.tenancy_faults() returns table (fault text, remedy text)
    language sql stable
begin atomic
    select format('login "%s" is a superuser or bypasses row-level security', session_user),
           'Let the daemon log in as "thidua", or: alter role ... nosuperuser nobypassrls'
    from pg_roles
    where rolname = session_user
      and (rolsuper or rolbypassrls)
    union all
    select format('login "%s" can act as the owner of the schema', session_user),
           format('revoke thidua_owner from %I', session_user)
    from pg_roles
    where rolname = session_user
      and not rolsuper
      and pg_has_role(session_user, 'thidua_owner', 'member')
    union all
    select format('login "%s" has the rights of its roles without switching to them', session_user),
           format('alter role %I noinherit', session_user)
    from pg_roles
    where rolname = session_user
      and rolinherit
      and not rolsuper
    union all
    select format('login "%s" is not a member of %s', session_user, needed.role),
           format('grant %I to %I', needed.role, session_user)
    from unnest(array['thidua_app', 'thidua_scheduler']) as needed (role)
    where not pg_has_role(session_user, needed.role::name, 'member')
    union all
    select format('role %s owns tables, is a superuser or bypasses row-level security', working.rolname),
           format('alter role %I nosuperuser nobypassrls; reassign what it owns to thidua_owner', working.rolname)
    from pg_roles as working
    where working.rolname in ('thidua_app', 'thidua_scheduler')
      and (working.rolsuper or working.rolbypassrls
           or exists (select from pg_class where relowner = working.oid and relnamespace = 'thidua'::regnamespace))
    union all
    select format('table %s does not force row-level security', tenant.relname),
           format('alter table thidua.%I enable row level security, force row level security', tenant.relname)
    from pg_class as tenant
    join pg_attribute as key on key.attrelid = tenant.oid and key.attname = 'council_id' and not key.attisdropped
    where tenant.relnamespace = 'thidua'::regnamespace
      and tenant.relkind in ('r', 'p')
      and not (tenant.relrowsecurity and tenant.relforcerowsecurity)
    union all
    select format('table %s has no policy', tenant.relname), 'restore the schema with "thiduad migrate" on a sound database'
    from pg_class as tenant
    join pg_attribute as key on key.attrelid = tenant.oid and key.attname = 'council_id' and not key.attisdropped
    where tenant.relnamespace = 'thidua'::regnamespace
      and tenant.relkind in ('r', 'p')
      and not exists (select from pg_policy where polrelid = tenant.oid);
end;
