-- Why: achievements and exemplars come as files. Both belong to the unit that they were entered for; a line that gives one to
-- another unit is returned, and so is each achievement that an exemplar names and its unit does not have.
create or replace function thidua.import_achievements(
    p_cycle bigint, p_line integer[], p_code text[], p_unit text[], p_person text[], p_title text[], p_field text[],
    p_achieved_on date[], p_document text[]
) returns table (changed integer, elsewhere_lines integer[])
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
begin
    insert into achievement as a (council_id, cycle_id, code, unit_id, person, title, field, achieved_on, document, author, at)
    select this_council, p_cycle, r.code, unit.unit_id, normalize(r.person), normalize(r.title), normalize(r.field),
           r.achieved_on, normalize(r.document), current_actor(), current_instant()
    from unnest(p_code, p_unit, p_person, p_title, p_field, p_achieved_on, p_document)
        as r (code, unit, person, title, field, achieved_on, document)
    join unit on unit.council_id = this_council and unit.code = r.unit
    order by r.code collate "C"
    on conflict (council_id, code) do update
        set person = excluded.person, title = excluded.title, field = excluded.field,
            achieved_on = excluded.achieved_on, document = excluded.document, author = excluded.author, at = excluded.at
        where a.cycle_id = excluded.cycle_id and a.unit_id = excluded.unit_id
          and (a.person, a.title, a.field, a.achieved_on, a.document)
              is distinct from (excluded.person, excluded.title, excluded.field, excluded.achieved_on, excluded.document);
    get diagnostics changed = row_count;

    select array_agg(r.line order by r.line) into elsewhere_lines
    from unnest(p_line, p_code, p_unit) as r (line, code, unit)
    join achievement as a on a.council_id = this_council and a.code = r.code
    join unit on unit.council_id = this_council and unit.unit_id = a.unit_id
    where unit.code <> r.unit or a.cycle_id <> p_cycle;
    return next;
end
$$;

-- The achievements of all lines stand in two arrays beside the lines: which line, which achievement, in the file's order.
create or replace function thidua.import_exemplars(
    p_cycle bigint, p_line integer[], p_code text[], p_unit text[], p_name text[], p_kind text[], p_field text[],
    p_document text[], p_named_line integer[], p_named text[]
) returns table (changed integer, elsewhere_lines integer[], groundless_lines integer[], groundless text[])
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    written integer;
begin
    changed := 0;
    select array_agg(named.line order by named.place), array_agg(named.code order by named.place)
    into groundless_lines, groundless
    from unnest(p_named_line, p_named) with ordinality as named (line, code, place)
    join unnest(p_line, p_unit) as r (line, unit) on r.line = named.line
    join unit on unit.council_id = this_council and unit.code = r.unit
    where not exists (select from achievement as a
                      where a.council_id = this_council and a.unit_id = unit.unit_id and a.code = named.code);
    select array_agg(r.line order by r.line) into elsewhere_lines
    from unnest(p_line, p_code, p_unit) as r (line, code, unit)
    join exemplar on exemplar.council_id = this_council and exemplar.cycle_id = p_cycle and exemplar.code = r.code
    join unit on unit.council_id = this_council and unit.unit_id = exemplar.unit_id
    where unit.code <> r.unit;
    if num_nonnulls(groundless_lines, elsewhere_lines) > 0 then
        return next;
        return;
    end if;

    insert into exemplar as e (council_id, cycle_id, unit_id, achievement_id, code, name, kind, field, document, author, at)
    select this_council, p_cycle, unit.unit_id, first.achievement_id, r.code, normalize(r.name), r.kind,
           normalize(r.field), normalize(r.document), current_actor(), current_instant()
    from unnest(p_line, p_code, p_unit, p_name, p_kind, p_field, p_document)
        as r (line, code, unit, name, kind, field, document)
    join unit on unit.council_id = this_council and unit.code = r.unit
    join (
        select distinct on (named.line) named.line, a.achievement_id
        from unnest(p_named_line, p_named) with ordinality as named (line, code, place)
        join achievement as a on a.council_id = this_council and a.code = named.code
        order by named.line, named.place
    ) as first on first.line = r.line
    order by r.code collate "C"
    on conflict (council_id, cycle_id, code) do update
        set name = excluded.name, kind = excluded.kind, field = excluded.field, document = excluded.document,
            author = excluded.author, at = excluded.at
        where (e.name, e.kind, e.field, e.document)
              is distinct from (excluded.name, excluded.kind, excluded.field, excluded.document);
    get diagnostics changed = row_count;

    insert into exemplar_achievement (council_id, cycle_id, exemplar_id, unit_id, achievement_id, author, at)
    select distinct this_council, p_cycle, exemplar.exemplar_id, exemplar.unit_id, a.achievement_id, current_actor(),
           current_instant()
    from unnest(p_named_line, p_named) as named (line, code)
    join unnest(p_line, p_code) as r (line, code) on r.line = named.line
    join exemplar on exemplar.council_id = this_council and exemplar.cycle_id = p_cycle and exemplar.code = r.code
    join achievement as a on a.council_id = this_council and a.code = named.code
    where a.achievement_id <> exemplar.achievement_id
    on conflict do nothing;
    get diagnostics written = row_count;
    changed := changed + written;
    return next;
end
$$;
