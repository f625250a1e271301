-- Why: events and scores name who acted. The session says it once, when it enters the council.
create or replace function thidua.current_actor() returns text
    language sql stable parallel safe
    return coalesce(nullif(current_setting('thidua.actor', true), ''), session_user::text);
