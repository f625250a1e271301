-- Why: changes of units come in as one row for each unit of a change and are looked up once, as a set: the unit as it stands, its
-- cluster on the day, what becomes of it, and whether this very change is on record already. Checking and writing both read the
-- result, the temporary table unit_part. p_side says on which side of the change a unit stands: from, into, or both.
-- Changes of a council wait for each other, and with the cycles locked no card of theirs is written meanwhile.
create or replace function thidua.stage_unit_changes(
    p_line integer[], p_change integer[], p_kind text[], p_unit text[], p_side text[], p_heir text[], p_name text[],
    p_cluster text[], p_on date[], p_document text[], p_reason text
) returns void
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
begin
    perform from council where council_id = this_council for no key update;
    perform from cycle where council_id = this_council and state <> 'closed' order by cycle_id for no key update;

    drop table if exists pg_temp.unit_part;
    create temporary table unit_part on commit drop as
    with given as (
        select r.line, r.change_no, r.kind, r.code, r.side, r.heir, normalize(r.name) as name, r.cluster,
               r.took_effect_on, normalize(r.document) as document, normalize(p_reason) as reason,
               unit.unit_id, unit.name as unit_name, unit.valid_from, unit.valid_to, successor.code as successor,
               named.cluster_id as named_id, home.cluster_id as home_id
        from unnest(p_line, p_change, p_kind, p_unit, p_side, p_heir, p_name, p_cluster, p_on, p_document)
            as r (line, change_no, kind, code, side, heir, name, cluster, took_effect_on, document)
        left join unit on unit.council_id = this_council and unit.code = r.code
        left join unit as successor on successor.council_id = this_council and successor.unit_id = unit.successor_id
        left join cluster as named on named.council_id = this_council and named.code = r.cluster
        left join membership as home on home.council_id = this_council and home.unit_id = unit.unit_id
            and daterange(home.valid_from, home.valid_to) @> r.took_effect_on
    ),
    parts as (
        select given.*,
               case
                   when given.side = 'from' then 'ends'
                   when given.side = 'into' and given.unit_id is null then 'begins'
                   when given.side = 'into' or given.kind = 'merge' then 'absorbs'
                   when given.kind = 'split' then 'divides'
                   else 'changes'
               end as role,
               -- Where a new unit begins: in the cluster named, else in the one that all of its predecessors are in.
               coalesce(given.named_id, (
                   select min(origin.home_id)
                   from given as origin
                   where origin.change_no = given.change_no and origin.side <> 'into'
                   having count(distinct origin.home_id) = 1)) as new_home_id
        from given
    )
    select parts.*, null::bigint as change_id, null::bigint as heir_id,
           case parts.kind
               when 'rename' then coalesce(parts.unit_name = parts.name, false)
               when 'move' then coalesce(parts.home_id = parts.named_id, false)
               else false
           end
           or exists (
               select
               from unit_change as known
               where known.council_id = this_council
                 and (known.kind, known.took_effect_on, known.document::text)
                     = (parts.kind, parts.took_effect_on, parts.document)
                 and (select array_agg(unit.code || case when part.role in ('begins', 'absorbs') then ' into' else ' from' end
                                       order by unit.code collate "C")
                      from unit_change_part as part
                      join unit using (council_id, unit_id)
                      where part.council_id = this_council and part.change_id = known.change_id)
                   = (select array_agg(staged.code || case when staged.role in ('begins', 'absorbs') then ' into' else ' from' end
                                       order by staged.code collate "C")
                      from parts as staged
                      where staged.change_no = parts.change_no)
                 and (parts.kind not in ('rename', 'move') or exists (
                      select
                      from unit_change_part as part
                      where part.council_id = this_council and part.change_id = known.change_id
                        and case parts.kind when 'rename' then part.new_name::text = parts.name
                                            else part.to_cluster_id = parts.named_id end))
           ) as is_known
    from parts;
end
$$;
