-- Why: units change set by set, all in one moment: the change goes on record, new units begin, units end with their successor,
-- memberships end and begin, names change, and the cards of open years follow (pass_on_cards). The rows of unit_part were checked
-- (check_unit_changes); what is on record already is left alone. The answer says what went where, and so does an event for each
-- change and for each card that left.
create or replace function thidua.write_unit_changes()
    returns table (change_no integer, what text, unit text, successor text, cluster text, year integer, detail text)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
begin
    delete from pg_temp.unit_part where is_known;
    drop table if exists pg_temp.unit_effect;
    create temporary table unit_effect (
        change_no integer, place smallint, what text, unit_id bigint, heir_id bigint, cycle_id bigint, cluster_id bigint,
        detail text
    ) on commit drop;

    insert into unit (council_id, code, name, valid_from)
    select this_council, part.code, part.name, part.took_effect_on
    from pg_temp.unit_part as part
    where part.role = 'begins'
    order by part.code collate "C";
    update pg_temp.unit_part as part
    set unit_id = unit.unit_id,
        heir_id = case when part.role = 'ends' then (
            select heir.unit_id from thidua.unit as heir where heir.council_id = this_council and heir.code = part.heir) end,
        change_id = drawn.change_id
    from unit, (select named.change_no, nextval('unit_change_id_seq') as change_id
                from (select distinct p.change_no from pg_temp.unit_part as p order by p.change_no) as named) as drawn
    where unit.council_id = this_council and unit.code = part.code
      and drawn.change_no = part.change_no;

    insert into unit_change (council_id, change_id, kind, took_effect_on, document, reason, author, at)
    select distinct this_council, part.change_id, part.kind, part.took_effect_on, part.document, part.reason, current_actor(),
           current_instant()
    from pg_temp.unit_part as part
    order by part.change_id;
    insert into unit_change_part (council_id, change_id, unit_id, role, heir_id, old_name, new_name, from_cluster_id,
                                  to_cluster_id)
    select this_council, part.change_id, part.unit_id, part.role, part.heir_id,
           case when part.unit_name <> part.name then part.unit_name end,
           case when part.unit_name <> part.name then part.name end,
           part.home_id, case when part.kind = 'move' then part.named_id when part.role = 'begins' then part.new_home_id end
    from pg_temp.unit_part as part;

    update unit
    set name = part.name
    from pg_temp.unit_part as part
    where unit.council_id = this_council and unit.unit_id = part.unit_id and part.unit_name <> part.name;
    update unit
    set valid_to = part.took_effect_on, successor_id = part.heir_id
    from pg_temp.unit_part as part
    where unit.council_id = this_council and unit.unit_id = part.unit_id and part.role = 'ends';
    update membership as m
    set valid_to = part.took_effect_on
    from pg_temp.unit_part as part
    where m.council_id = this_council and m.unit_id = part.unit_id
      and (part.role = 'ends' or part.kind = 'move')
      and daterange(m.valid_from, m.valid_to) @> part.took_effect_on;
    insert into membership (council_id, unit_id, valid_from, cluster_id)
    select this_council, part.unit_id, part.took_effect_on,
           case part.role when 'begins' then part.new_home_id else part.named_id end
    from pg_temp.unit_part as part
    where part.role = 'begins' or part.kind = 'move';

    insert into pg_temp.unit_effect (change_no, place, what, unit_id, heir_id, cluster_id, detail)
    select part.change_no, f.place, f.what, part.unit_id, part.heir_id, f.cluster_id, f.detail
    from pg_temp.unit_part as part
    cross join lateral (values
        (part.role = 'begins', 1, 'unit_begins', part.new_home_id, part.name),
        (part.unit_name <> part.name, 1, 'name_changes', part.home_id, part.unit_name || ' → ' || part.name),
        (part.kind = 'move', 1, 'unit_moves', part.named_id, (
            select former.code::text from thidua.cluster as former
            where former.council_id = this_council and former.cluster_id = part.home_id)),
        (part.role = 'divides', 1, 'unit_divides', part.home_id, null),
        (part.role = 'absorbs', 1, 'unit_absorbs', part.home_id, null),
        (part.role = 'ends', 2, 'unit_ends', part.home_id, part.took_effect_on::text)
    ) as f (is_so, place, what, cluster_id, detail)
    where f.is_so;
    perform pass_on_cards();

    insert into event (council_id, at, actor, command, object, after, reason)
    select this_council, current_instant(), current_actor(), 'unit ' || part.kind,
           'unit/' || min(part.code) filter (where part.role <> 'absorbs'), jsonb_build_object(
               'change', part.change_id, 'on', part.took_effect_on, 'document', part.document,
               'units', jsonb_object_agg(part.code, jsonb_strip_nulls(jsonb_build_object(
                   'role', part.role, 'successor', case when part.role = 'ends' then part.heir end,
                   'name', part.name, 'name_before', case when part.unit_name <> part.name then part.unit_name end,
                   'cluster', part.cluster)))), part.reason
    from pg_temp.unit_part as part
    group by part.change_id, part.kind, part.took_effect_on, part.document, part.reason
    order by part.change_id;
    insert into event (council_id, at, actor, command, object, before, after)
    select this_council, current_instant(), current_actor(), 'unit ' || leaving.kind,
           'card/' || unit.code || '/' || leaving.year, jsonb_build_object('state', leaving.state),
           jsonb_build_object('left_on', leaving.took_effect_on, 'left_to', heir.code)
    from pg_temp.card_leaving as leaving
    join unit on unit.council_id = this_council and unit.unit_id = leaving.unit_id
    join unit as heir on heir.council_id = this_council and heir.unit_id = leaving.heir_id
    order by leaving.year, unit.code collate "C";

    return query
    select effect.change_no, effect.what, unit.code::text, heir.code::text, cluster.code::text, cycle.year::integer,
           effect.detail
    from pg_temp.unit_effect as effect
    join unit on unit.council_id = this_council and unit.unit_id = effect.unit_id
    left join unit as heir on heir.council_id = this_council and heir.unit_id = effect.heir_id
    left join cycle on cycle.council_id = this_council and cycle.cycle_id = effect.cycle_id
    left join cluster on cluster.council_id = this_council
        and cluster.cluster_id = coalesce(effect.cluster_id, cycle.cluster_id)
    order by effect.change_no, effect.place, cycle.year, unit.code collate "C", cluster.code collate "C";
end
$$;
