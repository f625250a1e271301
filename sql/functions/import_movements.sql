-- Why: a plan of movements comes as one file. New ones appear as drafts and drafts take what the file says; what is launched is
-- not changed any more, so a line that would change it is returned, and so is a line whose parent is nowhere.
create or replace function thidua.import_movements(
    p_cycle bigint, p_line integer[], p_code text[], p_unit text[], p_name text[], p_theme text[], p_objective text[],
    p_content text[], p_criteria text[], p_difficulty text[], p_form text[], p_scope text[], p_mode text[],
    p_starts_on date[], p_ends_on date[], p_grassroots boolean[], p_parent text[], p_document text[]
) returns table (changed integer, launched_lines integer[], parentless_lines integer[], circular_lines integer[])
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    written integer;
begin
    -- First the movements themselves, then who answers whom: a parent may stand below its child.
    insert into movement as m (council_id, cycle_id, code, unit_id, name, theme, objective, content, criteria, difficulty,
                               form, scope, mode, starts_on, ends_on, grassroots, document, author, at)
    select this_council, p_cycle, r.code, unit.unit_id, normalize(r.name), normalize(r.theme), normalize(r.objective),
           normalize(r.content), normalize(r.criteria), normalize(r.difficulty), normalize(r.form), r.scope, r.mode,
           r.starts_on, r.ends_on, r.grassroots, normalize(r.document), current_actor(), current_instant()
    from unnest(p_code, p_unit, p_name, p_theme, p_objective, p_content, p_criteria, p_difficulty, p_form, p_scope, p_mode,
                p_starts_on, p_ends_on, p_grassroots, p_document)
        as r (code, unit, name, theme, objective, content, criteria, difficulty, form, scope, mode, starts_on, ends_on,
              grassroots, document)
    left join unit on unit.council_id = this_council and unit.code = r.unit
    order by r.code collate "C"
    on conflict (council_id, cycle_id, code) do update
        set unit_id = excluded.unit_id, name = excluded.name, theme = excluded.theme, objective = excluded.objective,
            content = excluded.content, criteria = excluded.criteria, difficulty = excluded.difficulty,
            form = excluded.form, scope = excluded.scope, mode = excluded.mode, starts_on = excluded.starts_on,
            ends_on = excluded.ends_on, grassroots = excluded.grassroots, document = excluded.document,
            author = excluded.author, at = excluded.at
        where m.state = 'draft'
          and (m.unit_id, m.name, m.theme, m.objective, m.content, m.criteria, m.difficulty, m.form, m.scope, m.mode,
               m.starts_on, m.ends_on, m.grassroots, m.document)
              is distinct from
              (excluded.unit_id, excluded.name, excluded.theme, excluded.objective, excluded.content, excluded.criteria,
               excluded.difficulty, excluded.form, excluded.scope, excluded.mode, excluded.starts_on, excluded.ends_on,
               excluded.grassroots, excluded.document);
    get diagnostics changed = row_count;

    select array_agg(r.line order by r.line) into parentless_lines
    from unnest(p_line, p_parent) as r (line, parent)
    where r.parent is not null
      and not exists (select from movement as parent
                      where parent.council_id = this_council and parent.cycle_id = p_cycle and parent.code = r.parent);

    update movement as m
    set parent_id = parent.movement_id
    from unnest(p_code, p_parent) as r (code, parent_code)
    left join movement as parent
        on parent.council_id = this_council and parent.cycle_id = p_cycle and parent.code = r.parent_code
    where m.council_id = this_council and m.cycle_id = p_cycle and m.code = r.code and m.state = 'draft'
      and m.parent_id is distinct from parent.movement_id;
    get diagnostics written = row_count;
    changed := changed + written;

    -- What a draft took it says now; whoever still says something else was launched before.
    select array_agg(r.line order by r.line) into launched_lines
    from unnest(p_line, p_code, p_unit, p_name, p_theme, p_objective, p_content, p_criteria, p_difficulty, p_form, p_scope,
                p_mode, p_starts_on, p_ends_on, p_grassroots, p_document, p_parent)
        as r (line, code, unit, name, theme, objective, content, criteria, difficulty, form, scope, mode, starts_on,
              ends_on, grassroots, document, parent)
    join movement as m on m.council_id = this_council and m.cycle_id = p_cycle and m.code = r.code
    left join unit on unit.council_id = this_council and unit.unit_id = m.unit_id
    left join movement as parent
        on parent.council_id = this_council and parent.cycle_id = p_cycle and parent.movement_id = m.parent_id
    where m.state <> 'draft'
      and (unit.code::text, m.name::text, m.theme::text, m.objective::text, m.content::text, m.criteria::text,
           m.difficulty::text, m.form::text, m.scope, m.mode, m.starts_on, m.ends_on, m.grassroots, m.document::text,
           parent.code::text)
          is distinct from
          (r.unit, normalize(r.name), normalize(r.theme), normalize(r.objective), normalize(r.content),
           normalize(r.criteria), normalize(r.difficulty), normalize(r.form), r.scope, r.mode, r.starts_on, r.ends_on,
           r.grassroots, normalize(r.document), r.parent);

    with recursive above as (
        select m.movement_id, m.parent_id
        from movement as m
        where m.council_id = this_council and m.cycle_id = p_cycle and m.code = any (p_code)
        union
        select above.movement_id, m.parent_id
        from above
        join movement as m
            on m.council_id = this_council and m.cycle_id = p_cycle and m.movement_id = above.parent_id
    )
    select array_agg(r.line order by r.line) into circular_lines
    from above
    join movement as m
        on m.council_id = this_council and m.cycle_id = p_cycle and m.movement_id = above.movement_id
    join unnest(p_line, p_code) as r (line, code) on r.code = m.code
    where above.parent_id = above.movement_id;
    return next;
end
$$;
