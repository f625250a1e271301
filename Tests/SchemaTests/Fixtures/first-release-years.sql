-- Two years of a council as the first release kept them, brought in by its own functions: 2024 is closed by thresholds that
-- the council had of its own; 2025 is open and stands at every desk. The criteria of cum-2 give and take nothing outside the
-- base.

set local role thidua_app;
select set_config('thidua.actor', 'vanthu', true), set_config('thidua.instant', '2024-01-10 09:00+07', true);
select add_council('tinh-mau', 'Tỉnh mẫu', 'province', null, 'Asia/Ho_Chi_Minh');
update council set excellent_from = 95 where code = 'tinh-mau';
select import_clusters(
    array['cum-1', 'cum-1', 'cum-1', 'cum-1', 'cum-2', 'cum-2'],
    array['Cụm 1', 'Cụm 1', 'Cụm 1', 'Cụm 1', 'Cụm 2', 'Cụm 2'],
    array['cum', 'cum', 'cum', 'cum', 'cum', 'cum'],
    array['a', 'b', 'c', 'd', 'e', 'f'], array['A', 'B', 'C', 'D', 'E', 'F'], '2024-01-01');
create temporary table card_row (line integer, unit text, criterion text, points numeric, bonus numeric, reason text)
    on commit drop;

-- 2024, closed.
select open_cycles(2024, null, '2024-01-01', '2024-12-31');
select import_criteria('bang-diem', 2024, null, 100, 5, array['1', '2', 'x'], array[60, 40, 10],
    array['1.1', '2.1', 't', 'p'], array[1, 2, 3, 3], array['một', 'hai', 'thưởng', 'phạt'],
    array['manual', 'boolean', 'bonus', 'deduction'], array[60, 40, 10, 10], array[0.5, 40, 1, 1], array[0, 5, 0, 0],
    array[false, true, false, false]);
insert into card_row
select row_number() over (), unit, criterion, points, 0, null
from unnest(array['a', 'b', 'c', 'd', 'e', 'f'], array[60, 50, 50, 40, 60, 41.5]) as u (unit, first)
cross join lateral (values ('1.1', first), ('2.1', 40)) as lines (criterion, points);
select write_cards(2024, null, 'self', 'card import');
insert into card_row values (100, 'a', 't', 3, 0, null), (101, 'b', 'p', 2, 0, 'Nộp báo cáo muộn');
select write_cards(2024, null, 'decided', 'card import');
select set_config('thidua.instant', '2025-01-31 17:00+07', true);
select close_cycles(2024, 'year_end');

-- 2025, open: a decided, b agreed, c reviewed, d scored by itself, e half done, f not begun.
select open_cycles(2025, null, '2025-01-01', '2025-12-31');
select import_criteria('bang-diem', 2025, array['cum-1'], 100, 5, array['1', '2', 'x'], array[60, 40, 10],
    array['1.1', '2.1', 't', 'p'], array[1, 2, 3, 3], array['một', 'hai', 'thưởng', 'phạt'],
    array['manual', 'manual', 'bonus', 'deduction'], array[60, 40, 10, 10], array[0.5, 0.25, 1, 1], array[0, 5, 0, 0],
    array[false, true, false, false]);
select import_criteria('bang-ngan', 2025, array['cum-2'], 100, 5, array['A'], array[100],
    array['A1', 'A2'], array[1, 1], array['một', 'hai'], array['manual', 'manual'], array[60, 40], array[0.5, 0.5],
    array[0, 0], array[false, false]);
truncate card_row;
insert into card_row
select row_number() over (), unit, criterion, points, 0, null
from unnest(array['a', 'b', 'c', 'd']) as u (unit)
cross join (values ('1.1', 50), ('2.1', 40)) as lines (criterion, points);
insert into card_row values (50, 'e', 'A1', 55, 0, null);
select write_cards(2025, null, 'self', 'card import');
delete from card_row where unit in ('d', 'e');
update card_row set points = 49.5, reason = 'Thiếu minh chứng' where criterion = '1.1';
select write_cards(2025, null, 'head', 'card import');
delete from card_row where unit = 'c';
select write_cards(2025, null, 'agreed', 'card import');
delete from card_row where unit = 'b';
select write_cards(2025, null, 'decided', 'card import');
select schedule_closing(2025, 'year_end', '2026-01-31 17:00+07', '2026-03-02 17:00+07');
reset role;
