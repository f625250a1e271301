-- The functions of the first release, without comments and indentation, in the order in which it applied them.

-- functions/council_of_login.sql
create or replace function thidua.council_of_login() returns bigint
language sql stable parallel safe
return (select council_id from thidua.council_login where role_name = current_user);

-- functions/current_council.sql
create or replace function thidua.current_council() returns bigint
language sql stable parallel safe
return case
when current_user = 'thidua_app' then nullif(current_setting('thidua.council', true), '')::bigint
else thidua.council_of_login()
end;

-- functions/current_actor.sql
create or replace function thidua.current_actor() returns text
language sql stable parallel safe
return coalesce(nullif(current_setting('thidua.actor', true), ''), session_user::text);

-- functions/current_instant.sql
create or replace function thidua.current_instant() returns timestamptz
language sql stable parallel safe
return nullif(current_setting('thidua.instant', true), '')::timestamptz;

-- functions/tenancy_faults.sql
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

-- functions/digest_field.sql
create or replace function thidua.digest_field(value text) returns text
language sql immutable parallel safe
return coalesce(octet_length(value)::text || ':' || value, '-');

-- functions/class_of.sql
create or replace function thidua.class_of(
total numeric, base_total numeric, excellent_from numeric, good_from numeric, fair_from numeric
) returns text
language sql immutable parallel safe
return case
when total * 100 >= excellent_from * base_total then 'excellent'
when total * 100 >= good_from * base_total then 'good'
when total * 100 >= fair_from * base_total then 'fair'
else 'average'
end;

-- functions/line_digest_text.sql
create or replace function thidua.line_digest_text(line thidua.scorecard_line) returns text
language sql immutable parallel safe
return thidua.digest_field(line.criterion_no::text)
|| thidua.digest_field(line.self_points::text)
|| thidua.digest_field(line.self_bonus::text)
|| thidua.digest_field(line.self_reason)
|| thidua.digest_field(line.head_points::text)
|| thidua.digest_field(line.head_bonus::text)
|| thidua.digest_field(line.head_reason)
|| thidua.digest_field(line.agreed_points::text)
|| thidua.digest_field(line.agreed_bonus::text)
|| thidua.digest_field(line.agreed_reason)
|| thidua.digest_field(line.decided_points::text)
|| thidua.digest_field(line.decided_bonus::text)
|| thidua.digest_field(line.decided_reason);

-- functions/record_event.sql
create or replace function thidua.record_event(
p_command text, p_object text, p_before jsonb default null, p_after jsonb default null, p_reason text default null
) returns void
language sql volatile
begin atomic
insert into thidua.event (council_id, at, actor, command, object, before, after, reason)
values (thidua.current_council(), thidua.current_instant(), thidua.current_actor(),
p_command, p_object, p_before, p_after, p_reason);
end;

-- functions/refuse_event_change.sql
create or replace function thidua.refuse_event_change() returns trigger
language plpgsql
as $$
begin
raise exception using
errcode = 'TD004',
message = format('events are never changed: %s refused', lower(tg_op)),
hint = 'correct a mistake by a new act, which leaves its own event';
end
$$;
create or replace trigger event_is_append_only
before update or delete or truncate on thidua.event
for each statement execute function thidua.refuse_event_change();

-- functions/refuse_frozen.sql
create or replace function thidua.refuse_frozen_cycle() returns trigger
language plpgsql
set search_path = thidua, pg_temp
as $$
declare
frozen record;
begin
with touched as materialized (
select cycle.cluster_id, cycle.year, cycle.state
from cycle
where (cycle.council_id, cycle.cycle_id) in (select changed.council_id, changed.cycle_id from changed)
order by cycle.cycle_id
for share
)
select cluster.code, touched.year
into frozen
from touched
join cluster on cluster.council_id = current_council() and cluster.cluster_id = touched.cluster_id
where touched.state = 'closed'
order by cluster.code
limit 1;
if found then
raise exception using
errcode = 'TD001',
message = format('cycle %s of %s is closed: its %s rows are frozen', frozen.year, frozen.code, tg_table_name),
hint = 'a closed cycle is not changed; a mistake is put right in a new revision by the chair';
end if;
return null;
end
$$;
create or replace function thidua.refuse_closed_row() returns trigger
language plpgsql
as $$
begin
raise exception using
errcode = 'TD001',
message = format('%s of year %s is closed and frozen', tg_table_name, old.year),
hint = 'a closed cycle is not changed; a mistake is put right in a new revision by the chair';
end
$$;
create or replace function thidua.refuse_frozen_criteria() returns trigger
language plpgsql
set search_path = thidua, pg_temp
as $$
begin
if exists (
select
from cycle
where (cycle.council_id, cycle.criteria_set_id) in
(select changed.council_id, changed.criteria_set_id from changed)
and cycle.state = 'closed'
) then
raise exception using
errcode = 'TD001',
message = format('a closed cycle was scored by this criteria set: its %s rows are frozen', tg_table_name),
hint = 'import the criteria as a new set for the next cycle';
end if;
return null;
end
$$;
create or replace trigger frozen_cycle before update on thidua.cycle
for each row when (old.state = 'closed') execute function thidua.refuse_closed_row();
create or replace trigger frozen_closing before update on thidua.closing
for each row when (old.state = 'closed') execute function thidua.refuse_closed_row();
create or replace trigger frozen_insert after insert on thidua.scorecard
referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_update after update on thidua.scorecard
referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_insert after insert on thidua.scorecard_line
referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_update after update on thidua.scorecard_line
referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_insert after insert on thidua.standing
referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_update after update on thidua.standing
referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_insert after insert on thidua.closing_cycle
referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_update after update on thidua.closing_cycle
referencing new table as changed for each statement execute function thidua.refuse_frozen_cycle();
create or replace trigger frozen_insert after insert on thidua.criterion
referencing new table as changed for each statement execute function thidua.refuse_frozen_criteria();
create or replace trigger frozen_insert after insert on thidua.criterion_group
referencing new table as changed for each statement execute function thidua.refuse_frozen_criteria();

-- functions/keep_card_totals.sql
create or replace function thidua.keep_card_totals() returns trigger
language plpgsql
set search_path = thidua, pg_temp
as $$
begin
perform
from (select distinct council_id, cycle_id, unit_id from changed order by council_id, cycle_id, unit_id) as touched
cross join lateral (
select
from scorecard as card
where card.council_id = touched.council_id
and card.cycle_id = touched.cycle_id
and card.unit_id = touched.unit_id
for no key update
) as locked;
with touched as materialized (
select distinct council_id, cycle_id, unit_id
from changed
),
summed as materialized (
select touched.council_id, touched.cycle_id, touched.unit_id, complete.figure,
coalesce(figured.base, 0) as base,
least(coalesce(figured.bonus, 0), criteria_set.bonus_cap) as bonus,
coalesce(figured.deduction, 0) as deduction,
figured.digest
from touched
join cycle using (council_id, cycle_id)
join criteria_set using (council_id, criteria_set_id)
cross join lateral (
select case criteria_set.required_lines
when count(line.decided_points) then 'decided'
when count(line.agreed_points) then 'agreed'
when count(line.head_points) then 'head'
when count(line.self_points) then 'self'
end as figure
from scorecard_line as line
join criterion using (council_id, criteria_set_id, criterion_no)
where line.council_id = touched.council_id
and line.cycle_id = touched.cycle_id
and line.unit_id = touched.unit_id
and criterion.kind not in ('bonus', 'deduction')
) as complete
cross join lateral (
select sum(given.points) filter (where criterion.kind not in ('bonus', 'deduction')) as base,
coalesce(sum(given.bonus), 0)
+ coalesce(sum(given.points) filter (where criterion.kind = 'bonus'), 0) as bonus,
sum(given.points) filter (where criterion.kind = 'deduction') as deduction,
sha256(convert_to(string_agg(line_digest_text(line), '' order by line.criterion_no), 'UTF8')) as digest
from scorecard_line as line
join criterion using (council_id, criteria_set_id, criterion_no)
cross join lateral (
select case complete.figure
when 'decided' then line.decided_points
when 'agreed' then line.agreed_points
when 'head' then line.head_points
when 'self' then line.self_points
end as points,
case complete.figure
when 'decided' then line.decided_bonus
when 'agreed' then line.agreed_bonus
when 'head' then line.head_bonus
when 'self' then line.self_bonus
end as bonus
) as given
where line.council_id = touched.council_id
and line.cycle_id = touched.cycle_id
and line.unit_id = touched.unit_id
) as figured
)
update scorecard
set figure = summed.figure,
base = case when summed.figure is not null then summed.base end,
bonus = case when summed.figure is not null then summed.bonus end,
deduction = case when summed.figure is not null then summed.deduction end,
total = case when summed.figure is not null
then greatest(summed.base + summed.bonus - summed.deduction, 0) end,
digest = summed.digest
from summed
where scorecard.council_id = summed.council_id
and scorecard.cycle_id = summed.cycle_id
and scorecard.unit_id = summed.unit_id;
return null;
end
$$;
create or replace trigger totals_insert after insert on thidua.scorecard_line
referencing new table as changed for each statement execute function thidua.keep_card_totals();
create or replace trigger totals_update after update on thidua.scorecard_line
referencing new table as changed for each statement execute function thidua.keep_card_totals();
create or replace trigger totals_delete after delete on thidua.scorecard_line
referencing old table as changed for each statement execute function thidua.keep_card_totals();

-- functions/take_import_key.sql
create or replace function thidua.take_import_key(p_key text, p_command text, p_payload_sha256 bytea) returns boolean
language plpgsql
set search_path = thidua, pg_temp
as $$
declare
known import_key;
begin
insert into import_key (council_id, key, command, payload_sha256, at)
values (current_council(), p_key, p_command, p_payload_sha256, current_instant())
on conflict (council_id, key) do nothing;
if found then
return true;
end if;
select * into known from import_key where council_id = current_council() and key = p_key;
if known.command <> p_command or known.payload_sha256 <> p_payload_sha256 then
raise exception using errcode = 'TD007',
message = format('key "%s" was used for another import (%s)', p_key, known.command),
hint = 'take a new key for new content';
end if;
return false;
end
$$;

-- functions/add_council.sql
create or replace function thidua.add_council(
p_code text, p_name text, p_level text, p_parent_id bigint, p_time_zone text
) returns bigint
language plpgsql
set search_path = thidua, pg_temp
as $$
declare
new_id bigint := nextval('council_id_seq');
begin
if not exists (select from pg_timezone_names where name = p_time_zone) then
raise exception using
errcode = 'TD006',
message = format('"%s" is not a time zone', p_time_zone),
hint = 'give an IANA name such as Asia/Ho_Chi_Minh';
end if;
perform set_config('thidua.council', new_id::text, true);
insert into council (council_id, code, name, level, parent_id, time_zone, created_at)
values (new_id, p_code, normalize(p_name), p_level, p_parent_id, p_time_zone, current_instant())
on conflict (code) do nothing;
if not found then
return null;
end if;
insert into lane (council_id) values (new_id);
perform record_event('council add', 'council/' || p_code,
p_after => jsonb_build_object('name', p_name, 'level', p_level, 'parent_id', p_parent_id,
'time_zone', p_time_zone));
return new_id;
end
$$;

-- functions/import_clusters.sql
create or replace function thidua.import_clusters(
p_cluster text[], p_cluster_name text[], p_kind text[], p_unit text[], p_unit_name text[], p_from date
) returns table (clusters integer, units integer, changed integer)
language plpgsql
set search_path = thidua, pg_temp
as $$
declare
this_council constant bigint := current_council();
written integer;
before jsonb;
begin
changed := 0;
before := jsonb_strip_nulls(jsonb_build_object(
'clusters', (
select jsonb_object_agg(c.code, jsonb_build_object('name', c.name, 'kind', c.kind))
from cluster as c
join (select distinct code, name, kind
from unnest(p_cluster, p_cluster_name, p_kind) as r (code, name, kind)) as r using (code)
where c.council_id = this_council and (c.name, c.kind) is distinct from (normalize(r.name), r.kind)),
'units', (
select jsonb_object_agg(u.code, u.name)
from unit as u
join unnest(p_unit, p_unit_name) as r (code, name) using (code)
where u.council_id = this_council and u.name is distinct from normalize(r.name)),
'members', (
select jsonb_object_agg(unit.code, cluster.code)
from membership as m
join unit using (council_id, unit_id)
join cluster using (council_id, cluster_id)
join unnest(p_cluster, p_unit) as r (cluster_code, unit_code) on unit.code = r.unit_code
where m.council_id = this_council and cluster.code <> r.cluster_code
and daterange(m.valid_from, m.valid_to) @> p_from)));
insert into cluster as c (council_id, code, name, kind)
select distinct on (r.code) this_council, r.code, normalize(r.name), r.kind
from unnest(p_cluster, p_cluster_name, p_kind) as r (code, name, kind)
order by r.code
on conflict (council_id, code) do update
set name = excluded.name, kind = excluded.kind
where (c.name, c.kind) is distinct from (excluded.name, excluded.kind);
get diagnostics written = row_count;
changed := changed + written;
insert into unit as u (council_id, code, name, valid_from)
select this_council, r.code, normalize(r.name), p_from
from unnest(p_unit, p_unit_name) as r (code, name)
on conflict (council_id, code) do update
set name = excluded.name, valid_from = least(u.valid_from, excluded.valid_from)
where u.name is distinct from excluded.name::text or u.valid_from > excluded.valid_from;
get diagnostics written = row_count;
changed := changed + written;
update membership as m
set valid_to = p_from
from unnest(p_cluster, p_unit) as r (cluster_code, unit_code), cluster, unit
where cluster.council_id = this_council and cluster.code = r.cluster_code
and unit.council_id = this_council and unit.code = r.unit_code
and m.council_id = this_council and m.unit_id = unit.unit_id
and m.cluster_id <> cluster.cluster_id
and m.valid_from < p_from and (m.valid_to is null or m.valid_to > p_from);
get diagnostics written = row_count;
changed := changed + written;
update membership as m
set cluster_id = cluster.cluster_id
from unnest(p_cluster, p_unit) as r (cluster_code, unit_code), cluster, unit
where cluster.council_id = this_council and cluster.code = r.cluster_code
and unit.council_id = this_council and unit.code = r.unit_code
and m.council_id = this_council and m.unit_id = unit.unit_id
and m.cluster_id <> cluster.cluster_id
and m.valid_from = p_from;
get diagnostics written = row_count;
changed := changed + written;
update membership as m
set valid_from = p_from
from unnest(p_cluster, p_unit) as r (cluster_code, unit_code), cluster, unit
where cluster.council_id = this_council and cluster.code = r.cluster_code
and unit.council_id = this_council and unit.code = r.unit_code
and m.council_id = this_council and m.unit_id = unit.unit_id
and m.cluster_id = cluster.cluster_id
and m.valid_from > p_from
and not exists (
select
from membership as earlier
where earlier.council_id = this_council
and earlier.unit_id = m.unit_id
and earlier.valid_from < m.valid_from
and (earlier.valid_to is null or earlier.valid_to > p_from)
);
get diagnostics written = row_count;
changed := changed + written;
insert into membership (council_id, unit_id, valid_from, valid_to, cluster_id)
select this_council, unit.unit_id, p_from,
(select min(later.valid_from)
from membership as later
where later.council_id = this_council and later.unit_id = unit.unit_id and later.valid_from > p_from),
cluster.cluster_id
from unnest(p_cluster, p_unit) as r (cluster_code, unit_code)
join cluster on cluster.council_id = this_council and cluster.code = r.cluster_code
join unit on unit.council_id = this_council and unit.code = r.unit_code
where not exists (
select
from membership as m
where m.council_id = this_council
and m.unit_id = unit.unit_id
and m.cluster_id = cluster.cluster_id
and daterange(m.valid_from, m.valid_to) @> p_from
);
get diagnostics written = row_count;
changed := changed + written;
clusters := (select count(distinct code) from unnest(p_cluster) as r (code));
units := cardinality(p_unit);
if changed > 0 then
perform record_event('cluster import', 'clusters',
p_before => nullif(before, '{}'),
p_after => jsonb_build_object('clusters', clusters, 'units', units, 'changed', changed, 'from', p_from));
end if;
return next;
end
$$;

-- functions/open_cycles.sql
create or replace function thidua.open_cycles(
p_year integer, p_clusters text[], p_starts_on date, p_ends_on date
) returns table (cluster_code text, units integer, opened boolean)
language plpgsql
set search_path = thidua, pg_temp
as $$
declare
this_council constant bigint := current_council();
missing text;
fresh_cycles bigint[];
opened_cycles bigint[];
begin
select wanted.code into missing
from unnest(p_clusters) as wanted (code)
where not exists (select from cluster where cluster.council_id = this_council and cluster.code = wanted.code)
order by wanted.code
limit 1;
if found then
raise exception using errcode = 'TD002', message = format('there is no cluster "%s"', missing),
hint = 'cluster list shows the clusters; cluster import adds them';
end if;
with fresh as (
insert into cycle (council_id, cluster_id, year, starts_on, ends_on)
select this_council, cluster.cluster_id, p_year, p_starts_on, p_ends_on
from cluster
where cluster.council_id = this_council
and (p_clusters is null or cluster.code = any (p_clusters))
on conflict (council_id, year, cluster_id) do nothing
returning cycle_id
)
select coalesce(array_agg(fresh.cycle_id), '{}') into fresh_cycles from fresh;
if cardinality(fresh_cycles) > 0
and exists (select from closing where council_id = this_council and year = p_year and state = 'closed') then
raise exception using errcode = 'TD003', message = format('the year-end closing of %s is done', p_year),
hint = 'open the cycle in the next award year';
end if;
select coalesce(array_agg(cycle.cycle_id), '{}') into opened_cycles
from cycle
join cluster using (council_id, cluster_id)
where cycle.council_id = this_council
and cycle.year = p_year
and cycle.state <> 'closed'
and (p_clusters is null or cluster.code = any (p_clusters))
and not exists (select from scorecard as card
where card.council_id = this_council and card.cycle_id = cycle.cycle_id)
and (cycle.cycle_id = any (fresh_cycles)
or exists (select from membership
where membership.council_id = this_council and membership.cluster_id = cycle.cluster_id
and daterange(membership.valid_from, membership.valid_to) @> cycle.starts_on));
insert into scorecard (council_id, cycle_id, unit_id)
select this_council, cycle.cycle_id, membership.unit_id
from cycle
join membership on membership.council_id = this_council
and membership.cluster_id = cycle.cluster_id
and daterange(membership.valid_from, membership.valid_to) @> cycle.starts_on
where cycle.council_id = this_council
and cycle.cycle_id = any (opened_cycles);
insert into event (council_id, at, actor, command, object, after)
select this_council, current_instant(), current_actor(), 'cycle open', 'cycle/' || cluster.code || '/' || p_year,
jsonb_build_object('starts_on', cycle.starts_on, 'ends_on', cycle.ends_on)
from cycle
join cluster using (council_id, cluster_id)
where cycle.council_id = this_council
and cycle.cycle_id = any (opened_cycles)
order by cluster.code;
return query
select cluster.code::text,
(select count(*)::integer from scorecard as card
where card.council_id = this_council and card.cycle_id = cycle.cycle_id),
cycle.cycle_id = any (opened_cycles)
from cycle
join cluster using (council_id, cluster_id)
where cycle.council_id = this_council
and cycle.year = p_year
and (p_clusters is null or cluster.code = any (p_clusters))
order by cluster.code;
end
$$;

-- functions/import_criteria.sql
create or replace function thidua.import_criteria(
p_code text, p_year integer, p_clusters text[], p_base_total numeric, p_bonus_cap numeric,
p_group text[], p_group_max numeric[],
p_criterion text[], p_criterion_group integer[], p_text text[], p_kind text[], p_max numeric[], p_step numeric[],
p_bonus_max numeric[], p_needs_evidence boolean[]
) returns table (version integer, criteria integer, cycles integer, is_new boolean)
language plpgsql
set search_path = thidua, pg_temp
as $$
declare
this_council constant bigint := current_council();
set_digest bytea;
set_id bigint;
scored text;
missing text;
begin
select wanted.code into missing
from unnest(p_clusters) as wanted (code)
where not exists (
select from cycle join cluster using (council_id, cluster_id)
where cycle.council_id = this_council and cycle.year = p_year and cluster.code = wanted.code)
order by wanted.code
limit 1;
if found then
raise exception using errcode = 'TD002',
message = format('cluster "%s" has no cycle of %s', missing, p_year),
hint = 'cycle open makes one; cycle list shows them';
end if;
select sha256(convert_to(
digest_field(p_base_total::points::text) || digest_field(p_bonus_cap::points::text)
|| (select string_agg(digest_field(g.code) || digest_field(g.max::points::text), '' order by g.no)
from unnest(p_group, p_group_max) with ordinality as g (code, max, no))
|| (select string_agg(
digest_field(c.code) || digest_field(c.group_no::text) || digest_field(normalize(c.text)) || digest_field(c.kind)
|| digest_field(c.max::points::text) || digest_field(c.step::points::text)
|| digest_field(c.bonus_max::points::text) || digest_field(c.needs_evidence::text), '' order by c.no)
from unnest(p_criterion, p_criterion_group, p_text, p_kind, p_max, p_step, p_bonus_max, p_needs_evidence)
with ordinality as c (code, group_no, text, kind, max, step, bonus_max, needs_evidence, no)), 'UTF8'))
into set_digest;
perform pg_advisory_xact_lock(hashtextextended('criteria ' || this_council || ' ' || p_code, 0));
select s.criteria_set_id, s.version into set_id, version
from criteria_set as s
where s.council_id = this_council and s.code = p_code and s.year = p_year and s.digest = set_digest
order by s.version desc
limit 1;
is_new := not found;
if is_new then
select coalesce(max(s.version), 0) + 1 into version
from criteria_set as s
where s.council_id = this_council and s.code = p_code and s.year = p_year;
insert into criteria_set (council_id, code, year, version, base_total, bonus_cap, required_lines, digest)
values (this_council, p_code, p_year, version, p_base_total, p_bonus_cap,
(select count(*) from unnest(p_kind) as k (kind) where k.kind not in ('bonus', 'deduction')), set_digest)
returning criteria_set_id into set_id;
insert into criterion_group (council_id, criteria_set_id, group_no, code, max)
select this_council, set_id, g.no, g.code, g.max
from unnest(p_group, p_group_max) with ordinality as g (code, max, no);
insert into criterion (council_id, criteria_set_id, criterion_no, group_no, code, text, kind, max, step, bonus_max,
needs_evidence)
select this_council, set_id, c.no, c.group_no, c.code, normalize(c.text), c.kind, c.max, c.step, c.bonus_max, c.needs_evidence
from unnest(p_criterion, p_criterion_group, p_text, p_kind, p_max, p_step, p_bonus_max, p_needs_evidence)
with ordinality as c (code, group_no, text, kind, max, step, bonus_max, needs_evidence, no);
end if;
select cluster.code into scored
from cycle
join cluster using (council_id, cluster_id)
where cycle.council_id = this_council
and cycle.year = p_year
and (p_clusters is null or cluster.code = any (p_clusters))
and cycle.criteria_set_id is distinct from set_id
and exists (select from scorecard_line as line
where line.council_id = this_council and line.cycle_id = cycle.cycle_id)
order by cluster.code
limit 1;
if found then
raise exception using errcode = 'TD003',
message = format('cycle %s of %s already has scores under another criteria set', p_year, scored),
hint = 'criteria are changed before scoring begins; name the other clusters with cluster=';
end if;
update cycle
set criteria_set_id = set_id
from cluster
where cycle.council_id = this_council
and cycle.year = p_year
and cluster.council_id = this_council
and cluster.cluster_id = cycle.cluster_id
and (p_clusters is null or cluster.code = any (p_clusters))
and cycle.criteria_set_id is distinct from set_id;
get diagnostics cycles = row_count;
criteria := cardinality(p_criterion);
if is_new or cycles > 0 then
perform record_event('criteria import', 'criteria/' || p_code || '/' || p_year || '/' || version,
p_after => jsonb_build_object('criteria', criteria, 'base_total', p_base_total, 'cycles', cycles,
'digest', encode(set_digest, 'hex')));
end if;
return next;
end
$$;

-- functions/check_cards.sql
create or replace function thidua.check_cards(p_year integer, p_cluster text, p_figure text, p_limit integer)
returns table (line integer, col text, value text, reason text, found bigint)
language plpgsql
set search_path = thidua, pg_temp
set enable_nestloop = off
set jit = off
as $$
#variable_conflict use_column
declare
this_council constant bigint := current_council();
begin
return query
with card as (
select distinct on (unit.code) unit.code as unit, cluster.code as cluster, cycle.cycle_id, cycle.state, cycle.criteria_set_id, unit.unit_id,
count(*) over (partition by unit.code) as cards
from cycle
join cluster using (council_id, cluster_id)
join scorecard using (council_id, cycle_id)
join unit using (council_id, unit_id)
where cycle.council_id = this_council and cycle.year = p_year
order by unit.code, cluster.code is distinct from p_cluster, cluster.code
),
matched as (
select r.*, card.cards, card.cluster, card.cycle_id, card.state, card.criteria_set_id, card.unit_id,
criterion.criterion_no, criterion.kind, criterion.max, criterion.step, criterion.bonus_max,
row_number() over (partition by r.unit, r.criterion order by r.line) as nth,
earlier.points as earlier_points, earlier.bonus as earlier_bonus
from pg_temp.card_row as r
left join card on card.unit = r.unit
left join criterion on criterion.council_id = this_council
and criterion.criteria_set_id = card.criteria_set_id
and criterion.code = r.criterion
left join scorecard_line as old on old.council_id = this_council
and old.cycle_id = card.cycle_id and old.unit_id = card.unit_id and old.criterion_no = criterion.criterion_no
left join lateral (
select case p_figure
when 'head' then old.self_points
when 'agreed' then coalesce(old.head_points, old.self_points)
when 'decided' then coalesce(old.agreed_points, old.head_points, old.self_points)
end as points,
case p_figure
when 'head' then old.self_bonus
when 'agreed' then coalesce(old.head_bonus, old.self_bonus)
when 'decided' then coalesce(old.agreed_bonus, old.head_bonus, old.self_bonus)
end as bonus
) as earlier on true
),
mistake as (
select m.line, f.*
from matched as m
cross join lateral (values
(m.cycle_id is null, 'unit', m.unit,
format('no scorecard of this unit in a cycle of %s', p_year)),
(m.cards > 1 and p_cluster is null, 'unit', m.unit,
'the unit has a scorecard in more than one cluster of the year; name one with cluster='),
(m.cycle_id is not null and p_cluster is not null and m.cluster <> p_cluster, 'unit', m.unit,
format('the unit is in cluster %s, not %s', m.cluster, p_cluster)),
(m.state = 'closed', 'unit', m.unit,
format('cycle %s of %s is closed', p_year, m.cluster)),
(m.cycle_id is not null and m.criteria_set_id is null, 'unit', m.unit,
format('cycle %s of %s has no criteria; import them first', p_year, m.cluster)),
(m.criteria_set_id is not null and m.criterion_no is null, 'criterion', m.criterion,
'no such criterion in the criteria of this unit''s cycle'),
(m.nth > 1, 'criterion', m.criterion,
format('unit %s has this criterion on an earlier line too', m.unit)),
(m.kind in ('ladder', 'proportional', 'lateness'), 'criterion', m.criterion,
format('points of kind %s are computed from facts, not typed', m.kind)),
(m.points > m.max, 'points', m.points::text,
format('more than the maximum %s', m.max)),
(m.points <= m.max and m.kind = 'boolean' and m.points not in (0, m.max), 'points', m.points::text,
format('either 0 or %s', m.max)),
(m.points <= m.max and m.kind <> 'boolean' and m.points % m.step <> 0, 'points', m.points::text,
format('not a multiple of the step %s', m.step)),
(m.bonus > m.bonus_max, 'bonus', m.bonus::text,
case when m.bonus_max = 0 then 'this criterion has no bonus'
else format('more than the bonus maximum %s', m.bonus_max) end),
(m.kind = 'deduction' and m.points > 0 and m.reason is null, 'reason', null,
'a deduction needs its reason'),
(m.reason is null and m.earlier_points is not null
and (m.points, m.bonus) is distinct from (m.earlier_points, m.earlier_bonus), 'reason', null,
format('differs from the figure before (%s); a reason is needed', m.earlier_points))
) as f (wrong, col, value, reason)
where f.wrong
)
select mistake.line, mistake.col, mistake.value, mistake.reason, count(*) over ()
from mistake
order by mistake.line, mistake.col
limit p_limit;
end
$$;

-- functions/write_cards.sql
create or replace function thidua.write_cards(p_year integer, p_cluster text, p_figure text, p_command text)
returns table (lines integer, cards integer)
language plpgsql
set search_path = thidua, pg_temp
set enable_nestloop = off
set jit = off
as $$
declare
this_council constant bigint := current_council();
stages constant text[] := array['preparing', 'covenant', 'first_half', 'mid_year', 'second_half', 'self_scoring',
'head_review', 'consensus', 'appraisal'];
stage constant text := case p_figure when 'self' then 'self_scoring' when 'head' then 'head_review'
when 'agreed' then 'consensus' when 'decided' then 'appraisal' end;
targets constant text := $sql$
with target as materialized (
select r.unit, r.criterion, r.points, r.bonus, normalize(r.reason) as reason,
card.cycle_id, card.unit_id, criterion.criterion_no, cycle.criteria_set_id
from pg_temp.card_row as r
join unit on unit.council_id = $1 and unit.code = r.unit
join scorecard as card on card.council_id = $1 and card.unit_id = unit.unit_id
join cycle on cycle.council_id = $1 and cycle.cycle_id = card.cycle_id and cycle.year = $2
join cluster on cluster.council_id = $1 and cluster.cluster_id = cycle.cluster_id
and (cluster.code = $3 or $3 is null)
join criterion on criterion.council_id = $1 and criterion.criteria_set_id = cycle.criteria_set_id
and criterion.code = r.criterion
)
$sql$;
this_entry bigint;
begin
update cycle
set state = stage
where cycle.council_id = this_council
and cycle.year = p_year
and (p_cluster is null or exists (
select from cluster
where cluster.council_id = this_council and cluster.cluster_id = cycle.cluster_id and cluster.code = p_cluster))
and array_position(stages, cycle.state) < array_position(stages, stage)
and exists (
select
from pg_temp.card_row as r
join unit on unit.council_id = this_council and unit.code = r.unit
join scorecard as card on card.council_id = this_council and card.unit_id = unit.unit_id
where card.cycle_id = cycle.cycle_id);
insert into score_entry (council_id, author, at, command)
values (this_council, current_actor(), current_instant(), p_command)
returning entry_id into this_entry;
execute targets || format($sql$
insert into event (council_id, at, actor, command, object, before, after)
select $1, current_instant(), current_actor(), $4, 'card/' || target.unit || '/' || $2 || '/' || $5,
jsonb_object_agg(target.criterion, jsonb_build_array(line.%1$I, line.%2$I, line.%3$I)),
jsonb_object_agg(target.criterion, jsonb_build_array(target.points, target.bonus, target.reason))
from target
join scorecard_line as line on line.council_id = $1 and line.cycle_id = target.cycle_id
and line.unit_id = target.unit_id and line.criterion_no = target.criterion_no
where line.%1$I is not null
and (line.%1$I, line.%2$I, line.%3$I) is distinct from (target.points, target.bonus, target.reason)
group by target.unit
order by target.unit collate "C"
$sql$, p_figure || '_points', p_figure || '_bonus', p_figure || '_reason')
using this_council, p_year, p_cluster, p_command, p_figure;
execute targets || format($sql$
insert into scorecard_line as line
(council_id, cycle_id, unit_id, criterion_no, criteria_set_id, %1$I, %2$I, %3$I, %4$I)
select $1, target.cycle_id, target.unit_id, target.criterion_no, target.criteria_set_id,
target.points, target.bonus, target.reason, $4
from target
on conflict (council_id, cycle_id, unit_id, criterion_no) do update
set %1$I = excluded.%1$I, %2$I = excluded.%2$I, %3$I = excluded.%3$I, %4$I = excluded.%4$I
where (line.%1$I, line.%2$I, line.%3$I) is distinct from (excluded.%1$I, excluded.%2$I, excluded.%3$I)
$sql$, p_figure || '_points', p_figure || '_bonus', p_figure || '_reason', p_figure || '_entry')
using this_council, p_year, p_cluster, this_entry;
get diagnostics lines = row_count;
cards := (select count(distinct r.unit) from pg_temp.card_row as r);
if lines > 0 then
perform record_event(p_command, 'cards/' || p_year || '/' || p_figure,
p_after => jsonb_build_object('lines', lines, 'cards', cards, 'entry', this_entry));
end if;
return next;
end
$$;

-- functions/year_end_guards.sql
create or replace function thidua.year_end_guards(p_year integer)
returns table (cycle_id bigint, guard text, unit_id bigint, waiting_units integer)
language sql stable
begin atomic
select cycle.cycle_id,
case
when cycle.criteria_set_id is null then 'criteria_missing'
when cards.units = 0 then 'no_member'
when cards.undecided > 0 then 'card_not_decided'
end,
case when cycle.criteria_set_id is not null and cards.undecided > 0 then (
select card.unit_id
from thidua.scorecard as card
join thidua.unit using (council_id, unit_id)
where card.council_id = cycle.council_id
and card.cycle_id = cycle.cycle_id
and card.figure is distinct from 'decided'
order by unit.code collate "C"
limit 1)
end,
case when cycle.criteria_set_id is not null then cards.undecided else cards.units end
from thidua.cycle
cross join lateral (
select count(*)::integer as units,
(count(*) filter (where card.figure is distinct from 'decided'))::integer as undecided
from thidua.scorecard as card
where card.council_id = cycle.council_id
and card.cycle_id = cycle.cycle_id
) as cards
where cycle.council_id = (select thidua.current_council())
and cycle.year = p_year
and cycle.state <> 'closed';
end;

-- functions/rank_cards.sql
create or replace function thidua.rank_cards(p_cycles bigint[])
returns table (cycle_id bigint, unit_id bigint, rank integer, tied boolean, class text,
base numeric, bonus numeric, deduction numeric, total numeric)
language sql stable
begin atomic
select card.cycle_id, card.unit_id,
(rank() over place)::integer,
count(*) over (partition by card.cycle_id, card.total) > 1,
thidua.class_of(card.total, criteria_set.base_total, council.excellent_from, council.good_from, council.fair_from),
card.base, card.bonus, card.deduction, card.total
from thidua.council
join thidua.cycle using (council_id)
join thidua.criteria_set using (council_id, criteria_set_id)
join thidua.scorecard as card using (council_id, cycle_id)
where council.council_id = (select thidua.current_council())
and cycle.cycle_id = any (p_cycles)
window place as (partition by card.cycle_id order by card.total desc);
end;

-- functions/closing_digests.sql
create or replace function thidua.closing_digests(p_cycles bigint[])
returns table (cycle_id bigint, inputs_digest bytea, standings_digest bytea)
language sql stable
begin atomic
with joined as (
select ranked.cycle_id, row_number() over of_cycle as place,
string_agg(
thidua.digest_field(unit.code) || thidua.digest_field(card.figure)
|| thidua.digest_field(card.base::text) || thidua.digest_field(card.bonus::text)
|| thidua.digest_field(card.deduction::text) || thidua.digest_field(card.total::text)
|| thidua.digest_field(encode(card.digest, 'hex')), '') over of_cycle as inputs,
string_agg(
thidua.digest_field(unit.code) || thidua.digest_field(ranked.rank::text)
|| thidua.digest_field(ranked.class) || thidua.digest_field(ranked.base::text)
|| thidua.digest_field(ranked.bonus::text) || thidua.digest_field(ranked.deduction::text)
|| thidua.digest_field(ranked.total::text), '') over of_cycle as standings
from thidua.rank_cards(p_cycles) as ranked
join thidua.scorecard as card
on card.council_id = (select thidua.current_council())
and card.cycle_id = ranked.cycle_id and card.unit_id = ranked.unit_id
join thidua.unit
on unit.council_id = (select thidua.current_council()) and unit.unit_id = ranked.unit_id
window of_cycle as (partition by ranked.cycle_id order by unit.code collate "C"
rows between unbounded preceding and unbounded following)
)
select joined.cycle_id,
sha256(convert_to(
thidua.digest_field(council.code) || thidua.digest_field(cluster.code)
|| thidua.digest_field(cycle.year::text)
|| thidua.digest_field(council.excellent_from::text) || thidua.digest_field(council.good_from::text)
|| thidua.digest_field(council.fair_from::text)
|| thidua.digest_field(encode(criteria_set.digest, 'hex'))
|| joined.inputs, 'UTF8')),
sha256(convert_to(joined.standings, 'UTF8'))
from joined
join thidua.cycle on cycle.council_id = (select thidua.current_council()) and cycle.cycle_id = joined.cycle_id
join thidua.council using (council_id)
join thidua.cluster using (council_id, cluster_id)
join thidua.criteria_set using (council_id, criteria_set_id)
where joined.place = 1;
end;

-- functions/closing_results.sql
create or replace function thidua.closing_results(p_closing_id bigint)
returns table (cycle_id bigint, cluster_code text, outcome text, guard text, unit_code text, waiting_units integer,
units integer, leader text, total numeric, inputs_digest bytea, standings_digest bytea)
language sql stable
begin atomic
select recorded.cycle_id, cluster.code::text, recorded.outcome, recorded.guard, unit.code::text,
recorded.waiting_units, cards.units, leaders.codes, leaders.total::numeric,
recorded.inputs_digest, recorded.standings_digest
from thidua.closing_cycle as recorded
join thidua.cycle using (council_id, cycle_id)
join thidua.cluster using (council_id, cluster_id)
left join thidua.unit on unit.council_id = recorded.council_id and unit.unit_id = recorded.unit_id
cross join lateral (
select nullif(count(*), 0)::integer as units
from thidua.scorecard as card
where card.council_id = recorded.council_id
and card.cycle_id = recorded.cycle_id
) as cards
cross join lateral (
select string_agg(member.code, ',' order by member.code collate "C") as codes, max(standing.total) as total
from thidua.standing
join thidua.unit as member using (council_id, unit_id)
where standing.council_id = recorded.council_id
and standing.cycle_id = recorded.cycle_id
and standing.closing_id = recorded.closing_id
and standing.rank = 1
) as leaders
where recorded.council_id = (select thidua.current_council())
and recorded.closing_id = p_closing_id;
end;

-- functions/close_cycles.sql
create or replace function thidua.close_cycles(p_year integer, p_kind text)
returns table (cluster_code text, outcome text, guard text, unit_code text, waiting_units integer, units integer,
leader text, total numeric, inputs_digest bytea, standings_digest bytea, closed_now boolean)
language plpgsql
set search_path = thidua, pg_temp
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
this_council constant bigint := current_council();
this_closing bigint;
closing_cycles bigint[];
newly_held bigint[];
held_cycles integer;
begin
if p_kind <> 'year_end' then
raise exception using errcode = 'TD003', message = format('a %s closing cannot be run', p_kind),
hint = 'run kind=year_end';
end if;
insert into closing (council_id, year, kind, due_at, cut_off_at)
values (this_council, p_year, p_kind, current_instant(), current_instant())
on conflict (council_id, year, kind) do nothing;
select closing_id into strict this_closing
from closing
where council_id = this_council and year = p_year and kind = p_kind
for update;
perform cycle_id
from cycle
where council_id = this_council and year = p_year and state <> 'closed'
order by cycle_id
for no key update;
if not found and not exists (select from cycle where council_id = this_council and year = p_year) then
raise exception using errcode = 'TD002', message = format('there is no cycle of %s', p_year),
hint = 'cycle open makes the cycles of a year';
end if;
with guards as materialized (
select g.cycle_id, g.guard, g.unit_id, g.waiting_units
from year_end_guards(p_year) as g
),
held as (
insert into closing_cycle as recorded
(council_id, closing_id, cycle_id, outcome, guard, unit_id, waiting_units, decided_at)
select this_council, this_closing, guards.cycle_id, 'held', guards.guard, guards.unit_id, guards.waiting_units,
current_instant()
from guards
where guards.guard is not null
on conflict (council_id, closing_id, cycle_id) do update
set guard = excluded.guard, unit_id = excluded.unit_id, waiting_units = excluded.waiting_units,
decided_at = excluded.decided_at
where (recorded.guard, recorded.unit_id, recorded.waiting_units)
is distinct from (excluded.guard, excluded.unit_id, excluded.waiting_units)
returning recorded.cycle_id
)
select coalesce(array_agg(guards.cycle_id) filter (where guards.guard is null), '{}'),
count(guards.guard),
(select coalesce(array_agg(held.cycle_id), '{}') from held)
into closing_cycles, held_cycles, newly_held
from guards;
insert into standing (council_id, cycle_id, unit_id, closing_id, rank, tied, class, base, bonus, deduction, total)
select this_council, r.cycle_id, r.unit_id, this_closing, r.rank, r.tied, r.class, r.base, r.bonus, r.deduction, r.total
from rank_cards(closing_cycles) as r;
insert into closing_cycle as recorded
(council_id, closing_id, cycle_id, outcome, inputs_digest, standings_digest, decided_at)
select this_council, this_closing, d.cycle_id, 'closed', d.inputs_digest, d.standings_digest, current_instant()
from closing_digests(closing_cycles) as d
on conflict (council_id, closing_id, cycle_id) do update
set outcome = 'closed', guard = null, unit_id = null, waiting_units = 0,
inputs_digest = excluded.inputs_digest, standings_digest = excluded.standings_digest,
decided_at = excluded.decided_at;
update cycle
set state = 'closed'
where council_id = this_council
and cycle_id = any (closing_cycles);
update closing
set state = case when held_cycles > 0 then 'held' else 'closed' end, last_run_at = current_instant()
where council_id = this_council
and closing_id = this_closing
and state <> 'closed';
insert into event (council_id, at, actor, command, object, after)
select this_council, current_instant(), current_actor(), 'closing run',
'cycle/' || cluster.code || '/' || p_year,
jsonb_strip_nulls(jsonb_build_object(
'kind', p_kind, 'outcome', recorded.outcome, 'guard', recorded.guard, 'unit', unit.code,
'inputs_digest', encode(recorded.inputs_digest, 'hex'),
'standings_digest', encode(recorded.standings_digest, 'hex')))
from closing_cycle as recorded
join cycle using (council_id, cycle_id)
join cluster using (council_id, cluster_id)
left join unit on unit.council_id = recorded.council_id and unit.unit_id = recorded.unit_id
where recorded.council_id = this_council
and recorded.closing_id = this_closing
and recorded.cycle_id = any (closing_cycles || newly_held)
order by cluster.code;
return query
select r.cluster_code, r.outcome, r.guard, r.unit_code, r.waiting_units, r.units, r.leader, r.total,
r.inputs_digest, r.standings_digest, r.cycle_id = any (closing_cycles)
from closing_results(this_closing) as r
order by r.cluster_code;
end
$$;

-- functions/plan_job.sql
create or replace function thidua.plan_job(
p_kind text, p_key text, p_due_at timestamptz, p_not_after timestamptz, p_arguments jsonb
) returns bigint
language plpgsql
set search_path = thidua, pg_temp
as $$
declare
planned bigint;
begin
insert into job as j (council_id, kind, key, due_at, run_at, not_after, arguments)
values (current_council(), p_kind, p_key, p_due_at, p_due_at, p_not_after, p_arguments)
on conflict (council_id, kind, key, occurrence) do update
set due_at = excluded.due_at, run_at = excluded.run_at, not_after = excluded.not_after,
state = 'ready', attempt = 0, error = null, finished_at = null
where j.state <> 'done'
returning job_id into planned;
update lane
set turn_at = least(turn_at, p_due_at)
where council_id = current_council();
perform pg_notify('thidua_lane', '');
return planned;
end
$$;

-- functions/schedule_closing.sql
create or replace function thidua.schedule_closing(
p_year integer, p_kind text, p_due_at timestamptz, p_cut_off_at timestamptz
) returns table (closing_id bigint, job_id bigint, moved_from timestamptz, changed boolean)
language plpgsql
set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
this_council constant bigint := current_council();
known closing;
begin
if p_kind <> 'year_end' then
raise exception using errcode = 'TD003', message = format('a %s closing cannot be scheduled', p_kind),
hint = 'schedule kind=year_end';
end if;
if not exists (select from cycle where council_id = this_council and year = p_year) then
raise exception using errcode = 'TD002', message = format('there is no cycle of %s', p_year),
hint = 'cycle open makes the cycles of a year';
end if;
perform from job
where council_id = this_council and kind = 'closing.' || p_kind and key = p_year::text
for no key update;
insert into closing (council_id, year, kind, due_at, cut_off_at)
values (this_council, p_year, p_kind, p_due_at, p_cut_off_at)
on conflict (council_id, year, kind) do nothing
returning * into known;
changed := found;
if not changed then
select * into strict known from closing
where council_id = this_council and year = p_year and kind = p_kind
for update;
if known.state = 'closed' then
raise exception using errcode = 'TD003', message = format('the %s closing of %s is done', p_kind, p_year),
hint = 'closing show prints its result';
end if;
moved_from := known.due_at;
changed := (known.due_at, known.cut_off_at) is distinct from (p_due_at, p_cut_off_at);
end if;
closing_id := known.closing_id;
if changed then
update closing set due_at = p_due_at, cut_off_at = p_cut_off_at
where council_id = this_council and closing_id = known.closing_id;
perform record_event('closing schedule', 'closing/' || p_kind || '/' || p_year,
case when moved_from is not null
then jsonb_build_object('due_at', known.due_at, 'cut_off_at', known.cut_off_at) end,
jsonb_build_object('due_at', p_due_at, 'cut_off_at', p_cut_off_at));
job_id := plan_job('closing.' || p_kind, p_year::text, p_due_at, p_cut_off_at,
jsonb_build_object('year', p_year, 'kind', p_kind));
else
select job_id into job_id from job
where council_id = this_council and kind = 'closing.' || p_kind and key = p_year::text;
end if;
return next;
end
$$;
