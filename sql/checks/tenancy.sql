-- Why: no council sees another's rows, whoever asks and however. Runs in a transaction that is rolled back.

set local role thidua_app;
select set_config('thidua.actor', 'check', true), set_config('thidua.instant', '2026-01-01 00:00+07', true);

do $$
declare
    mine bigint;
    other bigint;
begin
    assert (select count(*) from council) = 0, 'without a council there are no rows';
    other := add_council('tinh-khac', 'Tỉnh khác', 'province', null, 'Asia/Ho_Chi_Minh');
    perform import_clusters(array['cum-1'], array['Cụm 1'], array['cum'], array['a'], array['A'], '2025-01-01');
    mine := add_council('tinh-mau', 'Tỉnh mẫu', 'province', null, 'Asia/Ho_Chi_Minh');
    assert (select array_agg(code::text) from council) = array['tinh-mau'], 'a council sees itself';
    assert (select count(*) from unit) = 0, 'and not the units of the other';
    begin
        insert into unit (council_id, code, name, valid_from) values (other, 'x', 'X', '2025-01-01');
        assert false, 'a row of another council was written';
    exception
        when insufficient_privilege then null;
    end;
    update unit set name = 'B';
    perform set_config('thidua.council', other::text, true);
    assert (select name from unit) = 'A', 'an update never reaches another council';
    begin
        insert into membership (council_id, unit_id, valid_from, cluster_id)
        select council_id, unit_id, '2025-06-01', cluster_id from membership;
        assert false, 'a unit was in two clusters at once';
    exception
        when exclusion_violation then null;
    end;
    perform set_config('thidua.council', mine::text, true);
    begin
        insert into cycle (council_id, cluster_id, year, starts_on, ends_on)
        values (mine, 1, 2025, '2025-01-01', '2025-12-31');
        assert false, 'a row points into another council';
    exception
        when foreign_key_violation then null;
    end;
end
$$;

set local role thidua_scheduler;
do $$
begin
    assert (select count(*) from lane) = 2 and (select count(code) from council) = 2, 'the scheduler sees lanes and the directory';
    perform from unit;
    assert false, 'the scheduler reads units';
exception
    when insufficient_privilege then null;
end
$$;

reset role;
create role thidua_check_login nologin in role thidua_council; -- Gone with the transaction.
set local role thidua_owner;
select set_config('thidua.council', '', true);
do $$
begin
    assert (select count(*) from unit) = 0, 'forced: even the owner sees nothing';
end
$$;
reset role;
insert into council_login (council_id, role_name)
select council_id, 'thidua_check_login' from council where code = 'tinh-khac';
set local role thidua_check_login;
select set_config('thidua.council', '1', true);
do $$
begin
    assert (select array_agg(code::text) from council) = array['tinh-khac'], 'a mapped role belongs to its council, whatever it sets';
    assert (select array_agg(unit::text) from council_member) = array['a'], 'and reads it through the views';
    perform from scorecard_line;
    assert false, 'a direct role reads open scores';
exception
    when insufficient_privilege then null;
end
$$;
