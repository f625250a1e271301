-- Why: the closing in plain SQL, as a reader of the schema would try it: ranks with a tie, a held cycle, classes on their
-- thresholds, digests, the second run, and everything frozen afterwards. Runs in a transaction that is rolled back.

set local role thidua_app;
select set_config('thidua.actor', 'check', true), set_config('thidua.instant', '2026-01-31 17:00+07', true);
select add_council('tinh-mau', 'Tỉnh mẫu', 'province', null, 'Asia/Ho_Chi_Minh');
select import_clusters(
    array['cum-1', 'cum-1', 'cum-1', 'cum-1', 'cum-2', 'cum-2'],
    array['Cụm 1', 'Cụm 1', 'Cụm 1', 'Cụm 1', 'Cụm 2', 'Cụm 2'],
    array['cum', 'cum', 'cum', 'cum', 'cum', 'cum'],
    array['a', 'b', 'c', 'd', 'e', 'f'], array['A', 'B', 'C', 'D', 'E', 'F'], '2025-01-01');
select open_cycles(2025, null, '2025-01-01', '2025-12-31');
select import_criteria('bang-diem', 2025, null, 100, 5, array['1', '2', 'x'], array[60, 40, 10],
    array['1.1', '2.1', 't', 'p'], array[1, 2, 3, 3], array['một', 'hai', 'thưởng', 'phạt'],
    array['manual', 'manual', 'bonus', 'deduction'], array[60, 40, 10, 10], array[0.5, 0.25, 1, 1], array[0, 5, 0, 0],
    array[false, false, false, false]);

create temporary table card_row (line integer, unit text, criterion text, half smallint, points numeric, bonus numeric,
                                 fact text, reason text) on commit drop;
insert into card_row values
    (2, 'a', '1.1', 0, 60, 0, null, null), (3, 'a', '2.1', 0, 30, 0, null, null),
    (4, 'b', '1.1', 0, 60, 0, null, null), (5, 'b', '2.1', 0, 30, 0, null, null),
    (6, 'c', '1.1', 0, 60, 0, null, null), (7, 'c', '2.1', 0, 40, 5, null, null), (8, 'c', 't', 0, 10, 0, null, null),
    (9, 'c', 'p', 0, 1, 0, null, 'late'), (10, 'd', '1.1', 0, 40, 0, null, null), (11, 'd', '2.1', 0, 24.75, 0, null, null),
    (12, 'e', '1.1', 0, 1, 0, null, null), (13, 'e', '2.1', 0, 0, 0, null, null), (14, 'f', '1.1', 0, 60, 0, null, null);
select resolve_cards(2025, null, 'decided');

do $$
declare
    first_inputs bytea;
begin
    assert (select count(*) from check_cards(2025, null, 'decided', '{}', '{}', 10)) = 0, 'the rows are right';
    perform write_cards(2025, 'decided', 'card import', 'admin', '1/QĐ');
    update scorecard set state = 'decided' where figure = 'decided';
    assert (select (figure, base, bonus, deduction, total) = ('decided', 100.00, 5.00, 1.00, 104.00)
            from scorecard join unit using (council_id, unit_id) where code = 'c'), 'bonus is capped at the set''s cap';
    assert (select figure is null and total is null and digest is not null
            from scorecard join unit using (council_id, unit_id) where code = 'f'), 'missing is not zero';

    perform record_on_paper(array(select cycle_id from cycle), 'year_end', '1/BB');
    perform close_cycles(2025, 'year_end');
    assert (select string_agg(unit.code || rank || tied || class, ' ' order by unit.code)
            from standing join unit using (council_id, unit_id))
        = 'a2trueexcellent b2trueexcellent c1falseexcellent d4falseaverage', 'ranks 1, 2, 2, 4 and classes';
    assert (select string_agg(award || no || unit.code, ' ' order by award desc)
            from award_slot left join unit using (council_id, unit_id)) = 'flag1c', 'the tie leaves the certificate open';
    assert (select (guard, unit.code, waiting_units) = ('card_not_decided', 'f', 1)
            from closing_cycle join unit using (council_id, unit_id)), 'the held cycle names its unit';
    assert (select state = 'held' from closing), 'a closing with a held cycle is held';
    select inputs_digest into first_inputs from closing_cycle where outcome = 'closed';
    assert (select not closed_now and inputs_digest = first_inputs
            from close_cycles(2025, 'year_end') where cluster_code = 'cum-1'), 'a second run answers what was recorded';
    assert (select count(*) from event where command = 'closing run') = 2, 'and leaves no second event';
end
$$;

-- Everything that a closed cycle rests on refuses writes, one statement at a time.
do $$
declare
    attempt text;
begin
    foreach attempt in array array[
        $sql$update scorecard set total = total where unit_id in (select unit_id from unit where code = 'a')$sql$,
        $sql$update scorecard_line set decided_reason = 'x' where unit_id in (select unit_id from unit where code = 'a')$sql$,
        $sql$insert into scorecard (council_id, cycle_id, unit_id)
             select council_id, cycle_id, (select unit_id from unit where code = 'e') from cycle where state = 'closed'$sql$,
        $sql$insert into criterion_group (council_id, criteria_set_id, group_no, code, max)
             select council_id, criteria_set_id, 9, 'z', 1 from criteria_set$sql$,
        $sql$update closing_cycle set decided_at = decided_at where outcome = 'closed'$sql$,
        $sql$update cycle set state = 'appraisal' where state = 'closed'$sql$]
    loop
        begin
            execute attempt;
            raise exception 'not refused: %', attempt;
        exception
            when sqlstate 'TD001' then null;
        end;
    end loop;
    foreach attempt in array array[
        'update standing set rank = 1', 'delete from standing', 'delete from event', 'update event set actor = actor',
        'update criterion set max = 1', 'delete from scorecard_line', 'truncate scorecard']
    loop
        begin
            execute attempt;
            raise exception 'not refused: %', attempt;
        exception
            when insufficient_privilege then null;
        end;
    end loop;
end
$$;
