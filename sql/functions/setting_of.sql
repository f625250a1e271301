-- Why: what one setting is for one cycle; null where the council has no such cycle.
create or replace function thidua.setting_of(p_cycle_id bigint, p_name text) returns text
    language sql stable
    return (select resolved.value from thidua.settings_of(array[p_cycle_id], array[p_name]) as resolved);
