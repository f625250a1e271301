-- Why: one table of criteria serves the cycles of one year. The file itself was checked as a whole before it comes here
-- (sums, kinds, steps); this writes it as the next version of its code and hands it to the cycles. A cycle with scores
-- keeps the table that it is scored by. The same table again changes nothing.
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
        perform refuse('TD002', 'cycle_missing', 'cluster', missing, 'year', p_year::text);
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

    -- Two imports of one code at once would both take the same next version.
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
        perform refuse('TD003', 'criteria_scored', 'year', p_year::text, 'cluster', scored);
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
