-- Why: a table of criteria is stored once. The file was checked as a whole before it comes here (sums, kinds, steps, rungs);
-- this writes it as the next version of its code in its year, or finds the version that says the same. The digest covers
-- everything that the set says; the rungs follow from the rules' texts, which are in it.
create or replace function thidua.write_criteria_set(
    p_code text, p_year integer, p_base_total numeric, p_bonus_cap numeric,
    p_group text[], p_group_max numeric[],
    p_criterion text[], p_criterion_group integer[], p_text text[], p_kind text[], p_max numeric[], p_step numeric[],
    p_bonus_max numeric[], p_needs_evidence boolean[], p_rule text[], p_scorer text[],
    p_rung_criterion integer[], p_rung_lower numeric[], p_rung_lower_included boolean[], p_rung_upper numeric[],
    p_rung_upper_included boolean[], p_rung_points numeric[],
    p_aggregate text, p_first_weight integer, p_second_weight integer, p_over_achievement numeric
) returns table (set_id bigint, version integer, is_new boolean, set_digest bytea)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
begin
    select sha256(convert_to(
        digest_field(p_base_total::points::text) || digest_field(p_bonus_cap::points::text)
        || digest_field(p_aggregate) || digest_field(p_first_weight::text) || digest_field(p_second_weight::text)
        || digest_field(p_over_achievement::numeric(5,2)::text)
        || (select string_agg(digest_field(g.code) || digest_field(g.max::points::text), '' order by g.no)
            from unnest(p_group, p_group_max) with ordinality as g (code, max, no))
        || (select string_agg(
                digest_field(c.code) || digest_field(c.group_no::text) || digest_field(normalize(c.text)) || digest_field(c.kind)
                || digest_field(c.max::points::text) || digest_field(c.step::points::text)
                || digest_field(c.bonus_max::points::text) || digest_field(c.needs_evidence::text)
                || digest_field(c.rule) || digest_field(normalize(c.scorer)), '' order by c.no)
            from unnest(p_criterion, p_criterion_group, p_text, p_kind, p_max, p_step, p_bonus_max, p_needs_evidence, p_rule,
                        p_scorer)
                with ordinality
                as c (code, group_no, text, kind, max, step, bonus_max, needs_evidence, rule, scorer, no)), 'UTF8'))
    into set_digest;

    -- Two imports of one code at once would both take the same next version.
    perform pg_advisory_xact_lock(hashtextextended('criteria ' || this_council || ' ' || p_code, 0));
    select s.criteria_set_id, s.version into set_id, version
    from criteria_set as s
    where s.council_id = this_council and s.code = p_code and s.year = p_year and s.digest = set_digest
    order by s.version desc
    limit 1;
    is_new := not found;
    if not is_new then
        return next;
        return;
    end if;

    select coalesce(max(s.version), 0) + 1 into version
    from criteria_set as s
    where s.council_id = this_council and s.code = p_code and s.year = p_year;
    insert into criteria_set (council_id, code, year, version, base_total, bonus_cap, required_lines, digest,
                              aggregate, first_weight, second_weight, over_achievement)
    values (this_council, p_code, p_year, version, p_base_total, p_bonus_cap,
            (select count(*) from unnest(p_kind) as k (kind) where k.kind not in ('bonus', 'deduction')), set_digest,
            p_aggregate, p_first_weight, p_second_weight, p_over_achievement)
    returning criteria_set_id into set_id;
    insert into criterion_group (council_id, criteria_set_id, group_no, code, max)
    select this_council, set_id, g.no, g.code, g.max
    from unnest(p_group, p_group_max) with ordinality as g (code, max, no);
    insert into criterion (council_id, criteria_set_id, criterion_no, group_no, code, text, kind, max, step, bonus_max,
                           needs_evidence, rule, scorer)
    select this_council, set_id, c.no, c.group_no, c.code, normalize(c.text), c.kind, c.max, c.step, c.bonus_max,
           c.needs_evidence, c.rule, normalize(c.scorer)
    from unnest(p_criterion, p_criterion_group, p_text, p_kind, p_max, p_step, p_bonus_max, p_needs_evidence, p_rule, p_scorer)
        with ordinality as c (code, group_no, text, kind, max, step, bonus_max, needs_evidence, rule, scorer, no);
    insert into criterion_rung (council_id, criteria_set_id, criterion_no, rung_no, lower, lower_included, upper,
                                upper_included, points)
    select this_council, set_id, r.criterion_no, row_number() over (partition by r.criterion_no order by r.no),
           r.lower, r.lower_included, r.upper, r.upper_included, r.points
    from unnest(p_rung_criterion, p_rung_lower, p_rung_lower_included, p_rung_upper, p_rung_upper_included, p_rung_points)
        with ordinality as r (criterion_no, lower, lower_included, upper, upper_included, points, no);
    return next;
end
$$;
