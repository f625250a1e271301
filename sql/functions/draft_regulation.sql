-- Why: every draft is a version of its own, so that whoever agreed knows to what. The file was checked as a whole before it
-- comes here; the same title and text as the newest version changes nothing.
create or replace function thidua.draft_regulation(p_cluster text, p_title text, p_parts text[], p_texts text[])
    returns table (version integer, is_new boolean)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    this_cluster bigint;
    newest record;
    text_digest bytea;
    new_id bigint;
begin
    -- Two drafts of one cluster at once would both take the same next version.
    select cluster_id into this_cluster
    from cluster
    where council_id = this_council and code = p_cluster
    for no key update;
    if not found then
        perform refuse('TD002', 'cluster_missing', 'cluster', p_cluster);
    end if;

    select sha256(convert_to(
        digest_field(normalize(p_title))
        || string_agg(digest_field(p.part) || digest_field(normalize(p.text)), '' order by p.no), 'UTF8'))
    into text_digest
    from unnest(p_parts, p_texts) with ordinality as p (part, text, no);

    select r.version, r.digest into newest
    from regulation as r
    where r.council_id = this_council and r.cluster_id = this_cluster
    order by r.version desc
    limit 1;
    is_new := newest.digest is distinct from text_digest;
    version := coalesce(newest.version, 0) + is_new::integer;

    if is_new then
        insert into regulation (council_id, cluster_id, version, title, digest, drafted_by, drafted_at)
        values (this_council, this_cluster, version, normalize(p_title), text_digest, current_actor(), current_instant())
        returning regulation_id into new_id;
        insert into regulation_part (council_id, regulation_id, part_no, part, text)
        select this_council, new_id, p.no, p.part, normalize(p.text)
        from unnest(p_parts, p_texts) with ordinality as p (part, text, no);
        perform record_event('regulation draft', 'regulation/' || p_cluster || '/' || version,
            p_after => jsonb_build_object('title', normalize(p_title), 'parts', cardinality(p_parts),
                                          'digest', encode(text_digest, 'hex')));
    end if;
    return next;
end
$$;
