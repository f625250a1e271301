-- Why: a role that connects with psql or a reporting tool belongs to the council it is mapped to. This stands apart from
-- current_council() because PostgreSQL takes a function apart into its caller's plan only where it has no query inside.
create or replace function thidua.council_of_login() returns bigint
    language sql stable parallel safe
    return (select council_id from thidua.council_login where role_name = current_user);
