-- Why: stub.
create or replace function thidua.setting_of(p_cycle_id bigint, p_name text) returns text language sql stable return '10';
