-- Why: every policy asks this. The daemon's role works for the council that its transaction entered; a role that connects
-- with psql or a reporting tool belongs to the council it is mapped to, and nothing it sets can change that.
create or replace function thidua.current_council() returns bigint
    language sql stable parallel safe
    return case
        when current_user = 'thidua_app' then nullif(current_setting('thidua.council', true), '')::bigint
        else thidua.council_of_login()
    end;
