-- Why: what the migrations and functions really made, for readers and for the diff of a change. Generated from a
-- migrated database; write it anew with: THIDUA_WRITE_SCHEMA=1 deploy/test --filter GoldenSchemaTests
CREATE SCHEMA thidua;

ALTER SCHEMA thidua OWNER TO thidua_owner;

CREATE COLLATION thidua.vi (provider = icu, locale = 'vi-VN-u-kn');

ALTER COLLATION thidua.vi OWNER TO thidua_owner;

CREATE TYPE thidua.closing_row AS (
	cycle_id bigint,
	unit_id bigint,
	unit_code text,
	figure text,
	card_base numeric,
	card_bonus numeric,
	card_deduction numeric,
	card_total numeric,
	card_digest bytea,
	votes smallint,
	rank integer,
	tied boolean,
	class text,
	capped boolean,
	base numeric,
	bonus numeric,
	deduction numeric,
	total numeric,
	tie_values numeric[],
	gate text,
	award text,
	award_no integer
);

ALTER TYPE thidua.closing_row OWNER TO thidua_owner;

CREATE TYPE thidua.closing_rule AS (
	cycle_id bigint,
	policy text,
	base_total numeric,
	excellent_from numeric,
	good_from numeric,
	fair_from numeric,
	excellent_max_share numeric,
	tie_keys text[],
	key_task_group text,
	certificates integer,
	dossier_gate text
);

ALTER TYPE thidua.closing_rule OWNER TO thidua_owner;

CREATE DOMAIN thidua.code AS text
	CONSTRAINT code_is_lower_case_letters_digits_hyphens CHECK ((VALUE ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'::text));

ALTER DOMAIN thidua.code OWNER TO thidua_owner;

CREATE DOMAIN thidua.criterion_code AS text
	CONSTRAINT criterion_code_is_letters_digits_dots_hyphens CHECK ((VALUE ~ '^[A-Za-z0-9]([A-Za-z0-9.-]{0,30}[A-Za-z0-9])?$'::text));

ALTER DOMAIN thidua.criterion_code OWNER TO thidua_owner;

CREATE DOMAIN thidua.label AS text
	CONSTRAINT label_is_nfc CHECK ((VALUE IS NFC NORMALIZED))
	CONSTRAINT label_not_blank CHECK ((VALUE ~ '\S'::text))
	CONSTRAINT label_not_too_long CHECK ((char_length(VALUE) <= 500));

ALTER DOMAIN thidua.label OWNER TO thidua_owner;

CREATE DOMAIN thidua.passage AS text
	CONSTRAINT passage_is_nfc CHECK ((VALUE IS NFC NORMALIZED))
	CONSTRAINT passage_not_blank CHECK ((VALUE ~ '\S'::text))
	CONSTRAINT passage_not_too_long CHECK ((char_length(VALUE) <= 5000));

ALTER DOMAIN thidua.passage OWNER TO thidua_owner;

CREATE DOMAIN thidua.points AS numeric(9,2)
	CONSTRAINT points_not_negative CHECK ((VALUE >= (0)::numeric));

ALTER DOMAIN thidua.points OWNER TO thidua_owner;

CREATE DOMAIN thidua.share AS numeric(5,2)
	CONSTRAINT share_is_percent CHECK (((VALUE >= (0)::numeric) AND (VALUE <= (100)::numeric)));

ALTER DOMAIN thidua.share OWNER TO thidua_owner;

CREATE FUNCTION thidua.add_council(p_code text, p_name text, p_level text, p_parent_id bigint, p_time_zone text) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    new_id bigint := nextval('council_id_seq');
begin
    if not exists (select from pg_timezone_names where name = p_time_zone) then
        perform refuse('TD006', 'time_zone_unknown', 'time_zone', p_time_zone);
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

ALTER FUNCTION thidua.add_council(p_code text, p_name text, p_level text, p_parent_id bigint, p_time_zone text) OWNER TO thidua_owner;

CREATE TABLE thidua.council_login (
    council_id bigint NOT NULL,
    role_name name NOT NULL
);

ALTER TABLE ONLY thidua.council_login FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.council_login OWNER TO thidua_owner;

CREATE FUNCTION thidua.council_of_login() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT council_login.council_id FROM thidua.council_login WHERE (council_login.role_name = CURRENT_USER));

ALTER FUNCTION thidua.council_of_login() OWNER TO thidua_owner;

CREATE FUNCTION thidua.current_council() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN (CURRENT_USER = 'thidua_app'::name) THEN (NULLIF(current_setting('thidua.council'::text, true), ''::text))::bigint ELSE thidua.council_of_login() END;

ALTER FUNCTION thidua.current_council() OWNER TO thidua_owner;

CREATE TABLE thidua.day_off (
    council_id bigint NOT NULL,
    day date NOT NULL,
    kind text NOT NULL,
    name thidua.label NOT NULL,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT day_off_kind_is_known CHECK ((kind = ANY (ARRAY['off'::text, 'working'::text])))
);

ALTER TABLE ONLY thidua.day_off FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.day_off OWNER TO thidua_owner;

CREATE FUNCTION thidua.add_days(p_day date, p_days integer, p_kind text) RETURNS date
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN ((p_days < 1) OR (p_kind = 'calendar'::text)) THEN (p_day + p_days)
             ELSE ( SELECT reached.day
                FROM ( SELECT ahead.day,
                         row_number() OVER (ORDER BY ahead.day) AS place
                        FROM (( SELECT (add_days.p_day + step.step) AS day
                                FROM generate_series(1, ((((7 * (add_days.p_days + ( SELECT (count(*))::integer AS count
                                        FROM thidua.day_off day_off_1
                                       WHERE ((day_off_1.council_id = ( SELECT thidua.current_council() AS current_council)) AND (day_off_1.day > add_days.p_day) AND (day_off_1.kind = 'off'::text))))) + 12) / 5) + 1)) step(step)) ahead
                          LEFT JOIN thidua.day_off ON (((day_off.council_id = ( SELECT thidua.current_council() AS current_council)) AND (day_off.day = ahead.day))))
                       WHERE COALESCE((day_off.kind = 'working'::text), (EXTRACT(isodow FROM ahead.day) < (6)::numeric))) reached
               WHERE (reached.place = add_days.p_days))
         END AS day;
END;

ALTER FUNCTION thidua.add_days(p_day date, p_days integer, p_kind text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.add_evidence(p_year integer, p_cycles bigint[], p_units bigint[], p_codes text[], p_line integer[], p_unit text[], p_criterion text[], p_half integer[], p_title text[], p_number text[], p_date date[], p_link text[]) RETURNS TABLE(added integer, unknown_lines integer[])
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
begin
    select array_agg(r.line order by r.line) into unknown_lines
    from unnest(p_line, p_unit, p_criterion, p_half) as r (line, unit, criterion, half)
    join unnest(p_cycles, p_units, p_codes) as card (cycle_id, unit_id, code) on card.code = r.unit
    join cycle on cycle.council_id = this_council and cycle.cycle_id = card.cycle_id
    left join criterion on criterion.council_id = this_council
        and criterion.criteria_set_id = case r.half when 1 then coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
                                                    else cycle.criteria_set_id end
        and criterion.code = r.criterion
    where criterion.criterion_no is null;
    added := 0;
    if unknown_lines is not null then
        return next;
        return;
    end if;

    with fresh as (
        insert into evidence (council_id, cycle_id, unit_id, criterion_no, half, title, number, issued_on, link, author, at)
        select distinct this_council, card.cycle_id, card.unit_id, criterion.criterion_no, r.half, normalize(r.title),
               normalize(r.number), r.issued_on, normalize(r.link), current_actor(), current_instant()
        from unnest(p_unit, p_criterion, p_half, p_title, p_number, p_date, p_link)
            as r (unit, criterion, half, title, number, issued_on, link)
        join unnest(p_cycles, p_units, p_codes) as card (cycle_id, unit_id, code) on card.code = r.unit
        join cycle on cycle.council_id = this_council and cycle.cycle_id = card.cycle_id
        join criterion on criterion.council_id = this_council
            and criterion.criteria_set_id = case r.half when 1 then coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
                                                        else cycle.criteria_set_id end
            and criterion.code = r.criterion
        where not exists (
            select from evidence as known
            where known.council_id = this_council and known.cycle_id = card.cycle_id and known.unit_id = card.unit_id
              and known.criterion_no = criterion.criterion_no and known.half = r.half and known.withdrawn_at is null
              and (known.title, known.number, known.issued_on, known.link)
                  is not distinct from (normalize(r.title), normalize(r.number), r.issued_on, normalize(r.link)))
        returning unit_id, evidence_id
    ), counted as (
        select unit.code, count(*) as documents
        from fresh
        join unit on unit.council_id = this_council and unit.unit_id = fresh.unit_id
        group by unit.code
    ), recorded as (
        insert into event (council_id, at, actor, command, object, after)
        select this_council, current_instant(), current_actor(), 'evidence add', 'card/' || counted.code || '/' || p_year,
               jsonb_build_object('documents', counted.documents)
        from counted
        order by counted.code collate "C"
    )
    select coalesce(sum(documents), 0) into added from counted;
    return next;
end
$$;

ALTER FUNCTION thidua.add_evidence(p_year integer, p_cycles bigint[], p_units bigint[], p_codes text[], p_line integer[], p_unit text[], p_criterion text[], p_half integer[], p_title text[], p_number text[], p_date date[], p_link text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.add_inspections(p_cycle bigint, p_inspector text[], p_inspected text[], p_kind text[], p_due date[], p_criterion text, p_document text, p_command text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    place record;
    fresh jsonb;
begin
    select cluster.code, cycle.year into place
    from cycle join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council and cycle.cycle_id = p_cycle;
    with head as (
        select officer.unit_id
        from cycle_officer as officer
        where officer.council_id = this_council and officer.cycle_id = p_cycle and officer.role = 'head'
          and officer.ended_at is null
    ), added as (
        insert into inspection (council_id, cycle_id, kind, inspector_id, unit_id, due_on, criterion, document, author, at)
        select this_council, p_cycle, r.kind, coalesce(inspector.unit_id, head.unit_id), inspected.unit_id, r.due,
               case r.kind when 'cross' then p_criterion end, normalize(p_document), current_actor(), current_instant()
        from unnest(p_inspector, p_inspected, p_kind, p_due) with ordinality as r (inspector, inspected, kind, due, place)
        join unit as inspected on inspected.council_id = this_council and inspected.code = r.inspected
        left join unit as inspector on inspector.council_id = this_council and inspector.code = r.inspector
        left join head on r.inspector is null
        order by r.place
        on conflict (council_id, cycle_id, kind, inspector_id, unit_id, due_on) where withdrawn_at is null do nothing
        returning inspection_id, kind, inspector_id, unit_id, due_on, criterion
    )
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
               'inspection', added.inspection_id, 'kind', added.kind, 'inspector', inspector.code,
               'inspected', inspected.code, 'due', added.due_on, 'criterion', added.criterion))
               order by added.inspection_id), '[]')
    into fresh
    from added
    join unit as inspector on inspector.council_id = this_council and inspector.unit_id = added.inspector_id
    join unit as inspected on inspected.council_id = this_council and inspected.unit_id = added.unit_id;

    if fresh <> '[]' then
        perform record_event(p_command, 'inspections/' || place.code || '/' || place.year,
            p_after => jsonb_strip_nulls(jsonb_build_object('inspections', fresh, 'document', normalize(p_document))));
    end if;
    return jsonb_array_length(fresh);
end
$$;

ALTER FUNCTION thidua.add_inspections(p_cycle bigint, p_inspector text[], p_inspected text[], p_kind text[], p_due date[], p_criterion text, p_document text, p_command text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.agree_criteria(p_year integer, p_clusters text[], p_unit text, p_version integer, p_document text) RETURNS TABLE(cluster_code text, set_code text, version integer, given integer, agreed integer, needed integer, members integer, is_agreed boolean, agreed_now boolean)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    wanted constant bigint[] := wanted_cycles(p_year, p_clusters);
    open_cycles bigint[];
    open_sets bigint[];
    given_cycles bigint[];
    given_units bigint[];
    agreed_cycles bigint[];
begin
    perform require_criteria(wanted, p_year, p_unit, p_version);

    select coalesce(array_agg(c.cycle_id order by c.cycle_id), '{}'),
           coalesce(array_agg(c.criteria_set_id order by c.cycle_id), '{}')
    into open_cycles, open_sets
    from cycle_criteria as c
    join criteria_set as s using (council_id, criteria_set_id)
    where c.council_id = this_council
      and c.cycle_id = any (wanted)
      and c.agreed_at is null
      and c.withdrawn_at is null
      and (p_version is null or s.version = p_version);

    perform refuse_lopsided_criteria(open_cycles, open_sets);
    perform refuse_late_amendment(array(
        select cycle.cycle_id
        from unnest(open_cycles, open_sets) as proposed (cycle_id, set_id)
        join cycle on cycle.council_id = this_council and cycle.cycle_id = proposed.cycle_id
        where cycle.criteria_set_id <> proposed.set_id));

    with written as (
        insert into criteria_response (council_id, cycle_id, criteria_set_id, unit_id, kind, document, author, at)
        select this_council, proposed.cycle_id, proposed.set_id, card.unit_id, 'agree', normalize(p_document),
               current_actor(), current_instant()
        from unnest(open_cycles, open_sets) as proposed (cycle_id, set_id)
        join scorecard as card
            on card.council_id = this_council and card.cycle_id = proposed.cycle_id and card.left_on is null
        join unit using (council_id, unit_id)
        where p_unit is null or unit.code = p_unit
        on conflict (council_id, cycle_id, criteria_set_id, unit_id) where kind = 'agree' do nothing
        returning cycle_id, unit_id
    )
    select coalesce(array_agg(written.cycle_id), '{}'), coalesce(array_agg(written.unit_id), '{}')
    into given_cycles, given_units
    from written;

    with newly as (
        update cycle_criteria as c
        set agreed_at = current_instant(), agreed_by = current_actor(), document = normalize(p_document)
        from unnest(open_cycles, open_sets) as proposed (cycle_id, set_id)
        cross join lateral criteria_agreement(proposed.cycle_id, proposed.set_id) as stand
        where c.council_id = this_council
          and c.cycle_id = proposed.cycle_id
          and c.criteria_set_id = proposed.set_id
          and stand.agreed >= stand.needed
        returning c.cycle_id
    )
    select coalesce(array_agg(newly.cycle_id), '{}') into agreed_cycles from newly;

    update cycle
    set first_half_set_id = coalesce(cycle.first_half_set_id, cycle.criteria_set_id), criteria_set_id = proposed.set_id
    from unnest(open_cycles, open_sets) as proposed (cycle_id, set_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = proposed.cycle_id
      and cycle.cycle_id = any (agreed_cycles)
      and cycle.criteria_set_id <> proposed.set_id;

    insert into event (council_id, at, actor, command, object, after)
    select this_council, current_instant(), current_actor(), 'criteria agree',
           'criteria/' || s.code || '/' || p_year || '/' || s.version,
           jsonb_strip_nulls(jsonb_build_object(
               'cluster', cluster.code, 'document', p_document, 'agreed', proposed.cycle_id = any (agreed_cycles),
               'units', (select jsonb_agg(unit.code order by unit.code)
                         from unnest(given_cycles, given_units) as given (cycle_id, unit_id)
                         join unit on unit.council_id = this_council and unit.unit_id = given.unit_id
                         where given.cycle_id = proposed.cycle_id)))
    from unnest(open_cycles, open_sets) as proposed (cycle_id, set_id)
    join criteria_set as s on s.council_id = this_council and s.criteria_set_id = proposed.set_id
    join cycle on cycle.council_id = this_council and cycle.cycle_id = proposed.cycle_id
    join cluster on cluster.council_id = this_council and cluster.cluster_id = cycle.cluster_id
    where proposed.cycle_id = any (given_cycles || agreed_cycles)
    order by cluster.code;

    return query
    select cluster.code::text, s.code::text, s.version::integer,
           (select count(*)::integer from unnest(given_cycles) as given (cycle_id) where given.cycle_id = cycle.cycle_id),
           stand.agreed, stand.needed, stand.members, c.agreed_at is not null,
           cycle.cycle_id = any (agreed_cycles)
    from cycle
    join cluster using (council_id, cluster_id)
    cross join lateral (
        -- The proposal that was asked about, else what the cycle goes by.
        select c.criteria_set_id, c.agreed_at
        from cycle_criteria as c
        join criteria_set as named using (council_id, criteria_set_id)
        where c.council_id = this_council and c.cycle_id = cycle.cycle_id and c.withdrawn_at is null
          and (p_version is null or named.version = p_version)
        order by c.criteria_set_id = any (open_sets) desc, c.criteria_set_id = cycle.criteria_set_id desc,
                 c.criteria_set_id desc
        limit 1
    ) as c
    join criteria_set as s on s.council_id = this_council and s.criteria_set_id = c.criteria_set_id
    cross join lateral criteria_agreement(cycle.cycle_id, s.criteria_set_id) as stand
    where cycle.council_id = this_council
      and cycle.cycle_id = any (wanted)
    order by cluster.code;
end
$$;

ALTER FUNCTION thidua.agree_criteria(p_year integer, p_clusters text[], p_unit text, p_version integer, p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.agree_to_regulation(p_regulation_id bigint, p_units text[], p_on date, p_document text, p_command text) RETURNS TABLE(unit_code text)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    agreed text[];
begin
    with fresh as (
        insert into regulation_response (council_id, regulation_id, unit_id, kind, document, author, at)
        select this_council, p_regulation_id, member.unit_id, 'agree', normalize(p_document), current_actor(),
               current_instant()
        from regulation
        cross join lateral cluster_members(regulation.cluster_id, p_on) as member
        where regulation.council_id = this_council
          and regulation.regulation_id = p_regulation_id
          and (p_units is null or member.code = any (p_units))
        on conflict (council_id, regulation_id, unit_id) where kind = 'agree' do nothing
        returning unit_id
    )
    select coalesce(array_agg(unit.code::text order by unit.code collate "C"), '{}') into agreed
    from fresh
    join unit on unit.council_id = this_council and unit.unit_id = fresh.unit_id;

    if cardinality(agreed) > 0 then
        perform record_event(p_command, 'regulation/' || cluster.code || '/' || regulation.version,
            p_after => jsonb_strip_nulls(jsonb_build_object('agreed', agreed, 'document', normalize(p_document))))
        from regulation
        join cluster using (council_id, cluster_id)
        where regulation.council_id = this_council and regulation.regulation_id = p_regulation_id;
    end if;
    return query select unnest(agreed);
end
$$;

ALTER FUNCTION thidua.agree_to_regulation(p_regulation_id bigint, p_units text[], p_on date, p_document text, p_command text) OWNER TO thidua_owner;

CREATE TABLE thidua.membership (
    council_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    cluster_id bigint NOT NULL,
    CONSTRAINT membership_ends_after_it_begins CHECK ((valid_to > valid_from))
);

ALTER TABLE ONLY thidua.membership FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.membership OWNER TO thidua_owner;

CREATE TABLE thidua.unit (
    council_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    code thidua.code NOT NULL,
    name thidua.label NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    successor_id bigint,
    CONSTRAINT unit_ends_after_it_begins CHECK ((valid_to > valid_from)),
    CONSTRAINT unit_is_not_its_own_successor CHECK ((successor_id <> unit_id)),
    CONSTRAINT unit_with_successor_has_ended CHECK (((successor_id IS NULL) OR (valid_to IS NOT NULL)))
);

ALTER TABLE ONLY thidua.unit FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.unit OWNER TO thidua_owner;

CREATE FUNCTION thidua.cluster_members(p_cluster_id bigint, p_on date) RETURNS TABLE(unit_id bigint, code text, name text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT unit.unit_id,
     (unit.code)::text AS code,
     (unit.name)::text AS name
    FROM (thidua.membership
      JOIN thidua.unit USING (council_id, unit_id))
   WHERE ((membership.council_id = ( SELECT thidua.current_council() AS current_council)) AND (membership.cluster_id = cluster_members.p_cluster_id) AND (daterange(membership.valid_from, membership.valid_to) @> cluster_members.p_on));
END;

ALTER FUNCTION thidua.cluster_members(p_cluster_id bigint, p_on date) OWNER TO thidua_owner;

CREATE FUNCTION thidua.current_instant() RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('thidua.instant'::text, true), ''::text))::timestamp with time zone;

ALTER FUNCTION thidua.current_instant() OWNER TO thidua_owner;

CREATE SEQUENCE thidua.council_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER TABLE thidua.council_id_seq OWNER TO thidua_owner;

CREATE TABLE thidua.council (
    council_id bigint DEFAULT nextval('thidua.council_id_seq'::regclass) NOT NULL,
    code thidua.code NOT NULL,
    name thidua.label NOT NULL,
    level text NOT NULL,
    parent_id bigint,
    time_zone text DEFAULT 'Asia/Ho_Chi_Minh'::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT council_is_not_its_own_parent CHECK ((parent_id <> council_id)),
    CONSTRAINT council_level_is_known CHECK ((level = ANY (ARRAY['central'::text, 'ministry'::text, 'province'::text])))
);

ALTER TABLE ONLY thidua.council FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.council OWNER TO thidua_owner;

CREATE FUNCTION thidua.council_today() RETURNS date
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT ((thidua.current_instant() AT TIME ZONE council.time_zone))::date AS timezone
    FROM thidua.council
   WHERE (council.council_id = ( SELECT thidua.current_council() AS current_council));
END;

ALTER FUNCTION thidua.council_today() OWNER TO thidua_owner;

CREATE TABLE thidua.cluster (
    council_id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    code thidua.code NOT NULL,
    name thidua.label NOT NULL,
    kind text NOT NULL,
    CONSTRAINT cluster_kind_is_known CHECK ((kind = ANY (ARRAY['cum'::text, 'khoi'::text])))
);

ALTER TABLE ONLY thidua.cluster FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.cluster OWNER TO thidua_owner;

CREATE TABLE thidua.criteria_response (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    criteria_set_id bigint NOT NULL,
    response_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    kind text NOT NULL,
    text thidua.label,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT criteria_comment_says_something CHECK (((kind <> 'comment'::text) OR (text IS NOT NULL))),
    CONSTRAINT criteria_response_kind_is_known CHECK ((kind = ANY (ARRAY['comment'::text, 'agree'::text])))
);

ALTER TABLE ONLY thidua.criteria_response FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.criteria_response OWNER TO thidua_owner;

CREATE TABLE thidua.criteria_set (
    council_id bigint NOT NULL,
    criteria_set_id bigint NOT NULL,
    code thidua.code NOT NULL,
    year smallint NOT NULL,
    version smallint DEFAULT 1 NOT NULL,
    base_total thidua.points NOT NULL,
    bonus_cap thidua.points NOT NULL,
    required_lines smallint NOT NULL,
    digest bytea NOT NULL,
    aggregate text DEFAULT 'annual'::text NOT NULL,
    first_weight smallint,
    second_weight smallint,
    over_achievement numeric(5,2) DEFAULT 100 NOT NULL,
    CONSTRAINT criteria_set_aggregate_is_known CHECK ((aggregate = ANY (ARRAY['annual'::text, 'halves'::text]))),
    CONSTRAINT criteria_set_digest_is_sha256 CHECK ((octet_length(digest) = 32)),
    CONSTRAINT criteria_set_halves_have_weights CHECK (((aggregate = 'halves'::text) = ((first_weight IS NOT NULL) AND (second_weight IS NOT NULL)))),
    CONSTRAINT criteria_set_has_a_base CHECK (((base_total)::numeric > (0)::numeric)),
    CONSTRAINT criteria_set_has_required_lines CHECK ((required_lines > 0)),
    CONSTRAINT criteria_set_over_achievement_is_percent CHECK (((over_achievement >= (100)::numeric) AND (over_achievement <= (200)::numeric))),
    CONSTRAINT criteria_set_weights_are_positive CHECK (((first_weight > 0) AND (second_weight > 0)))
);

ALTER TABLE ONLY thidua.criteria_set FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.criteria_set OWNER TO thidua_owner;

CREATE TABLE thidua.cycle (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    year smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    state text DEFAULT 'preparing'::text NOT NULL,
    criteria_set_id bigint,
    first_half_set_id bigint,
    revision smallint DEFAULT 1 NOT NULL,
    CONSTRAINT cycle_closed_was_scored CHECK (((state <> 'closed'::text) OR (criteria_set_id IS NOT NULL))),
    CONSTRAINT cycle_ends_after_it_begins CHECK ((ends_on > starts_on)),
    CONSTRAINT cycle_revision_from_one CHECK ((revision >= 1)),
    CONSTRAINT cycle_state_is_known CHECK ((state = ANY (ARRAY['preparing'::text, 'covenant'::text, 'first_half'::text, 'mid_year'::text, 'second_half'::text, 'self_scoring'::text, 'head_review'::text, 'consensus'::text, 'appraisal'::text, 'year_end'::text, 'closed'::text, 'on_hold'::text]))),
    CONSTRAINT cycle_year_is_plausible CHECK (((year >= 1945) AND (year <= 2200)))
);

ALTER TABLE ONLY thidua.cycle FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle OWNER TO thidua_owner;

CREATE TABLE thidua.cycle_criteria (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    criteria_set_id bigint NOT NULL,
    effective_from date NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    agreed_by text,
    document thidua.label,
    withdrawn_at timestamp with time zone,
    CONSTRAINT cycle_criteria_agreed_are_not_withdrawn CHECK ((num_nonnulls(agreed_at, withdrawn_at) < 2)),
    CONSTRAINT cycle_criteria_agreement_is_whole CHECK ((num_nulls(agreed_at, agreed_by) = ANY (ARRAY[0, 2])))
);

ALTER TABLE ONLY thidua.cycle_criteria FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_criteria OWNER TO thidua_owner;

CREATE TABLE thidua.regulation (
    council_id bigint NOT NULL,
    regulation_id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    version smallint NOT NULL,
    title thidua.label NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    digest bytea NOT NULL,
    drafted_by text NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    approved_by text,
    approved_at timestamp with time zone,
    approval_document thidua.label,
    in_force_from date,
    superseded_on date,
    CONSTRAINT regulation_approval_is_whole CHECK ((num_nulls(approved_by, approved_at, approval_document) = ANY (ARRAY[0, 3]))),
    CONSTRAINT regulation_digest_is_sha256 CHECK ((octet_length(digest) = 32)),
    CONSTRAINT regulation_in_force_says_since_when CHECK (((state <> ALL (ARRAY['in_force'::text, 'superseded'::text])) OR (in_force_from IS NOT NULL))),
    CONSTRAINT regulation_past_draft_was_approved CHECK (((state = 'draft'::text) OR (approved_at IS NOT NULL))),
    CONSTRAINT regulation_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'in_force'::text, 'superseded'::text]))),
    CONSTRAINT regulation_superseded_says_when CHECK (((state = 'superseded'::text) = (superseded_on IS NOT NULL)))
);

ALTER TABLE ONLY thidua.regulation FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.regulation OWNER TO thidua_owner;

CREATE TABLE thidua.regulation_response (
    council_id bigint NOT NULL,
    regulation_id bigint NOT NULL,
    response_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    kind text NOT NULL,
    text thidua.label,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT regulation_comment_says_something CHECK (((kind <> 'comment'::text) OR (text IS NOT NULL))),
    CONSTRAINT regulation_response_kind_is_known CHECK ((kind = ANY (ARRAY['comment'::text, 'agree'::text])))
);

ALTER TABLE ONLY thidua.regulation_response FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.regulation_response OWNER TO thidua_owner;

CREATE TABLE thidua.scorecard (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    figure text,
    base thidua.points,
    bonus thidua.points,
    deduction thidua.points,
    total thidua.points,
    digest bytea,
    state text DEFAULT 'filling'::text NOT NULL,
    returned_by text,
    left_on date,
    left_to bigint,
    CONSTRAINT scorecard_digest_is_sha256 CHECK ((octet_length(digest) = 32)),
    CONSTRAINT scorecard_figure_is_known CHECK ((figure = ANY (ARRAY['self'::text, 'head'::text, 'agreed'::text, 'decided'::text]))),
    CONSTRAINT scorecard_has_all_totals_or_none CHECK ((num_nulls(figure, base, bonus, deduction, total) = ANY (ARRAY[0, 5]))),
    CONSTRAINT scorecard_left_says_whose_card_goes_on CHECK ((num_nulls(left_on, left_to) = ANY (ARRAY[0, 2]))),
    CONSTRAINT scorecard_returned_by_a_desk CHECK ((returned_by = ANY (ARRAY['head'::text, 'council'::text]))),
    CONSTRAINT scorecard_returned_knows_its_desk CHECK (((state = 'returned'::text) = (returned_by IS NOT NULL))),
    CONSTRAINT scorecard_state_is_known CHECK ((state = ANY (ARRAY['filling'::text, 'attested'::text, 'in_review'::text, 'reviewed'::text, 'agreed'::text, 'decided'::text, 'returned'::text]))),
    CONSTRAINT scorecard_total_is_base_and_bonus_less_deduction CHECK (((total)::numeric = GREATEST((((base)::numeric + (bonus)::numeric) - (deduction)::numeric), (0)::numeric))),
    CONSTRAINT scorecard_total_not_negative CHECK (((total)::numeric >= (0)::numeric))
);

ALTER TABLE ONLY thidua.scorecard FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.scorecard OWNER TO thidua_owner;

CREATE FUNCTION thidua.agreement_obligations(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date, deduction numeric, document text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT cycle.cycle_id,
     card.unit_id,
     'criteria_agreement'::text,
     ((('criteria/'::text || (criteria_set.code)::text) || '/'::text) || criteria_set.version),
     NULL::date AS date,
     0,
     ((answer.at AT TIME ZONE council.time_zone))::date AS timezone,
     NULL::numeric AS "numeric",
     (answer.document)::text AS document
    FROM ((((((thidua.cycle
      JOIN thidua.council USING (council_id))
      JOIN thidua.cycle_criteria proposed USING (council_id, cycle_id))
      JOIN thidua.criteria_set ON (((criteria_set.council_id = proposed.council_id) AND (criteria_set.criteria_set_id = proposed.criteria_set_id))))
      JOIN thidua.scorecard card ON (((card.council_id = cycle.council_id) AND (card.cycle_id = cycle.cycle_id))))
      JOIN thidua.unit ON (((unit.council_id = card.council_id) AND (unit.unit_id = card.unit_id))))
      LEFT JOIN thidua.criteria_response answer ON (((answer.council_id = cycle.council_id) AND (answer.cycle_id = cycle.cycle_id) AND (answer.criteria_set_id = proposed.criteria_set_id) AND (answer.unit_id = card.unit_id) AND (answer.kind = 'agree'::text))))
   WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = ANY (agreement_obligations.p_cycles)) AND (cycle.state <> 'closed'::text) AND (proposed.agreed_at IS NULL) AND (proposed.withdrawn_at IS NULL) AND ((unit.valid_to IS NULL) OR (unit.valid_to > thidua.council_today())))
 UNION ALL
  SELECT cycle.cycle_id,
     member.unit_id,
     'regulation_agreement'::text,
     ((('regulation/'::text || (cluster.code)::text) || '/'::text) || regulation.version),
     NULL::date AS date,
     0,
     ((answer.at AT TIME ZONE council.time_zone))::date AS timezone,
     NULL::numeric AS "numeric",
     (answer.document)::text AS document
    FROM (((((thidua.cycle
      JOIN thidua.council USING (council_id))
      JOIN thidua.cluster USING (council_id, cluster_id))
      JOIN thidua.regulation USING (council_id, cluster_id))
      CROSS JOIN LATERAL thidua.cluster_members(cycle.cluster_id, thidua.council_today()) member(unit_id, code, name))
      LEFT JOIN thidua.regulation_response answer ON (((answer.council_id = cycle.council_id) AND (answer.regulation_id = regulation.regulation_id) AND (answer.unit_id = member.unit_id) AND (answer.kind = 'agree'::text))))
   WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = ANY (agreement_obligations.p_cycles)) AND (cycle.state <> 'closed'::text) AND (regulation.state = 'draft'::text) AND (NOT (EXISTS ( SELECT
            FROM thidua.regulation later
           WHERE ((later.council_id = regulation.council_id) AND (later.cluster_id = regulation.cluster_id) AND (later.version > regulation.version))))) AND (NOT (EXISTS ( SELECT
            FROM thidua.cycle later
           WHERE ((later.council_id = cycle.council_id) AND (later.cluster_id = cycle.cluster_id) AND (later.year > cycle.year) AND (later.state <> 'closed'::text))))));
END;

ALTER FUNCTION thidua.agreement_obligations(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.setting_layers(p_years integer[], p_clusters bigint[], p_names text[]) RETURNS TABLE(place integer, name text, value text, layer text, default_value text, guidance_value text, regulation_value text, cycle_value text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'thidua', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
begin
    perform require_settings(p_names);
    return query
    with wanted as materialized (
        select definition.name, definition.default_value
        from setting_definitions() as definition
        where p_names is null or definition.name = any (p_names)
    ),
    asked as (
        select given.place::integer as place, given.year::smallint as year, given.cluster_id
        from unnest(p_years, p_clusters) with ordinality as given (year, cluster_id, place)
    )
    select asked.place, wanted.name,
           coalesce(of_cycle.value, of_regulation.value, of_guidance.value, wanted.default_value),
           case
               when of_cycle.value is not null then 'cycle'
               when of_regulation.value is not null then 'regulation'
               when of_guidance.value is not null then 'guidance'
               else 'default'
           end,
           wanted.default_value, of_guidance.value, of_regulation.value, of_cycle.value
    from asked
    cross join wanted
    left join setting as of_cycle
        on of_cycle.council_id = this_council and of_cycle.year = asked.year and of_cycle.layer = 'cycle'
       and of_cycle.cluster_id = asked.cluster_id and of_cycle.name = wanted.name
    left join setting as of_regulation
        on of_regulation.council_id = this_council and of_regulation.year = asked.year
       and of_regulation.layer = 'regulation' and of_regulation.cluster_id = asked.cluster_id
       and of_regulation.name = wanted.name
    left join setting as of_guidance
        on of_guidance.council_id = this_council and of_guidance.year = asked.year and of_guidance.layer = 'guidance'
       and of_guidance.cluster_id is null and of_guidance.name = wanted.name;
end
$$;

ALTER FUNCTION thidua.setting_layers(p_years integer[], p_clusters bigint[], p_names text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.agreement_share(p_cluster_id bigint, p_year integer, p_name text) RETURNS numeric
    LANGUAGE sql STABLE
    RETURN (SELECT (resolved.value)::numeric AS value FROM thidua.setting_layers(ARRAY[agreement_share.p_year], ARRAY[agreement_share.p_cluster_id], ARRAY[agreement_share.p_name]) resolved(place, name, value, layer, default_value, guidance_value, regulation_value, cycle_value));

ALTER FUNCTION thidua.agreement_share(p_cluster_id bigint, p_year integer, p_name text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.amend_criteria(p_year integer, p_cluster text, p_set bigint, p_from date) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    cycles constant bigint[] := wanted_cycles(p_year, array[p_cluster]);
    this_cycle cycle;
    present criteria_set;
    amended criteria_set;
    known cycle_criteria;
    changed integer;
begin
    select * into this_cycle from cycle where council_id = this_council and cycle_id = cycles[1];
    select * into present from criteria_set where council_id = this_council and criteria_set_id = this_cycle.criteria_set_id;
    select * into amended from criteria_set where council_id = this_council and criteria_set_id = p_set;
    select * into known from cycle_criteria
    where council_id = this_council and cycle_id = this_cycle.cycle_id and criteria_set_id = p_set;

    if not exists (select from cycle_criteria as agreed
                   where agreed.council_id = this_council and agreed.cycle_id = this_cycle.cycle_id
                     and agreed.criteria_set_id = present.criteria_set_id and agreed.agreed_at is not null) then
        perform refuse('TD003', 'criteria_not_agreed', 'cluster', p_cluster, 'year', p_year::text);
    elsif amended.criteria_set_id = present.criteria_set_id then
        return 0;
    elsif known.agreed_at is not null then
        perform refuse('TD003', 'amendment_goes_back', 'cluster', p_cluster, 'year', p_year::text,
                       'version', amended.version::text);
    elsif not (p_from > this_cycle.starts_on and p_from <= this_cycle.ends_on) then
        perform refuse('TD006', 'amendment_outside_year', 'from', p_from::text, 'first', (this_cycle.starts_on + 1)::text,
                       'last', this_cycle.ends_on::text);
    elsif amended.base_total <> present.base_total then
        perform refuse('TD006', 'amendment_changes_base', 'base', amended.base_total::text,
                       'agreed', present.base_total::text,
                       'off', to_char(amended.base_total - present.base_total, 'FMSG9999990.00'));
    elsif known.effective_from <> p_from and known.withdrawn_at is null and exists (
        select from criteria_response as answer
        where answer.council_id = this_council and answer.cycle_id = known.cycle_id
          and answer.criteria_set_id = known.criteria_set_id and answer.kind = 'agree') then
        perform refuse('TD003', 'amendment_date_differs', 'cluster', p_cluster, 'year', p_year::text,
                       'from', known.effective_from::text);
    end if;
    perform refuse_late_amendment(cycles);

    changed := propose_criteria(cycles, array[p_set], p_from);
    if changed > 0 then
        perform record_event('criteria amend', 'criteria/' || amended.code || '/' || p_year || '/' || amended.version,
            p_before => jsonb_build_object('set', present.code, 'version', present.version),
            p_after => jsonb_build_object('cluster', p_cluster, 'effective_from', p_from,
                                          'digest', encode(amended.digest, 'hex')));
    end if;
    return changed;
end
$$;

ALTER FUNCTION thidua.amend_criteria(p_year integer, p_cluster text, p_set bigint, p_from date) OWNER TO thidua_owner;

CREATE FUNCTION thidua.answer_meeting(p_cycle bigint, p_meeting bigint, p_unit text, p_items text[], p_agrees boolean, p_text text, p_document text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    answering bigint;
    written integer;
begin
    select member.unit_id into answering
    from meeting_members(array[p_cycle]) as member
    where member.meeting_id = p_meeting and member.unit = p_unit;

    insert into meeting_answer as known (council_id, cycle_id, meeting_id, unit_id, item, agrees, text, author, at, document)
    select this_council, item.cycle_id, item.meeting_id, answering, item.item, p_agrees, normalize(p_text), current_actor(),
           current_instant(), normalize(p_document)
    from meeting_item as item
    where item.council_id = this_council and item.cycle_id = p_cycle and item.meeting_id = p_meeting
      and item.on_agenda and (p_items is null or item.item = any (p_items))
    on conflict (council_id, cycle_id, meeting_id, unit_id, item) do update
    set (agrees, text, author, at, document)
        = (excluded.agrees, excluded.text, excluded.author, excluded.at, excluded.document)
    where (known.agrees, known.text) is distinct from (excluded.agrees, excluded.text);
    get diagnostics written = row_count;

    if written > 0 and not exists (
        select from meeting_item as item
        where item.council_id = this_council and item.cycle_id = p_cycle and item.meeting_id = p_meeting and item.on_agenda
          and not exists (
              select from meeting_answer as answer
              where answer.council_id = this_council and answer.cycle_id = p_cycle and answer.meeting_id = p_meeting
                and answer.unit_id = answering and answer.item = item.item)) then
        perform record_attendance(p_cycle, p_meeting, array[p_unit], array['present'], array[null]::text[],
                                  array[null]::text[], p_document);
    end if;
    return written;
end
$$;

ALTER FUNCTION thidua.answer_meeting(p_cycle bigint, p_meeting bigint, p_unit text, p_items text[], p_agrees boolean, p_text text, p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.appoint_officers(p_cycles bigint[], p_units bigint[], p_roles text[], p_documents text[]) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    before jsonb;
    ended bigint[];
    begun bigint[];
begin
    perform from cycle
    where council_id = this_council and cycle_id = any (p_cycles)
    order by cycle_id
    for no key update;

    select jsonb_object_agg(cycle_id, jsonb_build_object('head', head, 'deputies', deputies)) into before
    from present_officers(p_cycles);

    with stepped_down as (
        update cycle_officer as officer
        set ended_at = current_instant()
        where officer.council_id = this_council
          and officer.cycle_id = any (p_cycles)
          and officer.ended_at is null
          and not exists (
              select
              from unnest(p_cycles, p_units, p_roles) as wanted (cycle_id, unit_id, role)
              where (wanted.cycle_id, wanted.unit_id, wanted.role) = (officer.cycle_id, officer.unit_id, officer.role))
        returning officer.cycle_id
    )
    select coalesce(array_agg(cycle_id), '{}') into ended from stepped_down;

    with stepped_in as (
        insert into cycle_officer (council_id, cycle_id, unit_id, role, document, appointed_by, appointed_at)
        select this_council, wanted.cycle_id, wanted.unit_id, wanted.role, normalize(wanted.document), current_actor(),
               current_instant()
        from unnest(p_cycles, p_units, p_roles, p_documents)
            with ordinality as wanted (cycle_id, unit_id, role, document, place)
        where not exists (
            select
            from cycle_officer as present
            where present.council_id = this_council
              and present.cycle_id = wanted.cycle_id
              and present.unit_id = wanted.unit_id
              and present.ended_at is null)
        order by wanted.place
        returning cycle_id
    )
    select coalesce(array_agg(cycle_id), '{}') into begun from stepped_in;

    perform record_event('cycle appoint', 'cycle/' || cluster.code || '/' || cycle.year,
        jsonb_strip_nulls(before -> cycle.cycle_id::text),
        jsonb_strip_nulls(jsonb_build_object('head', present.head, 'deputies', present.deputies,
            'document', normalize(given.document))))
    from present_officers(ended || begun) as present
    join cycle on cycle.council_id = this_council and cycle.cycle_id = present.cycle_id
    join cluster using (council_id, cluster_id)
    join lateral (
        select document
        from unnest(p_cycles, p_documents) as given (cycle_id, document)
        where given.cycle_id = cycle.cycle_id
        limit 1
    ) as given on true
    order by cluster.code;
    return (select count(distinct changed) from unnest(ended || begun) as changed);
end
$$;

ALTER FUNCTION thidua.appoint_officers(p_cycles bigint[], p_units bigint[], p_roles text[], p_documents text[]) OWNER TO thidua_owner;

CREATE TABLE thidua.officer_proposal (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    proposal_id bigint NOT NULL,
    source text NOT NULL,
    reason thidua.label,
    state text DEFAULT 'proposed'::text NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    document thidua.label,
    settled_by text,
    settled_at timestamp with time zone,
    settled_document thidua.label,
    CONSTRAINT officer_proposal_settled_says_by_whom CHECK (((state <> ALL (ARRAY['agreed'::text, 'appointed'::text])) OR (settled_at IS NOT NULL))),
    CONSTRAINT officer_proposal_settlement_is_whole CHECK ((num_nulls(settled_by, settled_at) = ANY (ARRAY[0, 2]))),
    CONSTRAINT officer_proposal_source_is_known CHECK ((source = ANY (ARRAY['rotation'::text, 'members'::text, 'council'::text]))),
    CONSTRAINT officer_proposal_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'agreed'::text, 'appointed'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY thidua.officer_proposal FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.officer_proposal OWNER TO thidua_owner;

CREATE TABLE thidua.proposed_officer (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    proposal_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    role text NOT NULL,
    CONSTRAINT proposed_officer_role_is_known CHECK ((role = ANY (ARRAY['head'::text, 'deputy'::text])))
);

ALTER TABLE ONLY thidua.proposed_officer FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.proposed_officer OWNER TO thidua_owner;

CREATE FUNCTION thidua.appoint_settled_officers(p_cycles bigint[]) RETURNS integer
    LANGUAGE sql
    BEGIN ATOMIC
 WITH settled AS (
          SELECT next.cycle_id,
             officer.unit_id,
             officer.role,
             COALESCE(proposal.settled_document, proposal.document) AS document,
             bool_and((card.unit_id IS NOT NULL)) OVER (PARTITION BY next.cycle_id) AS are_members
            FROM ((((thidua.cycle next
              JOIN thidua.cycle former ON (((former.council_id = next.council_id) AND (former.cluster_id = next.cluster_id) AND (former.year = (next.year - 1)))))
              JOIN thidua.officer_proposal proposal ON (((proposal.council_id = former.council_id) AND (proposal.cycle_id = former.cycle_id) AND (proposal.state = ANY (ARRAY['agreed'::text, 'appointed'::text])))))
              JOIN thidua.proposed_officer officer ON (((officer.council_id = proposal.council_id) AND (officer.cycle_id = proposal.cycle_id) AND (officer.proposal_id = proposal.proposal_id))))
              LEFT JOIN thidua.scorecard card ON (((card.council_id = next.council_id) AND (card.cycle_id = next.cycle_id) AND (card.unit_id = officer.unit_id))))
           WHERE ((next.council_id = ( SELECT thidua.current_council() AS current_council)) AND (next.cycle_id = ANY (appoint_settled_officers.p_cycles)))
         )
  SELECT thidua.appoint_officers(given.cycles, given.units, given.roles, given.documents) AS appoint_officers
    FROM ( SELECT COALESCE(array_agg(settled.cycle_id ORDER BY settled.cycle_id, settled.role DESC, settled.unit_id), '{}'::bigint[]) AS cycles,
             COALESCE(array_agg(settled.unit_id ORDER BY settled.cycle_id, settled.role DESC, settled.unit_id), '{}'::bigint[]) AS units,
             COALESCE(array_agg(settled.role ORDER BY settled.cycle_id, settled.role DESC, settled.unit_id), '{}'::text[]) AS roles,
             COALESCE(array_agg((settled.document)::text ORDER BY settled.cycle_id, settled.role DESC, settled.unit_id), '{}'::text[]) AS documents
            FROM settled
           WHERE settled.are_members) given;
END;

ALTER FUNCTION thidua.appoint_settled_officers(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.settings_of(p_cycles bigint[], p_names text[]) RETURNS TABLE(cycle_id bigint, name text, value text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT asked.cycles[resolved.place] AS cycles,
     resolved.name,
     resolved.value
    FROM (( SELECT array_agg(cycle.cycle_id ORDER BY cycle.cycle_id) AS cycles,
             array_agg((cycle.year)::integer ORDER BY cycle.cycle_id) AS years,
             array_agg(cycle.cluster_id ORDER BY cycle.cycle_id) AS clusters
            FROM thidua.cycle
           WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = ANY (settings_of.p_cycles)))) asked
      CROSS JOIN LATERAL thidua.setting_layers(asked.years, asked.clusters, settings_of.p_names) resolved(place, name, value, layer, default_value, guidance_value, regulation_value, cycle_value));
END;

ALTER FUNCTION thidua.settings_of(p_cycles bigint[], p_names text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.closing_rules(p_cycles bigint[], p_policies text[]) RETURNS thidua.closing_rule[]
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH asked AS (
          SELECT given.cycle_id,
             given.policy
            FROM UNNEST(closing_rules.p_cycles, closing_rules.p_policies) given(cycle_id, policy)
         ), resolved AS MATERIALIZED (
          SELECT setting.cycle_id,
             max(setting.value) FILTER (WHERE (setting.name = 'excellent_from'::text)) AS excellent_from,
             max(setting.value) FILTER (WHERE (setting.name = 'good_from'::text)) AS good_from,
             max(setting.value) FILTER (WHERE (setting.name = 'fair_from'::text)) AS fair_from,
             max(setting.value) FILTER (WHERE (setting.name = 'excellent_max_share'::text)) AS excellent_max_share,
             max(setting.value) FILTER (WHERE (setting.name = 'tie_keys'::text)) AS tie_keys,
             max(setting.value) FILTER (WHERE (setting.name = 'key_task_group'::text)) AS key_task_group,
             max(setting.value) FILTER (WHERE (setting.name = 'certificates_per_cluster'::text)) AS certificates,
             max(setting.value) FILTER (WHERE (setting.name = 'dossier_gate'::text)) AS dossier_gate
            FROM thidua.settings_of(closing_rules.p_cycles, ARRAY['excellent_from'::text, 'good_from'::text, 'fair_from'::text, 'excellent_max_share'::text, 'tie_keys'::text, 'key_task_group'::text, 'certificates_per_cluster'::text, 'dossier_gate'::text]) setting(cycle_id, name, value)
           GROUP BY setting.cycle_id
         )
  SELECT COALESCE(array_agg(ROW(asked.cycle_id, asked.policy, (criteria_set.base_total)::numeric, ((resolved.excellent_from)::numeric(5,2))::numeric, ((resolved.good_from)::numeric(5,2))::numeric, ((resolved.fair_from)::numeric(5,2))::numeric, ((resolved.excellent_max_share)::numeric(5,2))::numeric, string_to_array(resolved.tie_keys, ','::text), resolved.key_task_group, (resolved.certificates)::integer, resolved.dossier_gate)::thidua.closing_rule ORDER BY asked.cycle_id), '{}'::thidua.closing_rule[]) AS "coalesce"
    FROM (((asked
      JOIN resolved USING (cycle_id))
      JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = asked.cycle_id))))
      JOIN thidua.criteria_set USING (council_id, criteria_set_id));
END;

ALTER FUNCTION thidua.closing_rules(p_cycles bigint[], p_policies text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.digest_field(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN COALESCE((((octet_length(value))::text || ':'::text) || value), '-'::text);

ALTER FUNCTION thidua.digest_field(value text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.instant_text(p_at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN to_char((p_at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'::text);

ALTER FUNCTION thidua.instant_text(p_at timestamp with time zone) OWNER TO thidua_owner;

CREATE TABLE thidua.scorecard_line (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    criterion_no smallint NOT NULL,
    criteria_set_id bigint NOT NULL,
    self_points thidua.points,
    self_bonus thidua.points,
    self_reason text,
    self_entry bigint,
    head_points thidua.points,
    head_bonus thidua.points,
    head_reason text,
    head_entry bigint,
    agreed_points thidua.points,
    agreed_bonus thidua.points,
    agreed_reason text,
    agreed_entry bigint,
    decided_points thidua.points,
    decided_bonus thidua.points,
    decided_reason text,
    decided_entry bigint,
    half smallint DEFAULT 0 NOT NULL,
    self_fact text,
    head_fact text,
    agreed_fact text,
    decided_fact text,
    CONSTRAINT scorecard_line_agreed_differs_with_reason CHECK (((agreed_reason IS NOT NULL) OR (agreed_points IS NULL) OR (NOT (((agreed_points)::numeric IS DISTINCT FROM (COALESCE(head_points, self_points, agreed_points))::numeric) OR ((agreed_bonus)::numeric IS DISTINCT FROM (COALESCE(head_bonus, self_bonus, agreed_bonus))::numeric))))),
    CONSTRAINT scorecard_line_agreed_is_whole CHECK ((num_nulls(agreed_points, agreed_bonus, agreed_entry) = ANY (ARRAY[0, 3]))),
    CONSTRAINT scorecard_line_decided_differs_with_reason CHECK (((decided_reason IS NOT NULL) OR (decided_points IS NULL) OR (NOT (((decided_points)::numeric IS DISTINCT FROM (COALESCE(agreed_points, head_points, self_points, decided_points))::numeric) OR ((decided_bonus)::numeric IS DISTINCT FROM (COALESCE(agreed_bonus, head_bonus, self_bonus, decided_bonus))::numeric))))),
    CONSTRAINT scorecard_line_decided_is_whole CHECK ((num_nulls(decided_points, decided_bonus, decided_entry) = ANY (ARRAY[0, 3]))),
    CONSTRAINT scorecard_line_half_is_known CHECK (((half >= 0) AND (half <= 2))),
    CONSTRAINT scorecard_line_head_differs_with_reason CHECK (((head_reason IS NOT NULL) OR (NOT (((head_points)::numeric IS DISTINCT FROM (self_points)::numeric) OR ((head_bonus)::numeric IS DISTINCT FROM (self_bonus)::numeric))) OR (head_points IS NULL) OR (self_points IS NULL))),
    CONSTRAINT scorecard_line_head_is_whole CHECK ((num_nulls(head_points, head_bonus, head_entry) = ANY (ARRAY[0, 3]))),
    CONSTRAINT scorecard_line_self_is_whole CHECK ((num_nulls(self_points, self_bonus, self_entry) = ANY (ARRAY[0, 3])))
);

ALTER TABLE ONLY thidua.scorecard_line FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.scorecard_line OWNER TO thidua_owner;

CREATE FUNCTION thidua.line_digest_text(line thidua.scorecard_line) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (((((((((((((((((thidua.digest_field(((line).criterion_no)::text) || thidua.digest_field(((line).half)::text)) || thidua.digest_field(((line).self_points)::text)) || thidua.digest_field(((line).self_bonus)::text)) || thidua.digest_field((line).self_fact)) || thidua.digest_field((line).self_reason)) || thidua.digest_field(((line).head_points)::text)) || thidua.digest_field(((line).head_bonus)::text)) || thidua.digest_field((line).head_fact)) || thidua.digest_field((line).head_reason)) || thidua.digest_field(((line).agreed_points)::text)) || thidua.digest_field(((line).agreed_bonus)::text)) || thidua.digest_field((line).agreed_fact)) || thidua.digest_field((line).agreed_reason)) || thidua.digest_field(((line).decided_points)::text)) || thidua.digest_field(((line).decided_bonus)::text)) || thidua.digest_field((line).decided_fact)) || thidua.digest_field((line).decided_reason));

ALTER FUNCTION thidua.line_digest_text(line thidua.scorecard_line) OWNER TO thidua_owner;

CREATE FUNCTION thidua.tie_text(p_values numeric[], p_keys text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT string_agg(CASE key.name WHEN 'cluster_ballot'::text THEN ((key.value)::integer)::text ELSE ((key.value)::numeric(9,2))::text END, ','::text ORDER BY key.place) AS string_agg FROM UNNEST(tie_text.p_values, tie_text.p_keys) WITH ORDINALITY key(value, name, place) WHERE (tie_text.p_values IS NOT NULL));

ALTER FUNCTION thidua.tie_text(p_values numeric[], p_keys text[]) OWNER TO thidua_owner;

CREATE SEQUENCE thidua.unit_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER TABLE thidua.unit_change_id_seq OWNER TO thidua_owner;

CREATE TABLE thidua.unit_change (
    council_id bigint NOT NULL,
    change_id bigint DEFAULT nextval('thidua.unit_change_id_seq'::regclass) NOT NULL,
    kind text NOT NULL,
    took_effect_on date NOT NULL,
    document thidua.label NOT NULL,
    reason thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT unit_change_kind_is_known CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'rename'::text, 'move'::text])))
);

ALTER TABLE ONLY thidua.unit_change FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.unit_change OWNER TO thidua_owner;

CREATE TABLE thidua.unit_change_part (
    council_id bigint NOT NULL,
    change_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    role text NOT NULL,
    heir_id bigint,
    old_name thidua.label,
    new_name thidua.label,
    from_cluster_id bigint,
    to_cluster_id bigint,
    CONSTRAINT unit_change_part_is_not_its_own_heir CHECK ((heir_id <> unit_id)),
    CONSTRAINT unit_change_part_names_are_whole CHECK ((num_nulls(old_name, new_name) = ANY (ARRAY[0, 2]))),
    CONSTRAINT unit_change_part_role_is_known CHECK ((role = ANY (ARRAY['ends'::text, 'divides'::text, 'begins'::text, 'absorbs'::text, 'changes'::text]))),
    CONSTRAINT unit_change_part_that_ends_has_an_heir CHECK (((role = 'ends'::text) = (heir_id IS NOT NULL)))
);

ALTER TABLE ONLY thidua.unit_change_part FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.unit_change_part OWNER TO thidua_owner;

CREATE FUNCTION thidua.unit_name_on(p_unit_id bigint, p_on date) RETURNS text
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (COALESCE(( SELECT part.old_name
            FROM (thidua.unit_change_part part
              JOIN thidua.unit_change change USING (council_id, change_id))
           WHERE ((part.council_id = unit.council_id) AND (part.unit_id = unit.unit_id) AND (part.old_name IS NOT NULL) AND (change.took_effect_on > unit_name_on.p_on))
           ORDER BY change.took_effect_on, change.change_id
          LIMIT 1), unit.name))::text AS "coalesce"
    FROM thidua.unit
   WHERE ((unit.council_id = ( SELECT thidua.current_council() AS current_council)) AND (unit.unit_id = unit_name_on.p_unit_id));
END;

ALTER FUNCTION thidua.unit_name_on(p_unit_id bigint, p_on date) OWNER TO thidua_owner;

CREATE TABLE thidua.award_slot (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    revision smallint NOT NULL,
    award text NOT NULL,
    no smallint NOT NULL,
    unit_id bigint,
    reason thidua.label,
    document thidua.label,
    chosen_by text,
    chosen_at timestamp with time zone,
    CONSTRAINT award_slot_award_is_known CHECK ((award = ANY (ARRAY['flag'::text, 'certificate'::text]))),
    CONSTRAINT award_slot_choice_is_of_a_unit CHECK (((chosen_at IS NULL) OR (unit_id IS NOT NULL))),
    CONSTRAINT award_slot_choice_is_whole CHECK ((num_nulls(reason, document, chosen_by, chosen_at) = ANY (ARRAY[0, 4]))),
    CONSTRAINT award_slot_flag_is_one CHECK (((award <> 'flag'::text) OR (no = 1))),
    CONSTRAINT award_slot_number_from_one CHECK ((no >= 1))
);

ALTER TABLE ONLY thidua.award_slot FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.award_slot OWNER TO thidua_owner;

CREATE TABLE thidua.closing (
    council_id bigint NOT NULL,
    closing_id bigint NOT NULL,
    year smallint NOT NULL,
    kind text NOT NULL,
    state text DEFAULT 'scheduled'::text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    cut_off_at timestamp with time zone,
    last_run_at timestamp with time zone,
    CONSTRAINT closing_cut_off_not_before_due CHECK ((cut_off_at >= due_at)),
    CONSTRAINT closing_kind_is_known CHECK ((kind = ANY (ARRAY['mid_year'::text, 'year_end'::text]))),
    CONSTRAINT closing_state_is_known CHECK ((state = ANY (ARRAY['scheduled'::text, 'held'::text, 'closed'::text]))),
    CONSTRAINT closing_that_ran_says_when CHECK (((state = 'scheduled'::text) = (last_run_at IS NULL)))
);

ALTER TABLE ONLY thidua.closing FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.closing OWNER TO thidua_owner;

CREATE TABLE thidua.closing_cycle (
    council_id bigint NOT NULL,
    closing_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    outcome text NOT NULL,
    guard text,
    unit_id bigint,
    waiting_units integer DEFAULT 0 NOT NULL,
    inputs_digest bytea,
    standings_digest bytea,
    decided_at timestamp with time zone NOT NULL,
    revision smallint DEFAULT 1 NOT NULL,
    policy text,
    recipe smallint DEFAULT 1 NOT NULL,
    guard_parameters text[] DEFAULT '{}'::text[] NOT NULL,
    guards smallint DEFAULT 0 NOT NULL,
    CONSTRAINT closing_cycle_closed_has_digests CHECK (((outcome = 'closed'::text) = ((inputs_digest IS NOT NULL) AND (standings_digest IS NOT NULL)))),
    CONSTRAINT closing_cycle_held_names_its_guard CHECK (((outcome = 'held'::text) = (guard IS NOT NULL))),
    CONSTRAINT closing_cycle_outcome_is_known CHECK ((outcome = ANY (ARRAY['closed'::text, 'held'::text]))),
    CONSTRAINT closing_cycle_policy_closes CHECK (((policy IS NULL) OR (outcome = 'closed'::text))),
    CONSTRAINT closing_cycle_policy_is_known CHECK ((policy = ANY (ARRAY['zero'::text, 'not_ranked'::text]))),
    CONSTRAINT closing_cycle_recipe_is_known CHECK (((recipe >= 1) AND (recipe <= 2)))
);

ALTER TABLE ONLY thidua.closing_cycle FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.closing_cycle OWNER TO thidua_owner;

CREATE TABLE thidua.cluster_ballot (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    votes smallint NOT NULL,
    document thidua.label NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT cluster_ballot_votes_not_negative CHECK ((votes >= 0))
);

ALTER TABLE ONLY thidua.cluster_ballot FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.cluster_ballot OWNER TO thidua_owner;

CREATE TABLE thidua.criterion (
    council_id bigint NOT NULL,
    criteria_set_id bigint NOT NULL,
    criterion_no smallint NOT NULL,
    group_no smallint NOT NULL,
    code thidua.criterion_code NOT NULL,
    text thidua.label NOT NULL,
    kind text NOT NULL,
    max thidua.points NOT NULL,
    step thidua.points NOT NULL,
    bonus_max thidua.points DEFAULT 0 NOT NULL,
    needs_evidence boolean NOT NULL,
    scorer thidua.label,
    rule text,
    CONSTRAINT criterion_has_a_maximum CHECK (((max)::numeric > (0)::numeric)),
    CONSTRAINT criterion_kind_is_known CHECK ((kind = ANY (ARRAY['manual'::text, 'boolean'::text, 'ladder'::text, 'proportional'::text, 'lateness'::text, 'external'::text, 'cross'::text, 'bonus'::text, 'deduction'::text]))),
    CONSTRAINT criterion_outside_the_base_has_no_bonus CHECK (((kind <> ALL (ARRAY['bonus'::text, 'deduction'::text])) OR ((bonus_max)::numeric = (0)::numeric))),
    CONSTRAINT criterion_step_divides_its_maximum CHECK ((((step)::numeric > (0)::numeric) AND (((max)::numeric % (step)::numeric) = (0)::numeric))),
    CONSTRAINT criterion_with_rungs_has_its_rule CHECK (((kind = ANY (ARRAY['ladder'::text, 'lateness'::text])) = (rule IS NOT NULL)))
);

ALTER TABLE ONLY thidua.criterion FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.criterion OWNER TO thidua_owner;

CREATE TABLE thidua.criterion_group (
    council_id bigint NOT NULL,
    criteria_set_id bigint NOT NULL,
    group_no smallint NOT NULL,
    code thidua.criterion_code NOT NULL,
    max thidua.points NOT NULL
);

ALTER TABLE ONLY thidua.criterion_group FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.criterion_group OWNER TO thidua_owner;

CREATE TABLE thidua.finding (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    finding_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    channel text NOT NULL,
    effect text NOT NULL,
    points thidua.points,
    reason thidua.label NOT NULL,
    document thidua.label NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    lifted_by text,
    lifted_at timestamp with time zone,
    lifted_reason thidua.label,
    carried_cycle_id bigint,
    carried_finding_id bigint,
    CONSTRAINT finding_carried_is_whole CHECK ((num_nulls(carried_cycle_id, carried_finding_id) = ANY (ARRAY[0, 2]))),
    CONSTRAINT finding_channel_is_known CHECK ((channel = ANY (ARRAY['inspection'::text, 'press'::text, 'complaint'::text, 'tax'::text, 'police'::text, 'public'::text]))),
    CONSTRAINT finding_deducts_points CHECK (((effect = 'deduct'::text) = (points IS NOT NULL))),
    CONSTRAINT finding_deducts_something CHECK (((points)::numeric > (0)::numeric)),
    CONSTRAINT finding_effect_is_known CHECK ((effect = ANY (ARRAY['none'::text, 'deduct'::text, 'hold'::text, 'not_considered'::text, 'disqualify'::text]))),
    CONSTRAINT finding_lifting_is_whole CHECK ((num_nulls(lifted_by, lifted_at, lifted_reason) = ANY (ARRAY[0, 3])))
);

ALTER TABLE ONLY thidua.finding FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.finding OWNER TO thidua_owner;

CREATE TABLE thidua.standing (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    closing_id bigint NOT NULL,
    rank smallint,
    tied boolean NOT NULL,
    class text,
    base thidua.points,
    bonus thidua.points,
    deduction thidua.points,
    total thidua.points,
    gate text,
    revision smallint DEFAULT 1 NOT NULL,
    capped boolean DEFAULT false NOT NULL,
    tie_values numeric(9,2)[],
    CONSTRAINT standing_class_is_known CHECK ((class = ANY (ARRAY['excellent'::text, 'good'::text, 'fair'::text, 'average'::text]))),
    CONSTRAINT standing_gates_are_known CHECK ((string_to_array(gate, ','::text) <@ ARRAY['disqualified'::text, 'not_considered'::text, 'covenant_unsigned'::text, 'dossier_incomplete'::text, 'dossier_late'::text, 'work_missing'::text])),
    CONSTRAINT standing_is_ranked_wholly CHECK ((num_nulls(rank, class, base, bonus, deduction, total) = ANY (ARRAY[0, 6]))),
    CONSTRAINT standing_rank_from_one CHECK ((rank >= 1)),
    CONSTRAINT standing_without_rank_misses_work CHECK (((rank IS NOT NULL) OR (gate ~~ '%work_missing'::text)))
);

ALTER TABLE ONLY thidua.standing FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.standing OWNER TO thidua_owner;

CREATE FUNCTION thidua.bundle_rows(p_year integer, p_cluster text) RETURNS TABLE(place integer, unit_code text, part integer, number integer, fields text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH closed AS MATERIALIZED (
          SELECT cycle.council_id,
             cycle.cycle_id,
             cycle.cluster_id,
             cycle.year,
             cycle.starts_on,
             cycle.ends_on,
             cycle.state,
             cycle.criteria_set_id,
             cycle.first_half_set_id,
             cycle.revision,
             (cluster.code)::text AS cluster,
             (cluster.name)::text AS cluster_name,
             (council.code)::text AS council,
             (council.name)::text AS council_name,
             recorded.inputs_digest,
             recorded.standings_digest,
             recorded.decided_at,
             rule.rule_cycle,
             rule.policy,
             rule.base_total,
             rule.excellent_from,
             rule.good_from,
             rule.fair_from,
             rule.excellent_max_share,
             rule.tie_keys,
             rule.key_task_group,
             rule.certificates,
             rule.dossier_gate
            FROM (((((thidua.cycle
              JOIN thidua.cluster USING (council_id, cluster_id))
              JOIN thidua.council USING (council_id))
              JOIN thidua.closing ON (((closing.council_id = cycle.council_id) AND (closing.year = cycle.year) AND (closing.kind = 'year_end'::text))))
              JOIN thidua.closing_cycle recorded ON (((recorded.council_id = cycle.council_id) AND (recorded.closing_id = closing.closing_id) AND (recorded.cycle_id = cycle.cycle_id) AND (recorded.revision = cycle.revision) AND (recorded.outcome = 'closed'::text))))
              CROSS JOIN LATERAL unnest(thidua.closing_rules(ARRAY[cycle.cycle_id], ARRAY[recorded.policy])) rule(rule_cycle, policy, base_total, excellent_from, good_from, fair_from, excellent_max_share, tie_keys, key_task_group, certificates, dossier_gate))
           WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.year = bundle_rows.p_year) AND ((cluster.code)::text = bundle_rows.p_cluster))
         ), sets AS MATERIALIZED (
          SELECT closed.council_id,
             1 AS which_place,
             'main'::text AS which,
             closed.criteria_set_id
            FROM closed
         UNION ALL
          SELECT closed.council_id,
             2,
             'first'::text,
             closed.first_half_set_id
            FROM closed
           WHERE (closed.first_half_set_id IS NOT NULL)
         ), cards AS MATERIALIZED (
          SELECT card.council_id,
             card.cycle_id,
             card.unit_id,
             card.figure,
             card.base,
             card.bonus,
             card.deduction,
             card.total,
             card.digest,
             card.state,
             card.returned_by,
             card.left_on,
             card.left_to,
             (unit.code)::text AS unit,
             called.name AS unit_name
            FROM (((closed
              JOIN thidua.scorecard card ON (((card.council_id = closed.council_id) AND (card.cycle_id = closed.cycle_id))))
              JOIN thidua.unit ON (((unit.council_id = card.council_id) AND (unit.unit_id = card.unit_id))))
              CROSS JOIN LATERAL thidua.unit_name_on(unit.unit_id, closed.ends_on) called(name))
           WHERE (card.left_on IS NULL)
         )
  SELECT 1,
     NULL::text AS text,
     0,
     0,
     ARRAY['closing'::text, closed.council, closed.cluster, (closed.year)::text, 'year_end'::text, (closed.revision)::text, thidua.instant_text(closed.decided_at)] AS "array"
    FROM closed
 UNION ALL
  SELECT 2,
     NULL::text,
     0,
     0,
     ARRAY['names'::text, closed.council_name, closed.cluster_name] AS "array"
    FROM closed
 UNION ALL
  SELECT 3,
     NULL::text,
     0,
     0,
     ARRAY['rules'::text, (closed.excellent_from)::text, (closed.good_from)::text, (closed.fair_from)::text, (closed.excellent_max_share)::text, array_to_string(closed.tie_keys, ','::text), closed.key_task_group, (closed.certificates)::text, closed.policy] AS "array"
    FROM closed
 UNION ALL
  SELECT (10 + (sets.which_place * 3)),
     NULL::text,
     0,
     0,
     ARRAY['set'::text, sets.which, (s.code)::text, (s.version)::text, (s.base_total)::text, (s.bonus_cap)::text, s.aggregate, (s.first_weight)::text, (s.second_weight)::text, (s.over_achievement)::text, encode(s.digest, 'hex'::text)] AS "array"
    FROM (sets
      JOIN thidua.criteria_set s USING (council_id, criteria_set_id))
 UNION ALL
  SELECT (11 + (sets.which_place * 3)),
     NULL::text,
     0,
     g.group_no,
     ARRAY['group'::text, sets.which, (g.code)::text, (g.max)::text] AS "array"
    FROM (sets
      JOIN thidua.criterion_group g USING (council_id, criteria_set_id))
 UNION ALL
  SELECT (12 + (sets.which_place * 3)),
     NULL::text,
     0,
     c.criterion_no,
     ARRAY['criterion'::text, sets.which, (c.criterion_no)::text, (c.code)::text, (c.group_no)::text, (c.text)::text, c.kind, (c.max)::text, (c.step)::text, (c.bonus_max)::text, (c.needs_evidence)::text, c.rule, (c.scorer)::text] AS "array"
    FROM (sets
      JOIN thidua.criterion c USING (council_id, criteria_set_id))
 UNION ALL
  SELECT 30,
     cards.unit,
     0,
     0,
     ARRAY['card'::text, cards.unit, cards.unit_name, cards.state, cards.figure, (cards.base)::text, (cards.bonus)::text, (cards.deduction)::text, (cards.total)::text, encode(cards.digest, 'hex'::text), (ballot.votes)::text] AS "array"
    FROM (cards
      LEFT JOIN thidua.cluster_ballot ballot ON (((ballot.council_id = cards.council_id) AND (ballot.cycle_id = cards.cycle_id) AND (ballot.unit_id = cards.unit_id))))
 UNION ALL
  SELECT 30,
     cards.unit,
     (1 + line.half),
     line.criterion_no,
     ARRAY['line'::text, cards.unit, sets.which, (line.half)::text, (line.criterion_no)::text, (line.self_points)::text, (line.self_bonus)::text, line.self_fact, line.self_reason, (line.head_points)::text, (line.head_bonus)::text, line.head_fact, line.head_reason, (line.agreed_points)::text, (line.agreed_bonus)::text, line.agreed_fact, line.agreed_reason, (line.decided_points)::text, (line.decided_bonus)::text, line.decided_fact, line.decided_reason, "left"(encode(sha256(convert_to(thidua.line_digest_text(line.*), 'UTF8'::name)), 'hex'::text), 16)] AS "array"
    FROM ((cards
      JOIN thidua.scorecard_line line ON (((line.council_id = cards.council_id) AND (line.cycle_id = cards.cycle_id) AND (line.unit_id = cards.unit_id))))
      JOIN sets ON ((sets.criteria_set_id = line.criteria_set_id)))
 UNION ALL
  SELECT 30,
     cards.unit,
     9,
     (finding.finding_id)::integer AS finding_id,
     ARRAY['finding'::text, cards.unit, (finding.finding_id)::text, finding.channel, finding.effect, (finding.points)::text, ((finding.lifted_at IS NOT NULL))::text] AS "array"
    FROM (cards
      JOIN thidua.finding ON (((finding.council_id = cards.council_id) AND (finding.cycle_id = cards.cycle_id) AND (finding.unit_id = cards.unit_id))))
 UNION ALL
  SELECT 40,
     cards.unit,
     0,
     0,
     ARRAY['standing'::text, cards.unit, (standing.rank)::text, (standing.tied)::text, standing.class, (standing.capped)::text, (standing.base)::text, (standing.bonus)::text, (standing.deduction)::text, (standing.total)::text, thidua.tie_text(standing.tie_values, closed.tie_keys), standing.gate] AS "array"
    FROM ((cards
      JOIN closed ON ((closed.cycle_id = cards.cycle_id)))
      JOIN thidua.standing ON (((standing.council_id = cards.council_id) AND (standing.cycle_id = cards.cycle_id) AND (standing.unit_id = cards.unit_id) AND (standing.revision = closed.revision))))
 UNION ALL
  SELECT
         CASE slot.award
             WHEN 'flag'::text THEN 50
             ELSE 51
         END AS "case",
     NULL::text,
     0,
     slot.no,
     ARRAY['slot'::text, slot.award, (slot.no)::text,
         CASE
             WHEN (slot.chosen_at IS NULL) THEN (unit.code)::text
             ELSE NULL::text
         END] AS "array"
    FROM ((closed
      JOIN thidua.award_slot slot ON (((slot.council_id = closed.council_id) AND (slot.cycle_id = closed.cycle_id) AND (slot.revision = closed.revision))))
      LEFT JOIN thidua.unit ON (((unit.council_id = slot.council_id) AND (unit.unit_id = slot.unit_id))))
 UNION ALL
  SELECT
         CASE slot.award
             WHEN 'flag'::text THEN 52
             ELSE 53
         END AS "case",
     NULL::text,
     0,
     slot.no,
     ARRAY['choice'::text, slot.award, (slot.no)::text, (unit.code)::text, (slot.reason)::text, (slot.document)::text, slot.chosen_by, thidua.instant_text(slot.chosen_at)] AS "array"
    FROM ((closed
      JOIN thidua.award_slot slot ON (((slot.council_id = closed.council_id) AND (slot.cycle_id = closed.cycle_id) AND (slot.revision = closed.revision))))
      JOIN thidua.unit ON (((unit.council_id = slot.council_id) AND (unit.unit_id = slot.unit_id))))
   WHERE (slot.chosen_at IS NOT NULL)
 UNION ALL
  SELECT 60,
     NULL::text,
     0,
     digest.no,
     ARRAY['digest'::text, digest.name, encode(digest.value, 'hex'::text)] AS "array"
    FROM (closed
      CROSS JOIN LATERAL ( VALUES (1,'inputs'::text,closed.inputs_digest), (2,'standings'::text,closed.standings_digest)) digest(no, name, value));
END;

ALTER FUNCTION thidua.bundle_rows(p_year integer, p_cluster text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.call_reports(p_year integer, p_clusters text[], p_kind text, p_title text, p_on date, p_due_on date, p_grace_days integer, p_parts text[], p_criterion text, p_document text) RETURNS TABLE(cluster text, due_on date, changed boolean)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    wanted constant bigint[] := wanted_cycles(p_year, p_clusters);
    wrong record;
    answer jsonb;
begin
    if wanted = '{}' then
        perform refuse('TD002', 'year_missing', 'year', p_year::text);
    end if;

    select call.fault, call.parameters into wrong
    from wanted_calls(wanted, p_kind, p_title, p_on, p_due_on, p_grace_days, p_parts, p_criterion, p_document) as call
    where call.fault is not null
    order by call.cluster collate "C"
    limit 1;
    if found then
        perform refuse(case wrong.fault when 'report_call_answered' then 'TD003' else 'TD006' end, wrong.fault,
                       variadic wrong.parameters);
    end if;

    with call as materialized (
        select *
        from wanted_calls(wanted, p_kind, p_title, p_on, p_due_on, p_grace_days, p_parts, p_criterion, p_document)
    ), recorded as (
        insert into event (council_id, at, actor, command, object, before, after)
        select this_council, current_instant(), current_actor(), 'report call',
               'report/' || p_kind || '/' || call.cluster || '/' || p_year, call.before,
               jsonb_strip_nulls(jsonb_build_object(
                   'title', call.title, 'called_on', call.called_on, 'due_on', call.due_on, 'grace_days', call.grace_days,
                   'parts', call.parts, 'criterion', call.criterion, 'document', call.document))
        from call
        where call.changed
        order by call.cluster collate "C"
    ), written as (
        insert into report_call (council_id, cycle_id, kind, title, called_on, due_on, grace_days, parts, criterion,
                                 document, author, at)
        select this_council, call.cycle_id, p_kind, call.title, call.called_on, call.due_on, call.grace_days, call.parts,
               call.criterion, call.document, current_actor(), current_instant()
        from call
        where call.changed
        on conflict (council_id, cycle_id, kind) do update
            set title = excluded.title, called_on = excluded.called_on, due_on = excluded.due_on,
                grace_days = excluded.grace_days, parts = excluded.parts, criterion = excluded.criterion,
                document = excluded.document, author = excluded.author, at = excluded.at
    )
    select jsonb_agg(jsonb_build_object('cluster', call.cluster, 'due_on', call.due_on, 'changed', call.changed)
                     order by call.cluster collate "C")
    into answer
    from call;
    return query
    select called.cluster, called.due_on, called.changed
    from jsonb_to_recordset(answer) as called (cluster text, due_on date, changed boolean);
end
$$;

ALTER FUNCTION thidua.call_reports(p_year integer, p_clusters text[], p_kind text, p_title text, p_on date, p_due_on date, p_grace_days integer, p_parts text[], p_criterion text, p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.quantity_text(p_figure numeric) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (CASE WHEN (scale(trim_scale(p_figure)) = 3) THEN round(p_figure, 4) ELSE trim_scale(p_figure) END)::text;

ALTER FUNCTION thidua.quantity_text(p_figure numeric) OWNER TO thidua_owner;

CREATE TABLE thidua.covenant_target (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    target_id bigint NOT NULL,
    indicator thidua.label NOT NULL,
    half smallint DEFAULT 0 NOT NULL,
    measure thidua.label NOT NULL,
    plan numeric(14,4) NOT NULL,
    criterion thidua.criterion_code,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    result numeric(14,4),
    result_by text,
    result_at timestamp with time zone,
    result_document thidua.label,
    withdrawn_by text,
    withdrawn_at timestamp with time zone,
    CONSTRAINT covenant_target_half_is_known CHECK (((half >= 0) AND (half <= 2))),
    CONSTRAINT covenant_target_plan_not_negative CHECK ((plan >= (0)::numeric)),
    CONSTRAINT covenant_target_result_is_whole CHECK ((num_nulls(result, result_by, result_at) = ANY (ARRAY[0, 3]))),
    CONSTRAINT covenant_target_result_not_negative CHECK ((result >= (0)::numeric)),
    CONSTRAINT covenant_target_with_criterion_has_a_plan CHECK (((criterion IS NULL) OR (plan > (0)::numeric))),
    CONSTRAINT covenant_target_withdrawal_is_whole CHECK ((num_nulls(withdrawn_by, withdrawn_at) = ANY (ARRAY[0, 2])))
);

ALTER TABLE ONLY thidua.covenant_target FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.covenant_target OWNER TO thidua_owner;

CREATE FUNCTION thidua.covenant_card_facts(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, criterion text, half smallint, points numeric, fact text, source text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT target.cycle_id,
     target.unit_id,
     (target.criterion)::text AS criterion,
     target.half,
     NULL::numeric AS "numeric",
     ((thidua.quantity_text(target.result) || '/'::text) || thidua.quantity_text(target.plan)),
     "left"(('covenant: '::text || (target.indicator)::text), 500) AS "left"
    FROM thidua.covenant_target target
   WHERE ((target.council_id = ( SELECT thidua.current_council() AS current_council)) AND (target.cycle_id = ANY (covenant_card_facts.p_cycles)) AND (target.withdrawn_at IS NULL) AND (target.criterion IS NOT NULL) AND (target.result IS NOT NULL));
END;

ALTER FUNCTION thidua.covenant_card_facts(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.cross_criterion(p_cycle bigint, p_code text, p_on date) RETURNS TABLE(half smallint, max numeric, step numeric)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT halves.half,
     criterion.max,
     criterion.step
    FROM (((thidua.cycle
      JOIN thidua.criteria_set USING (council_id, criteria_set_id))
      CROSS JOIN LATERAL ( SELECT (
                 CASE
                     WHEN (criteria_set.aggregate = 'annual'::text) THEN 0
                     WHEN (cross_criterion.p_on < (cycle.starts_on + '6 mons'::interval)) THEN 1
                     ELSE 2
                 END)::smallint AS half) halves)
      JOIN thidua.criterion ON (((criterion.council_id = cycle.council_id) AND (criterion.criteria_set_id =
         CASE halves.half
             WHEN 1 THEN COALESCE(cycle.first_half_set_id, cycle.criteria_set_id)
             ELSE cycle.criteria_set_id
         END) AND ((criterion.code)::text = cross_criterion.p_code) AND (criterion.kind = 'cross'::text))))
   WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = cross_criterion.p_cycle));
END;

ALTER FUNCTION thidua.cross_criterion(p_cycle bigint, p_code text, p_on date) OWNER TO thidua_owner;

CREATE FUNCTION thidua.days_between(p_fact text) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (p_fact ~ '^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$'::text) THEN CASE WHEN ((EXTRACT(month FROM (make_date(("left"(p_fact, 4))::integer, (substr(p_fact, 6, 2))::integer, 1) + ((substr(p_fact, 9, 2))::integer - 1))) = ((substr(p_fact, 6, 2))::integer)::numeric) AND (EXTRACT(month FROM (make_date((substr(p_fact, 12, 4))::integer, (substr(p_fact, 17, 2))::integer, 1) + ((substr(p_fact, 20, 2))::integer - 1))) = ((substr(p_fact, 17, 2))::integer)::numeric)) THEN GREATEST((make_date(("left"(p_fact, 4))::integer, (substr(p_fact, 6, 2))::integer, (substr(p_fact, 9, 2))::integer) - make_date((substr(p_fact, 12, 4))::integer, (substr(p_fact, 17, 2))::integer, (substr(p_fact, 20, 2))::integer)), 0) ELSE NULL::integer END ELSE NULL::integer END;

ALTER FUNCTION thidua.days_between(p_fact text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.days_late(p_due_on date, p_grace_days integer, p_day date) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN ((p_day - p_due_on) > p_grace_days) THEN (p_day - p_due_on) ELSE 0 END;

ALTER FUNCTION thidua.days_late(p_due_on date, p_grace_days integer, p_day date) OWNER TO thidua_owner;

CREATE TABLE thidua.criterion_rung (
    council_id bigint NOT NULL,
    criteria_set_id bigint NOT NULL,
    criterion_no smallint NOT NULL,
    rung_no smallint NOT NULL,
    lower numeric(14,4),
    lower_included boolean NOT NULL,
    upper numeric(14,4),
    upper_included boolean NOT NULL,
    points thidua.points NOT NULL,
    CONSTRAINT criterion_rung_ends_after_it_begins CHECK (((lower < upper) OR ((lower = upper) AND lower_included AND upper_included) OR (lower IS NULL) OR (upper IS NULL)))
);

ALTER TABLE ONLY thidua.criterion_rung FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.criterion_rung OWNER TO thidua_owner;

CREATE FUNCTION thidua.fact_points(p_kind text, p_max numeric, p_over_achievement numeric, p_council bigint, p_set bigint, p_criterion_no smallint, p_fact text) RETURNS TABLE(points numeric, rung_no smallint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (
         CASE fact_points.p_kind
             WHEN 'boolean'::text THEN
             CASE fact_points.p_fact
                 WHEN 'yes'::text THEN fact_points.p_max
                 WHEN 'no'::text THEN (0)::numeric
                 ELSE NULL::numeric
             END
             WHEN 'proportional'::text THEN
             CASE
                 WHEN ((fact.per > (0)::numeric) AND ((fact.amount * (100)::numeric) > (fact.per * fact_points.p_over_achievement))) THEN (div((((fact_points.p_max * fact_points.p_over_achievement) * (2)::numeric) + (1)::numeric), (2)::numeric) / (100)::numeric)
                 WHEN (fact.per > (0)::numeric) THEN (div((((fact.amount * fact_points.p_max) * (200)::numeric) + fact.per), (fact.per * (2)::numeric)) / (100)::numeric)
                 ELSE NULL::numeric
             END
             ELSE (rung.points)::numeric
         END)::numeric(11,2) AS points,
     rung.rung_no
    FROM (( SELECT
                 CASE
                     WHEN ((fact_points.p_kind = ANY (ARRAY['ladder'::text, 'proportional'::text])) AND (fact_points.p_fact ~ '^\d{1,10}(\.\d{1,4})?(/\d{1,10}(\.\d{1,4})?)?$'::text)) THEN ((split_part(fact_points.p_fact, '/'::text, 1))::numeric * (
                     CASE
                         WHEN ((fact_points.p_kind = 'ladder'::text) AND (strpos(fact_points.p_fact, '/'::text) > 0)) THEN 100
                         ELSE 1
                     END)::numeric)
                     WHEN ((fact_points.p_kind = 'lateness'::text) AND (fact_points.p_fact ~ '^\d{1,10}$'::text)) THEN (fact_points.p_fact)::numeric
                     WHEN (fact_points.p_kind = 'lateness'::text) THEN thidua.days_between(fact_points.p_fact)
                     ELSE NULL::numeric
                 END AS amount,
                 CASE
                     WHEN ((fact_points.p_kind = ANY (ARRAY['ladder'::text, 'proportional'::text])) AND (fact_points.p_fact ~ '/\d{1,10}(\.\d{1,4})?$'::text)) THEN (split_part(fact_points.p_fact, '/'::text, 2))::numeric
                     WHEN (fact_points.p_kind = ANY (ARRAY['ladder'::text, 'lateness'::text])) THEN (1)::numeric
                     ELSE NULL::numeric
                 END AS per
          OFFSET 0) fact
      LEFT JOIN thidua.criterion_rung rung ON (((rung.council_id = fact_points.p_council) AND (rung.criteria_set_id = fact_points.p_set) AND (rung.criterion_no = fact_points.p_criterion_no) AND (fact_points.p_kind = ANY (ARRAY['ladder'::text, 'lateness'::text])) AND (fact.per > (0)::numeric) AND (fact.amount IS NOT NULL) AND ((rung.lower IS NULL) OR (fact.amount > (rung.lower * fact.per)) OR (rung.lower_included AND (fact.amount = (rung.lower * fact.per)))) AND ((rung.upper IS NULL) OR (fact.amount < (rung.upper * fact.per)) OR (rung.upper_included AND (fact.amount = (rung.upper * fact.per)))))));
END;

ALTER FUNCTION thidua.fact_points(p_kind text, p_max numeric, p_over_achievement numeric, p_council bigint, p_set bigint, p_criterion_no smallint, p_fact text) OWNER TO thidua_owner;

CREATE TABLE thidua.inspection (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    inspection_id bigint NOT NULL,
    kind text NOT NULL,
    plan_id bigint,
    inspector_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    due_on date NOT NULL,
    criterion thidua.criterion_code,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    held_on date,
    minutes thidua.label,
    finding thidua.label,
    points thidua.points,
    recorded_by text,
    recorded_at timestamp with time zone,
    withdrawn_by text,
    withdrawn_at timestamp with time zone,
    withdrawn_reason thidua.label,
    CONSTRAINT inspection_found_something_when_held CHECK (((held_on IS NOT NULL) OR (num_nonnulls(finding, points) = 0))),
    CONSTRAINT inspection_held_is_not_withdrawn CHECK (((held_on IS NULL) OR (withdrawn_at IS NULL))),
    CONSTRAINT inspection_kind_is_known CHECK ((kind = ANY (ARRAY['own'::text, 'head'::text, 'cross'::text]))),
    CONSTRAINT inspection_of_a_plan_is_cross CHECK (((plan_id IS NULL) OR (kind = 'cross'::text))),
    CONSTRAINT inspection_of_itself_is_own CHECK (((kind = 'own'::text) = (inspector_id = unit_id))),
    CONSTRAINT inspection_points_are_of_a_criterion CHECK (((points IS NULL) OR (criterion IS NOT NULL))),
    CONSTRAINT inspection_result_is_whole CHECK ((num_nulls(held_on, minutes, recorded_by, recorded_at) = ANY (ARRAY[0, 4]))),
    CONSTRAINT inspection_with_a_criterion_is_cross CHECK (((criterion IS NULL) OR (kind = 'cross'::text))),
    CONSTRAINT inspection_withdrawal_is_whole CHECK ((num_nulls(withdrawn_by, withdrawn_at, withdrawn_reason) = ANY (ARRAY[0, 3])))
);

ALTER TABLE ONLY thidua.inspection FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.inspection OWNER TO thidua_owner;

CREATE FUNCTION thidua.inspection_card_facts(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, criterion text, half smallint, points numeric, fact text, source text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT DISTINCT ON (inspection.cycle_id, inspection.unit_id, (inspection.criterion COLLATE "C"), line.half) inspection.cycle_id,
     inspection.unit_id,
     (inspection.criterion)::text AS criterion,
     line.half,
     (inspection.points)::numeric AS points,
     NULL::text AS text,
     ('inspection by '::text || (inspector.code)::text)
    FROM (((thidua.inspection
      JOIN thidua.settings_of(inspection_card_facts.p_cycles, ARRAY['cross_points'::text]) setting(cycle_id, name, value) ON (((setting.cycle_id = inspection.cycle_id) AND (setting.value = 'yes'::text))))
      JOIN thidua.unit inspector ON (((inspector.council_id = inspection.council_id) AND (inspector.unit_id = inspection.inspector_id))))
      CROSS JOIN LATERAL thidua.cross_criterion(inspection.cycle_id, (inspection.criterion)::text, inspection.held_on) line(half, max, step))
   WHERE ((inspection.council_id = ( SELECT thidua.current_council() AS current_council)) AND (inspection.cycle_id = ANY (inspection_card_facts.p_cycles)) AND (inspection.points IS NOT NULL))
   ORDER BY inspection.cycle_id, inspection.unit_id, (inspection.criterion COLLATE "C"), line.half, inspection.held_on DESC, inspection.recorded_at DESC, inspection.inspection_id DESC;
END;

ALTER FUNCTION thidua.inspection_card_facts(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.obligation_state(p_due_on date, p_grace_days integer, p_done_on date, p_today date) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (CASE WHEN (p_done_on IS NULL) THEN ''::text ELSE 'done'::text END || CASE WHEN (thidua.days_late(p_due_on, p_grace_days, COALESCE(p_done_on, p_today)) = 0) THEN CASE WHEN (p_done_on IS NULL) THEN 'open'::text ELSE ''::text END ELSE CASE WHEN (p_done_on IS NULL) THEN 'late'::text ELSE '_late'::text END END);

ALTER FUNCTION thidua.obligation_state(p_due_on date, p_grace_days integer, p_done_on date, p_today date) OWNER TO thidua_owner;

CREATE TABLE thidua.report (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    kind text NOT NULL,
    unit_id bigint NOT NULL,
    report_id bigint NOT NULL,
    filed_on date NOT NULL,
    number thidua.label NOT NULL,
    parts text[] NOT NULL,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY thidua.report FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.report OWNER TO thidua_owner;

CREATE TABLE thidua.report_call (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    kind text NOT NULL,
    title thidua.label NOT NULL,
    called_on date NOT NULL,
    due_on date NOT NULL,
    grace_days smallint NOT NULL,
    parts text[] NOT NULL,
    criterion thidua.criterion_code,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT report_call_grace_is_a_year_at_most CHECK (((grace_days >= 0) AND (grace_days <= 365))),
    CONSTRAINT report_call_is_before_it_is_due CHECK ((called_on <= due_on)),
    CONSTRAINT report_call_kind_is_a_word CHECK ((kind ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
    CONSTRAINT report_call_parts_are_words CHECK ((array_to_string(parts, ' '::text, '?'::text) ~ '^([a-z][a-z0-9_]{0,39}( |$))*$'::text))
);

ALTER TABLE ONLY thidua.report_call FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.report_call OWNER TO thidua_owner;

CREATE FUNCTION thidua.report_states(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, kind text, title text, due_on date, grace_days integer, filed_on date, completed_on date, missing text[], number text, document text, days_late integer, state text, criterion text, half smallint, deduction numeric)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH owed AS (
          SELECT called.council_id,
             called.cycle_id,
             called.kind,
             called.title,
             called.called_on,
             called.due_on,
             called.grace_days,
             called.parts,
             called.criterion,
             called.document,
             called.author,
             called.at,
             card.unit_id,
             halves.half,
             criteria_set.over_achievement,
                 CASE halves.half
                     WHEN 1 THEN COALESCE(cycle.first_half_set_id, cycle.criteria_set_id)
                     ELSE cycle.criteria_set_id
                 END AS criteria_set_id
            FROM (((((thidua.report_call called
              JOIN thidua.cycle USING (council_id, cycle_id))
              JOIN thidua.scorecard card USING (council_id, cycle_id))
              JOIN thidua.unit USING (council_id, unit_id))
              LEFT JOIN thidua.criteria_set USING (council_id, criteria_set_id))
              CROSS JOIN LATERAL ( SELECT (
                         CASE
                             WHEN (criteria_set.aggregate IS DISTINCT FROM 'halves'::text) THEN 0
                             WHEN (called.kind = 'mid_year'::text) THEN 1
                             ELSE 2
                         END)::smallint AS half) halves)
           WHERE ((called.council_id = ( SELECT thidua.current_council() AS current_council)) AND (called.cycle_id = ANY (report_states.p_cycles)) AND ((unit.valid_to IS NULL) OR (unit.valid_to > called.due_on) OR (EXISTS ( SELECT
                    FROM thidua.report
                   WHERE ((report.council_id = called.council_id) AND (report.cycle_id = called.cycle_id) AND (report.kind = called.kind) AND (report.unit_id = card.unit_id))))))
         ), filed AS (
          SELECT owed.council_id,
             owed.cycle_id,
             owed.kind,
             owed.title,
             owed.called_on,
             owed.due_on,
             owed.grace_days,
             owed.parts,
             owed.criterion,
             owed.document,
             owed.author,
             owed.at,
             owed.unit_id,
             owed.half,
             owed.over_achievement,
             owed.criteria_set_id,
             came.filed_on,
             came.number,
             came.document AS came_by,
             parts.missing,
                 CASE
                     WHEN (parts.missing IS NULL) THEN GREATEST(came.filed_on, parts.since)
                     ELSE NULL::date
                 END AS completed_on
            FROM ((owed
              LEFT JOIN LATERAL ( SELECT report.filed_on,
                     (report.number)::text AS number,
                     (report.document)::text AS document
                    FROM thidua.report
                   WHERE ((report.council_id = owed.council_id) AND (report.cycle_id = owed.cycle_id) AND (report.kind = owed.kind) AND (report.unit_id = owed.unit_id))
                   ORDER BY report.filed_on, report.report_id
                  LIMIT 1) came ON (true))
              CROSS JOIN LATERAL ( SELECT max(part.since) AS since,
                     array_agg(part.part ORDER BY part.place) FILTER (WHERE (part.since IS NULL)) AS missing
                    FROM ( SELECT required.part,
                             required.place,
                             ( SELECT min(report.filed_on) AS min
                                    FROM thidua.report
                                   WHERE ((report.council_id = owed.council_id) AND (report.cycle_id = owed.cycle_id) AND (report.kind = owed.kind) AND (report.unit_id = owed.unit_id) AND (required.part = ANY (report.parts)))) AS since
                            FROM unnest(owed.parts) WITH ORDINALITY required(part, place)) part) parts)
         ), counted AS (
          SELECT filed.council_id,
             filed.cycle_id,
             filed.kind,
             filed.title,
             filed.called_on,
             filed.due_on,
             filed.grace_days,
             filed.parts,
             filed.criterion,
             filed.document,
             filed.author,
             filed.at,
             filed.unit_id,
             filed.half,
             filed.over_achievement,
             filed.criteria_set_id,
             filed.filed_on,
             filed.number,
             filed.came_by,
             filed.missing,
             filed.completed_on,
             today.today,
             thidua.days_late(filed.due_on, (filed.grace_days)::integer, COALESCE(filed.completed_on, today.today)) AS days_late
            FROM (filed
              CROSS JOIN ( SELECT thidua.council_today() AS today) today)
         )
  SELECT counted.cycle_id,
     counted.unit_id,
     counted.kind,
     (counted.title)::text AS title,
     counted.due_on,
     (counted.grace_days)::integer AS grace_days,
     counted.filed_on,
     counted.completed_on,
     counted.missing,
     counted.number,
     counted.came_by,
     counted.days_late,
     thidua.obligation_state(counted.due_on, (counted.grace_days)::integer, counted.completed_on, counted.today) AS obligation_state,
     (counted.criterion)::text AS criterion,
     counted.half,
         CASE
             WHEN ((counted.completed_on IS NOT NULL) OR (counted.days_late > 0)) THEN ((criterion.max)::numeric - computed.points)
             ELSE NULL::numeric
         END AS "case"
    FROM ((counted
      LEFT JOIN thidua.criterion ON (((criterion.council_id = counted.council_id) AND (criterion.criteria_set_id = counted.criteria_set_id) AND ((criterion.code)::text = (counted.criterion)::text) AND (criterion.kind = 'lateness'::text))))
      LEFT JOIN LATERAL thidua.fact_points(criterion.kind, (criterion.max)::numeric, counted.over_achievement, criterion.council_id, criterion.criteria_set_id, criterion.criterion_no, (counted.days_late)::text) computed(points, rung_no) ON (true));
END;

ALTER FUNCTION thidua.report_states(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.report_card_facts(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, criterion text, half smallint, points numeric, fact text, source text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT owed.cycle_id,
     owed.unit_id,
     owed.criterion,
     owed.half,
     NULL::numeric AS "numeric",
     (owed.days_late)::text AS days_late,
     ('report '::text || owed.kind)
    FROM thidua.report_states(report_card_facts.p_cycles) owed(cycle_id, unit_id, kind, title, due_on, grace_days, filed_on, completed_on, missing, number, document, days_late, state, criterion, half, deduction)
   WHERE ((owed.criterion IS NOT NULL) AND ((owed.completed_on IS NOT NULL) OR (owed.days_late > 0)));
END;

ALTER FUNCTION thidua.report_card_facts(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.card_facts(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, criterion text, half smallint, points numeric, fact text, source text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT f.cycle_id,
     f.unit_id,
     f.criterion,
     f.half,
     f.points,
     f.fact,
     f.source
    FROM thidua.covenant_card_facts(card_facts.p_cycles) f(cycle_id, unit_id, criterion, half, points, fact, source)
 UNION ALL
  SELECT inspection_card_facts.cycle_id,
     inspection_card_facts.unit_id,
     inspection_card_facts.criterion,
     inspection_card_facts.half,
     inspection_card_facts.points,
     inspection_card_facts.fact,
     inspection_card_facts.source
    FROM thidua.inspection_card_facts(card_facts.p_cycles) inspection_card_facts(cycle_id, unit_id, criterion, half, points, fact, source)
 UNION ALL
  SELECT report_card_facts.cycle_id,
     report_card_facts.unit_id,
     report_card_facts.criterion,
     report_card_facts.half,
     report_card_facts.points,
     report_card_facts.fact,
     report_card_facts.source
    FROM thidua.report_card_facts(card_facts.p_cycles) report_card_facts(cycle_id, unit_id, criterion, half, points, fact, source);
END;

ALTER FUNCTION thidua.card_facts(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE TABLE thidua.evidence (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    evidence_id bigint NOT NULL,
    criterion_no smallint NOT NULL,
    half smallint DEFAULT 0 NOT NULL,
    title thidua.label NOT NULL,
    number thidua.label,
    issued_on date,
    link thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_by text,
    withdrawn_at timestamp with time zone,
    CONSTRAINT evidence_half_is_known CHECK (((half >= 0) AND (half <= 2))),
    CONSTRAINT evidence_withdrawal_is_whole CHECK ((num_nulls(withdrawn_by, withdrawn_at) = ANY (ARRAY[0, 2])))
);

ALTER TABLE ONLY thidua.evidence FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.evidence OWNER TO thidua_owner;

CREATE FUNCTION thidua.card_gaps(p_cycles bigint[], p_units bigint[], p_figure text) RETURNS TABLE(cycle_id bigint, unit_id bigint, lines integer, first_line text, without_evidence integer, first_without_evidence text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH required AS (
          SELECT card.cycle_id,
             card.unit_id,
             criterion.criteria_set_id,
             criterion.criterion_no,
             criterion.code,
             criterion.kind,
             criterion.needs_evidence,
             halves.half,
                 CASE
                     WHEN (halves.half = 0) THEN (criterion.code)::text
                     ELSE (((criterion.code)::text || ' half '::text) || halves.half)
                 END AS line
            FROM ((((UNNEST(card_gaps.p_cycles, card_gaps.p_units) card(cycle_id, unit_id)
              JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = card.cycle_id))))
              JOIN thidua.criteria_set USING (council_id, criteria_set_id))
              CROSS JOIN LATERAL unnest(
                 CASE criteria_set.aggregate
                     WHEN 'annual'::text THEN '{0}'::smallint[]
                     ELSE '{1,2}'::smallint[]
                 END) halves(half))
              JOIN thidua.criterion ON (((criterion.council_id = cycle.council_id) AND (criterion.criteria_set_id =
                 CASE
                     WHEN (halves.half = 1) THEN COALESCE(cycle.first_half_set_id, cycle.criteria_set_id)
                     ELSE cycle.criteria_set_id
                 END))))
         ), seen AS (
          SELECT required.cycle_id,
             required.unit_id,
             required.line,
             required.half,
             required.criterion_no,
             ((required.kind <> ALL (ARRAY['bonus'::text, 'deduction'::text])) AND ((card_gaps.p_figure <> 'self'::text) OR (required.kind <> ALL (ARRAY['external'::text, 'cross'::text]))) AND (
                 CASE card_gaps.p_figure
                     WHEN 'self'::text THEN (line.self_points)::numeric
                     WHEN 'head'::text THEN (COALESCE(line.head_points, line.self_points))::numeric
                     WHEN 'agreed'::text THEN (COALESCE(line.agreed_points, line.head_points, line.self_points))::numeric
                     WHEN 'decided'::text THEN (COALESCE(line.decided_points, line.agreed_points, line.head_points, line.self_points))::numeric
                     ELSE NULL::numeric
                 END IS NULL)) AS is_missing,
             (required.needs_evidence AND ((line.self_points)::numeric > (0)::numeric) AND (NOT (EXISTS ( SELECT
                    FROM thidua.evidence
                   WHERE ((evidence.council_id = ( SELECT thidua.current_council() AS current_council)) AND (evidence.cycle_id = required.cycle_id) AND (evidence.unit_id = required.unit_id) AND (evidence.criterion_no = required.criterion_no) AND (evidence.half = required.half) AND (evidence.withdrawn_at IS NULL)))))) AS lacks_evidence
            FROM (required
              LEFT JOIN thidua.scorecard_line line ON (((line.council_id = ( SELECT thidua.current_council() AS current_council)) AND (line.cycle_id = required.cycle_id) AND (line.unit_id = required.unit_id) AND (line.criterion_no = required.criterion_no) AND (line.half = required.half))))
         )
  SELECT seen.cycle_id,
     seen.unit_id,
     (count(*) FILTER (WHERE seen.is_missing))::integer AS count,
     (array_agg(seen.line ORDER BY seen.half, seen.criterion_no) FILTER (WHERE seen.is_missing))[1] AS array_agg,
     (count(*) FILTER (WHERE seen.lacks_evidence))::integer AS count,
     (array_agg(seen.line ORDER BY seen.half, seen.criterion_no) FILTER (WHERE seen.lacks_evidence))[1] AS array_agg
    FROM seen
   WHERE (seen.is_missing OR seen.lacks_evidence)
   GROUP BY seen.cycle_id, seen.unit_id;
END;

ALTER FUNCTION thidua.card_gaps(p_cycles bigint[], p_units bigint[], p_figure text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.day_of_setting(p_value text, p_year integer) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN make_date((p_year + CASE WHEN (p_value ~~ 'previous:%'::text) THEN '-1'::integer WHEN (p_value ~~ 'next:%'::text) THEN 1 ELSE 0 END), ("left"("right"(p_value, 5), 2))::integer, ("right"(p_value, 2))::integer);

ALTER FUNCTION thidua.day_of_setting(p_value text, p_year integer) OWNER TO thidua_owner;

CREATE TABLE thidua.cycle_officer (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    role text NOT NULL,
    document thidua.label,
    appointed_by text NOT NULL,
    appointed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT cycle_officer_role_is_known CHECK ((role = ANY (ARRAY['head'::text, 'deputy'::text])))
);

ALTER TABLE ONLY thidua.cycle_officer FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_officer OWNER TO thidua_owner;

CREATE TABLE thidua.cycle_transition (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    transition_id bigint NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    author text NOT NULL,
    role text NOT NULL,
    at timestamp with time zone NOT NULL,
    document thidua.label,
    reason thidua.label,
    waived text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT cycle_transition_moves CHECK ((from_state <> to_state)),
    CONSTRAINT cycle_transition_to_hold_has_a_reason CHECK (((to_state <> 'on_hold'::text) OR (reason IS NOT NULL)))
);

ALTER TABLE ONLY thidua.cycle_transition FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_transition OWNER TO thidua_owner;

CREATE TABLE thidua.scorecard_step (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    step_id bigint NOT NULL,
    act text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    author text NOT NULL,
    role text NOT NULL,
    at timestamp with time zone NOT NULL,
    reason thidua.label,
    document thidua.label,
    CONSTRAINT scorecard_step_back_has_a_reason CHECK (((act <> ALL (ARRAY['return'::text, 'reopen'::text])) OR (reason IS NOT NULL)))
);

ALTER TABLE ONLY thidua.scorecard_step FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.scorecard_step OWNER TO thidua_owner;

CREATE FUNCTION thidua.card_obligations(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date, deduction numeric, document text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH led AS (
          SELECT cycle.council_id,
             cycle.cycle_id,
             council.time_zone,
             cluster.code AS cluster,
             cycle.year,
             max(thidua.day_of_setting(said.value, (cycle.year)::integer)) FILTER (WHERE (said.name = 'self_scoring_closes_on'::text)) AS scored_by,
             max(thidua.day_of_setting(said.value, (cycle.year)::integer)) FILTER (WHERE (said.name = 'head_review_closes_on'::text)) AS reviewed_by
            FROM (((thidua.settings_of(card_obligations.p_cycles, ARRAY['self_scoring_closes_on'::text, 'head_review_closes_on'::text]) said(cycle_id, name, value)
              JOIN thidua.cycle USING (cycle_id))
              JOIN thidua.council USING (council_id))
              JOIN thidua.cluster USING (council_id, cluster_id))
           WHERE (cycle.council_id = ( SELECT thidua.current_council() AS current_council))
           GROUP BY cycle.council_id, cycle.cycle_id, council.time_zone, cluster.code, cycle.year
         )
  SELECT led.cycle_id,
     card.unit_id,
     'self_scoring'::text,
     ((('card/'::text || (unit.code)::text) || '/'::text) || led.year),
     led.scored_by,
     0,
         CASE
             WHEN (card.state <> ALL (ARRAY['filling'::text, 'returned'::text])) THEN COALESCE(((attested.at AT TIME ZONE led.time_zone))::date, LEAST(led.scored_by, thidua.council_today()))
             ELSE NULL::date
         END AS "case",
     NULL::numeric AS "numeric",
     attested.document
    FROM (((led
      JOIN thidua.scorecard card ON (((card.council_id = led.council_id) AND (card.cycle_id = led.cycle_id))))
      JOIN thidua.unit ON (((unit.council_id = led.council_id) AND (unit.unit_id = card.unit_id))))
      LEFT JOIN LATERAL ( SELECT step.at,
             (step.document)::text AS document
            FROM thidua.scorecard_step step
           WHERE ((step.council_id = led.council_id) AND (step.cycle_id = led.cycle_id) AND (step.unit_id = card.unit_id) AND (step.from_state = ANY (ARRAY['filling'::text, 'returned'::text])) AND (step.to_state <> ALL (ARRAY['filling'::text, 'returned'::text])))
           ORDER BY step.step_id
          LIMIT 1) attested ON (true))
   WHERE ((unit.valid_to IS NULL) OR (unit.valid_to > led.scored_by) OR (card.state <> ALL (ARRAY['filling'::text, 'returned'::text])))
 UNION ALL
  SELECT led.cycle_id,
     officer.unit_id,
     'head_review'::text,
     ((('cycle/'::text || (led.cluster)::text) || '/'::text) || led.year),
     led.reviewed_by,
     0,
         CASE
             WHEN cards.are_reviewed THEN COALESCE(((handed_on.at AT TIME ZONE led.time_zone))::date, ((cards.reviewed_at AT TIME ZONE led.time_zone))::date, LEAST(led.reviewed_by, thidua.council_today()))
             ELSE NULL::date
         END AS "case",
     NULL::numeric AS "numeric",
     handed_on.document
    FROM (((led
      JOIN thidua.cycle_officer officer ON (((officer.council_id = led.council_id) AND (officer.cycle_id = led.cycle_id) AND (officer.role = 'head'::text) AND (officer.ended_at IS NULL))))
      CROSS JOIN LATERAL ( SELECT bool_and((card.state = ANY (ARRAY['reviewed'::text, 'agreed'::text, 'decided'::text]))) AS are_reviewed,
             max(reviewed.at) AS reviewed_at
            FROM (thidua.scorecard card
              LEFT JOIN LATERAL ( SELECT min(step.at) AS at
                    FROM thidua.scorecard_step step
                   WHERE ((step.council_id = led.council_id) AND (step.cycle_id = led.cycle_id) AND (step.unit_id = card.unit_id) AND (step.to_state = ANY (ARRAY['reviewed'::text, 'agreed'::text, 'decided'::text])))) reviewed ON (true))
           WHERE ((card.council_id = led.council_id) AND (card.cycle_id = led.cycle_id) AND (card.left_on IS NULL))) cards)
      LEFT JOIN LATERAL ( SELECT moved.at,
             (moved.document)::text AS document
            FROM thidua.cycle_transition moved
           WHERE ((moved.council_id = led.council_id) AND (moved.cycle_id = led.cycle_id) AND (moved.to_state = 'consensus'::text))
           ORDER BY moved.transition_id
          LIMIT 1) handed_on ON (true));
END;

ALTER FUNCTION thidua.card_obligations(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.setting_of(p_cycle_id bigint, p_name text) RETURNS text
    LANGUAGE sql STABLE
    RETURN (SELECT resolved.value FROM thidua.settings_of(ARRAY[setting_of.p_cycle_id], ARRAY[setting_of.p_name]) resolved(cycle_id, name, value));

ALTER FUNCTION thidua.setting_of(p_cycle_id bigint, p_name text) OWNER TO thidua_owner;

CREATE TABLE thidua.objection (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    objection_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    criterion_no smallint,
    by_unit_id bigint NOT NULL,
    reason thidua.label NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome text,
    answer thidua.label,
    answered_by text,
    answered_at timestamp with time zone,
    CONSTRAINT objection_answer_is_whole CHECK ((num_nulls(outcome, answer, answered_by, answered_at) = ANY (ARRAY[0, 4]))),
    CONSTRAINT objection_outcome_is_known CHECK ((outcome = ANY (ARRAY['accepted'::text, 'rejected'::text])))
);

ALTER TABLE ONLY thidua.objection FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.objection OWNER TO thidua_owner;

CREATE TABLE thidua.table_response (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY thidua.table_response FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.table_response OWNER TO thidua_owner;

CREATE FUNCTION thidua.card_status(p_year integer, p_cluster text) RETURNS TABLE(cluster text, unit text, unit_name text, stage text, state text, desk text, waits_for text, lines integer, self_lines integer, head_lines integer, agreed_lines integer, decided_lines integer, without_evidence integer, objections integer, holds integer, figure text, total numeric)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH led AS (
          SELECT cycle.council_id,
             cycle.cycle_id,
             cycle.state AS stage,
             cycle.criteria_set_id,
             cluster.code AS cluster,
             cluster.name AS cluster_name,
             head.code AS head,
             deputy.codes AS deputies,
             (EXISTS ( SELECT
                    FROM thidua.cycle_criteria agreed
                   WHERE ((agreed.council_id = cycle.council_id) AND (agreed.cycle_id = cycle.cycle_id) AND (agreed.criteria_set_id = cycle.criteria_set_id) AND (agreed.agreed_at IS NOT NULL)))) AS is_agreed,
             ((cycle.state = 'consensus'::text) AND (EXISTS ( SELECT
                    FROM thidua.cycle_transition moved
                   WHERE ((moved.council_id = cycle.council_id) AND (moved.cycle_id = cycle.cycle_id) AND (moved.to_state = 'consensus'::text))
                  HAVING ((max(moved.at) + make_interval(days => (thidua.setting_of(cycle.cycle_id, 'consensus_days'::text))::integer)) > thidua.current_instant())))) AS window_is_open,
                 CASE criteria_set.aggregate
                     WHEN 'annual'::text THEN criteria_set.required_lines
                     WHEN 'halves'::text THEN (criteria_set.required_lines + first_set.required_lines)
                     ELSE NULL::smallint
                 END AS lines,
             (( SELECT count(*) AS count
                    FROM thidua.criterion
                   WHERE ((criterion.council_id = cycle.council_id) AND (criterion.criteria_set_id = cycle.criteria_set_id) AND (criterion.kind <> ALL (ARRAY['bonus'::text, 'deduction'::text, 'external'::text, 'cross'::text])))) +
                 CASE
                     WHEN (criteria_set.aggregate = 'halves'::text) THEN ( SELECT count(*) AS count
                        FROM thidua.criterion
                       WHERE ((criterion.council_id = cycle.council_id) AND (criterion.criteria_set_id = COALESCE(cycle.first_half_set_id, cycle.criteria_set_id)) AND (criterion.kind <> ALL (ARRAY['bonus'::text, 'deduction'::text, 'external'::text, 'cross'::text]))))
                     ELSE (0)::bigint
                 END) AS own_lines
            FROM (((((thidua.cycle
              JOIN thidua.cluster USING (council_id, cluster_id))
              LEFT JOIN thidua.criteria_set USING (council_id, criteria_set_id))
              LEFT JOIN thidua.criteria_set first_set ON (((first_set.council_id = cycle.council_id) AND (first_set.criteria_set_id = COALESCE(cycle.first_half_set_id, cycle.criteria_set_id)))))
              LEFT JOIN LATERAL ( SELECT unit_1.code
                    FROM (thidua.cycle_officer officer
                      JOIN thidua.unit unit_1 USING (council_id, unit_id))
                   WHERE ((officer.council_id = cycle.council_id) AND (officer.cycle_id = cycle.cycle_id) AND (officer.role = 'head'::text) AND (officer.ended_at IS NULL))) head ON (true))
              LEFT JOIN LATERAL ( SELECT string_agg((unit_1.code)::text, ','::text ORDER BY (unit_1.code COLLATE "C")) AS codes
                    FROM (thidua.cycle_officer officer
                      JOIN thidua.unit unit_1 USING (council_id, unit_id))
                   WHERE ((officer.council_id = cycle.council_id) AND (officer.cycle_id = cycle.cycle_id) AND (officer.role = 'deputy'::text) AND (officer.ended_at IS NULL))) deputy ON (true))
           WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.year = card_status.p_year) AND ((card_status.p_cluster IS NULL) OR ((cluster.code)::text = card_status.p_cluster)))
         ), filled AS (
          SELECT led_1.cycle_id,
             card_1.unit_id,
             counts.self_lines,
             counts.own_lines,
             counts.head_lines,
             counts.agreed_lines,
             counts.decided_lines,
             counts.without_evidence
            FROM ((led led_1
              JOIN thidua.scorecard card_1 ON (((card_1.council_id = led_1.council_id) AND (card_1.cycle_id = led_1.cycle_id) AND (card_1.left_on IS NULL))))
              CROSS JOIN LATERAL ( SELECT (count(line.self_points))::integer AS self_lines,
                     count(line.self_points) FILTER (WHERE (criterion.kind <> ALL (ARRAY['external'::text, 'cross'::text]))) AS own_lines,
                     (count(line.head_points))::integer AS head_lines,
                     (count(line.agreed_points))::integer AS agreed_lines,
                     (count(line.decided_points))::integer AS decided_lines,
                     (count(*) FILTER (WHERE (criterion.needs_evidence AND ((line.self_points)::numeric > (0)::numeric) AND (NOT (EXISTS ( SELECT
                            FROM thidua.evidence
                           WHERE ((evidence.council_id = line.council_id) AND (evidence.cycle_id = line.cycle_id) AND (evidence.unit_id = line.unit_id) AND (evidence.criterion_no = line.criterion_no) AND (evidence.half = line.half) AND (evidence.withdrawn_at IS NULL))))))))::integer AS without_evidence
                    FROM (thidua.scorecard_line line
                      JOIN thidua.criterion USING (council_id, criteria_set_id, criterion_no))
                   WHERE ((line.council_id = card_1.council_id) AND (line.cycle_id = card_1.cycle_id) AND (line.unit_id = card_1.unit_id) AND (criterion.kind <> ALL (ARRAY['bonus'::text, 'deduction'::text])))) counts)
         )
  SELECT (led.cluster)::text AS cluster,
     (unit.code)::text AS code,
     (unit.name)::text AS name,
     led.stage,
     card.state,
         CASE
             WHEN ((led.stage = 'closed'::text) OR (waiting.has_agreed AND (NOT led.is_agreed))) THEN NULL::text
             WHEN (led.criteria_set_id IS NULL) THEN 'council'::text
             WHEN ((card.state = ANY (ARRAY['filling'::text, 'returned'::text])) OR (waiting.on_table AND (waiting.objections = 0))) THEN (unit.code)::text
             WHEN (card.state = ANY (ARRAY['attested'::text, 'in_review'::text, 'reviewed'::text])) THEN
             CASE
                 WHEN ((led.head)::text = (unit.code)::text) THEN COALESCE(led.deputies, 'no deputy'::text)
                 ELSE COALESCE((led.head)::text, 'no head'::text)
             END
             WHEN (card.state = 'agreed'::text) THEN 'council'::text
             ELSE NULL::text
         END AS "case",
         CASE
             WHEN (led.stage = 'closed'::text) THEN NULL::text
             WHEN (led.criteria_set_id IS NULL) THEN 'criteria import'::text
             WHEN (NOT led.is_agreed) THEN
             CASE
                 WHEN (NOT waiting.has_agreed) THEN 'criteria agree'::text
                 ELSE NULL::text
             END
             WHEN ((card.state = ANY (ARRAY['filling'::text, 'returned'::text])) AND (filled.own_lines < led.own_lines)) THEN 'card score figure=self'::text
             WHEN ((card.state = ANY (ARRAY['filling'::text, 'returned'::text])) AND (filled.without_evidence > 0)) THEN 'evidence add'::text
             WHEN (card.state = ANY (ARRAY['filling'::text, 'returned'::text])) THEN 'card attest'::text
             WHEN (card.state = 'attested'::text) THEN 'card take'::text
             WHEN (card.state = 'in_review'::text) THEN 'card forward'::text
             WHEN ((card.state = 'reviewed'::text) AND (waiting.objections > 0)) THEN 'objection answer'::text
             WHEN waiting.on_table THEN 'table agree'::text
             WHEN (card.state = 'reviewed'::text) THEN 'card agree'::text
             WHEN (card.state = 'agreed'::text) THEN 'card decide'::text
             WHEN (waiting.holds > 0) THEN 'finding lift'::text
             ELSE NULL::text
         END AS "case",
     (led.lines)::integer AS lines,
     filled.self_lines,
     filled.head_lines,
     filled.agreed_lines,
     filled.decided_lines,
     filled.without_evidence,
     waiting.objections,
     waiting.holds,
     card.figure,
     (card.total)::numeric AS total
    FROM ((((led
      JOIN filled USING (cycle_id))
      JOIN thidua.scorecard card ON (((card.council_id = led.council_id) AND (card.cycle_id = led.cycle_id) AND (card.unit_id = filled.unit_id))))
      JOIN thidua.unit ON (((unit.council_id = led.council_id) AND (unit.unit_id = card.unit_id))))
      CROSS JOIN LATERAL ( SELECT ( SELECT (count(*))::integer AS count
                    FROM thidua.objection
                   WHERE ((objection.council_id = led.council_id) AND (objection.cycle_id = led.cycle_id) AND (objection.unit_id = card.unit_id) AND (objection.outcome IS NULL))) AS objections,
             ( SELECT (count(*))::integer AS count
                    FROM thidua.finding
                   WHERE ((finding.council_id = led.council_id) AND (finding.cycle_id = led.cycle_id) AND (finding.unit_id = card.unit_id) AND (finding.effect = 'hold'::text) AND (finding.lifted_at IS NULL))) AS holds,
             (EXISTS ( SELECT
                    FROM thidua.criteria_response answer
                   WHERE ((answer.council_id = led.council_id) AND (answer.cycle_id = led.cycle_id) AND (answer.criteria_set_id = led.criteria_set_id) AND (answer.unit_id = card.unit_id) AND (answer.kind = 'agree'::text)))) AS has_agreed,
             ((card.state = 'reviewed'::text) AND led.window_is_open AND (NOT (EXISTS ( SELECT
                    FROM thidua.table_response answer
                   WHERE ((answer.council_id = led.council_id) AND (answer.cycle_id = led.cycle_id) AND (answer.unit_id = card.unit_id)))))) AS on_table) waiting)
   ORDER BY (led.cluster_name COLLATE thidua.vi), led.cluster, (unit.name COLLATE thidua.vi), unit.code;
END;

ALTER FUNCTION thidua.card_status(p_year integer, p_cluster text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.cards_at_desk(p_year integer, p_cluster text, p_units text[], p_lock text) RETURNS TABLE(cycle_id bigint, unit_id bigint, unit text, cluster text, stage text, stage_since timestamp with time zone, state text, returned_by text, figure text, criteria_agreed boolean, head text, deputies text[], members text[], is_delegated boolean)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    cycles bigint[];
begin
    if p_units is null then
        select coalesce(array_agg(cycle.cycle_id order by cycle.cycle_id), '{}') into cycles
        from cycle
        join cluster using (council_id, cluster_id)
        where cycle.council_id = this_council
          and cycle.year = p_year
          and (p_cluster is null or cluster.code = p_cluster);
    else
        -- From the units to their cards: the planner, who thinks little of p_cluster, would begin with all cycles.
        with named as materialized (
            select unit.unit_id from unit where unit.council_id = this_council and unit.code = any (p_units)
        ),
        carded as materialized (
            select distinct card.cycle_id
            from named
            join scorecard as card on card.council_id = this_council and card.unit_id = named.unit_id
        )
        select coalesce(array_agg(cycle.cycle_id order by cycle.cycle_id), '{}') into cycles
        from carded
        join cycle on cycle.council_id = this_council and cycle.cycle_id = carded.cycle_id
        join cluster using (council_id, cluster_id)
        where cycle.year = p_year
          and (p_cluster is null or cluster.code = p_cluster);
    end if;

    if p_lock = 'cycles' then
        perform from cycle where council_id = this_council and cycle.cycle_id = any (cycles) order by cycle.cycle_id
        for no key update;
    elsif p_lock = 'cards' then
        perform from cycle where council_id = this_council and cycle.cycle_id = any (cycles) order by cycle.cycle_id
        for share;
    end if;
    if p_lock <> 'none' then
        perform from scorecard as card
        join unit using (council_id, unit_id)
        where card.council_id = this_council
          and card.cycle_id = any (cycles)
          and card.left_on is null
          and (p_units is null or unit.code in (select named.code from unnest(p_units) as named (code)))
        order by card.cycle_id, card.unit_id
        for no key update of card;
    end if;

    return query
    with led as materialized (
        select cycle.cycle_id, cycle.state as stage, cluster.code as cluster,
               (select max(moved.at) from cycle_transition as moved
                where moved.council_id = this_council and moved.cycle_id = cycle.cycle_id) as stage_since,
               exists (
                   select from cycle_criteria as agreed
                   where agreed.council_id = this_council and agreed.cycle_id = cycle.cycle_id
                     and agreed.criteria_set_id = cycle.criteria_set_id and agreed.agreed_at is not null
               ) as criteria_agreed,
               (select unit.code from cycle_officer as officer join unit using (council_id, unit_id)
                where officer.council_id = this_council and officer.cycle_id = cycle.cycle_id
                  and officer.role = 'head' and officer.ended_at is null) as head,
               array(select unit.code::text from cycle_officer as officer join unit using (council_id, unit_id)
                     where officer.council_id = this_council and officer.cycle_id = cycle.cycle_id
                       and officer.role = 'deputy' and officer.ended_at is null
                     order by unit.code collate "C") as deputies,
               array(select unit.code::text from scorecard as card join unit using (council_id, unit_id)
                     where card.council_id = this_council and card.cycle_id = cycle.cycle_id and card.left_on is null
                     order by unit.code collate "C") as members,
               is_delegated(cycle.cycle_id) as is_delegated
        from cycle
        join cluster using (council_id, cluster_id)
        where cycle.council_id = this_council and cycle.cycle_id = any (cycles)
    )
    select led.cycle_id, card.unit_id, unit.code::text, led.cluster::text, led.stage, led.stage_since,
           card.state, card.returned_by, card.figure, led.criteria_agreed, led.head::text, led.deputies, led.members,
           led.is_delegated
    from led
    join scorecard as card on card.council_id = this_council and card.cycle_id = led.cycle_id
    join unit on unit.council_id = this_council and unit.unit_id = card.unit_id
    where (p_units is null or unit.code in (select named.code from unnest(p_units) as named (code)))
      and (card.left_on is null or p_units is not null and p_lock = 'none' and not exists (
          select from scorecard as other
          where other.council_id = this_council and other.cycle_id = any (cycles) and other.unit_id = card.unit_id
            and other.left_on is null))
    order by led.cluster collate "C", unit.code collate "C";
end
$$;

ALTER FUNCTION thidua.cards_at_desk(p_year integer, p_cluster text, p_units text[], p_lock text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.carry_over(p_cycles bigint[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    this_council constant bigint := current_council();
    years record;
    fresh bigint[];
    opened bigint[] := '{}';
    proposed bigint[] := '{}';
    drafted bigint[];
begin
    select coalesce(array_agg(cycle.cycle_id), '{}') into fresh
    from cycle
    where cycle.council_id = this_council
      and cycle.cycle_id = any (p_cycles)
      and not exists (select from cycle_succession as done
                      where done.council_id = this_council and done.cycle_id = cycle.cycle_id);

    for years in
        select cycle.year::integer + 1 as year, (cycle.starts_on + interval '1 year')::date as starts_on,
               (cycle.ends_on + interval '1 year')::date as ends_on, array_agg(cluster.code::text) as clusters
        from cycle
        join cluster using (council_id, cluster_id)
        where cycle.council_id = this_council
          and cycle.cycle_id = any (fresh)
          and not exists (select from cycle as next
                          where next.council_id = this_council and next.cluster_id = cycle.cluster_id
                            and next.year = cycle.year + 1)
          and not exists (select from closing as done
                          where done.council_id = this_council and done.year = cycle.year + 1 and done.kind = 'year_end'
                            and done.state = 'closed')
          and exists (select from membership
                      where membership.council_id = this_council and membership.cluster_id = cycle.cluster_id
                        and daterange(membership.valid_from, membership.valid_to) @> (cycle.starts_on + interval '1 year')::date)
        group by 1, 2, 3
    loop
        perform open_cycles(years.year, years.clusters, years.starts_on, years.ends_on);
        opened := opened || array(
            select cycle.cycle_id
            from cycle
            join cluster using (council_id, cluster_id)
            where cycle.council_id = this_council and cycle.year = years.year and cluster.code = any (years.clusters));
    end loop;

    for years in
        select former.year::integer as year, array_agg(cluster.code::text) as clusters, array_agg(next.cycle_id) as cycles
        from cycle as former
        join cycle as next
            on next.council_id = this_council and next.cluster_id = former.cluster_id and next.year = former.year + 1
        join cluster on cluster.council_id = this_council and cluster.cluster_id = former.cluster_id
        where former.council_id = this_council
          and former.cycle_id = any (fresh)
          and next.criteria_set_id is null
          and next.state <> 'closed'
        group by 1
    loop
        perform copy_criteria(years.year, years.year + 1, years.clusters);
        proposed := proposed || years.cycles;
    end loop;

    drafted := draft_next_covenants(fresh);

    insert into cycle_succession (council_id, cycle_id, next_cycle_id, taken_over, at)
    select this_council, former.cycle_id, next.cycle_id, array_remove(array[
               case when next.cycle_id = any (opened) then 'cycle' end,
               case when exists (select from cycle_officer as officer
                                 where officer.council_id = this_council and officer.cycle_id = next.cycle_id
                                   and officer.role = 'head' and officer.ended_at is null) then 'officers' end,
               case when exists (select from regulation
                                 where regulation.council_id = this_council and regulation.cluster_id = next.cluster_id
                                   and regulation.state = 'in_force') then 'regulation' end,
               case when next.cycle_id = any (proposed) then 'criteria' end,
               case when next.cycle_id = any (drafted) then 'covenant' end], null),
           current_instant()
    from cycle as former
    join cycle as next
        on next.council_id = this_council and next.cluster_id = former.cluster_id and next.year = former.year + 1
    where former.council_id = this_council
      and former.cycle_id = any (fresh);
end
$$;

ALTER FUNCTION thidua.carry_over(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.chain_gaps(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH desks(state, code, passed) AS (
          VALUES ('self_scoring'::text,'cards_not_attested'::text,ARRAY['attested'::text, 'in_review'::text, 'reviewed'::text, 'agreed'::text, 'decided'::text]), ('head_review'::text,'cards_not_reviewed'::text,ARRAY['reviewed'::text, 'agreed'::text, 'decided'::text]), ('consensus'::text,'cards_not_agreed'::text,ARRAY['agreed'::text, 'decided'::text]), ('appraisal'::text,'cards_not_decided'::text,ARRAY['decided'::text])
         ), closing AS MATERIALIZED (
          SELECT given.cycle_id,
             thidua.day_of_setting(given.value, (cycle.year)::integer) AS day
            FROM (thidua.settings_of(chain_gaps.p_cycles, ARRAY['self_scoring_closes_on'::text]) given(cycle_id, name, value)
              JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = given.cycle_id))))
         )
  SELECT card.cycle_id,
     desks.state,
     desks.code,
     (count(*))::integer AS count,
     min(((unit.code)::text COLLATE "C")) AS min,
     ARRAY['day'::text, (min(closing.day))::text] AS "array"
    FROM (((thidua.scorecard card
      JOIN thidua.unit USING (council_id, unit_id))
      JOIN closing USING (cycle_id))
      CROSS JOIN desks)
   WHERE ((card.council_id = ( SELECT thidua.current_council() AS current_council)) AND (card.cycle_id = ANY (chain_gaps.p_cycles)) AND (card.left_on IS NULL) AND (card.state <> ALL (desks.passed)) AND ((desks.state <> 'self_scoring'::text) OR (thidua.council_today() <= closing.day)))
   GROUP BY card.cycle_id, desks.state, desks.code;
END;

ALTER FUNCTION thidua.chain_gaps(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.check_cards(p_year integer, p_cluster text, p_figure text, p_not_for_scorer text[], p_only_for_scorer text[], p_limit integer) RETURNS TABLE(line integer, col text, value text, reason text, parameters text[], found bigint)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    SET jit TO 'off'
    SET work_mem TO '32MB'
    AS $$
#variable_conflict use_column
begin
    return query
    with first_of_many as (
        select c.unit, c.criterion, c.half, min(c.line) as line
        from pg_temp.card_line as c
        group by c.unit, c.criterion, c.half
        having count(*) > 1
    ),
    numbered as (
        select c.*, c.line > first_of_many.line as is_repeated,
               c.kind in ('boolean', 'ladder', 'proportional', 'lateness') as is_computed,
               c.kind in ('external', 'cross') as is_by_scorer
        from pg_temp.card_line as c
        left join first_of_many on first_of_many.unit = c.unit and first_of_many.criterion = c.criterion
            and first_of_many.half = c.half
    ),
    -- Most lines have no mistake: their reasons are all null, and what a mistake says is worked out for the others only.
    wrong as materialized (
        select m.*, judged.reasons
        from numbered as m
        cross join lateral (select array[
            case when m.cycle_id is null then 'unit_without_card' end,
            case when m.left_on is not null then 'card_has_left' end,
            case when m.cards > 1 and p_cluster is null then 'unit_in_two_clusters' end,
            case when m.cycle_id is not null and p_cluster is not null and m.cluster <> p_cluster
                 then 'unit_in_other_cluster' end,
            case when m.stage = 'closed' then 'cycle_is_closed' end,
            case when m.cycle_id is not null and not m.has_criteria then 'criteria_missing' end,
            case when m.has_criteria and m.criterion_no is null then 'criterion_unknown' end,
            case when m.is_repeated then 'line_twice' end,
            case when m.aggregate = 'annual' and m.half <> 0 then 'half_unexpected' end,
            case when m.aggregate = 'halves' and m.half = 0 then 'half_missing' end,
            case when p_figure = 'self' and m.is_by_scorer and m.unit = any (p_not_for_scorer)
                 then 'line_scored_by_other' end,
            case when p_figure = 'self' and not m.is_by_scorer and m.unit = any (p_only_for_scorer)
                 then 'line_only_for_scorer' end,
            case when m.is_computed and m.typed is not null then 'points_are_computed' end,
            case when m.is_computed and m.fact is null and m.typed is null then 'fact_needed' end,
            case when m.is_computed and m.fact is not null and m.points is null then 'fact_does_not_fit' end,
            case when not m.is_computed and m.fact is not null then 'fact_not_wanted' end,
            case when not m.is_computed and m.points is null and m.fact is null then 'points_missing' end,
            case when not m.is_computed and m.points > m.max then 'points_over_max' end,
            case when not m.is_computed and m.points <= m.max and m.points % m.step <> 0 then 'points_off_step' end,
            case when m.bonus > m.bonus_max
                 then case when m.bonus_max = 0 then 'bonus_not_given' else 'bonus_over_max' end end,
            case when m.kind = 'deduction' and m.points > 0 and m.reason is null then 'deduction_needs_reason' end,
            case when m.reason is null and m.points is not null and m.earlier_points is not null
                      and (m.points, m.bonus) is distinct from (m.earlier_points, m.earlier_bonus)
                 then 'difference_needs_reason' end
        ] as reasons) as judged
        where num_nonnulls(variadic judged.reasons) > 0
    ),
    mistake as (
        select m.line, f.*
        from wrong as m
        cross join lateral (
            select case m.kind when 'boolean' then 'actual=yes|no' when 'proportional' then 'plan= and actual='
                               when 'ladder' then 'actual= (percent), or plan= and actual='
                               when 'lateness' then 'actual= (days late), or plan= and actual= as dates' end as columns
        ) as facts
        cross join lateral (values
            ('unit_without_card', 'unit', m.unit, array['year', p_year::text]),
            ('card_has_left', 'unit', m.unit, array['unit', m.unit, 'year', p_year::text, 'cluster', m.cluster,
                'on', m.left_on::text, 'successor', m.left_to]),
            ('unit_in_two_clusters', 'unit', m.unit, '{}'),
            ('unit_in_other_cluster', 'unit', m.unit, array['actual', m.cluster, 'cluster', p_cluster]),
            ('cycle_is_closed', 'unit', m.unit, array['year', p_year::text, 'cluster', m.cluster]),
            ('criteria_missing', 'unit', m.unit, array['year', p_year::text, 'cluster', m.cluster]),
            ('criterion_unknown', 'criterion', m.criterion, '{}'),
            ('line_twice', 'criterion', m.criterion, array['unit', m.unit]),
            ('half_unexpected', 'half', m.half::text, '{}'),
            ('half_missing', 'half', null, '{}'),
            ('line_scored_by_other', 'criterion', m.criterion, array['scorer', coalesce(m.scorer, m.kind)]),
            ('line_only_for_scorer', 'criterion', m.criterion, array['kinds', 'external, cross']),
            ('points_are_computed', 'points', m.typed::text, array['kind', m.kind]),
            ('fact_needed', 'actual', null, array['kind', m.kind, 'columns', facts.columns]),
            ('fact_does_not_fit', 'actual', m.fact, array['kind', m.kind, 'columns', facts.columns]),
            ('fact_not_wanted', 'actual', m.fact, array['kind', m.kind]),
            ('points_missing', 'points', null, '{}'),
            ('points_over_max', 'points', m.points::text, array['max', m.max::text]),
            ('points_off_step', 'points', m.points::text, array['step', m.step::text]),
            ('bonus_not_given', 'bonus', m.bonus::text, array['max', m.bonus_max::text]),
            ('bonus_over_max', 'bonus', m.bonus::text, array['max', m.bonus_max::text]),
            ('deduction_needs_reason', 'reason', null, '{}'),
            ('difference_needs_reason', 'reason', null, array['before', m.earlier_points::text])
        ) as f (reason, col, value, parameters)
        where f.reason = any (m.reasons)
    )
    select mistake.line, mistake.col, mistake.value, mistake.reason, mistake.parameters::text[], count(*) over ()
    from mistake
    order by mistake.line, mistake.col
    limit p_limit;
end
$$;

ALTER FUNCTION thidua.check_cards(p_year integer, p_cluster text, p_figure text, p_not_for_scorer text[], p_only_for_scorer text[], p_limit integer) OWNER TO thidua_owner;

CREATE FUNCTION thidua.check_inspections(p_cycle bigint, p_line integer[], p_inspector text[], p_inspected text[], p_kind text[], p_due date[]) RETURNS TABLE(line integer, col text, value text, reason text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH place AS (
          SELECT cycle.year,
             cycle.starts_on,
             cycle.ends_on,
             cluster.code AS cluster,
             ( SELECT count(*) AS count
                    FROM thidua.scorecard card
                   WHERE ((card.council_id = cycle.council_id) AND (card.cycle_id = cycle.cycle_id))) AS members
            FROM (thidua.cycle
              JOIN thidua.cluster USING (council_id, cluster_id))
           WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = check_inspections.p_cycle))
         ), officer AS (
          SELECT (unit.code)::text AS code,
             officer.role
            FROM (thidua.cycle_officer officer
              JOIN thidua.unit USING (council_id, unit_id))
           WHERE ((officer.council_id = ( SELECT thidua.current_council() AS current_council)) AND (officer.cycle_id = check_inspections.p_cycle) AND (officer.ended_at IS NULL))
         ), given AS (
          SELECT r.line,
             r.inspected,
             r.kind,
             r.due,
             r.inspector AS named,
             COALESCE(r.inspector,
                 CASE r.kind
                     WHEN 'head'::text THEN ( SELECT officer.code
                        FROM officer
                       WHERE (officer.role = 'head'::text))
                     ELSE NULL::text
                 END) AS inspector
            FROM UNNEST(check_inspections.p_line, check_inspections.p_inspector, check_inspections.p_inspected, check_inspections.p_kind, check_inspections.p_due) r(line, inspector, inspected, kind, due)
         ), pair AS (
          SELECT given_1.inspector,
             given_1.inspected
            FROM given given_1
           WHERE (given_1.kind = 'cross'::text)
         UNION
          SELECT (inspector.code)::text AS code,
             (inspected.code)::text AS code
            FROM ((thidua.inspection
              JOIN thidua.unit inspector ON (((inspector.council_id = inspection.council_id) AND (inspector.unit_id = inspection.inspector_id))))
              JOIN thidua.unit inspected ON (((inspected.council_id = inspection.council_id) AND (inspected.unit_id = inspection.unit_id))))
           WHERE ((inspection.council_id = ( SELECT thidua.current_council() AS current_council)) AND (inspection.cycle_id = check_inspections.p_cycle) AND (inspection.kind = 'cross'::text) AND (inspection.withdrawn_at IS NULL))
         ), member AS (
          SELECT (unit.code)::text AS code
            FROM (thidua.scorecard card
              JOIN thidua.unit USING (council_id, unit_id))
           WHERE ((card.council_id = ( SELECT thidua.current_council() AS current_council)) AND (card.cycle_id = check_inspections.p_cycle))
         )
  SELECT given.line,
     fault.col,
     fault.value,
     fault.reason,
     fault.parameters
    FROM ((given
      CROSS JOIN place)
      CROSS JOIN LATERAL ( VALUES ((NOT (given.inspected IN ( SELECT member.code
                    FROM member))),'inspected'::text,given.inspected,'card_missing_in_cluster'::text,ARRAY['unit'::text, given.inspected, 'year'::text, (place.year)::text, 'cluster'::text, (place.cluster)::text]), ((NOT (given.inspector IN ( SELECT member.code
                    FROM member))),'inspector'::text,given.inspector,'card_missing_in_cluster'::text,ARRAY['unit'::text, given.inspector, 'year'::text, (place.year)::text, 'cluster'::text, (place.cluster)::text]), ((given.inspector IS NULL),'inspector'::text,NULL::text,'cluster_without_officers'::text,ARRAY['cluster'::text, (place.cluster)::text]), (((given.kind = 'head'::text) AND (NOT (given.named IN ( SELECT officer.code
                    FROM officer)))),'inspector'::text,given.named,'inspection_not_by_head'::text,ARRAY['unit'::text, given.named, 'cluster'::text, (place.cluster)::text]), (((given.kind = 'head'::text) AND (given.named IS NULL) AND (given.inspector = given.inspected)),'inspected'::text,given.inspected,'inspection_of_itself'::text,ARRAY['unit'::text, given.inspected]), (((given.due < place.starts_on) OR (given.due > place.ends_on)),'due'::text,(given.due)::text,'inspection_due_outside'::text,ARRAY['from'::text, (place.starts_on)::text, 'to'::text, (place.ends_on)::text]), (((given.kind = 'cross'::text) AND (place.members > 2) AND (EXISTS ( SELECT
                    FROM pair
                   WHERE ((pair.inspector = given.inspected) AND (pair.inspected = given.inspector))))),'inspected'::text,given.inspected,'cross_pair_mutual'::text,ARRAY['unit'::text, given.inspector, 'other'::text, given.inspected])) fault(is_there, col, value, reason, parameters))
   WHERE fault.is_there
   ORDER BY given.line, fault.col, fault.reason;
END;

ALTER FUNCTION thidua.check_inspections(p_cycle bigint, p_line integer[], p_inspector text[], p_inspected text[], p_kind text[], p_due date[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.check_reports(p_year integer, p_cluster text, p_unit text[], p_kind text[], p_filed_on date[], p_parts text[]) RETURNS TABLE(place integer, cycle_id bigint, unit_id bigint, due_on date, grace_days integer, parts text[], column_name text, fault text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH today AS MATERIALIZED (
          SELECT thidua.council_today() AS today
         ), cards AS MATERIALIZED (
          SELECT unit.code,
             count(*) AS found,
             min(cycle.cycle_id) AS cycle_id,
             min(card.unit_id) AS unit_id,
             string_agg((cluster.code)::text, ', '::text ORDER BY (cluster.code)::text) AS clusters
            FROM (((thidua.cycle
              JOIN thidua.cluster USING (council_id, cluster_id))
              JOIN thidua.scorecard card USING (council_id, cycle_id))
              JOIN thidua.unit USING (council_id, unit_id))
           WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.year = check_reports.p_year) AND ((check_reports.p_cluster IS NULL) OR ((cluster.code)::text = check_reports.p_cluster)) AND ((unit.code)::text = ANY (check_reports.p_unit)))
           GROUP BY unit.code
         ), given AS (
          SELECT r.place,
             r.unit,
             r.kind,
             r.filed_on,
             string_to_array(NULLIF(r.parts, ''::text), ','::text) AS parts,
             COALESCE(cards.found, (0)::bigint) AS found,
             cards.cycle_id,
             cards.unit_id,
             cards.clusters
            FROM (UNNEST(check_reports.p_unit, check_reports.p_kind, check_reports.p_filed_on, check_reports.p_parts) WITH ORDINALITY r(unit, kind, filed_on, parts, place)
              LEFT JOIN cards ON (((cards.code)::text = r.unit)))
         ), called AS (
          SELECT given.place,
             given.unit,
             given.kind,
             given.filed_on,
             given.parts,
             given.found,
             given.cycle_id,
             given.unit_id,
             given.clusters,
             call.kind AS called_kind,
             call.called_on,
             call.due_on,
             (call.grace_days)::integer AS grace_days,
             call.parts AS wanted,
             COALESCE(given.parts, call.parts) AS brought,
             ( SELECT min(part.code) AS min
                    FROM unnest(given.parts) part(code)
                   WHERE (part.code <> ALL (call.parts))) AS unknown_part
            FROM (given
              LEFT JOIN thidua.report_call call ON (((call.council_id = ( SELECT thidua.current_council() AS current_council)) AND (call.cycle_id = given.cycle_id) AND (call.kind = given.kind))))
         )
  SELECT (called.place)::integer AS place,
     called.cycle_id,
     called.unit_id,
     called.due_on,
     called.grace_days,
     ( SELECT COALESCE(array_agg(DISTINCT part.code ORDER BY part.code), '{}'::text[]) AS "coalesce"
            FROM unnest(called.brought) part(code)) AS "coalesce",
         CASE wrong.fault
             WHEN 'unit_without_card'::text THEN 'unit'::text
             WHEN 'card_in_two_clusters'::text THEN 'unit'::text
             WHEN 'report_not_called'::text THEN 'kind'::text
             WHEN 'report_part_unknown'::text THEN 'parts'::text
             ELSE 'filed_on'::text
         END AS "case",
     wrong.fault,
     ARRAY['unit'::text, called.unit, 'year'::text, (check_reports.p_year)::text, 'clusters'::text, COALESCE(called.clusters, '-'::text), 'kind'::text, called.kind, 'part'::text, COALESCE(called.unknown_part, '-'::text), 'parts'::text, COALESCE(NULLIF(array_to_string(called.wanted, ', '::text), ''::text), '-'::text), 'day'::text, (called.filed_on)::text, 'today'::text, (today.today)::text, 'called'::text, COALESCE((called.called_on)::text, '-'::text)] AS "array"
    FROM ((called
      CROSS JOIN today)
      CROSS JOIN LATERAL ( SELECT
                 CASE
                     WHEN (called.found = 0) THEN 'unit_without_card'::text
                     WHEN (called.found > 1) THEN 'card_in_two_clusters'::text
                     WHEN (called.called_kind IS NULL) THEN 'report_not_called'::text
                     WHEN (called.filed_on > today.today) THEN 'report_day_in_future'::text
                     WHEN (called.filed_on < called.called_on) THEN 'report_before_call'::text
                     WHEN (called.unknown_part IS NOT NULL) THEN 'report_part_unknown'::text
                     ELSE NULL::text
                 END AS fault) wrong);
END;

ALTER FUNCTION thidua.check_reports(p_year integer, p_cluster text, p_unit text[], p_kind text[], p_filed_on date[], p_parts text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.check_targets(p_cycle bigint, p_line integer[], p_unit text[], p_indicator text[], p_measure text[], p_plan numeric[], p_criterion text[], p_half integer[]) RETURNS TABLE(line integer, col text, value text, reason text, parameters text[])
    LANGUAGE plpgsql STABLE
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
begin
    return query
    with wanted as materialized (
        select * from named_targets(p_cycle, p_line, p_unit, p_indicator, p_measure, p_plan, p_criterion, p_half)
    ),
    given as (
        select r.*, cycle.year, cluster.code as cluster, criteria_set.aggregate, criterion.kind,
               criterion.criterion_no
        from unnest(p_line, p_unit, p_criterion, p_half) as r (line, unit, criterion, half)
        cross join cycle
        join cluster using (council_id, cluster_id)
        left join criteria_set using (council_id, criteria_set_id)
        left join criterion on criterion.council_id = this_council
            and criterion.criteria_set_id = case r.half when 1 then coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
                                                        else cycle.criteria_set_id end
            and criterion.code = r.criterion
        where cycle.council_id = this_council and cycle.cycle_id = p_cycle
    ),
    -- What stands once the file is written: its own targets, and those on record that it leaves alone.
    afterwards as (
        select wanted.line, wanted.unit_id, wanted.indicator, wanted.criterion, wanted.half
        from wanted
        union all
        select 0, known.unit_id, known.indicator, known.criterion, known.half
        from covenant_target as known
        where known.council_id = this_council and known.cycle_id = p_cycle and known.withdrawn_at is null
          and not exists (select from wanted
                          where wanted.unit_id = known.unit_id and wanted.indicator = known.indicator
                            and wanted.half = known.half)
    ),
    rivals as (
        select distinct on (wanted.line) wanted.line, wanted.unit, wanted.criterion, rival.indicator
        from wanted
        join afterwards as rival on rival.unit_id = wanted.unit_id and rival.criterion = wanted.criterion
            and rival.half = wanted.half and rival.line < wanted.line
        order by wanted.line, wanted.unit collate "C"
    )
    select given.line, 'unit', given.unit, 'card_missing_in_cluster',
           array['unit', given.unit, 'year', given.year::text, 'cluster', given.cluster::text]
    from given
    where given.unit is not null and not exists (select from wanted where wanted.unit = given.unit)
    union all
    select given.line, 'criterion', given.criterion, 'criterion_unknown', '{}'::text[]
    from given
    where given.criterion is not null and given.criterion_no is null
    union all
    select given.line, 'criterion', given.criterion, 'target_criterion_kind', array['kind', given.kind]
    from given
    where given.kind not in ('proportional', 'ladder')
    union all
    select given.line, 'half', given.half::text, 'half_unexpected', '{}'
    from given
    where given.criterion is not null and given.aggregate = 'annual' and given.half <> 0
    union all
    select given.line, 'half', null, 'half_missing', '{}'
    from given
    where given.criterion is not null and given.aggregate = 'halves' and given.half = 0
    union all
    select rivals.line, 'criterion', rivals.criterion, 'target_criterion_taken',
           array['unit', rivals.unit, 'indicator', rivals.indicator]
    from rivals
    order by 1, 2;
end
$$;

ALTER FUNCTION thidua.check_targets(p_cycle bigint, p_line integer[], p_unit text[], p_indicator text[], p_measure text[], p_plan numeric[], p_criterion text[], p_half integer[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.check_unit_changes(p_limit integer) RETURNS TABLE(line integer, col text, value text, reason text, parameters text[], found bigint)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
begin
    return query
    with judged as (
        select part.*, case when part.side = 'into' then 'into' else 'units' end as col,
               part.valid_to is not null and part.valid_to <= council_today() as has_ended,
               (select max(change.took_effect_on)
                from unit_change_part as earlier
                join unit_change as change using (council_id, change_id)
                where earlier.council_id = this_council and earlier.unit_id = part.unit_id) as last_changed_on,
               (select min(joined.valid_from)
                from membership as joined
                where joined.council_id = this_council and joined.unit_id = part.unit_id
                  and joined.valid_from >= part.took_effect_on) as joins_on,
               (select min(cycle.year)
                from standing
                join cycle using (council_id, cycle_id)
                where standing.council_id = this_council and standing.unit_id = part.unit_id
                  and cycle.starts_on >= part.took_effect_on) as closed_year
        from pg_temp.unit_part as part
        where not part.is_known
    ),
    mistake as (
        select judged.line, f.*
        from judged
        cross join lateral (values
            (judged.unit_id is null and judged.role <> 'begins', judged.col, judged.code, 'unit_missing',
             array['unit', judged.code]),
            (judged.has_ended, judged.col, judged.code, 'unit_has_ended',
             array['unit', judged.code, 'on', judged.valid_to::text, 'successor', coalesce(judged.successor, '-')]),
            (judged.valid_from > judged.took_effect_on
                or judged.valid_from = judged.took_effect_on and judged.role in ('ends', 'divides'),
             'on', judged.took_effect_on::text, 'unit_begins_later',
             array['unit', judged.code, 'from', judged.valid_from::text]),
            (judged.took_effect_on > council_today(), 'on', judged.took_effect_on::text, 'unit_change_in_future',
             array['on', judged.took_effect_on::text, 'today', council_today()::text]),
            (judged.last_changed_on > judged.took_effect_on and not judged.has_ended
                and (judged.role <> 'absorbs' or judged.name is not null),
             'on', judged.took_effect_on::text, 'unit_changed_later',
             array['unit', judged.code, 'on', judged.last_changed_on::text]),
            (judged.joins_on is not null and not judged.has_ended
                and (judged.role = 'ends' and judged.valid_from < judged.took_effect_on
                     or judged.kind = 'move' and judged.valid_from <= judged.took_effect_on),
             'on', judged.took_effect_on::text, 'unit_joins_later',
             array['unit', judged.code, 'from', judged.joins_on::text]),
            (judged.closed_year is not null and not judged.has_ended and (judged.role = 'ends' or judged.kind = 'move'),
             'on', judged.took_effect_on::text, 'unit_ranked_later',
             array['unit', judged.code, 'year', judged.closed_year::text]),
            (judged.role = 'begins' and judged.name is null, 'name', null, 'unit_needs_name', array['unit', judged.code]),
            (judged.role = 'begins' and judged.cluster is null and judged.new_home_id is null, 'cluster', null,
             'unit_needs_cluster', array['unit', judged.code]),
            (judged.cluster is not null and judged.named_id is null, 'cluster', judged.cluster, 'cluster_missing',
             array['cluster', judged.cluster]),
            (judged.cluster is not null and judged.role in ('absorbs', 'divides'), 'cluster', judged.cluster,
             'unit_keeps_cluster', array['unit', judged.code])
        ) as f (is_wrong, col, value, reason, parameters)
        where f.is_wrong
    )
    select mistake.line, mistake.col, mistake.value, mistake.reason, mistake.parameters::text[], count(*) over ()
    from mistake
    group by mistake.line, mistake.col, mistake.value, mistake.reason, mistake.parameters
    order by mistake.line, mistake.col, mistake.reason, mistake.value
    limit p_limit;
end
$$;

ALTER FUNCTION thidua.check_unit_changes(p_limit integer) OWNER TO thidua_owner;

CREATE FUNCTION thidua.choose_award(p_year integer, p_cluster text, p_award text, p_unit text, p_reason text, p_document text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    this_cycle cycle;
    open_slot award_slot;
    best integer;
    chosen record;
begin
    select cycle.* into this_cycle
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council and cycle.year = p_year and cluster.code = p_cluster
    for no key update of cycle;
    if not found then
        perform refuse('TD002', 'cycle_missing', 'cluster', p_cluster, 'year', p_year::text);
    elsif this_cycle.state <> 'closed' then
        perform refuse('TD003', 'choice_before_closing', 'cluster', p_cluster, 'year', p_year::text);
    end if;

    if p_award = 'certificate' and exists (
        select from award_slot
        where council_id = this_council and cycle_id = this_cycle.cycle_id and revision = this_cycle.revision
          and award = 'flag' and unit_id is null) and exists (select from slot_candidates(this_cycle.cycle_id)) then
        perform refuse('TD003', 'choice_flag_first', 'cluster', p_cluster);
    end if;
    select * into open_slot
    from award_slot
    where council_id = this_council and cycle_id = this_cycle.cycle_id and revision = this_cycle.revision
      and award = p_award and unit_id is null
    order by no
    limit 1;
    if not found then
        perform refuse('TD003', 'choice_not_open', 'cluster', p_cluster, 'award', p_award);
    end if;

    select min(candidate.rank) into best from slot_candidates(this_cycle.cycle_id) as candidate;
    select * into chosen from slot_candidates(this_cycle.cycle_id) as candidate where candidate.code = p_unit;
    if not found or chosen.rank > best then
        perform refuse('TD003', 'choice_not_among_equals', 'unit', p_unit, 'cluster', p_cluster, 'units',
            coalesce((select string_agg(candidate.code, ', ' order by candidate.code collate "C")
                      from slot_candidates(this_cycle.cycle_id) as candidate where candidate.rank = best), '-'));
    end if;

    update award_slot
    set unit_id = chosen.unit_id, reason = normalize(p_reason), document = normalize(p_document), chosen_by = current_actor(),
        chosen_at = current_instant()
    where council_id = this_council and cycle_id = this_cycle.cycle_id and revision = this_cycle.revision
      and award = p_award and no = open_slot.no;
    perform record_event('closing choose', 'cycle/' || p_cluster || '/' || p_year,
        p_after => jsonb_build_object('award', p_award, 'unit', p_unit, 'document', normalize(p_document)),
        p_reason => normalize(p_reason));
    return 1 + fill_certificates(this_cycle.cycle_id, normalize(p_reason), normalize(p_document));
end
$$;

ALTER FUNCTION thidua.choose_award(p_year integer, p_cluster text, p_award text, p_unit text, p_reason text, p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.class_of(total numeric, base_total numeric, excellent_from numeric, good_from numeric, fair_from numeric) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN ((total * (100)::numeric) >= (excellent_from * base_total)) THEN 'excellent'::text WHEN ((total * (100)::numeric) >= (good_from * base_total)) THEN 'good'::text WHEN ((total * (100)::numeric) >= (fair_from * base_total)) THEN 'fair'::text ELSE 'average'::text END;

ALTER FUNCTION thidua.class_of(total numeric, base_total numeric, excellent_from numeric, good_from numeric, fair_from numeric) OWNER TO thidua_owner;

CREATE FUNCTION thidua.close_cycles(p_year integer, p_kind text) RETURNS TABLE(cluster_code text, outcome text, guard text, unit_code text, waiting_units integer, guards integer, guard_parameters text[], policy text, units integer, leader text, total numeric, nominee text, is_choice_open boolean, taken_over text[], inputs_digest bytea, standings_digest bytea, closed_now boolean)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    this_closing closing;
    this_policy text;
    due_cycles bigint[];
    closing_cycles bigint[];
    policies text[];
    newly_held bigint[];
    held_cycles integer;
begin
    -- The events of a closing are its own, whatever they say; wake_closings passes them over.
    perform set_config('thidua.is_closing', 'yes', true);

    -- One closing of a council at a time: whoever comes second waits here and then finds the result.
    insert into closing (council_id, year, kind, due_at, cut_off_at)
    values (this_council, p_year, p_kind, current_instant(), null)
    on conflict (council_id, year, kind) do nothing;
    select * into strict this_closing
    from closing
    where council_id = this_council and year = p_year and kind = p_kind
    for update;

    due_cycles := lock_due_cycles(p_year, p_kind);
    if this_closing.cut_off_at <= current_instant() then
        this_policy := nullif(setting_value(p_year, null, 'missing_work_policy'), 'hold');
    end if;

    with guards as materialized (
        select * from closing_guards(p_kind, due_cycles, this_policy)
    ),
    first_guard as (
        select distinct on (guards.cycle_id) guards.*, count(*) over (partition by guards.cycle_id) as guards
        from guards
        where not guards.lifted
        order by guards.cycle_id, guards.place, guards.parameters
    ),
    held as (
        insert into closing_cycle as recorded
            (council_id, closing_id, cycle_id, revision, outcome, guard, unit_id, waiting_units, guard_parameters, guards,
             decided_at, recipe)
        select this_council, this_closing.closing_id, first_guard.cycle_id, revision_of(cycle, p_kind), 'held', first_guard.code,
               unit.unit_id, first_guard.waiting, first_guard.parameters, first_guard.guards, current_instant(), 2
        from first_guard
        join cycle on cycle.council_id = this_council and cycle.cycle_id = first_guard.cycle_id
        left join unit on unit.council_id = this_council and unit.code = first_guard.first_unit
        on conflict (council_id, closing_id, cycle_id, revision) do update
            set guard = excluded.guard, unit_id = excluded.unit_id, waiting_units = excluded.waiting_units,
                guard_parameters = excluded.guard_parameters, guards = excluded.guards, decided_at = excluded.decided_at
            where (recorded.guard, recorded.unit_id, recorded.waiting_units, recorded.guard_parameters, recorded.guards)
                is distinct from (excluded.guard, excluded.unit_id, excluded.waiting_units, excluded.guard_parameters,
                                  excluded.guards)
        returning recorded.cycle_id
    ),
    free as (
        select due.cycle_id, exists (select from guards where guards.cycle_id = due.cycle_id) as needs_policy
        from unnest(due_cycles) as due (cycle_id)
        where due.cycle_id not in (select first_guard.cycle_id from first_guard)
    )
    select coalesce(array_agg(free.cycle_id order by free.cycle_id), '{}'),
           coalesce(array_agg(case when free.needs_policy then this_policy end order by free.cycle_id), '{}'),
           (select count(*) from first_guard),
           (select coalesce(array_agg(held.cycle_id), '{}') from held)
    into closing_cycles, policies, held_cycles, newly_held
    from free;

    if cardinality(closing_cycles) > 0 then
        if p_kind = 'year_end' then
            perform settle_year_end(this_closing.closing_id, closing_cycles, policies);
        else
            perform settle_mid_year(this_closing.closing_id, closing_cycles, policies);
        end if;
    end if;

    update closing
    set state = case when held_cycles > 0 then 'held' else 'closed' end, last_run_at = current_instant()
    where council_id = this_council
      and closing_id = this_closing.closing_id
      and state <> 'closed';

    insert into event (council_id, at, actor, command, object, after)
    select this_council, current_instant(), current_actor(), 'closing run', 'cycle/' || cluster.code || '/' || p_year,
           jsonb_strip_nulls(jsonb_build_object(
               'kind', p_kind, 'outcome', recorded.outcome, 'guard', recorded.guard, 'unit', unit.code,
               'policy', recorded.policy, 'taken_over', to_jsonb(succession.taken_over),
               'inputs_digest', encode(recorded.inputs_digest, 'hex'),
               'standings_digest', encode(recorded.standings_digest, 'hex')))
    from closing_cycle as recorded
    join cycle using (council_id, cycle_id)
    join cluster using (council_id, cluster_id)
    left join unit on unit.council_id = recorded.council_id and unit.unit_id = recorded.unit_id
    left join cycle_succession as succession
        on succession.council_id = recorded.council_id and succession.cycle_id = recorded.cycle_id
       and p_kind = 'year_end' and recorded.revision = 1
    where recorded.council_id = this_council
      and recorded.closing_id = this_closing.closing_id
      and recorded.revision = revision_of(cycle, p_kind)
      and recorded.cycle_id = any (closing_cycles || newly_held)
    order by cluster.code;

    perform set_config('thidua.is_closing', '', true);
    return query
    select r.cluster_code, r.outcome, r.guard, r.unit_code, r.waiting_units, r.guards, r.guard_parameters, r.policy, r.units,
           r.leader, r.total, r.nominee, r.is_choice_open, r.taken_over, r.inputs_digest, r.standings_digest,
           r.cycle_id = any (closing_cycles)
    from closing_results(this_closing.closing_id) as r
    order by r.cluster_code;
end
$$;

ALTER FUNCTION thidua.close_cycles(p_year integer, p_kind text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.slots_of(p_certificates integer) RETURNS TABLE(award text, no integer)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT 'flag'::text,
     1
 UNION ALL
  SELECT 'certificate'::text,
     generate_series(1, slots_of.p_certificates) AS generate_series;
END;

ALTER FUNCTION thidua.slots_of(p_certificates integer) OWNER TO thidua_owner;

CREATE FUNCTION thidua.closing_digests(p_rules thidua.closing_rule[], p_rows thidua.closing_row[]) RETURNS TABLE(cycle_id bigint, inputs_digest bytea, standings_digest bytea)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH texts AS MATERIALIZED (
          SELECT given.cycle_id,
             given.unit_code,
             given.figure,
             (given.card_base)::text AS card_base,
             (given.card_bonus)::text AS card_bonus,
             (given.card_deduction)::text AS card_deduction,
             (given.card_total)::text AS card_total,
             encode(given.card_digest, 'hex'::text) AS card_digest,
             (given.votes)::text AS votes,
             (given.rank)::text AS rank,
             (given.tied)::text AS tied,
             given.class,
             (given.capped)::text AS capped,
             ((given.base)::numeric(9,2))::text AS base,
             ((given.bonus)::numeric(9,2))::text AS bonus,
             ((given.deduction)::numeric(9,2))::text AS deduction,
             ((given.total)::numeric(9,2))::text AS total,
                 CASE
                     WHEN (given.tie_values IS NOT NULL) THEN thidua.tie_text(given.tie_values, rule_1.tie_keys)
                     ELSE NULL::text
                 END AS tie_values,
             given.gate,
             given.award,
             given.award_no
            FROM (unnest(closing_digests.p_rows) given(cycle_id, unit_id, unit_code, figure, card_base, card_bonus, card_deduction, card_total, card_digest, votes, rank, tied, class, capped, base, bonus, deduction, total, tie_values, gate, award, award_no)
              JOIN unnest(closing_digests.p_rules) rule_1(cycle_id, policy, base_total, excellent_from, good_from, fair_from, excellent_max_share, tie_keys, key_task_group, certificates, dossier_gate) USING (cycle_id))
         ), joined AS (
          SELECT texts.cycle_id,
             string_agg((((((((thidua.digest_field(texts.unit_code) || thidua.digest_field(texts.figure)) || thidua.digest_field(texts.card_base)) || thidua.digest_field(texts.card_bonus)) || thidua.digest_field(texts.card_deduction)) || thidua.digest_field(texts.card_total)) || thidua.digest_field(texts.card_digest)) || thidua.digest_field(texts.votes)), ''::text ORDER BY (texts.unit_code COLLATE "C")) AS inputs,
             string_agg(((((((((((thidua.digest_field(texts.unit_code) || thidua.digest_field(texts.rank)) || thidua.digest_field(texts.tied)) || thidua.digest_field(texts.class)) || thidua.digest_field(texts.capped)) || thidua.digest_field(texts.base)) || thidua.digest_field(texts.bonus)) || thidua.digest_field(texts.deduction)) || thidua.digest_field(texts.total)) || thidua.digest_field(texts.tie_values)) || thidua.digest_field(texts.gate)), ''::text ORDER BY (texts.unit_code COLLATE "C")) AS standings
            FROM texts
           GROUP BY texts.cycle_id
         ), slots AS (
          SELECT rule_1.cycle_id,
             string_agg(thidua.digest_field(holder.unit_code), ''::text ORDER BY slot.award DESC, slot.no) AS text
            FROM ((unnest(closing_digests.p_rules) rule_1(cycle_id, policy, base_total, excellent_from, good_from, fair_from, excellent_max_share, tie_keys, key_task_group, certificates, dossier_gate)
              CROSS JOIN LATERAL thidua.slots_of(rule_1.certificates) slot(award, no))
              LEFT JOIN texts holder ON (((holder.cycle_id = rule_1.cycle_id) AND (holder.award = slot.award) AND (holder.award_no = slot.no))))
           GROUP BY rule_1.cycle_id
         )
  SELECT joined.cycle_id,
     sha256(convert_to(((((((((((((((thidua.digest_field((council.code)::text) || thidua.digest_field((cluster.code)::text)) || thidua.digest_field((cycle.year)::text)) || thidua.digest_field('year_end'::text)) || thidua.digest_field((rule.excellent_from)::text)) || thidua.digest_field((rule.good_from)::text)) || thidua.digest_field((rule.fair_from)::text)) || thidua.digest_field((rule.excellent_max_share)::text)) || thidua.digest_field(array_to_string(rule.tie_keys, ','::text))) || thidua.digest_field(rule.key_task_group)) || thidua.digest_field((rule.certificates)::text)) || thidua.digest_field(rule.policy)) || thidua.digest_field(encode(criteria_set.digest, 'hex'::text))) || thidua.digest_field(encode(first_set.digest, 'hex'::text))) || joined.inputs), 'UTF8'::name)) AS sha256,
     sha256(convert_to((joined.standings || slots.text), 'UTF8'::name)) AS sha256
    FROM (((((((joined
      JOIN slots USING (cycle_id))
      JOIN unnest(closing_digests.p_rules) rule(cycle_id, policy, base_total, excellent_from, good_from, fair_from, excellent_max_share, tie_keys, key_task_group, certificates, dossier_gate) USING (cycle_id))
      JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = joined.cycle_id))))
      JOIN thidua.council USING (council_id))
      JOIN thidua.cluster USING (council_id, cluster_id))
      JOIN thidua.criteria_set USING (council_id, criteria_set_id))
      LEFT JOIN thidua.criteria_set first_set ON (((first_set.council_id = cycle.council_id) AND (first_set.criteria_set_id = cycle.first_half_set_id))));
END;

ALTER FUNCTION thidua.closing_digests(p_rules thidua.closing_rule[], p_rows thidua.closing_row[]) OWNER TO thidua_owner;

CREATE TABLE thidua.meeting (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    kind text NOT NULL,
    no smallint NOT NULL,
    mode text NOT NULL,
    planned_on date NOT NULL,
    place thidua.label,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    held_on date,
    held_document thidua.label,
    held_by text,
    held_at timestamp with time zone,
    minutes_number thidua.label,
    minutes_on date,
    minutes_by text,
    minutes_at timestamp with time zone,
    CONSTRAINT meeting_holding_is_whole CHECK ((num_nulls(held_on, held_by, held_at) = ANY (ARRAY[0, 3]))),
    CONSTRAINT meeting_in_writing_is_preparatory CHECK (((mode <> 'written'::text) OR (kind = 'preparatory'::text))),
    CONSTRAINT meeting_kind_is_known CHECK ((kind = ANY (ARRAY['regulation'::text, 'covenant'::text, 'mid_year'::text, 'preparatory'::text, 'year_end'::text, 'council'::text]))),
    CONSTRAINT meeting_minutes_are_whole CHECK ((num_nulls(minutes_number, minutes_on, minutes_by, minutes_at) = ANY (ARRAY[0, 4]))),
    CONSTRAINT meeting_minutes_not_before_it CHECK ((minutes_on >= held_on)),
    CONSTRAINT meeting_mode_is_known CHECK ((mode = ANY (ARRAY['in_person'::text, 'online'::text, 'written'::text]))),
    CONSTRAINT meeting_no_is_positive CHECK ((no > 0)),
    CONSTRAINT meeting_that_ends_the_year_is_in_person CHECK (((kind <> 'year_end'::text) OR (mode = 'in_person'::text))),
    CONSTRAINT meeting_with_minutes_was_held CHECK (((minutes_number IS NULL) OR (held_on IS NOT NULL)))
);

ALTER TABLE ONLY thidua.meeting FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.meeting OWNER TO thidua_owner;

CREATE FUNCTION thidua.meeting_members(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, meeting_id bigint, unit_id bigint, unit text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT meeting.cycle_id,
     meeting.meeting_id,
     unit.unit_id,
     (unit.code)::text AS code
    FROM ((thidua.meeting
      JOIN thidua.scorecard card USING (council_id, cycle_id))
      JOIN thidua.unit ON (((unit.council_id = card.council_id) AND (unit.unit_id = card.unit_id))))
   WHERE ((meeting.council_id = ( SELECT thidua.current_council() AS current_council)) AND (meeting.cycle_id = ANY (meeting_members.p_cycles)) AND (meeting.kind <> 'council'::text) AND (daterange(unit.valid_from, unit.valid_to) @> COALESCE(meeting.held_on, meeting.planned_on)));
END;

ALTER FUNCTION thidua.meeting_members(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.meeting_required_items(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, kind text, item text, place integer)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH named(cycle_id, kind, item, place) AS (
          SELECT asked.cycle_id,
             fixed.kind,
             fixed.item,
             fixed.place
            FROM (unnest(meeting_required_items.p_cycles) asked(cycle_id)
              CROSS JOIN ( VALUES ('regulation'::text,'regulation'::text,1001), ('covenant'::text,'covenant'::text,1001), ('mid_year'::text,'exemplars'::text,1001), ('year_end'::text,'exemplars'::text,1001), ('preparatory'::text,'covenant_results'::text,1001), ('preparatory'::text,'models_and_exemplars'::text,1002), ('preparatory'::text,'head_and_deputies'::text,1003), ('preparatory'::text,'conference_content'::text,1004)) fixed(kind, item, place))
         UNION ALL
          SELECT agenda.cycle_id,
                 CASE agenda.name
                     WHEN 'mid_year_agenda'::text THEN 'mid_year'::text
                     ELSE 'year_end'::text
                 END AS "case",
             word.item,
             (word.place)::integer AS place
            FROM (thidua.settings_of(meeting_required_items.p_cycles, ARRAY['mid_year_agenda'::text, 'year_end_agenda'::text]) agenda(cycle_id, name, value)
              CROSS JOIN LATERAL unnest(string_to_array(agenda.value, ','::text)) WITH ORDINALITY word(item, place))
         )
  SELECT named.cycle_id,
     named.kind,
     named.item,
     min(named.place) AS min
    FROM named
   GROUP BY named.cycle_id, named.kind, named.item;
END;

ALTER FUNCTION thidua.meeting_required_items(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE TABLE thidua.meeting_attendance (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    presence text NOT NULL,
    delegate_names text[] DEFAULT '{}'::text[] NOT NULL,
    delegate_titles text[] DEFAULT '{}'::text[] NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    document thidua.label,
    CONSTRAINT meeting_attendance_has_a_title_for_each_name CHECK ((cardinality(delegate_names) = cardinality(delegate_titles))),
    CONSTRAINT meeting_attendance_of_the_absent_has_no_delegate CHECK (((presence = 'present'::text) OR (cardinality(delegate_names) = 0))),
    CONSTRAINT meeting_attendance_presence_is_known CHECK ((presence = ANY (ARRAY['present'::text, 'absent'::text, 'excused'::text])))
);

ALTER TABLE ONLY thidua.meeting_attendance FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.meeting_attendance OWNER TO thidua_owner;

CREATE TABLE thidua.meeting_consent (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    consent_id bigint NOT NULL,
    unit_id bigint,
    consents boolean NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    document thidua.label,
    CONSTRAINT meeting_consent_of_the_council_has_a_paper CHECK (((unit_id IS NOT NULL) OR (document IS NOT NULL)))
);

ALTER TABLE ONLY thidua.meeting_consent FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.meeting_consent OWNER TO thidua_owner;

CREATE TABLE thidua.meeting_item (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    item text NOT NULL,
    on_agenda boolean DEFAULT true NOT NULL,
    conclusion thidua.label,
    treated_by text,
    treated_at timestamp with time zone,
    CONSTRAINT meeting_item_is_a_word CHECK ((item ~ '^[a-z][a-z_]{0,62}$'::text)),
    CONSTRAINT meeting_item_treatment_is_whole CHECK ((num_nulls(treated_by, treated_at) = ANY (ARRAY[0, 2]))),
    CONSTRAINT meeting_item_with_conclusion_was_treated CHECK (((conclusion IS NULL) OR (treated_at IS NOT NULL)))
);

ALTER TABLE ONLY thidua.meeting_item FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.meeting_item OWNER TO thidua_owner;

CREATE FUNCTION thidua.meeting_states(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, meeting_id bigint, kind text, no integer, mode text, planned_on date, held_on date, minutes_number text, members integer, agreed integer, share numeric, first_silent text, council_consents boolean, unrecorded integer, first_unrecorded text, present integer, missing_items text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH shares AS MATERIALIZED (
          SELECT resolved.cycle_id,
             (resolved.value)::numeric AS share
            FROM thidua.settings_of(meeting_states.p_cycles, ARRAY['online_consent_share'::text]) resolved(cycle_id, name, value)
         ), lacking AS MATERIALIZED (
          SELECT meeting_1.cycle_id,
             meeting_1.meeting_id,
             array_agg(required.item ORDER BY required.place, required.item) AS items
            FROM ((thidua.meeting_required_items(meeting_states.p_cycles) required(cycle_id, kind, item, place)
              JOIN thidua.meeting meeting_1 ON (((meeting_1.council_id = ( SELECT thidua.current_council() AS current_council)) AND (meeting_1.cycle_id = required.cycle_id) AND (meeting_1.kind = required.kind))))
              LEFT JOIN thidua.meeting_item item ON (((item.council_id = meeting_1.council_id) AND (item.cycle_id = meeting_1.cycle_id) AND (item.meeting_id = meeting_1.meeting_id) AND (item.item = required.item))))
           WHERE (item.treated_at IS NULL)
           GROUP BY meeting_1.cycle_id, meeting_1.meeting_id
         ), asked AS MATERIALIZED (
          SELECT member.cycle_id,
             member.meeting_id,
             (count(*))::integer AS members,
             (count(*) FILTER (WHERE consent.consents))::integer AS agreed,
             min((member.unit COLLATE "C")) FILTER (WHERE (consent.consents IS NOT TRUE)) AS first_silent,
             (count(*) FILTER (WHERE (attendance.presence IS NULL)))::integer AS unrecorded,
             min((member.unit COLLATE "C")) FILTER (WHERE (attendance.presence IS NULL)) AS first_unrecorded,
             (count(*) FILTER (WHERE (attendance.presence = 'present'::text)))::integer AS present
            FROM ((thidua.meeting_members(meeting_states.p_cycles) member(cycle_id, meeting_id, unit_id, unit)
              LEFT JOIN thidua.meeting_consent consent ON (((consent.council_id = ( SELECT thidua.current_council() AS current_council)) AND (consent.cycle_id = member.cycle_id) AND (consent.meeting_id = member.meeting_id) AND (consent.unit_id = member.unit_id))))
              LEFT JOIN thidua.meeting_attendance attendance ON (((attendance.council_id = ( SELECT thidua.current_council() AS current_council)) AND (attendance.cycle_id = member.cycle_id) AND (attendance.meeting_id = member.meeting_id) AND (attendance.unit_id = member.unit_id))))
           GROUP BY member.cycle_id, member.meeting_id
         )
  SELECT meeting.cycle_id,
     meeting.meeting_id,
     meeting.kind,
     (meeting.no)::integer AS no,
     meeting.mode,
     meeting.planned_on,
     meeting.held_on,
     (meeting.minutes_number)::text AS minutes_number,
     COALESCE(asked.members, 0) AS "coalesce",
     COALESCE(asked.agreed, 0) AS "coalesce",
     shares.share,
     asked.first_silent,
     COALESCE(( SELECT consent.consents
            FROM thidua.meeting_consent consent
           WHERE ((consent.council_id = meeting.council_id) AND (consent.cycle_id = meeting.cycle_id) AND (consent.meeting_id = meeting.meeting_id) AND (consent.unit_id IS NULL))), false) AS "coalesce",
     COALESCE(asked.unrecorded, 0) AS "coalesce",
     asked.first_unrecorded,
     COALESCE(asked.present, 0) AS "coalesce",
     COALESCE(lacking.items, '{}'::text[]) AS "coalesce"
    FROM (((thidua.meeting
      LEFT JOIN shares ON ((shares.cycle_id = meeting.cycle_id)))
      LEFT JOIN asked ON (((asked.cycle_id = meeting.cycle_id) AND (asked.meeting_id = meeting.meeting_id))))
      LEFT JOIN lacking ON (((lacking.cycle_id = meeting.cycle_id) AND (lacking.meeting_id = meeting.meeting_id))))
   WHERE ((meeting.council_id = ( SELECT thidua.current_council() AS current_council)) AND (meeting.cycle_id = ANY (meeting_states.p_cycles)));
END;

ALTER FUNCTION thidua.meeting_states(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.meeting_gaps(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH looked_at AS (
          SELECT cycle.cycle_id,
             wanted.kind,
             wanted.state,
             wanted.place AS kind_place,
             (council.code)::text AS council,
             state.meeting_id,
             state.no,
             state.mode,
             state.planned_on,
             state.held_on,
             state.minutes_number,
             state.members,
             state.agreed,
             state.share,
             state.first_silent,
             state.council_consents,
             state.unrecorded,
             state.first_unrecorded,
             state.present,
             state.missing_items,
                 CASE
                     WHEN (wanted.kind = 'preparatory'::text) THEN state.missing_items
                     ELSE array_remove(state.missing_items, 'exemplars'::text)
                 END AS named_items
            FROM (((thidua.cycle
              JOIN thidua.council USING (council_id))
              CROSS JOIN ( VALUES (1,'mid_year'::text,'mid_year'::text), (2,'preparatory'::text,'year_end'::text), (3,'year_end'::text,'year_end'::text)) wanted(place, kind, state))
              LEFT JOIN thidua.meeting_states(meeting_gaps.p_cycles) state(cycle_id, meeting_id, kind, no, mode, planned_on, held_on, minutes_number, members, agreed, share, first_silent, council_consents, unrecorded, first_unrecorded, present, missing_items) ON (((state.cycle_id = cycle.cycle_id) AND (state.kind = wanted.kind))))
           WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = ANY (meeting_gaps.p_cycles)))
         ), found AS (
          SELECT looked_at.cycle_id,
             looked_at.kind,
             looked_at.state,
             looked_at.kind_place,
             looked_at.council,
             looked_at.meeting_id,
             looked_at.no,
             looked_at.mode,
             looked_at.planned_on,
             looked_at.held_on,
             looked_at.minutes_number,
             looked_at.members,
             looked_at.agreed,
             looked_at.share,
             looked_at.first_silent,
             looked_at.council_consents,
             looked_at.unrecorded,
             looked_at.first_unrecorded,
             looked_at.present,
             looked_at.missing_items,
             looked_at.named_items,
             gap.place,
             gap.code,
             gap.waiting,
             gap.first_unit,
             sum(
                 CASE
                     WHEN (NOT gap.applies) THEN 0
                     WHEN (gap.place < 10) THEN 1000
                     ELSE 1
                 END) OVER (PARTITION BY looked_at.cycle_id, looked_at.state, looked_at.kind, looked_at.meeting_id) AS weight,
             gap.applies
            FROM (looked_at
              CROSS JOIN LATERAL ( VALUES (1,'meeting_not_planned'::text,(looked_at.meeting_id IS NULL),NULL::integer,NULL::text), (2,'meeting_not_held'::text,((looked_at.meeting_id IS NOT NULL) AND (looked_at.held_on IS NULL) AND (looked_at.kind <> 'year_end'::text)),NULL::integer,NULL::text), (2,'conference_not_held'::text,((looked_at.meeting_id IS NOT NULL) AND (looked_at.held_on IS NULL) AND (looked_at.kind = 'year_end'::text)),NULL::integer,NULL::text), (11,'meeting_consents_missing'::text,((looked_at.kind = 'mid_year'::text) AND (looked_at.mode = 'online'::text) AND (NOT ((looked_at.members > 0) AND (((looked_at.agreed * 100))::numeric >= (looked_at.share * (looked_at.members)::numeric))))),GREATEST(((ceil(((looked_at.share * (looked_at.members)::numeric) / (100)::numeric)))::integer - looked_at.agreed), 0),looked_at.first_silent), (12,'meeting_council_consent_missing'::text,((looked_at.kind = 'mid_year'::text) AND (looked_at.mode = 'online'::text) AND (NOT looked_at.council_consents)),NULL::integer,NULL::text), (13,'meeting_attendance_missing'::text,((looked_at.held_on IS NOT NULL) AND (looked_at.unrecorded > 0)),looked_at.unrecorded,looked_at.first_unrecorded), (13,'meeting_nobody_present'::text,((looked_at.held_on IS NOT NULL) AND (looked_at.unrecorded = 0) AND (looked_at.present = 0)),NULL::integer,NULL::text), (14,'meeting_without_minutes'::text,((looked_at.held_on IS NOT NULL) AND (looked_at.minutes_number IS NULL)),NULL::integer,NULL::text), (15,'preparatory_not_settled'::text,((looked_at.held_on IS NOT NULL) AND (looked_at.kind = 'preparatory'::text) AND (cardinality(looked_at.named_items) > 0)),NULL::integer,NULL::text), (15,'meeting_items_missing'::text,((looked_at.held_on IS NOT NULL) AND (looked_at.kind <> 'preparatory'::text) AND (cardinality(looked_at.named_items) > 0)),NULL::integer,NULL::text), (16,'meeting_exemplars_missing'::text,((looked_at.held_on IS NOT NULL) AND (looked_at.named_items <> looked_at.missing_items)),NULL::integer,NULL::text)) gap(place, code, applies, waiting, first_unit))
         ), ranked AS (
          SELECT found.cycle_id,
             found.kind,
             found.state,
             found.kind_place,
             found.council,
             found.meeting_id,
             found.no,
             found.mode,
             found.planned_on,
             found.held_on,
             found.minutes_number,
             found.members,
             found.agreed,
             found.share,
             found.first_silent,
             found.council_consents,
             found.unrecorded,
             found.first_unrecorded,
             found.present,
             found.missing_items,
             found.named_items,
             found.place,
             found.code,
             found.waiting,
             found.first_unit,
             found.weight,
             found.applies,
             rank() OVER (PARTITION BY found.cycle_id, found.state, found.kind ORDER BY found.weight, found.no DESC NULLS LAST) AS choice
            FROM found
         )
  SELECT ranked.cycle_id,
     ranked.state,
     ranked.code,
     ranked.waiting,
     ranked.first_unit,
     ARRAY['kind'::text, ranked.kind, 'on'::text, (ranked.planned_on)::text, 'council'::text, ranked.council, 'items'::text, array_to_string(ranked.named_items, ', '::text)] AS "array"
    FROM ranked
   WHERE ((ranked.choice = 1) AND ranked.applies)
   ORDER BY ranked.cycle_id, ranked.kind_place, ranked.place;
END;

ALTER FUNCTION thidua.meeting_gaps(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE TABLE thidua.officer_response (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    proposal_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    answer text NOT NULL,
    reason thidua.label,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT officer_response_answer_is_known CHECK ((answer = ANY (ARRAY['agree'::text, 'object'::text]))),
    CONSTRAINT officer_response_objects_with_a_reason CHECK (((answer <> 'object'::text) OR (reason IS NOT NULL)))
);

ALTER TABLE ONLY thidua.officer_response FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.officer_response OWNER TO thidua_owner;

CREATE FUNCTION thidua.officer_gaps(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH open AS MATERIALIZED (
          SELECT cycle.council_id,
             cycle.cycle_id,
             cycle.cluster_id,
             cycle.year,
             proposal.proposal_id,
             (assigned.value = 'council'::text) AS by_council
            FROM ((thidua.settings_of(officer_gaps.p_cycles, ARRAY['head_assigned_by'::text]) assigned(cycle_id, name, value)
              JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = assigned.cycle_id))))
              LEFT JOIN thidua.officer_proposal proposal ON (((proposal.council_id = cycle.council_id) AND (proposal.cycle_id = cycle.cycle_id) AND (proposal.state <> 'withdrawn'::text))))
           WHERE ((cycle.state <> 'closed'::text) AND (COALESCE(proposal.state, 'proposed'::text) = 'proposed'::text))
         ), silent AS (
          SELECT open_1.cycle_id,
             (count(*))::integer AS units,
             min(((unit.code)::text COLLATE "C")) AS first_unit
            FROM (((open open_1
              JOIN thidua.scorecard card ON (((card.council_id = open_1.council_id) AND (card.cycle_id = open_1.cycle_id))))
              JOIN thidua.unit ON (((unit.council_id = card.council_id) AND (unit.unit_id = card.unit_id))))
              LEFT JOIN thidua.officer_response response ON (((response.council_id = open_1.council_id) AND (response.cycle_id = open_1.cycle_id) AND (response.proposal_id = open_1.proposal_id) AND (response.unit_id = card.unit_id) AND (response.answer = 'agree'::text))))
           WHERE ((card.left_on IS NULL) AND (response.unit_id IS NULL))
           GROUP BY open_1.cycle_id
         ), appointed AS (
          SELECT DISTINCT open_1.cycle_id
            FROM ((open open_1
              JOIN thidua.cycle next ON (((next.council_id = open_1.council_id) AND (next.cluster_id = open_1.cluster_id) AND (next.year = (open_1.year + 1)))))
              JOIN thidua.cycle_officer officer ON (((officer.council_id = next.council_id) AND (officer.cycle_id = next.cycle_id) AND (officer.role = 'head'::text) AND (officer.ended_at IS NULL))))
           WHERE open_1.by_council
         )
  SELECT open.cycle_id,
     'year_end'::text,
         CASE
             WHEN open.by_council THEN 'next_officers_not_appointed'::text
             ELSE 'next_officers_not_agreed'::text
         END AS "case",
         CASE
             WHEN open.by_council THEN 1
             ELSE COALESCE(silent.units, 0)
         END AS "coalesce",
         CASE
             WHEN (NOT open.by_council) THEN silent.first_unit
             ELSE NULL::text
         END AS "case",
     ARRAY['next'::text, ((open.year + 1))::text] AS "array"
    FROM ((open
      LEFT JOIN silent ON ((silent.cycle_id = open.cycle_id)))
      LEFT JOIN appointed ON ((appointed.cycle_id = open.cycle_id)))
   WHERE (appointed.cycle_id IS NULL);
END;

ALTER FUNCTION thidua.officer_gaps(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.report_gaps(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT owed.cycle_id,
     owed.kind,
     'reports_missing'::text,
     (count(*))::integer AS count,
     min(((unit.code)::text COLLATE "C")) AS min,
     ARRAY['kind'::text, owed.kind, 'due'::text, (min(owed.due_on))::text] AS "array"
    FROM (thidua.report_states(report_gaps.p_cycles) owed(cycle_id, unit_id, kind, title, due_on, grace_days, filed_on, completed_on, missing, number, document, days_late, state, criterion, half, deduction)
      JOIN thidua.unit ON (((unit.council_id = ( SELECT thidua.current_council() AS current_council)) AND (unit.unit_id = owed.unit_id))))
   WHERE ((owed.completed_on IS NULL) AND (owed.kind = ANY (ARRAY['mid_year'::text, 'year_end'::text])))
   GROUP BY owed.cycle_id, owed.kind;
END;

ALTER FUNCTION thidua.report_gaps(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.review_gap_codes() RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY['meeting_not_planned'::text, 'meeting_not_held'::text, 'preparatory_not_settled'::text, 'conference_not_held'::text, 'meeting_consents_missing'::text, 'meeting_council_consent_missing'::text, 'meeting_attendance_missing'::text, 'meeting_nobody_present'::text, 'meeting_without_minutes'::text, 'meeting_items_missing'::text, 'meeting_exemplars_missing'::text, 'reports_missing'::text, 'next_officers_not_agreed'::text, 'next_officers_not_appointed'::text];

ALTER FUNCTION thidua.review_gap_codes() OWNER TO thidua_owner;

CREATE TABLE thidua.cycle_waiver (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    state text NOT NULL,
    code text NOT NULL,
    document thidua.label NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT cycle_waiver_state_is_a_review CHECK ((state = ANY (ARRAY['mid_year'::text, 'year_end'::text])))
);

ALTER TABLE ONLY thidua.cycle_waiver FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_waiver OWNER TO thidua_owner;

CREATE FUNCTION thidua.review_gaps(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT gap.cycle_id,
     gap.state,
     gap.code,
     gap.waiting,
     gap.first_unit,
     gap.parameters
    FROM (( SELECT meeting_gaps.cycle_id,
             meeting_gaps.state,
             meeting_gaps.code,
             meeting_gaps.waiting,
             meeting_gaps.first_unit,
             meeting_gaps.parameters
            FROM thidua.meeting_gaps(review_gaps.p_cycles) meeting_gaps(cycle_id, state, code, waiting, first_unit, parameters)
         UNION ALL
          SELECT report_gaps.cycle_id,
             report_gaps.state,
             report_gaps.code,
             report_gaps.waiting,
             report_gaps.first_unit,
             report_gaps.parameters
            FROM thidua.report_gaps(review_gaps.p_cycles) report_gaps(cycle_id, state, code, waiting, first_unit, parameters)
         UNION ALL
          SELECT officer_gaps.cycle_id,
             officer_gaps.state,
             officer_gaps.code,
             officer_gaps.waiting,
             officer_gaps.first_unit,
             officer_gaps.parameters
            FROM thidua.officer_gaps(review_gaps.p_cycles) officer_gaps(cycle_id, state, code, waiting, first_unit, parameters)) gap
      LEFT JOIN thidua.cycle_waiver waiver ON (((waiver.council_id = ( SELECT thidua.current_council() AS current_council)) AND (waiver.cycle_id = gap.cycle_id) AND (waiver.state = gap.state) AND (waiver.code = gap.code))))
   WHERE (waiver.code IS NULL);
END;

ALTER FUNCTION thidua.review_gaps(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.closing_guards(p_kind text, p_cycles bigint[], p_policy text) RETURNS TABLE(cycle_id bigint, place integer, code text, waiting integer, first_unit text, parameters text[], lifted boolean)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH asked AS MATERIALIZED (
          SELECT cycle.council_id,
             cycle.cycle_id,
             cycle.state,
             cycle.criteria_set_id
            FROM thidua.cycle
           WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = ANY (closing_guards.p_cycles)))
         ), cards AS MATERIALIZED (
          SELECT asked.cycle_id,
             (count(card.unit_id))::integer AS units,
             (count(*) FILTER (WHERE (card.state <> 'decided'::text)))::integer AS undecided,
             min(((unit.code)::text COLLATE "C")) FILTER (WHERE (card.state <> 'decided'::text)) AS first_undecided
            FROM ((asked
              LEFT JOIN thidua.scorecard card ON (((card.council_id = asked.council_id) AND (card.cycle_id = asked.cycle_id) AND (card.left_on IS NULL))))
              LEFT JOIN thidua.unit ON (((unit.council_id = card.council_id) AND (unit.unit_id = card.unit_id))))
           WHERE (closing_guards.p_kind = 'year_end'::text)
           GROUP BY asked.cycle_id
         ), found AS (
          SELECT asked.cycle_id,
             1 AS place,
             'cycle_on_hold'::text AS code,
             NULL::integer AS waiting,
             NULL::text AS first_unit,
             '{}'::text[] AS parameters
            FROM asked
           WHERE (asked.state = 'on_hold'::text)
         UNION ALL
          SELECT asked.cycle_id,
             2,
             'cycle_before_mid_year'::text,
             NULL::integer,
             NULL::text,
             ARRAY['state'::text, asked.state] AS "array"
            FROM asked
           WHERE ((closing_guards.p_kind = 'mid_year'::text) AND (asked.state = ANY (ARRAY['preparing'::text, 'covenant'::text, 'first_half'::text])))
         UNION ALL
          SELECT asked.cycle_id,
             3,
             'criteria_missing'::text,
             NULL::integer,
             NULL::text,
             '{}'::text[]
            FROM asked
           WHERE ((closing_guards.p_kind = 'year_end'::text) AND (asked.criteria_set_id IS NULL))
         UNION ALL
          SELECT cards.cycle_id,
             4,
             'no_member'::text,
             NULL::integer,
             NULL::text,
             '{}'::text[]
            FROM cards
           WHERE (cards.units = 0)
         UNION ALL
          SELECT cards.cycle_id,
             5,
             'card_not_decided'::text,
             cards.undecided,
             cards.first_undecided,
             '{}'::text[]
            FROM cards
           WHERE (cards.undecided > 0)
         UNION ALL
          SELECT finding.cycle_id,
             6,
             'finding_holds'::text,
             (count(DISTINCT finding.unit_id))::integer AS count,
             min(((unit.code)::text COLLATE "C")) AS min,
             '{}'::text[]
            FROM ((thidua.finding
              JOIN thidua.unit USING (council_id, unit_id))
              JOIN thidua.scorecard card USING (council_id, cycle_id, unit_id))
           WHERE ((closing_guards.p_kind = 'year_end'::text) AND (finding.council_id = ( SELECT thidua.current_council() AS current_council)) AND (finding.cycle_id = ANY (closing_guards.p_cycles)) AND (finding.effect = 'hold'::text) AND (finding.lifted_at IS NULL) AND (card.left_on IS NULL))
           GROUP BY finding.cycle_id
         UNION ALL
          SELECT gap.cycle_id,
             (10 + array_position(thidua.review_gap_codes(), gap.code)),
             gap.code,
             gap.waiting,
             gap.first_unit,
             gap.parameters
            FROM thidua.review_gaps(closing_guards.p_cycles) gap(cycle_id, state, code, waiting, first_unit, parameters)
           WHERE (gap.state = closing_guards.p_kind)
         )
  SELECT found.cycle_id,
     found.place,
     found.code,
     COALESCE(found.waiting, 0) AS "coalesce",
     found.first_unit,
     found.parameters,
     (COALESCE((closing_guards.p_policy = ANY (ARRAY['zero'::text, 'not_ranked'::text])), false) AND (found.code = ANY (ARRAY['card_not_decided'::text, 'reports_missing'::text])))
    FROM found;
END;

ALTER FUNCTION thidua.closing_guards(p_kind text, p_cycles bigint[], p_policy text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.revision_of(p_cycle thidua.cycle, p_kind text) RETURNS smallint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE p_kind WHEN 'year_end'::text THEN (p_cycle).revision ELSE (1)::smallint END;

ALTER FUNCTION thidua.revision_of(p_cycle thidua.cycle, p_kind text) OWNER TO thidua_owner;

CREATE TABLE thidua.cycle_succession (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    next_cycle_id bigint NOT NULL,
    taken_over text[] NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY thidua.cycle_succession FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_succession OWNER TO thidua_owner;

CREATE TABLE thidua.interim_standing (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    closing_id bigint NOT NULL,
    figure text,
    rank smallint,
    tied boolean NOT NULL,
    base thidua.points,
    bonus thidua.points,
    deduction thidua.points,
    total thidua.points,
    CONSTRAINT interim_standing_is_ranked_wholly CHECK ((num_nulls(rank, base, bonus, deduction, total) = ANY (ARRAY[0, 5])))
);

ALTER TABLE ONLY thidua.interim_standing FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.interim_standing OWNER TO thidua_owner;

CREATE FUNCTION thidua.closing_results(p_closing_id bigint) RETURNS TABLE(cycle_id bigint, cluster_code text, outcome text, guard text, unit_code text, waiting_units integer, guards integer, guard_parameters text[], policy text, units integer, leader text, total numeric, nominee text, is_choice_open boolean, taken_over text[], inputs_digest bytea, standings_digest bytea)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT recorded.cycle_id,
     (cluster.code)::text AS code,
     recorded.outcome,
     recorded.guard,
     (unit.code)::text AS code,
     recorded.waiting_units,
     (recorded.guards)::integer AS guards,
     recorded.guard_parameters,
     recorded.policy,
     cards.units,
     leaders.codes,
     leaders.total,
     flag.nominee,
     flag.is_open,
     succession.taken_over,
     recorded.inputs_digest,
     recorded.standings_digest
    FROM ((((((((thidua.closing
      JOIN thidua.closing_cycle recorded USING (council_id, closing_id))
      JOIN thidua.cycle USING (council_id, cycle_id))
      JOIN thidua.cluster USING (council_id, cluster_id))
      LEFT JOIN thidua.unit ON (((unit.council_id = recorded.council_id) AND (unit.unit_id = recorded.unit_id))))
      LEFT JOIN thidua.cycle_succession succession ON (((succession.council_id = recorded.council_id) AND (succession.cycle_id = recorded.cycle_id) AND (closing.kind = 'year_end'::text) AND (recorded.outcome = 'closed'::text))))
      CROSS JOIN LATERAL ( SELECT (count(*))::integer AS units
            FROM thidua.scorecard card
           WHERE ((card.council_id = recorded.council_id) AND (card.cycle_id = recorded.cycle_id) AND (card.left_on IS NULL))) cards)
      CROSS JOIN LATERAL ( SELECT string_agg((member.code)::text, ','::text ORDER BY (member.code COLLATE "C")) AS codes,
             max((ranked.total)::numeric) AS total
            FROM (( SELECT standing.unit_id,
                     standing.total
                    FROM thidua.standing
                   WHERE ((closing.kind = 'year_end'::text) AND (standing.council_id = recorded.council_id) AND (standing.cycle_id = recorded.cycle_id) AND (standing.revision = recorded.revision) AND (standing.rank = 1))
                 UNION ALL
                  SELECT interim.unit_id,
                     interim.total
                    FROM thidua.interim_standing interim
                   WHERE ((closing.kind = 'mid_year'::text) AND (interim.council_id = recorded.council_id) AND (interim.cycle_id = recorded.cycle_id) AND (interim.rank = 1))) ranked
              JOIN thidua.unit member ON (((member.council_id = recorded.council_id) AND (member.unit_id = ranked.unit_id))))) leaders)
      LEFT JOIN LATERAL ( SELECT (holder.code)::text AS nominee,
             ((slot.unit_id IS NULL) AND (EXISTS ( SELECT
                    FROM thidua.standing candidate
                   WHERE ((candidate.council_id = slot.council_id) AND (candidate.cycle_id = slot.cycle_id) AND (candidate.revision = slot.revision) AND (candidate.rank IS NOT NULL) AND (candidate.gate IS NULL))))) AS is_open
            FROM (thidua.award_slot slot
              LEFT JOIN thidua.unit holder ON (((holder.council_id = slot.council_id) AND (holder.unit_id = slot.unit_id))))
           WHERE ((closing.kind = 'year_end'::text) AND (slot.council_id = recorded.council_id) AND (slot.cycle_id = recorded.cycle_id) AND (slot.revision = recorded.revision) AND (slot.award = 'flag'::text))
          LIMIT 1) flag ON (true))
   WHERE ((closing.council_id = ( SELECT thidua.current_council() AS current_council)) AND (closing.closing_id = closing_results.p_closing_id) AND (recorded.revision = thidua.revision_of(cycle.*, closing.kind)));
END;

ALTER FUNCTION thidua.closing_results(p_closing_id bigint) OWNER TO thidua_owner;

CREATE FUNCTION thidua.comment_criteria(p_year integer, p_cluster text, p_unit text, p_text text, p_document text) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    this_cycle constant bigint := (wanted_cycles(p_year, array[p_cluster]))[1];
    proposed record;
    member bigint;
begin
    select s.criteria_set_id, s.code, s.version into proposed
    from cycle_criteria as c
    join criteria_set as s using (council_id, criteria_set_id)
    where c.council_id = this_council and c.cycle_id = this_cycle and c.agreed_at is null and c.withdrawn_at is null;
    if not found then
        perform refuse('TD003', 'criteria_not_open', 'cluster', p_cluster, 'year', p_year::text);
    end if;
    select card.unit_id into member
    from scorecard as card
    join unit using (council_id, unit_id)
    where card.council_id = this_council and card.cycle_id = this_cycle and card.left_on is null
      and unit.code = p_unit;
    if not found then
        perform refuse('TD002', 'card_missing_in_cluster', 'unit', p_unit, 'year', p_year::text, 'cluster', p_cluster);
    end if;

    insert into criteria_response (council_id, cycle_id, criteria_set_id, unit_id, kind, text, document, author, at)
    select this_council, this_cycle, proposed.criteria_set_id, member, 'comment', normalize(p_text), normalize(p_document),
           current_actor(), current_instant()
    where not exists (
        select from criteria_response as said
        where said.council_id = this_council and said.cycle_id = this_cycle
          and said.criteria_set_id = proposed.criteria_set_id and said.unit_id = member and said.kind = 'comment'
          and said.text = normalize(p_text) and said.document is not distinct from normalize(p_document));
    if not found then
        return false;
    end if;
    perform record_event('criteria comment',
        'criteria/' || proposed.code || '/' || p_year || '/' || proposed.version,
        p_after => jsonb_strip_nulls(jsonb_build_object('cluster', p_cluster, 'unit', p_unit, 'text', normalize(p_text),
                                                        'document', p_document)));
    return true;
end
$$;

ALTER FUNCTION thidua.comment_criteria(p_year integer, p_cluster text, p_unit text, p_text text, p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.common_settings(p_year integer, p_clusters text[], p_names text[]) RETURNS TABLE(name text, value text, cluster text, other_value text, other_cluster text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH asked AS (
          SELECT COALESCE(array_agg(cluster.cluster_id ORDER BY (cluster.code COLLATE "C")), ARRAY[NULL::bigint]) AS clusters,
             array_agg((cluster.code)::text ORDER BY (cluster.code COLLATE "C")) AS codes
            FROM (thidua.cycle
              JOIN thidua.cluster USING (council_id, cluster_id))
           WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.year = common_settings.p_year) AND ((common_settings.p_clusters IS NULL) OR ((cluster.code)::text = ANY (common_settings.p_clusters))))
         ), resolved AS MATERIALIZED (
          SELECT layered.name,
             layered.value,
             layered.place,
             asked.codes[layered.place] AS code
            FROM (asked
              CROSS JOIN LATERAL thidua.setting_layers(array_fill(common_settings.p_year, ARRAY[cardinality(asked.clusters)]), asked.clusters, common_settings.p_names) layered(place, name, value, layer, default_value, guidance_value, regulation_value, cycle_value))
         )
  SELECT first.name,
     first.value,
     first.code,
     other.value,
     other.code
    FROM (resolved first
      LEFT JOIN LATERAL ( SELECT resolved.value,
             resolved.code
            FROM resolved
           WHERE ((resolved.name = first.name) AND (resolved.value <> first.value))
           ORDER BY resolved.place
          LIMIT 1) other ON (true))
   WHERE (first.place = 1);
END;

ALTER FUNCTION thidua.common_settings(p_year integer, p_clusters text[], p_names text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.copy_criteria(p_from_year integer, p_year integer, p_clusters text[]) RETURNS TABLE(cluster_code text, set_code text, version integer, is_proposed boolean)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    wanted constant bigint[] := wanted_cycles(p_year, p_clusters);
    lacking text;
    empty_cycles bigint[];
    former_sets bigint[];
begin
    perform wanted_cycles(p_from_year, p_clusters);
    select cluster.code into lacking
    from cycle as former
    join cluster using (council_id, cluster_id)
    where former.council_id = this_council
      and former.year = p_from_year
      and former.criteria_set_id is null
      and cluster.code = any (p_clusters)
    order by cluster.code
    limit 1;
    if found then
        perform refuse('TD002', 'criteria_missing', 'cluster', lacking, 'year', p_from_year::text);
    end if;

    select coalesce(array_agg(cycle.cycle_id order by cycle.cycle_id), '{}'),
           coalesce(array_agg(former.criteria_set_id order by cycle.cycle_id), '{}')
    into empty_cycles, former_sets
    from cycle
    join cycle as former using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (wanted)
      and cycle.criteria_set_id is null
      and cycle.state <> 'closed'
      and former.year = p_from_year
      and former.criteria_set_id is not null;

    perform pg_advisory_xact_lock(hashtextextended('criteria ' || this_council || ' ' || source.code, 0))
    from (select distinct s.code
          from criteria_set as s
          where s.council_id = this_council and s.criteria_set_id = any (former_sets)
          order by s.code) as source;
    with source as (
        select s.*, row_number() over (partition by s.code order by s.version) as nth
        from criteria_set as s
        where s.council_id = this_council
          and s.criteria_set_id = any (former_sets)
          and not exists (select from criteria_set as known
                          where known.council_id = this_council and known.code = s.code and known.year = p_year
                            and known.digest = s.digest)
    ),
    copied as (
        insert into criteria_set (council_id, code, year, version, base_total, bonus_cap, required_lines, digest, aggregate,
                                  first_weight, second_weight, over_achievement)
        select this_council, source.code, p_year,
               source.nth + (select coalesce(max(known.version), 0) from criteria_set as known
                             where known.council_id = this_council and known.code = source.code and known.year = p_year),
               source.base_total, source.bonus_cap, source.required_lines, source.digest, source.aggregate,
               source.first_weight, source.second_weight, source.over_achievement
        from source
        returning criteria_set_id, code, digest
    ),
    pair as materialized (
        select source.criteria_set_id as source_id, copied.criteria_set_id as copy_id
        from source
        join copied using (code, digest)
    ),
    groups as (
        insert into criterion_group (council_id, criteria_set_id, group_no, code, max)
        select g.council_id, pair.copy_id, g.group_no, g.code, g.max
        from pair
        join criterion_group as g on g.council_id = this_council and g.criteria_set_id = pair.source_id
    ),
    criteria as (
        insert into criterion (council_id, criteria_set_id, criterion_no, group_no, code, text, kind, max, step, bonus_max,
                               needs_evidence, rule, scorer)
        select c.council_id, pair.copy_id, c.criterion_no, c.group_no, c.code, c.text, c.kind, c.max, c.step, c.bonus_max,
               c.needs_evidence, c.rule, c.scorer
        from pair
        join criterion as c on c.council_id = this_council and c.criteria_set_id = pair.source_id
    )
    insert into criterion_rung (council_id, criteria_set_id, criterion_no, rung_no, lower, lower_included, upper,
                                upper_included, points)
    select r.council_id, pair.copy_id, r.criterion_no, r.rung_no, r.lower, r.lower_included, r.upper, r.upper_included,
           r.points
    from pair
    join criterion_rung as r on r.council_id = this_council and r.criteria_set_id = pair.source_id;

    perform propose_criteria(empty_cycles, array(
        select known.criteria_set_id
        from unnest(former_sets) with ordinality as former (set_id, place)
        join criteria_set as s on s.council_id = this_council and s.criteria_set_id = former.set_id
        cross join lateral (
            select k.criteria_set_id from criteria_set as k
            where k.council_id = this_council and k.code = s.code and k.year = p_year and k.digest = s.digest
            order by k.version desc
            limit 1
        ) as known
        order by former.place));

    insert into event (council_id, at, actor, command, object, before, after)
    select this_council, current_instant(), current_actor(), 'criteria copy',
           'criteria/' || s.code || '/' || p_year || '/' || s.version,
           jsonb_build_object('year', p_from_year),
           jsonb_build_object('clusters', jsonb_agg(cluster.code order by cluster.code), 'digest', encode(s.digest, 'hex'))
    from cycle
    join cluster using (council_id, cluster_id)
    join criteria_set as s using (council_id, criteria_set_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (empty_cycles)
    group by s.code, s.version, s.digest
    order by s.code, s.version;

    return query
    select cluster.code::text, s.code::text, s.version::integer, cycle.cycle_id = any (empty_cycles)
    from cycle
    join cluster using (council_id, cluster_id)
    join criteria_set as s using (council_id, criteria_set_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (wanted)
    order by cluster.code;
end
$$;

ALTER FUNCTION thidua.copy_criteria(p_from_year integer, p_year integer, p_clusters text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.counted_lines(p_council bigint, p_cycle bigint, p_unit bigint, p_figure text, p_aggregate text, p_first smallint, p_second smallint) RETURNS TABLE(criterion text, part text, points numeric, bonus numeric)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (criterion.code)::text AS code,
         CASE
             WHEN (criterion.kind = ANY (ARRAY['bonus'::text, 'deduction'::text])) THEN criterion.kind
             ELSE 'base'::text
         END AS "case",
         CASE counted_lines.p_aggregate
             WHEN 'annual'::text THEN sum(given.points)
             ELSE round((sum((given.points * (given.weight)::numeric)) / ((counted_lines.p_first + counted_lines.p_second))::numeric), 2)
         END AS round,
         CASE counted_lines.p_aggregate
             WHEN 'annual'::text THEN sum(given.bonus)
             ELSE round((sum((given.bonus * (given.weight)::numeric)) / ((counted_lines.p_first + counted_lines.p_second))::numeric), 2)
         END AS round
    FROM ((thidua.scorecard_line line
      JOIN thidua.criterion USING (council_id, criteria_set_id, criterion_no))
      CROSS JOIN LATERAL ( SELECT
                 CASE counted_lines.p_figure
                     WHEN 'decided'::text THEN (line.decided_points)::numeric
                     WHEN 'agreed'::text THEN (line.agreed_points)::numeric
                     WHEN 'head'::text THEN (line.head_points)::numeric
                     WHEN 'self'::text THEN (line.self_points)::numeric
                     ELSE NULL::numeric
                 END AS points,
                 CASE counted_lines.p_figure
                     WHEN 'decided'::text THEN (line.decided_bonus)::numeric
                     WHEN 'agreed'::text THEN (line.agreed_bonus)::numeric
                     WHEN 'head'::text THEN (line.head_bonus)::numeric
                     WHEN 'self'::text THEN (line.self_bonus)::numeric
                     ELSE NULL::numeric
                 END AS bonus,
                 CASE line.half
                     WHEN 1 THEN (counted_lines.p_first)::integer
                     WHEN 2 THEN (counted_lines.p_second)::integer
                     ELSE 1
                 END AS weight) given)
   WHERE ((line.council_id = counted_lines.p_council) AND (line.cycle_id = counted_lines.p_cycle) AND (line.unit_id = counted_lines.p_unit) AND (given.points IS NOT NULL))
   GROUP BY criterion.code,
         CASE
             WHEN (criterion.kind = ANY (ARRAY['bonus'::text, 'deduction'::text])) THEN criterion.kind
             ELSE 'base'::text
         END;
END;

ALTER FUNCTION thidua.counted_lines(p_council bigint, p_cycle bigint, p_unit bigint, p_figure text, p_aggregate text, p_first smallint, p_second smallint) OWNER TO thidua_owner;

CREATE TABLE thidua.covenant_signature (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    signed_on date NOT NULL,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY thidua.covenant_signature FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.covenant_signature OWNER TO thidua_owner;

CREATE FUNCTION thidua.covenant_words(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, signed_on date, document text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT signature.cycle_id,
     signature.unit_id,
     signature.signed_on,
     (signature.document)::text AS document
    FROM thidua.covenant_signature signature
   WHERE ((signature.council_id = ( SELECT thidua.current_council() AS current_council)) AND (signature.cycle_id = ANY (covenant_words.p_cycles)))
 UNION ALL
  SELECT heir.cycle_id,
     heir.unit_id,
     max(theirs.signed_on) AS max,
     min((theirs.document)::text) AS min
    FROM (((((thidua.scorecard heir
      JOIN thidua.unit_change_part begun ON (((begun.council_id = heir.council_id) AND (begun.unit_id = heir.unit_id) AND (begun.role = 'begins'::text))))
      JOIN thidua.unit_change_part source ON (((source.council_id = begun.council_id) AND (source.change_id = begun.change_id) AND (source.role = ANY (ARRAY['ends'::text, 'divides'::text])))))
      JOIN thidua.scorecard before ON (((before.council_id = heir.council_id) AND (before.cycle_id = heir.cycle_id) AND (before.unit_id = source.unit_id))))
      LEFT JOIN thidua.covenant_signature theirs ON (((theirs.council_id = before.council_id) AND (theirs.cycle_id = before.cycle_id) AND (theirs.unit_id = before.unit_id))))
      LEFT JOIN thidua.covenant_signature own ON (((own.council_id = heir.council_id) AND (own.cycle_id = heir.cycle_id) AND (own.unit_id = heir.unit_id))))
   WHERE ((heir.council_id = ( SELECT thidua.current_council() AS current_council)) AND (heir.cycle_id = ANY (covenant_words.p_cycles)) AND (own.unit_id IS NULL))
   GROUP BY heir.cycle_id, heir.unit_id
  HAVING bool_and((theirs.unit_id IS NOT NULL));
END;

ALTER FUNCTION thidua.covenant_words(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE TABLE thidua.covenant (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    text text NOT NULL,
    digest bytea NOT NULL,
    document thidua.label,
    drafted_by text NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    CONSTRAINT covenant_digest_is_sha256 CHECK ((octet_length(digest) = 32)),
    CONSTRAINT covenant_is_nfc CHECK ((text IS NFC NORMALIZED)),
    CONSTRAINT covenant_says_something CHECK ((text ~ '\S'::text))
);

ALTER TABLE ONLY thidua.covenant FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.covenant OWNER TO thidua_owner;

CREATE FUNCTION thidua.covenant_gaps(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH deadlines AS (
          SELECT resolved.cycle_id,
             thidua.day_of_setting(resolved.value, (cycle.year)::integer) AS closes_on
            FROM (thidua.settings_of(covenant_gaps.p_cycles, ARRAY['covenant_closes_on'::text]) resolved(cycle_id, name, value)
              JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = resolved.cycle_id))))
         )
  SELECT deadlines.cycle_id,
     'covenant'::text,
     'covenant_missing'::text,
     NULL::integer AS int4,
     NULL::text AS text,
     '{}'::text[] AS text
    FROM deadlines
   WHERE (NOT (EXISTS ( SELECT
            FROM thidua.covenant
           WHERE ((covenant.council_id = ( SELECT thidua.current_council() AS current_council)) AND (covenant.cycle_id = deadlines.cycle_id)))))
 UNION ALL
  SELECT deadlines.cycle_id,
     'covenant'::text,
     'covenant_not_signed'::text,
     unsigned.units,
     unsigned.first_unit,
     ARRAY['due'::text, (deadlines.closes_on)::text] AS "array"
    FROM ((deadlines
      JOIN thidua.covenant ON (((covenant.council_id = ( SELECT thidua.current_council() AS current_council)) AND (covenant.cycle_id = deadlines.cycle_id))))
      CROSS JOIN LATERAL ( SELECT (count(*))::integer AS units,
             min(((unit.code)::text COLLATE "C")) AS first_unit
            FROM (thidua.scorecard card
              JOIN thidua.unit USING (council_id, unit_id))
           WHERE ((card.council_id = covenant.council_id) AND (card.cycle_id = covenant.cycle_id) AND (card.left_on IS NULL) AND (NOT (EXISTS ( SELECT
                    FROM thidua.covenant_words(covenant_gaps.p_cycles) word(cycle_id, unit_id, signed_on, document)
                   WHERE ((word.cycle_id = card.cycle_id) AND (word.unit_id = card.unit_id))))))) unsigned)
   WHERE ((unsigned.units > 0) AND (( SELECT thidua.council_today() AS council_today) <= deadlines.closes_on));
END;

ALTER FUNCTION thidua.covenant_gaps(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.covenant_obligations(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date, deduction numeric, document text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT card.cycle_id,
     card.unit_id,
     'covenant_signature'::text,
     'covenant'::text,
     thidua.day_of_setting(resolved.value, (cycle.year)::integer) AS day_of_setting,
     0,
     word.signed_on,
     NULL::numeric AS "numeric",
     word.document
    FROM ((((thidua.settings_of(covenant_obligations.p_cycles, ARRAY['covenant_closes_on'::text]) resolved(cycle_id, name, value)
      JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = resolved.cycle_id))))
      JOIN thidua.covenant ON (((covenant.council_id = cycle.council_id) AND (covenant.cycle_id = cycle.cycle_id))))
      JOIN thidua.scorecard card ON (((card.council_id = cycle.council_id) AND (card.cycle_id = cycle.cycle_id))))
      LEFT JOIN thidua.covenant_words(covenant_obligations.p_cycles) word(cycle_id, unit_id, signed_on, document) ON (((word.cycle_id = card.cycle_id) AND (word.unit_id = card.unit_id))))
   WHERE ((card.left_on IS NULL) OR (word.signed_on IS NOT NULL));
END;

ALTER FUNCTION thidua.covenant_obligations(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.criteria_agreement(p_cycle bigint, p_set bigint) RETURNS TABLE(agreed integer, needed integer, members integer)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (count(answer.unit_id))::integer AS count,
     (GREATEST((1)::numeric, ceil((((count(*))::numeric * thidua.agreement_share(cycle.cluster_id, (cycle.year)::integer, 'criteria_agreement_share'::text)) / (100)::numeric))))::integer AS "greatest",
     (count(*))::integer AS count
    FROM ((thidua.cycle
      JOIN thidua.scorecard card ON (((card.council_id = cycle.council_id) AND (card.cycle_id = cycle.cycle_id) AND (card.left_on IS NULL))))
      LEFT JOIN thidua.criteria_response answer ON (((answer.council_id = card.council_id) AND (answer.cycle_id = card.cycle_id) AND (answer.unit_id = card.unit_id) AND (answer.criteria_set_id = criteria_agreement.p_set) AND (answer.kind = 'agree'::text))))
   WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = criteria_agreement.p_cycle))
   GROUP BY cycle.cluster_id, cycle.year;
END;

ALTER FUNCTION thidua.criteria_agreement(p_cycle bigint, p_set bigint) OWNER TO thidua_owner;

CREATE FUNCTION thidua.criteria_digest(p_set bigint) RETURNS bytea
    LANGUAGE sql STABLE
    RETURN (SELECT sha256(convert_to((((((((thidua.digest_field((s.base_total)::text) || thidua.digest_field((s.bonus_cap)::text)) || thidua.digest_field(s.aggregate)) || thidua.digest_field((s.first_weight)::text)) || thidua.digest_field((s.second_weight)::text)) || thidua.digest_field((s.over_achievement)::text)) || (SELECT string_agg((thidua.digest_field((g.code)::text) || thidua.digest_field((g.max)::text)), ''::text ORDER BY g.group_no) AS string_agg FROM thidua.criterion_group g WHERE ((g.council_id = s.council_id) AND (g.criteria_set_id = s.criteria_set_id)))) || (SELECT string_agg((((((((((thidua.digest_field((c.code)::text) || thidua.digest_field((c.group_no)::text)) || thidua.digest_field((c.text)::text)) || thidua.digest_field(c.kind)) || thidua.digest_field((c.max)::text)) || thidua.digest_field((c.step)::text)) || thidua.digest_field((c.bonus_max)::text)) || thidua.digest_field((c.needs_evidence)::text)) || thidua.digest_field(c.rule)) || thidua.digest_field((c.scorer)::text)), ''::text ORDER BY c.criterion_no) AS string_agg FROM thidua.criterion c WHERE ((c.council_id = s.council_id) AND (c.criteria_set_id = s.criteria_set_id)))), 'UTF8'::name)) AS sha256 FROM thidua.criteria_set s WHERE ((s.council_id = (SELECT thidua.current_council() AS current_council)) AND (s.criteria_set_id = criteria_digest.p_set)));

ALTER FUNCTION thidua.criteria_digest(p_set bigint) OWNER TO thidua_owner;

CREATE FUNCTION thidua.current_actor() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN COALESCE(NULLIF(current_setting('thidua.actor'::text, true), ''::text), (SESSION_USER)::text);

ALTER FUNCTION thidua.current_actor() OWNER TO thidua_owner;

CREATE FUNCTION thidua.cycle_entrants(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT cycle.cycle_id,
     unit.unit_id
    FROM ((thidua.cycle
      JOIN thidua.membership USING (council_id, cluster_id))
      JOIN thidua.unit USING (council_id, unit_id))
   WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = ANY (cycle_entrants.p_cycles)) AND ((unit.valid_to IS NULL) OR (unit.valid_to > cycle.ends_on)) AND ((daterange(membership.valid_from, membership.valid_to) @> cycle.starts_on) OR ((membership.valid_from = unit.valid_from) AND ((membership.valid_from >= cycle.starts_on) AND (membership.valid_from <= cycle.ends_on)) AND (EXISTS ( SELECT
            FROM thidua.unit_change_part part
           WHERE ((part.council_id = unit.council_id) AND (part.unit_id = unit.unit_id) AND (part.role = 'begins'::text)))))));
END;

ALTER FUNCTION thidua.cycle_entrants(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.inspection_gaps(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT inspection.cycle_id,
     'second_half'::text,
     'inspections_not_held'::text,
     (count(*))::integer AS count,
     min(((inspector.code)::text COLLATE "C")) AS min,
     ARRAY['due'::text, (min(inspection.due_on))::text] AS "array"
    FROM ((thidua.inspection
      JOIN thidua.settings_of(inspection_gaps.p_cycles, ARRAY['cross_points'::text]) setting(cycle_id, name, value) ON (((setting.cycle_id = inspection.cycle_id) AND (setting.value = 'yes'::text))))
      JOIN thidua.unit inspector ON (((inspector.council_id = inspection.council_id) AND (inspector.unit_id = inspection.inspector_id))))
   WHERE ((inspection.council_id = ( SELECT thidua.current_council() AS current_council)) AND (inspection.cycle_id = ANY (inspection_gaps.p_cycles)) AND (inspection.criterion IS NOT NULL) AND (inspection.held_on IS NULL) AND (inspection.withdrawn_at IS NULL) AND (inspection.due_on < thidua.council_today()))
   GROUP BY inspection.cycle_id
   ORDER BY inspection.cycle_id;
END;

ALTER FUNCTION thidua.inspection_gaps(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.rulebook_gaps(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH asked AS MATERIALIZED (
          SELECT cycle.council_id,
             cycle.cycle_id,
             cycle.cluster_id,
             cycle.criteria_set_id,
             (cycle.year)::integer AS year
            FROM thidua.cycle
           WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = ANY (rulebook_gaps.p_cycles)))
         ), dates AS MATERIALIZED (
          SELECT given.cycle_id,
             given.name,
             thidua.day_of_setting(given.value, asked.year) AS day
            FROM (thidua.settings_of(rulebook_gaps.p_cycles, ARRAY['covenant_closes_on'::text, 'mid_year_report_due_on'::text, 'mid_year_review_opens_on'::text, 'self_scoring_opens_on'::text, 'self_scoring_closes_on'::text, 'head_review_closes_on'::text, 'year_end_closing_on'::text]) given(cycle_id, name, value)
              JOIN asked USING (cycle_id))
         )
  SELECT asked.cycle_id,
     'preparing'::text,
     'criteria_not_agreed'::text,
     0,
     NULL::text AS text,
     '{}'::text[] AS text
    FROM asked
   WHERE (NOT (EXISTS ( SELECT
            FROM thidua.cycle_criteria agreed
           WHERE ((agreed.council_id = asked.council_id) AND (agreed.cycle_id = asked.cycle_id) AND (agreed.criteria_set_id = asked.criteria_set_id) AND (agreed.agreed_at IS NOT NULL)))))
 UNION ALL
  SELECT asked.cycle_id,
     'preparing'::text,
     'regulation_not_in_force'::text,
     0,
     NULL::text,
     '{}'::text[]
    FROM asked
   WHERE (NOT (EXISTS ( SELECT
            FROM thidua.regulation
           WHERE ((regulation.council_id = asked.council_id) AND (regulation.cluster_id = asked.cluster_id) AND (regulation.state = 'in_force'::text)))))
 UNION ALL
  SELECT earlier.cycle_id,
     'preparing'::text,
     'dates_out_of_order'::text,
     0,
     NULL::text,
     ARRAY['name'::text, earlier.name, 'day'::text, (earlier.day)::text, 'other'::text, later.name, 'other_day'::text, (later.day)::text] AS "array"
    FROM ((dates earlier
      JOIN dates later USING (cycle_id))
      JOIN ( VALUES ('covenant_closes_on'::text,'mid_year_review_opens_on'::text), ('mid_year_report_due_on'::text,'self_scoring_opens_on'::text), ('mid_year_review_opens_on'::text,'self_scoring_opens_on'::text), ('self_scoring_opens_on'::text,'self_scoring_closes_on'::text), ('self_scoring_closes_on'::text,'head_review_closes_on'::text), ('head_review_closes_on'::text,'year_end_closing_on'::text)) following(name, other) ON (((following.name = earlier.name) AND (following.other = later.name))))
   WHERE (earlier.day >= later.day)
 UNION ALL
  SELECT dates.cycle_id,
     begun.state,
     'date_not_come'::text,
     0,
     NULL::text,
     ARRAY['name'::text, dates.name, 'day'::text, (dates.day)::text] AS "array"
    FROM (dates
      JOIN ( VALUES ('first_half'::text,'mid_year_review_opens_on'::text), ('second_half'::text,'self_scoring_opens_on'::text)) begun(state, name) USING (name))
   WHERE (thidua.council_today() < dates.day)
 UNION ALL
  SELECT asked.cycle_id,
     'second_half'::text,
     'cycle_without_head'::text,
     0,
     NULL::text,
     '{}'::text[]
    FROM asked
   WHERE (NOT (EXISTS ( SELECT
            FROM thidua.cycle_officer officer
           WHERE ((officer.council_id = asked.council_id) AND (officer.cycle_id = asked.cycle_id) AND (officer.role = 'head'::text) AND (officer.ended_at IS NULL)))));
END;

ALTER FUNCTION thidua.rulebook_gaps(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.cycle_gaps(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, state text, code text, waiting integer, first_unit text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT rulebook_gaps.cycle_id,
     rulebook_gaps.state,
     rulebook_gaps.code,
     rulebook_gaps.waiting,
     rulebook_gaps.first_unit,
     rulebook_gaps.parameters
    FROM thidua.rulebook_gaps(cycle_gaps.p_cycles) rulebook_gaps(cycle_id, state, code, waiting, first_unit, parameters)
 UNION ALL
  SELECT chain_gaps.cycle_id,
     chain_gaps.state,
     chain_gaps.code,
     chain_gaps.waiting,
     chain_gaps.first_unit,
     chain_gaps.parameters
    FROM thidua.chain_gaps(cycle_gaps.p_cycles) chain_gaps(cycle_id, state, code, waiting, first_unit, parameters)
 UNION ALL
  SELECT covenant_gaps.cycle_id,
     covenant_gaps.state,
     covenant_gaps.code,
     covenant_gaps.waiting,
     covenant_gaps.first_unit,
     covenant_gaps.parameters
    FROM thidua.covenant_gaps(cycle_gaps.p_cycles) covenant_gaps(cycle_id, state, code, waiting, first_unit, parameters)
 UNION ALL
  SELECT inspection_gaps.cycle_id,
     inspection_gaps.state,
     inspection_gaps.code,
     inspection_gaps.waiting,
     inspection_gaps.first_unit,
     inspection_gaps.parameters
    FROM thidua.inspection_gaps(cycle_gaps.p_cycles) inspection_gaps(cycle_id, state, code, waiting, first_unit, parameters)
 UNION ALL
  SELECT review_gaps.cycle_id,
     review_gaps.state,
     review_gaps.code,
     review_gaps.waiting,
     review_gaps.first_unit,
     review_gaps.parameters
    FROM thidua.review_gaps(cycle_gaps.p_cycles) review_gaps(cycle_id, state, code, waiting, first_unit, parameters);
END;

ALTER FUNCTION thidua.cycle_gaps(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.cycle_members(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT card.cycle_id,
     card.unit_id
    FROM thidua.scorecard card
   WHERE ((card.council_id = ( SELECT thidua.current_council() AS current_council)) AND (card.cycle_id = ANY (cycle_members.p_cycles)) AND (card.left_on IS NULL));
END;

ALTER FUNCTION thidua.cycle_members(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.setting_value(p_year integer, p_cluster text, p_name text) RETURNS text
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT resolved.value
    FROM ((( SELECT setting_value.p_cluster AS code) wanted
      LEFT JOIN thidua.cluster ON (((cluster.council_id = ( SELECT thidua.current_council() AS current_council)) AND ((cluster.code)::text = wanted.code))))
      CROSS JOIN LATERAL thidua.setting_layers(ARRAY[setting_value.p_year], ARRAY[cluster.cluster_id], ARRAY[setting_value.p_name]) resolved(place, name, value, layer, default_value, guidance_value, regulation_value, cycle_value))
   WHERE ((wanted.code IS NULL) OR (cluster.cluster_id IS NOT NULL));
END;

ALTER FUNCTION thidua.setting_value(p_year integer, p_cluster text, p_name text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.cycle_places(p_year integer, p_clusters text[]) RETURNS TABLE(cycle_id bigint, cluster text, stage text, head text, order_first text, held_from text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT cycle.cycle_id,
     (cluster.code)::text AS code,
     cycle.state,
     ( SELECT (unit.code)::text AS code
            FROM (thidua.cycle_officer officer
              JOIN thidua.unit USING (council_id, unit_id))
           WHERE ((officer.council_id = cycle.council_id) AND (officer.cycle_id = cycle.cycle_id) AND (officer.role = 'head'::text) AND (officer.ended_at IS NULL))) AS code,
     thidua.setting_value(cycle_places.p_year, NULL::text, 'appraisal_or_year_end_first'::text) AS setting_value,
         CASE
             WHEN (cycle.state = 'on_hold'::text) THEN ( SELECT step.from_state
                FROM thidua.cycle_transition step
               WHERE ((step.council_id = cycle.council_id) AND (step.cycle_id = cycle.cycle_id) AND (step.to_state = 'on_hold'::text))
               ORDER BY step.transition_id DESC
              LIMIT 1)
             ELSE NULL::text
         END AS "case"
    FROM (thidua.cycle
      JOIN thidua.cluster USING (council_id, cluster_id))
   WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.year = cycle_places.p_year) AND ((cycle_places.p_clusters IS NULL) OR ((cluster.code)::text = ANY (cycle_places.p_clusters))))
   ORDER BY (cluster.code COLLATE "C");
END;

ALTER FUNCTION thidua.cycle_places(p_year integer, p_clusters text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.draft_next_covenants(p_cycles bigint[]) RETURNS bigint[]
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    this_council constant bigint := current_council();
    former_cycles bigint[];
    drafted bigint[];
begin
    with written as (
        insert into covenant (council_id, cycle_id, text, digest, drafted_by, drafted_at)
        select this_council, next.cycle_id, covenant.text, covenant.digest, current_actor(), current_instant()
        from cycle as former
        join covenant on covenant.council_id = this_council and covenant.cycle_id = former.cycle_id
        join cycle as next
            on next.council_id = this_council and next.cluster_id = former.cluster_id and next.year = former.year + 1
        where former.council_id = this_council
          and former.cycle_id = any (p_cycles)
          and next.state in ('preparing', 'covenant')
        on conflict (council_id, cycle_id) do nothing
        returning cycle_id
    )
    select coalesce(array_agg(former.cycle_id order by next.cycle_id), '{}'),
           coalesce(array_agg(next.cycle_id order by next.cycle_id), '{}')
    into former_cycles, drafted
    from written
    join cycle as next on next.council_id = this_council and next.cycle_id = written.cycle_id
    join cycle as former
        on former.council_id = this_council and former.cluster_id = next.cluster_id and former.year = next.year - 1;

    insert into covenant_target (council_id, cycle_id, unit_id, indicator, half, measure, plan, criterion, author, at)
    select this_council, member.cycle_id, target.unit_id, target.indicator, target.half, target.measure,
           coalesce(nullif(target.result, 0), target.plan), criterion.code, current_actor(), current_instant()
    from unnest(former_cycles, drafted) as drawn (former_cycle, next_cycle)
    join covenant_target as target on target.council_id = this_council and target.cycle_id = drawn.former_cycle
    join scorecard as member
        on member.council_id = this_council and member.cycle_id = drawn.next_cycle and member.unit_id = target.unit_id
       and member.left_on is null
    join cycle as next on next.council_id = this_council and next.cycle_id = drawn.next_cycle
    left join criterion
        on criterion.council_id = this_council and criterion.criteria_set_id = next.criteria_set_id
       and criterion.code = target.criterion
    where target.withdrawn_at is null
    order by member.cycle_id, target.target_id;
    return drafted;
end
$$;

ALTER FUNCTION thidua.draft_next_covenants(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.draft_regulation(p_cluster text, p_title text, p_parts text[], p_texts text[]) RETURNS TABLE(version integer, is_new boolean)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
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

ALTER FUNCTION thidua.draft_regulation(p_cluster text, p_title text, p_parts text[], p_texts text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.draw_inspections(p_cycle bigint, p_seed bigint, p_repeats integer, p_due date, p_criterion text, p_document text, p_reason text, p_inspectors text[], p_inspected text[]) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    place record;
    earlier record;
    this_plan bigint;
begin
    select cluster.code, cycle.year into place
    from cycle join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council and cycle.cycle_id = p_cycle;

    update inspection_plan as plan
    set withdrawn_by = current_actor(), withdrawn_at = current_instant(), withdrawn_reason = normalize(p_reason)
    where plan.council_id = this_council and plan.cycle_id = p_cycle and plan.withdrawn_at is null
    returning plan.plan_id, plan.seed, plan.due_on, plan.criterion into earlier;
    update inspection
    set withdrawn_by = current_actor(), withdrawn_at = current_instant(), withdrawn_reason = normalize(p_reason)
    where inspection.council_id = this_council and inspection.cycle_id = p_cycle
      and inspection.plan_id = earlier.plan_id and inspection.withdrawn_at is null;

    insert into inspection_plan (council_id, cycle_id, seed, repeats, due_on, criterion, document, drawn_by, drawn_at)
    values (this_council, p_cycle, p_seed, p_repeats, p_due, p_criterion, normalize(p_document), current_actor(),
            current_instant())
    returning plan_id into this_plan;
    insert into inspection (council_id, cycle_id, kind, plan_id, inspector_id, unit_id, due_on, criterion, document, author, at)
    select this_council, p_cycle, 'cross', this_plan, inspector.unit_id, inspected.unit_id, p_due, p_criterion,
           normalize(p_document), current_actor(), current_instant()
    from unnest(p_inspectors, p_inspected) with ordinality as pair (inspector, inspected, place)
    join unit as inspector on inspector.council_id = this_council and inspector.code = pair.inspector
    join unit as inspected on inspected.council_id = this_council and inspected.code = pair.inspected
    order by pair.place
    -- What was planned by hand for that day is not owed twice: it becomes part of the plan.
    on conflict (council_id, cycle_id, kind, inspector_id, unit_id, due_on) where withdrawn_at is null
        do update set plan_id = excluded.plan_id, criterion = coalesce(inspection.criterion, excluded.criterion);

    perform record_event('inspection plan', 'inspections/' || place.code || '/' || place.year,
        p_before => case when earlier.plan_id is not null then jsonb_strip_nulls(jsonb_build_object(
            'seed', earlier.seed, 'due', earlier.due_on, 'criterion', earlier.criterion)) end,
        p_after => jsonb_strip_nulls(jsonb_build_object(
            'seed', p_seed, 'due', p_due, 'criterion', p_criterion, 'repeats', p_repeats, 'document', p_document,
            'pairs', (select jsonb_object_agg(pair.inspector, pair.inspected)
                      from unnest(p_inspectors, p_inspected) as pair (inspector, inspected)))),
        p_reason => p_reason);
    return this_plan;
end
$$;

ALTER FUNCTION thidua.draw_inspections(p_cycle bigint, p_seed bigint, p_repeats integer, p_due date, p_criterion text, p_document text, p_reason text, p_inspectors text[], p_inspected text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.earlier_figure(line thidua.scorecard_line, p_figure text) RETURNS TABLE(points numeric, bonus numeric, fact text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE p_figure
             WHEN 'head'::text THEN ((line).self_points)::numeric
             WHEN 'agreed'::text THEN (COALESCE((line).head_points, (line).self_points))::numeric
             WHEN 'decided'::text THEN (COALESCE((line).agreed_points, (line).head_points, (line).self_points))::numeric
             ELSE NULL::numeric
         END AS "case",
         CASE p_figure
             WHEN 'head'::text THEN ((line).self_bonus)::numeric
             WHEN 'agreed'::text THEN (COALESCE((line).head_bonus, (line).self_bonus))::numeric
             WHEN 'decided'::text THEN (COALESCE((line).agreed_bonus, (line).head_bonus, (line).self_bonus))::numeric
             ELSE NULL::numeric
         END AS "case",
         CASE p_figure
             WHEN 'head'::text THEN (line).self_fact
             WHEN 'agreed'::text THEN
             CASE
                 WHEN ((line).head_points IS NOT NULL) THEN (line).head_fact
                 ELSE (line).self_fact
             END
             WHEN 'decided'::text THEN
             CASE
                 WHEN ((line).agreed_points IS NOT NULL) THEN (line).agreed_fact
                 WHEN ((line).head_points IS NOT NULL) THEN (line).head_fact
                 ELSE (line).self_fact
             END
             ELSE NULL::text
         END AS "case";
END;

ALTER FUNCTION thidua.earlier_figure(line thidua.scorecard_line, p_figure text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.file_reports(p_year integer, p_cluster text, p_unit text[], p_kind text[], p_filed_on date[], p_number text[], p_parts text[], p_document text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    filed integer;
begin
    with fresh as (
        insert into report (council_id, cycle_id, kind, unit_id, filed_on, number, parts, document, author, at)
        select this_council, checked.cycle_id, r.kind, checked.unit_id, r.filed_on, normalize(r.number), checked.parts,
               normalize(p_document), current_actor(), current_instant()
        from check_reports(p_year, p_cluster, p_unit, p_kind, p_filed_on, p_parts) as checked
        join unnest(p_kind, p_filed_on, p_number) with ordinality as r (kind, filed_on, number, place)
            on r.place = checked.place
        where checked.fault is null
        order by r.place
        on conflict (council_id, cycle_id, kind, unit_id, filed_on, number, parts) do nothing
        returning unit_id, kind, filed_on, number, parts, report_id
    ), recorded as (
        insert into event (council_id, at, actor, command, object, after)
        select this_council, current_instant(), current_actor(), 'report file',
               'report/' || fresh.kind || '/' || unit.code || '/' || p_year,
               jsonb_strip_nulls(jsonb_build_object('filed_on', fresh.filed_on, 'number', fresh.number,
                                                    'parts', fresh.parts, 'document', normalize(p_document)))
        from fresh
        join unit on unit.council_id = this_council and unit.unit_id = fresh.unit_id
        order by fresh.report_id
    )
    select count(*) into filed from fresh;
    return filed;
end
$$;

ALTER FUNCTION thidua.file_reports(p_year integer, p_cluster text, p_unit text[], p_kind text[], p_filed_on date[], p_number text[], p_parts text[], p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.fill_certificates(p_cycle bigint, p_reason text, p_document text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    filled integer;
begin
    with empty as (
        select slot.no, row_number() over (order by slot.no) as place
        from award_slot as slot
        join cycle using (council_id, cycle_id, revision)
        where slot.council_id = this_council and slot.cycle_id = p_cycle and slot.award = 'certificate'
          and slot.unit_id is null
    ),
    following as (
        select candidate.unit_id, count(*) over (order by candidate.rank) as last_place,
               row_number() over (order by candidate.rank, candidate.code collate "C") as place
        from slot_candidates(p_cycle) as candidate
    )
    update award_slot as slot
    set unit_id = following.unit_id, reason = p_reason, document = p_document, chosen_by = current_actor(),
        chosen_at = current_instant()
    from following
    join empty using (place)
    join cycle on cycle.council_id = this_council and cycle.cycle_id = p_cycle
    where slot.council_id = this_council
      and slot.cycle_id = p_cycle
      and slot.revision = cycle.revision
      and slot.award = 'certificate'
      and slot.no = empty.no
      and following.last_place <= (select count(*) from empty);
    get diagnostics filled = row_count;
    return filled;
end
$$;

ALTER FUNCTION thidua.fill_certificates(p_cycle bigint, p_reason text, p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.finding_digest_text(finding thidua.finding) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((((thidua.digest_field(((finding).finding_id)::text) || thidua.digest_field((finding).channel)) || thidua.digest_field((finding).effect)) || thidua.digest_field(((finding).points)::text)) || thidua.digest_field((((finding).lifted_at IS NOT NULL))::text));

ALTER FUNCTION thidua.finding_digest_text(finding thidua.finding) OWNER TO thidua_owner;

CREATE FUNCTION thidua.group_points(p_cycles bigint[], p_units bigint[], p_groups text[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, points numeric)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH asked AS MATERIALIZED (
          SELECT given.cycle_id,
             given.unit_id,
             s.criteria_set_id,
             s.aggregate,
             s.first_weight,
             s.second_weight,
                 CASE given.group_code
                     WHEN 'first'::text THEN ( SELECT (of_year.code)::text AS code
                        FROM thidua.criterion_group of_year
                       WHERE ((of_year.council_id = s.council_id) AND (of_year.criteria_set_id = s.criteria_set_id) AND (of_year.group_no = 1)))
                     ELSE given.group_code
                 END AS group_code
            FROM ((UNNEST(group_points.p_cycles, group_points.p_units, group_points.p_groups) given(cycle_id, unit_id, group_code)
              JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = given.cycle_id))))
              JOIN thidua.criteria_set s USING (council_id, criteria_set_id))
         ), counted AS (
          SELECT asked.cycle_id,
             asked.unit_id,
                 CASE asked.aggregate
                     WHEN 'annual'::text THEN sum((line.decided_points)::numeric)
                     ELSE round((sum(((line.decided_points)::numeric * (
                     CASE line.half
                         WHEN 1 THEN asked.first_weight
                         ELSE asked.second_weight
                     END)::numeric)) / ((asked.first_weight + asked.second_weight))::numeric), 2)
                 END AS points
            FROM (asked
              CROSS JOIN LATERAL ( SELECT line_1.decided_points,
                     line_1.half,
                     criterion.code
                    FROM ((thidua.scorecard_line line_1
                      JOIN thidua.criterion USING (council_id, criteria_set_id, criterion_no))
                      JOIN thidua.criterion_group USING (council_id, criteria_set_id, group_no))
                   WHERE ((line_1.council_id = ( SELECT thidua.current_council() AS current_council)) AND (line_1.cycle_id = asked.cycle_id) AND (line_1.unit_id = asked.unit_id) AND (line_1.decided_points IS NOT NULL) AND (criterion.kind <> ALL (ARRAY['bonus'::text, 'deduction'::text])) AND ((criterion_group.code)::text = asked.group_code))) line)
           GROUP BY asked.cycle_id, asked.unit_id, line.code, asked.aggregate, asked.first_weight, asked.second_weight
         )
  SELECT counted.cycle_id,
     counted.unit_id,
     sum(counted.points) AS sum
    FROM counted
   GROUP BY counted.cycle_id, counted.unit_id;
END;

ALTER FUNCTION thidua.group_points(p_cycles bigint[], p_units bigint[], p_groups text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.import_achievements(p_cycle bigint, p_line integer[], p_code text[], p_unit text[], p_person text[], p_title text[], p_field text[], p_achieved_on date[], p_document text[]) RETURNS TABLE(changed integer, elsewhere_lines integer[])
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
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

ALTER FUNCTION thidua.import_achievements(p_cycle bigint, p_line integer[], p_code text[], p_unit text[], p_person text[], p_title text[], p_field text[], p_achieved_on date[], p_document text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.import_activities(p_cycle bigint, p_code text[], p_kind text[], p_title text[], p_held_on date[], p_place text[], p_unit text[], p_document text[], p_attended text[], p_participant text[]) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    changed integer;
    written integer;
begin
    insert into activity as a (council_id, cycle_id, code, kind, title, held_on, place, unit_id, document, author, at)
    select this_council, p_cycle, r.code, r.kind, normalize(r.title), r.held_on, normalize(r.place), unit.unit_id,
           normalize(r.document), current_actor(), current_instant()
    from unnest(p_code, p_kind, p_title, p_held_on, p_place, p_unit, p_document)
        as r (code, kind, title, held_on, place, unit, document)
    left join unit on unit.council_id = this_council and unit.code = r.unit
    order by r.code collate "C"
    on conflict (council_id, cycle_id, code) do update
        set kind = excluded.kind, title = excluded.title, held_on = excluded.held_on, place = excluded.place,
            unit_id = excluded.unit_id, document = excluded.document, author = excluded.author, at = excluded.at
        where (a.kind, a.title, a.held_on, a.place, a.unit_id, a.document)
              is distinct from (excluded.kind, excluded.title, excluded.held_on, excluded.place, excluded.unit_id,
                                excluded.document);
    get diagnostics changed = row_count;

    update activity_unit as present
    set withdrawn_at = current_instant()
    from activity
    where activity.council_id = this_council and activity.cycle_id = p_cycle and activity.code = any (p_code)
      and present.council_id = this_council and present.cycle_id = p_cycle
      and present.activity_id = activity.activity_id and present.withdrawn_at is null
      and not exists (
          select
          from unnest(p_attended, p_participant) as named (activity, unit)
          join unit on unit.council_id = this_council and unit.code = named.unit
          where named.activity = activity.code and unit.unit_id = present.unit_id);
    get diagnostics written = row_count;
    changed := changed + written;

    insert into activity_unit as present (council_id, cycle_id, activity_id, unit_id, author, at)
    select distinct this_council, p_cycle, activity.activity_id, unit.unit_id, current_actor(), current_instant()
    from unnest(p_attended, p_participant) as named (activity, unit)
    join activity on activity.council_id = this_council and activity.cycle_id = p_cycle and activity.code = named.activity
    join unit on unit.council_id = this_council and unit.code = named.unit
    on conflict (council_id, cycle_id, activity_id, unit_id) do update
        set withdrawn_at = null
        where present.withdrawn_at is not null;
    get diagnostics written = row_count;
    return changed + written;
end
$$;

ALTER FUNCTION thidua.import_activities(p_cycle bigint, p_code text[], p_kind text[], p_title text[], p_held_on date[], p_place text[], p_unit text[], p_document text[], p_attended text[], p_participant text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.import_clusters(p_cluster text[], p_cluster_name text[], p_kind text[], p_unit text[], p_unit_name text[], p_from date) RETURNS TABLE(clusters integer, units integer, changed integer)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    written integer;
    before jsonb;
    ended record;
begin
    -- A change of units that is under way is waited for: who is a member hangs on it.
    perform from council where council_id = this_council for share;
    select u.code, u.valid_to, successor.code as successor into ended
    from unit as u
    join unnest(p_unit) as r (code) using (code)
    left join unit as successor on successor.council_id = this_council and successor.unit_id = u.successor_id
    where u.council_id = this_council and u.valid_to <= p_from
    order by u.code
    limit 1;
    if found then
        perform refuse('TD003', 'unit_has_ended', 'unit', ended.code, 'on', ended.valid_to::text,
                       'successor', coalesce(ended.successor, '-'));
    end if;
    changed := 0;
    -- What is renamed or moved, as it was; what is new has no before.
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

    -- Whoever moves leaves the old cluster on the day it joins the new one.
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

    -- Whoever joined another cluster on that very day was entered wrongly and is put right.
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

    -- Whoever was entered in this cluster from a later day on, and in none between, has been in it since p_from.
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

    -- A membership ends where a later one begins.
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

ALTER FUNCTION thidua.import_clusters(p_cluster text[], p_cluster_name text[], p_kind text[], p_unit text[], p_unit_name text[], p_from date) OWNER TO thidua_owner;

CREATE FUNCTION thidua.import_criteria(p_code text, p_year integer, p_clusters text[], p_base_total numeric, p_bonus_cap numeric, p_group text[], p_group_max numeric[], p_criterion text[], p_criterion_group integer[], p_text text[], p_kind text[], p_max numeric[], p_step numeric[], p_bonus_max numeric[], p_needs_evidence boolean[], p_rule text[] DEFAULT '{}'::text[], p_scorer text[] DEFAULT '{}'::text[], p_rung_criterion integer[] DEFAULT '{}'::integer[], p_rung_lower numeric[] DEFAULT '{}'::numeric[], p_rung_lower_included boolean[] DEFAULT '{}'::boolean[], p_rung_upper numeric[] DEFAULT '{}'::numeric[], p_rung_upper_included boolean[] DEFAULT '{}'::boolean[], p_rung_points numeric[] DEFAULT '{}'::numeric[], p_aggregate text DEFAULT 'annual'::text, p_first_weight integer DEFAULT NULL::integer, p_second_weight integer DEFAULT NULL::integer, p_over_achievement numeric DEFAULT 100) RETURNS TABLE(version integer, criteria integer, cycles integer, is_new boolean)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    wanted constant bigint[] := wanted_cycles(p_year, p_clusters);
    written record;
    changing bigint[];
    held record;
begin
    select * into written
    from write_criteria_set(
        p_code, p_year, p_base_total, p_bonus_cap, p_group, p_group_max, p_criterion, p_criterion_group, p_text, p_kind, p_max,
        p_step, p_bonus_max, p_needs_evidence, p_rule, p_scorer, p_rung_criterion, p_rung_lower, p_rung_lower_included,
        p_rung_upper, p_rung_upper_included, p_rung_points, p_aggregate, p_first_weight, p_second_weight, p_over_achievement);

    select cluster.code, case when agreed.found then 'criteria_agreed' else 'criteria_scored' end as reason into held
    from cycle
    join cluster using (council_id, cluster_id)
    cross join lateral (
        select exists (select from cycle_criteria as c
                       where c.council_id = this_council and c.cycle_id = cycle.cycle_id and c.agreed_at is not null) as found
    ) as agreed
    where cycle.council_id = this_council
      and cycle.cycle_id = any (wanted)
      and cycle.criteria_set_id is distinct from written.set_id
      and (agreed.found or exists (select from scorecard_line as line
                                   where line.council_id = this_council and line.cycle_id = cycle.cycle_id))
    order by cluster.code
    limit 1;
    if found then
        perform refuse('TD003', held.reason, 'year', p_year::text, 'cluster', held.code);
    end if;

    -- What is closed and was scored by this very set is left alone, and so is what was agreed: an amendment may be open there.
    select coalesce(array_agg(cycle.cycle_id), '{}') into changing
    from cycle
    where cycle.council_id = this_council
      and cycle.cycle_id = any (wanted)
      and (cycle.state <> 'closed' or cycle.criteria_set_id is distinct from written.set_id)
      and not exists (
          select from cycle_criteria as agreed
          where agreed.council_id = this_council and agreed.cycle_id = cycle.cycle_id and agreed.agreed_at is not null);
    cycles := propose_criteria(changing, array_fill(written.set_id, array[cardinality(changing)]));

    version := written.version;
    is_new := written.is_new;
    criteria := cardinality(p_criterion);
    if is_new or cycles > 0 then
        perform record_event('criteria import', 'criteria/' || p_code || '/' || p_year || '/' || version,
            p_after => jsonb_build_object('criteria', criteria, 'base_total', p_base_total, 'cycles', cycles,
                                          'digest', encode(written.set_digest, 'hex')));
    end if;
    return next;
end
$$;

ALTER FUNCTION thidua.import_criteria(p_code text, p_year integer, p_clusters text[], p_base_total numeric, p_bonus_cap numeric, p_group text[], p_group_max numeric[], p_criterion text[], p_criterion_group integer[], p_text text[], p_kind text[], p_max numeric[], p_step numeric[], p_bonus_max numeric[], p_needs_evidence boolean[], p_rule text[], p_scorer text[], p_rung_criterion integer[], p_rung_lower numeric[], p_rung_lower_included boolean[], p_rung_upper numeric[], p_rung_upper_included boolean[], p_rung_points numeric[], p_aggregate text, p_first_weight integer, p_second_weight integer, p_over_achievement numeric) OWNER TO thidua_owner;

CREATE FUNCTION thidua.import_days_off(p_day date[], p_kind text[], p_name text[], p_document text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    written integer;
    before jsonb;
begin
    select jsonb_object_agg(known.day, jsonb_build_object('kind', known.kind, 'name', known.name)) into before
    from day_off as known
    join unnest(p_day, p_kind, p_name) as r (day, kind, name) using (day)
    where known.council_id = this_council
      and (known.kind, known.name) is distinct from (r.kind, normalize(r.name));

    insert into day_off as known (council_id, day, kind, name, document, author, at)
    select this_council, r.day, r.kind, normalize(r.name), normalize(p_document), current_actor(), current_instant()
    from unnest(p_day, p_kind, p_name) as r (day, kind, name)
    order by r.day
    on conflict (council_id, day) do update
        set kind = excluded.kind, name = excluded.name, document = excluded.document, author = excluded.author,
            at = excluded.at
        where (known.kind, known.name) is distinct from (excluded.kind, excluded.name::text);
    get diagnostics written = row_count;
    if written > 0 then
        perform record_event('calendar import', 'calendar', p_before => before,
            p_after => jsonb_strip_nulls(jsonb_build_object(
                'days', cardinality(p_day), 'changed', written, 'document', normalize(p_document))));
    end if;
    return written;
end
$$;

ALTER FUNCTION thidua.import_days_off(p_day date[], p_kind text[], p_name text[], p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.import_exemplars(p_cycle bigint, p_line integer[], p_code text[], p_unit text[], p_name text[], p_kind text[], p_field text[], p_document text[], p_named_line integer[], p_named text[]) RETURNS TABLE(changed integer, elsewhere_lines integer[], groundless_lines integer[], groundless text[])
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
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

ALTER FUNCTION thidua.import_exemplars(p_cycle bigint, p_line integer[], p_code text[], p_unit text[], p_name text[], p_kind text[], p_field text[], p_document text[], p_named_line integer[], p_named text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.import_movements(p_cycle bigint, p_line integer[], p_code text[], p_unit text[], p_name text[], p_theme text[], p_objective text[], p_content text[], p_criteria text[], p_difficulty text[], p_form text[], p_scope text[], p_mode text[], p_starts_on date[], p_ends_on date[], p_grassroots boolean[], p_parent text[], p_document text[]) RETURNS TABLE(changed integer, launched_lines integer[], parentless_lines integer[], circular_lines integer[])
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
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

ALTER FUNCTION thidua.import_movements(p_cycle bigint, p_line integer[], p_code text[], p_unit text[], p_name text[], p_theme text[], p_objective text[], p_content text[], p_criteria text[], p_difficulty text[], p_form text[], p_scope text[], p_mode text[], p_starts_on date[], p_ends_on date[], p_grassroots boolean[], p_parent text[], p_document text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.import_rotations(p_clusters text[], p_units text[], p_document text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    changed bigint[];
begin
    perform from cluster
    where council_id = this_council and code = any (p_clusters)
    order by cluster_id
    for no key update;

    with given as (
        select cluster.cluster_id, array_agg(unit.unit_id order by line.place) as units
        from unnest(p_clusters, p_units) with ordinality as line (cluster, unit, place)
        join cluster on cluster.council_id = this_council and cluster.code = line.cluster
        join unit on unit.council_id = this_council and unit.code = line.unit
        group by cluster.cluster_id
    ),
    former as (
        select rotation.cluster_id, rotation.version, array_agg(rotation.unit_id order by rotation.place) as units
        from rotation
        where rotation.council_id = this_council
        group by rotation.cluster_id, rotation.version
    ),
    fresh as (
        select given.cluster_id, given.units, coalesce(newest.version, 0) + 1 as version
        from given
        left join lateral (
            select former.version, former.units
            from former
            where former.cluster_id = given.cluster_id
            order by former.version desc
            limit 1
        ) as newest on true
        where newest.units is distinct from given.units
    ),
    written as (
        insert into rotation (council_id, cluster_id, version, place, unit_id, document, imported_by, imported_at)
        select this_council, fresh.cluster_id, fresh.version, line.place, line.unit_id, normalize(p_document),
               current_actor(), current_instant()
        from fresh
        cross join lateral unnest(fresh.units) with ordinality as line (unit_id, place)
        returning cluster_id
    )
    select coalesce(array_agg(distinct cluster_id), '{}') into changed from written;

    perform record_event('rotation import', 'rotation/' || cluster.code,
        (select jsonb_build_object('units', jsonb_agg(unit.code order by former.place))
         from rotation as former
         join unit using (council_id, unit_id)
         where former.council_id = this_council and former.cluster_id = cluster.cluster_id
           and former.version = present.version - 1
         having count(*) > 0),
        jsonb_strip_nulls(jsonb_build_object('version', present.version, 'units', present.units,
            'document', normalize(p_document))))
    from cluster
    cross join lateral rotation_of(cluster.cluster_id) as present
    where cluster.council_id = this_council
      and cluster.cluster_id = any (changed)
    order by cluster.code;
    return cardinality(changed);
end
$$;

ALTER FUNCTION thidua.import_rotations(p_clusters text[], p_units text[], p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.inspection_obligations(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date, deduction numeric, document text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT inspection.cycle_id,
     inspection.inspector_id,
     'inspection'::text,
         CASE inspection.kind
             WHEN 'own'::text THEN 'own'::text
             ELSE ((inspection.kind || ' → '::text) || (inspected.code)::text)
         END AS "case",
     inspection.due_on,
     0,
     inspection.held_on,
     NULL::numeric AS "numeric",
     (COALESCE(inspection.minutes, inspection.document))::text AS "coalesce"
    FROM (thidua.inspection
      JOIN thidua.unit inspected ON (((inspected.council_id = inspection.council_id) AND (inspected.unit_id = inspection.unit_id))))
   WHERE ((inspection.council_id = ( SELECT thidua.current_council() AS current_council)) AND (inspection.cycle_id = ANY (inspection_obligations.p_cycles)) AND (inspection.withdrawn_at IS NULL))
   ORDER BY inspection.cycle_id, inspection.due_on, inspection.inspection_id;
END;

ALTER FUNCTION thidua.inspection_obligations(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE TABLE thidua.delegation (
    council_id bigint NOT NULL,
    delegation_id bigint NOT NULL,
    year smallint NOT NULL,
    cluster_id bigint,
    document thidua.label NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    revoked_by text,
    revoked_at timestamp with time zone,
    CONSTRAINT delegation_revocation_is_whole CHECK ((num_nulls(revoked_by, revoked_at) = ANY (ARRAY[0, 2])))
);

ALTER TABLE ONLY thidua.delegation FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.delegation OWNER TO thidua_owner;

CREATE FUNCTION thidua.is_delegated(p_cycle_id bigint) RETURNS boolean
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (thidua.cycle
              JOIN thidua.delegation ON (((delegation.council_id = cycle.council_id) AND (delegation.year = cycle.year) AND ((delegation.cluster_id IS NULL) OR (delegation.cluster_id = cycle.cluster_id)))))
           WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = is_delegated.p_cycle_id) AND (delegation.revoked_at IS NULL)))) AS "exists";
END;

ALTER FUNCTION thidua.is_delegated(p_cycle_id bigint) OWNER TO thidua_owner;

CREATE FUNCTION thidua.is_working_day(p_day date) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN COALESCE((SELECT (day_off.kind = 'working'::text) FROM thidua.day_off WHERE ((day_off.council_id = (SELECT thidua.current_council() AS current_council)) AND (day_off.day = is_working_day.p_day))), (EXTRACT(isodow FROM p_day) < (6)::numeric));

ALTER FUNCTION thidua.is_working_day(p_day date) OWNER TO thidua_owner;

CREATE FUNCTION thidua.keep_card_totals() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    perform refresh_cards(touched.council_id, array_agg(touched.cycle_id), array_agg(touched.unit_id))
    from (select distinct changed.council_id, changed.cycle_id, changed.unit_id from changed) as touched
    group by touched.council_id;
    return null;
end
$$;

ALTER FUNCTION thidua.keep_card_totals() OWNER TO thidua_owner;

CREATE FUNCTION thidua.keep_typed_lines() RETURNS SETOF integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    update pg_temp.card_line as c
    set bonus = c.old_bonus
    where c.old_bonus is not null;

    return query
    delete from pg_temp.card_line as c
    using scorecard_line as line
    join score_entry as entry on entry.council_id = line.council_id and entry.entry_id = line.self_entry
    where line.council_id = current_council()
      and line.cycle_id = c.cycle_id
      and line.unit_id = c.unit_id
      and line.criterion_no = c.criterion_no
      and line.half = c.half
      and c.old_points is distinct from c.points
      and c.fact is null
      and entry.command <> 'card fill'
    returning c.line;
end
$$;

ALTER FUNCTION thidua.keep_typed_lines() OWNER TO thidua_owner;

CREATE FUNCTION thidua.lapse_confirmations() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    lapsed jsonb := '{}';
begin
    if new.head_reason is null and new.head_points is not null and new.self_points is not null
        and (new.head_points, new.head_bonus) is distinct from (new.self_points, new.self_bonus)
        and (new.head_points, new.head_bonus) is not distinct from (old.head_points, old.head_bonus) then
        lapsed := lapsed || jsonb_build_object(
            'head', jsonb_build_array(old.head_points, old.head_bonus, old.head_fact, null));
        new.head_points := null; new.head_bonus := null; new.head_fact := null; new.head_entry := null;
    end if;
    if new.agreed_reason is null and new.agreed_points is not null
        and num_nonnulls(new.head_points, new.self_points) > 0
        and (new.agreed_points, new.agreed_bonus) is distinct from
            (coalesce(new.head_points, new.self_points), coalesce(new.head_bonus, new.self_bonus))
        and (new.agreed_points, new.agreed_bonus) is not distinct from (old.agreed_points, old.agreed_bonus) then
        lapsed := lapsed || jsonb_build_object(
            'agreed', jsonb_build_array(old.agreed_points, old.agreed_bonus, old.agreed_fact, null));
        new.agreed_points := null; new.agreed_bonus := null; new.agreed_fact := null; new.agreed_entry := null;
    end if;
    if new.decided_reason is null and new.decided_points is not null
        and num_nonnulls(new.agreed_points, new.head_points, new.self_points) > 0
        and (new.decided_points, new.decided_bonus) is distinct from
            (coalesce(new.agreed_points, new.head_points, new.self_points),
             coalesce(new.agreed_bonus, new.head_bonus, new.self_bonus))
        and (new.decided_points, new.decided_bonus) is not distinct from (old.decided_points, old.decided_bonus) then
        lapsed := lapsed || jsonb_build_object(
            'decided', jsonb_build_array(old.decided_points, old.decided_bonus, old.decided_fact, null));
        new.decided_points := null; new.decided_bonus := null; new.decided_fact := null; new.decided_entry := null;
    end if;
    if lapsed <> '{}' then
        perform record_event(
            'card lapse',
            'line/' || unit.code || '/' || cycle.year || '/' || criterion.code
                || case when new.half > 0 then '/' || new.half else '' end,
            lapsed)
        from unit, cycle, criterion
        where unit.council_id = new.council_id and unit.unit_id = new.unit_id
          and cycle.council_id = new.council_id and cycle.cycle_id = new.cycle_id
          and criterion.council_id = new.council_id and criterion.criteria_set_id = new.criteria_set_id
          and criterion.criterion_no = new.criterion_no;
    end if;
    return new;
end
$$;

ALTER FUNCTION thidua.lapse_confirmations() OWNER TO thidua_owner;

CREATE FUNCTION thidua.lead_cycles(p_cycles bigint[], p_to text[], p_command text, p_role text, p_reason text, p_document text, p_waived text[]) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    led integer;
begin
    insert into cycle_transition (council_id, cycle_id, from_state, to_state, author, role, at, reason, document, waived)
    select this_council, cycle.cycle_id, cycle.state, led_to.state, current_actor(), p_role, current_instant(), p_reason,
           p_document, p_waived
    from unnest(p_cycles, p_to) as led_to (cycle_id, state)
    join cycle on cycle.council_id = this_council and cycle.cycle_id = led_to.cycle_id
    where cycle.state <> led_to.state
    order by cycle.cycle_id;

    insert into event (council_id, at, actor, command, object, before, after, reason)
    select this_council, current_instant(), current_actor(), p_command, 'cycle/' || cluster.code || '/' || cycle.year,
           jsonb_build_object('state', cycle.state),
           jsonb_strip_nulls(jsonb_build_object('state', led_to.state, 'role', p_role, 'document', p_document,
                                                'waived', case when cardinality(p_waived) > 0 then to_jsonb(p_waived) end)),
           p_reason
    from unnest(p_cycles, p_to) as led_to (cycle_id, state)
    join cycle on cycle.council_id = this_council and cycle.cycle_id = led_to.cycle_id
    join cluster using (council_id, cluster_id)
    where cycle.state <> led_to.state
    order by cluster.code collate "C";

    update cycle
    set state = led_to.state
    from unnest(p_cycles, p_to) as led_to (cycle_id, state)
    where cycle.council_id = this_council and cycle.cycle_id = led_to.cycle_id and cycle.state <> led_to.state;
    get diagnostics led = row_count;
    return led;
end
$$;

ALTER FUNCTION thidua.lead_cycles(p_cycles bigint[], p_to text[], p_command text, p_role text, p_reason text, p_document text, p_waived text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.lock_due_cycles(p_year integer, p_kind text) RETURNS bigint[]
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    due bigint[];
begin
    with locked as (
        select cycle.cycle_id, cycle.state
        from cycle
        where cycle.council_id = this_council and cycle.year = p_year and cycle.state <> 'closed'
        order by cycle.cycle_id
        for no key update
    )
    select coalesce(array_agg(locked.cycle_id), '{}') into due
    from locked
    where p_kind = 'year_end'
       or locked.state in ('preparing', 'covenant', 'first_half', 'mid_year')
       or locked.state = 'on_hold' and (
           select step.from_state
           from cycle_transition as step
           where step.council_id = this_council and step.cycle_id = locked.cycle_id and step.to_state = 'on_hold'
           order by step.transition_id desc
           limit 1) in ('preparing', 'covenant', 'first_half', 'mid_year');
    if cardinality(due) = 0 and not exists (select from cycle where council_id = this_council and year = p_year) then
        perform refuse('TD002', 'year_missing', 'year', p_year::text);
    end if;
    return due;
end
$$;

ALTER FUNCTION thidua.lock_due_cycles(p_year integer, p_kind text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.meeting_obligations(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date, deduction numeric, document text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT member.cycle_id,
     member.unit_id,
     'meeting_attendance'::text,
     ((('meeting/'::text || meeting.kind) || '/'::text) || meeting.no),
         CASE
             WHEN (meeting.mode = 'written'::text) THEN meeting.planned_on
             ELSE COALESCE(meeting.held_on, meeting.planned_on)
         END AS "coalesce",
     0,
         CASE
             WHEN (attendance.presence = ANY (ARRAY['present'::text, 'excused'::text])) THEN
             CASE
                 WHEN (meeting.mode = 'written'::text) THEN ((attendance.at AT TIME ZONE council.time_zone))::date
                 ELSE meeting.held_on
             END
             ELSE NULL::date
         END AS "case",
     0.00,
     (COALESCE(meeting.minutes_number, meeting.held_document, meeting.document))::text AS "coalesce"
    FROM (((thidua.meeting_members(meeting_obligations.p_cycles) member(cycle_id, meeting_id, unit_id, unit)
      JOIN thidua.council ON ((council.council_id = ( SELECT thidua.current_council() AS current_council))))
      JOIN thidua.meeting ON (((meeting.council_id = council.council_id) AND (meeting.cycle_id = member.cycle_id) AND (meeting.meeting_id = member.meeting_id))))
      LEFT JOIN thidua.meeting_attendance attendance ON (((attendance.council_id = council.council_id) AND (attendance.cycle_id = member.cycle_id) AND (attendance.meeting_id = member.meeting_id) AND (attendance.unit_id = member.unit_id))))
 UNION ALL
  SELECT member.cycle_id,
     member.unit_id,
     'consent'::text,
     (((('meeting/'::text || meeting.kind) || '/'::text) || meeting.no) || '/online'::text),
     meeting.planned_on,
     0,
     ((consent.at AT TIME ZONE council.time_zone))::date AS timezone,
     0.00,
     (consent.document)::text AS document
    FROM (((thidua.meeting_members(meeting_obligations.p_cycles) member(cycle_id, meeting_id, unit_id, unit)
      JOIN thidua.council ON ((council.council_id = ( SELECT thidua.current_council() AS current_council))))
      JOIN thidua.meeting ON (((meeting.council_id = council.council_id) AND (meeting.cycle_id = member.cycle_id) AND (meeting.meeting_id = member.meeting_id))))
      LEFT JOIN thidua.meeting_consent consent ON (((consent.council_id = council.council_id) AND (consent.cycle_id = member.cycle_id) AND (consent.meeting_id = member.meeting_id) AND (consent.unit_id = member.unit_id))))
   WHERE ((meeting.kind = 'mid_year'::text) AND (meeting.mode = 'online'::text) AND ((meeting.held_on IS NULL) OR (consent.at IS NOT NULL)));
END;

ALTER FUNCTION thidua.meeting_obligations(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE TABLE thidua.closing_work (
    council_id bigint NOT NULL,
    closing_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    revision smallint NOT NULL,
    unit_id bigint NOT NULL,
    thing text NOT NULL,
    due_on date,
    completed_on date,
    days_late integer,
    deduction thidua.points,
    policy text,
    CONSTRAINT closing_work_missing_says_policy CHECK (((completed_on IS NULL) = (policy IS NOT NULL))),
    CONSTRAINT closing_work_policy_is_known CHECK ((policy = ANY (ARRAY['zero'::text, 'not_ranked'::text]))),
    CONSTRAINT closing_work_thing_is_known CHECK ((thing = ANY (ARRAY['card'::text, 'report'::text])))
);

ALTER TABLE ONLY thidua.closing_work FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.closing_work OWNER TO thidua_owner;

CREATE FUNCTION thidua.mid_year_digests(p_closing bigint, p_cycles bigint[], p_policies text[]) RETURNS TABLE(cycle_id bigint, inputs_digest bytea, standings_digest bytea)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH joined AS (
          SELECT interim.cycle_id,
             string_agg(((((((thidua.digest_field((unit.code)::text) || thidua.digest_field(interim.figure)) || thidua.digest_field((work.due_on)::text)) || thidua.digest_field((work.completed_on)::text)) || thidua.digest_field((work.days_late)::text)) || thidua.digest_field((work.deduction)::text)) || thidua.digest_field(work.policy)), ''::text ORDER BY (unit.code COLLATE "C")) AS inputs,
             string_agg(((((((thidua.digest_field((unit.code)::text) || thidua.digest_field((interim.rank)::text)) || thidua.digest_field((interim.tied)::text)) || thidua.digest_field((interim.base)::text)) || thidua.digest_field((interim.bonus)::text)) || thidua.digest_field((interim.deduction)::text)) || thidua.digest_field((interim.total)::text)), ''::text ORDER BY (unit.code COLLATE "C")) AS standings
            FROM ((thidua.interim_standing interim
              JOIN thidua.unit USING (council_id, unit_id))
              LEFT JOIN thidua.closing_work work ON (((work.council_id = interim.council_id) AND (work.closing_id = mid_year_digests.p_closing) AND (work.cycle_id = interim.cycle_id) AND (work.unit_id = interim.unit_id) AND (work.thing = 'report'::text))))
           WHERE ((interim.council_id = ( SELECT thidua.current_council() AS current_council)) AND (interim.cycle_id = ANY (mid_year_digests.p_cycles)))
           GROUP BY interim.cycle_id
         )
  SELECT given.cycle_id,
     sha256(convert_to((((((thidua.digest_field((council.code)::text) || thidua.digest_field((cluster.code)::text)) || thidua.digest_field((cycle.year)::text)) || thidua.digest_field('mid_year'::text)) || thidua.digest_field(given.policy)) || COALESCE(joined.inputs, ''::text)), 'UTF8'::name)) AS sha256,
     sha256(convert_to(COALESCE(joined.standings, ''::text), 'UTF8'::name)) AS sha256
    FROM ((((UNNEST(mid_year_digests.p_cycles, mid_year_digests.p_policies) given(cycle_id, policy)
      JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = given.cycle_id))))
      JOIN thidua.council USING (council_id))
      JOIN thidua.cluster USING (council_id, cluster_id))
      LEFT JOIN joined ON ((joined.cycle_id = given.cycle_id)));
END;

ALTER FUNCTION thidua.mid_year_digests(p_closing bigint, p_cycles bigint[], p_policies text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.move_cards(p_cycles bigint[], p_units bigint[], p_act text, p_to text[], p_returned_by text, p_carry text, p_role text, p_reason text, p_document text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $_$
declare
    this_council constant bigint := current_council();
    this_entry bigint;
    moved integer;
begin
    if p_carry is not null then
        insert into score_entry (council_id, author, at, command, role, document)
        values (this_council, current_actor(), current_instant(), 'card ' || p_act, p_role, p_document)
        returning entry_id into this_entry;
        execute format($sql$
            update scorecard_line as line
            set %1$I = before.points, %2$I = before.bonus, %3$I = before.fact, %4$I = $1
            from (
                select source.cycle_id, source.unit_id, source.criterion_no, source.half, earlier.*
                from unnest($2, $3) as card (cycle_id, unit_id)
                join scorecard_line as source on source.council_id = $4
                    and source.cycle_id = card.cycle_id and source.unit_id = card.unit_id
                cross join lateral earlier_figure(source, $5) as earlier
                where source.%1$I is null and earlier.points is not null
            ) as before
            where line.council_id = $4
              and line.cycle_id = before.cycle_id
              and line.unit_id = before.unit_id
              and line.criterion_no = before.criterion_no
              and line.half = before.half
            $sql$, p_carry || '_points', p_carry || '_bonus', p_carry || '_fact', p_carry || '_entry')
        using this_entry, p_cycles, p_units, this_council, p_carry;
    end if;

    insert into scorecard_step (council_id, cycle_id, unit_id, act, from_state, to_state, author, role, at, reason, document)
    select this_council, card.cycle_id, card.unit_id, p_act, card.state, t.to_state, current_actor(), p_role,
           current_instant(), p_reason, p_document
    from unnest(p_cycles, p_units, p_to) as t (cycle_id, unit_id, to_state)
    join scorecard as card on card.council_id = this_council and card.cycle_id = t.cycle_id and card.unit_id = t.unit_id
    order by card.cycle_id, card.unit_id;

    insert into event (council_id, at, actor, command, object, before, after, reason)
    select this_council, current_instant(), current_actor(), 'card ' || p_act, 'card/' || unit.code || '/' || cycle.year,
           jsonb_build_object('state', card.state),
           jsonb_strip_nulls(jsonb_build_object('state', t.to_state, 'role', p_role, 'document', p_document)), p_reason
    from unnest(p_cycles, p_units, p_to) as t (cycle_id, unit_id, to_state)
    join scorecard as card on card.council_id = this_council and card.cycle_id = t.cycle_id and card.unit_id = t.unit_id
    join cycle on cycle.council_id = this_council and cycle.cycle_id = card.cycle_id
    join unit on unit.council_id = this_council and unit.unit_id = card.unit_id
    order by unit.code collate "C";

    update scorecard as card
    set state = t.to_state, returned_by = case when t.to_state = 'returned' then p_returned_by end
    from unnest(p_cycles, p_units, p_to) as t (cycle_id, unit_id, to_state)
    where card.council_id = this_council
      and card.cycle_id = t.cycle_id
      and card.unit_id = t.unit_id;
    get diagnostics moved = row_count;
    return moved;
end
$_$;

ALTER FUNCTION thidua.move_cards(p_cycles bigint[], p_units bigint[], p_act text, p_to text[], p_returned_by text, p_carry text, p_role text, p_reason text, p_document text) OWNER TO thidua_owner;

CREATE TABLE thidua.movement (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    movement_id bigint NOT NULL,
    code thidua.code NOT NULL,
    unit_id bigint,
    name thidua.label,
    theme thidua.label,
    objective thidua.passage,
    content thidua.passage,
    criteria thidua.passage,
    difficulty thidua.passage,
    form thidua.label,
    scope text,
    mode text,
    starts_on date,
    ends_on date,
    grassroots boolean,
    parent_id bigint,
    document thidua.label,
    state text DEFAULT 'draft'::text NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    launched_by text,
    launched_at timestamp with time zone,
    launch_document thidua.label,
    result thidua.passage,
    reviewed_by text,
    reviewed_at timestamp with time zone,
    reviewed_on date,
    review_document thidua.label,
    CONSTRAINT movement_ends_after_it_starts CHECK ((ends_on >= starts_on)),
    CONSTRAINT movement_is_not_its_own_parent CHECK ((parent_id <> movement_id)),
    CONSTRAINT movement_launch_is_whole CHECK ((((state = 'draft'::text) = (launched_at IS NULL)) AND (num_nulls(launched_by, launched_at) = ANY (ARRAY[0, 2])))),
    CONSTRAINT movement_launched_is_complete CHECK (((state = 'draft'::text) OR (num_nulls(name, theme, objective, content, criteria, difficulty, form, scope, mode, starts_on, ends_on, grassroots) = 0))),
    CONSTRAINT movement_mode_is_known CHECK ((mode = ANY (ARRAY['regular'::text, 'campaign'::text, 'thematic'::text]))),
    CONSTRAINT movement_review_is_whole CHECK ((((state = 'reviewed'::text) = (reviewed_at IS NOT NULL)) AND (num_nulls(result, reviewed_by, reviewed_at, reviewed_on) = ANY (ARRAY[0, 4])))),
    CONSTRAINT movement_scope_is_known CHECK ((scope = ANY (ARRAY['national'::text, 'sector'::text, 'own'::text]))),
    CONSTRAINT movement_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'launched'::text, 'reviewed'::text])))
);

ALTER TABLE ONLY thidua.movement FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.movement OWNER TO thidua_owner;

CREATE FUNCTION thidua.movement_obligations(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date, deduction numeric, document text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT movement.cycle_id,
     COALESCE(movement.unit_id, head.unit_id) AS "coalesce",
     'movement_review'::text,
     (movement.code)::text AS code,
     movement.ends_on,
     0,
     movement.reviewed_on,
     (0)::numeric AS "numeric",
     (movement.review_document)::text AS review_document
    FROM (thidua.movement
      LEFT JOIN thidua.cycle_officer head ON (((head.council_id = movement.council_id) AND (head.cycle_id = movement.cycle_id) AND (head.role = 'head'::text) AND (head.ended_at IS NULL))))
   WHERE ((movement.council_id = ( SELECT thidua.current_council() AS current_council)) AND (movement.cycle_id = ANY (movement_obligations.p_cycles)) AND (movement.state <> 'draft'::text) AND (COALESCE(movement.unit_id, head.unit_id) IS NOT NULL));
END;

ALTER FUNCTION thidua.movement_obligations(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.named_targets(p_cycle bigint, p_line integer[], p_unit text[], p_indicator text[], p_measure text[], p_plan numeric[], p_criterion text[], p_half integer[]) RETURNS TABLE(line integer, unit_id bigint, unit text, indicator text, measure text, plan numeric, criterion text, half smallint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT DISTINCT ON (card.unit_id, named.indicator, named.half) r.line,
     card.unit_id,
     (unit.code)::text AS code,
     named.indicator,
     NORMALIZE(r.measure) AS "normalize",
     r.plan,
     r.criterion,
     named.half
    FROM (((UNNEST(named_targets.p_line, named_targets.p_unit, named_targets.p_indicator, named_targets.p_measure, named_targets.p_plan, named_targets.p_criterion, named_targets.p_half) r(line, unit, indicator, measure, plan, criterion, half)
      CROSS JOIN LATERAL ( SELECT NORMALIZE(r.indicator) AS indicator,
             (r.half)::smallint AS half) named)
      JOIN thidua.scorecard card ON (((card.council_id = ( SELECT thidua.current_council() AS current_council)) AND (card.cycle_id = named_targets.p_cycle))))
      JOIN thidua.unit ON (((unit.council_id = card.council_id) AND (unit.unit_id = card.unit_id))))
   WHERE ((r.unit IS NULL) OR (r.unit = (unit.code)::text))
   ORDER BY card.unit_id, named.indicator, named.half, (r.unit IS NULL), r.line;
END;

ALTER FUNCTION thidua.named_targets(p_cycle bigint, p_line integer[], p_unit text[], p_indicator text[], p_measure text[], p_plan numeric[], p_criterion text[], p_half integer[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.next_members(p_cycle_id bigint) RETURNS text[]
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT array_agg((unit.code)::text ORDER BY (unit.code COLLATE "C")) AS array_agg
            FROM ((thidua.cycle next
              JOIN thidua.scorecard card ON (((card.council_id = next.council_id) AND (card.cycle_id = next.cycle_id))))
              JOIN thidua.unit ON (((unit.council_id = card.council_id) AND (unit.unit_id = card.unit_id))))
           WHERE ((next.council_id = cycle.council_id) AND (next.cluster_id = cycle.cluster_id) AND (next.year = (cycle.year + 1)))), ( SELECT array_agg(member.code ORDER BY (member.code COLLATE "C")) AS array_agg
            FROM thidua.cluster_members(cycle.cluster_id, (cycle.ends_on + 1)) member(unit_id, code, name)), '{}'::text[]) AS "coalesce"
    FROM thidua.cycle
   WHERE ((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = next_members.p_cycle_id));
END;

ALTER FUNCTION thidua.next_members(p_cycle_id bigint) OWNER TO thidua_owner;

CREATE FUNCTION thidua.next_midnight() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT (((thidua.council_today() + 1))::timestamp without time zone AT TIME ZONE council.time_zone) AS timezone
    FROM thidua.council
   WHERE (council.council_id = ( SELECT thidua.current_council() AS current_council));
END;

ALTER FUNCTION thidua.next_midnight() OWNER TO thidua_owner;

CREATE FUNCTION thidua.nomination_of(p_standing thidua.standing) RETURNS text
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (own.award IS NOT NULL) THEN own.award
             WHEN ((nomination_of.p_standing).gate IS NOT NULL) THEN 'barred'::text
             WHEN (slots.flags = 0) THEN NULL::text
             WHEN (slots.is_open AND ((nomination_of.p_standing).rank = best.rank)) THEN 'choice_open'::text
             WHEN slots.is_chosen_of_equals THEN 'not_chosen'::text
             ELSE 'behind'::text
         END AS "case"
    FROM (((( SELECT (nomination_of.p_standing).council_id AS council_id) asked
      LEFT JOIN thidua.award_slot own ON (((own.council_id = asked.council_id) AND (own.cycle_id = (nomination_of.p_standing).cycle_id) AND (own.revision = (nomination_of.p_standing).revision) AND (own.unit_id = (nomination_of.p_standing).unit_id))))
      CROSS JOIN LATERAL ( SELECT count(*) FILTER (WHERE (slot.award = 'flag'::text)) AS flags,
             COALESCE(bool_or((slot.unit_id IS NULL)), false) AS is_open,
             COALESCE(bool_or(((slot.chosen_at IS NOT NULL) AND (holder.rank = (nomination_of.p_standing).rank))), false) AS is_chosen_of_equals
            FROM (thidua.award_slot slot
              LEFT JOIN thidua.standing holder ON (((holder.council_id = slot.council_id) AND (holder.cycle_id = slot.cycle_id) AND (holder.revision = slot.revision) AND (holder.unit_id = slot.unit_id))))
           WHERE ((slot.council_id = asked.council_id) AND (slot.cycle_id = (nomination_of.p_standing).cycle_id) AND (slot.revision = (nomination_of.p_standing).revision))) slots)
      CROSS JOIN LATERAL ( SELECT min(other.rank) AS rank
            FROM thidua.standing other
           WHERE ((other.council_id = asked.council_id) AND (other.cycle_id = (nomination_of.p_standing).cycle_id) AND (other.revision = (nomination_of.p_standing).revision) AND (other.gate IS NULL) AND (NOT (EXISTS ( SELECT
                    FROM thidua.award_slot held
                   WHERE ((held.council_id = other.council_id) AND (held.cycle_id = other.cycle_id) AND (held.revision = other.revision) AND (held.unit_id = other.unit_id))))))) best);
END;

ALTER FUNCTION thidua.nomination_of(p_standing thidua.standing) OWNER TO thidua_owner;

CREATE FUNCTION thidua.objection_obligations(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date, deduction numeric, document text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT objection.cycle_id,
     answering.unit_id,
     'objection'::text,
     ('objection/'::text || objection.objection_id),
     ((window_ends.at AT TIME ZONE council.time_zone))::date AS timezone,
     0,
     ((objection.answered_at AT TIME ZONE council.time_zone))::date AS timezone,
     NULL::numeric AS "numeric",
     NULL::text AS text
    FROM ((((thidua.settings_of(objection_obligations.p_cycles, ARRAY['consensus_days'::text]) said(cycle_id, name, value)
      JOIN thidua.objection ON (((objection.council_id = ( SELECT thidua.current_council() AS current_council)) AND (objection.cycle_id = said.cycle_id))))
      JOIN thidua.council USING (council_id))
      CROSS JOIN LATERAL ( SELECT officer.unit_id
            FROM thidua.cycle_officer officer
           WHERE ((officer.council_id = objection.council_id) AND (officer.cycle_id = objection.cycle_id) AND (officer.ended_at IS NULL) AND (officer.unit_id <> objection.unit_id))
           ORDER BY (officer.role = 'head'::text) DESC, officer.officer_id
          LIMIT 1) answering)
      CROSS JOIN LATERAL ( SELECT (max(moved.at) + make_interval(days => (said.value)::integer)) AS at
            FROM thidua.cycle_transition moved
           WHERE ((moved.council_id = objection.council_id) AND (moved.cycle_id = objection.cycle_id) AND (moved.to_state = 'consensus'::text))) window_ends);
END;

ALTER FUNCTION thidua.objection_obligations(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.report_obligations(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date, deduction numeric, document text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT owed.cycle_id,
     owed.unit_id,
     'report'::text,
     ('report/'::text || owed.kind),
     owed.due_on,
     owed.grace_days,
     owed.completed_on,
     owed.deduction,
     owed.number
    FROM thidua.report_states(report_obligations.p_cycles) owed(cycle_id, unit_id, kind, title, due_on, grace_days, filed_on, completed_on, missing, number, document, days_late, state, criterion, half, deduction);
END;

ALTER FUNCTION thidua.report_obligations(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.obligations(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date, deduction numeric, document text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT report_obligations.cycle_id,
     report_obligations.unit_id,
     report_obligations.kind,
     report_obligations.thing,
     report_obligations.due_on,
     report_obligations.grace_days,
     report_obligations.done_on,
     report_obligations.deduction,
     report_obligations.document
    FROM thidua.report_obligations(obligations.p_cycles) report_obligations(cycle_id, unit_id, kind, thing, due_on, grace_days, done_on, deduction, document)
 UNION ALL
  SELECT card_obligations.cycle_id,
     card_obligations.unit_id,
     card_obligations.kind,
     card_obligations.thing,
     card_obligations.due_on,
     card_obligations.grace_days,
     card_obligations.done_on,
     card_obligations.deduction,
     card_obligations.document
    FROM thidua.card_obligations(obligations.p_cycles) card_obligations(cycle_id, unit_id, kind, thing, due_on, grace_days, done_on, deduction, document)
 UNION ALL
  SELECT objection_obligations.cycle_id,
     objection_obligations.unit_id,
     objection_obligations.kind,
     objection_obligations.thing,
     objection_obligations.due_on,
     objection_obligations.grace_days,
     objection_obligations.done_on,
     objection_obligations.deduction,
     objection_obligations.document
    FROM thidua.objection_obligations(obligations.p_cycles) objection_obligations(cycle_id, unit_id, kind, thing, due_on, grace_days, done_on, deduction, document)
 UNION ALL
  SELECT agreement_obligations.cycle_id,
     agreement_obligations.unit_id,
     agreement_obligations.kind,
     agreement_obligations.thing,
     agreement_obligations.due_on,
     agreement_obligations.grace_days,
     agreement_obligations.done_on,
     agreement_obligations.deduction,
     agreement_obligations.document
    FROM thidua.agreement_obligations(obligations.p_cycles) agreement_obligations(cycle_id, unit_id, kind, thing, due_on, grace_days, done_on, deduction, document)
 UNION ALL
  SELECT covenant_obligations.cycle_id,
     covenant_obligations.unit_id,
     covenant_obligations.kind,
     covenant_obligations.thing,
     covenant_obligations.due_on,
     covenant_obligations.grace_days,
     covenant_obligations.done_on,
     covenant_obligations.deduction,
     covenant_obligations.document
    FROM thidua.covenant_obligations(obligations.p_cycles) covenant_obligations(cycle_id, unit_id, kind, thing, due_on, grace_days, done_on, deduction, document)
 UNION ALL
  SELECT movement_obligations.cycle_id,
     movement_obligations.unit_id,
     movement_obligations.kind,
     movement_obligations.thing,
     movement_obligations.due_on,
     movement_obligations.grace_days,
     movement_obligations.done_on,
     movement_obligations.deduction,
     movement_obligations.document
    FROM thidua.movement_obligations(obligations.p_cycles) movement_obligations(cycle_id, unit_id, kind, thing, due_on, grace_days, done_on, deduction, document)
 UNION ALL
  SELECT meeting_obligations.cycle_id,
     meeting_obligations.unit_id,
     meeting_obligations.kind,
     meeting_obligations.thing,
     meeting_obligations.due_on,
     meeting_obligations.grace_days,
     meeting_obligations.done_on,
     meeting_obligations.deduction,
     meeting_obligations.document
    FROM thidua.meeting_obligations(obligations.p_cycles) meeting_obligations(cycle_id, unit_id, kind, thing, due_on, grace_days, done_on, deduction, document)
 UNION ALL
  SELECT inspection_obligations.cycle_id,
     inspection_obligations.unit_id,
     inspection_obligations.kind,
     inspection_obligations.thing,
     inspection_obligations.due_on,
     inspection_obligations.grace_days,
     inspection_obligations.done_on,
     inspection_obligations.deduction,
     inspection_obligations.document
    FROM thidua.inspection_obligations(obligations.p_cycles) inspection_obligations(cycle_id, unit_id, kind, thing, due_on, grace_days, done_on, deduction, document);
END;

ALTER FUNCTION thidua.obligations(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.open_cycles(p_year integer, p_clusters text[], p_starts_on date, p_ends_on date) RETURNS TABLE(cluster_code text, units integer, opened boolean)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    missing text;
    fresh_cycles bigint[];
    opened_cycles bigint[];
begin
    -- A change of units that is under way is waited for: who is a member hangs on it.
    perform from council where council_id = this_council for share;
    select wanted.code into missing
    from unnest(p_clusters) as wanted (code)
    where not exists (select from cluster where cluster.council_id = this_council and cluster.code = wanted.code)
    order by wanted.code
    limit 1;
    if found then
        perform refuse('TD002', 'cluster_missing', 'cluster', missing);
    end if;

    -- Whoever settles in the former cycles who leads this year is waited for, or waits and then finds this year open.
    perform from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.year = p_year - 1
      and (p_clusters is null or cluster.code = any (p_clusters))
    order by cycle.cycle_id
    for share of cycle;

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
        perform refuse('TD003', 'year_closed', 'year', p_year::text);
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
           or exists (select from cycle_entrants(array[cycle.cycle_id])));

    insert into scorecard (council_id, cycle_id, unit_id)
    select this_council, entrant.cycle_id, entrant.unit_id
    from cycle_entrants(opened_cycles) as entrant;

    -- Who was settled last year to lead this one leads it from here on.
    perform appoint_settled_officers(opened_cycles);

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
            where card.council_id = this_council and card.cycle_id = cycle.cycle_id and card.left_on is null),
           cycle.cycle_id = any (opened_cycles)
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.year = p_year
      and (p_clusters is null or cluster.code = any (p_clusters))
    order by cluster.code;
end
$$;

ALTER FUNCTION thidua.open_cycles(p_year integer, p_clusters text[], p_starts_on date, p_ends_on date) OWNER TO thidua_owner;

CREATE FUNCTION thidua.pass_on_cards() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
begin
    drop table if exists pg_temp.card_leaving;
    create temporary table card_leaving on commit drop as
    select part.change_no, part.kind, part.document, part.took_effect_on, card.cycle_id, cycle.year, card.unit_id,
           coalesce(part.heir_id, part.unit_id) as heir_id, card.state
    from pg_temp.unit_part as part
    join scorecard as card on card.council_id = this_council and card.unit_id = part.unit_id and card.left_on is null
    join cycle on cycle.council_id = this_council and cycle.cycle_id = card.cycle_id and cycle.state <> 'closed'
    where part.role = 'ends' and cycle.ends_on >= part.took_effect_on
       or part.kind = 'move' and cycle.starts_on >= part.took_effect_on and cycle.cluster_id <> part.named_id;

    with entrant as materialized (
        select e.cycle_id, e.unit_id, part.change_no,
               part.role = 'begins' or part.kind = 'move' and cycle.starts_on >= part.took_effect_on as is_fresh
        from cycle_entrants(array(
            select cycle_id from cycle where cycle.council_id = this_council and cycle.state <> 'closed')) as e
        join cycle on cycle.council_id = this_council and cycle.cycle_id = e.cycle_id
        left join pg_temp.unit_part as part on part.unit_id = e.unit_id
    ),
    begun as (
        insert into scorecard as card (council_id, cycle_id, unit_id)
        select this_council, entrant.cycle_id, entrant.unit_id
        from entrant
        where entrant.is_fresh
           -- A cycle that nobody was in takes everybody, for opening it again would pass it over now.
           or entrant.cycle_id in (select fresh.cycle_id from entrant as fresh where fresh.is_fresh)
              and not exists (select from scorecard as other
                              where other.council_id = this_council and other.cycle_id = entrant.cycle_id)
        on conflict (council_id, cycle_id, unit_id) do update
            set left_on = null, left_to = null
            where card.left_on is not null
        returning cycle_id, unit_id
    )
    insert into pg_temp.unit_effect (change_no, place, what, unit_id, cycle_id)
    select coalesce(entrant.change_no, 0), 4, 'card_begins', begun.unit_id, begun.cycle_id
    from begun
    join entrant using (cycle_id, unit_id);

    perform pass_on_findings();
    perform pass_on_inspections();

    with ended as (
        update cycle_officer as officer
        set ended_at = current_instant()
        from pg_temp.card_leaving as leaving
        where officer.council_id = this_council and officer.cycle_id = leaving.cycle_id
          and officer.unit_id = leaving.unit_id and officer.ended_at is null
        returning leaving.change_no, officer.cycle_id, officer.unit_id, officer.role
    )
    insert into pg_temp.unit_effect (change_no, place, what, unit_id, cycle_id, detail)
    select ended.change_no, 6, 'office_ends', ended.unit_id, ended.cycle_id, ended.role
    from ended;

    update scorecard as card
    set left_on = leaving.took_effect_on, left_to = leaving.heir_id
    from pg_temp.card_leaving as leaving
    where card.council_id = this_council and card.cycle_id = leaving.cycle_id and card.unit_id = leaving.unit_id;

    insert into pg_temp.unit_effect (change_no, place, what, unit_id, heir_id, cycle_id, detail)
    select leaving.change_no, 3, 'card_leaves', leaving.unit_id, leaving.heir_id, leaving.cycle_id, leaving.state
    from pg_temp.card_leaving as leaving;
end
$$;

ALTER FUNCTION thidua.pass_on_cards() OWNER TO thidua_owner;

CREATE FUNCTION thidua.pass_on_findings() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
begin
    drop table if exists pg_temp.finding_leaving;
    create temporary table finding_leaving on commit drop as
    select leaving.change_no, leaving.kind, leaving.document as paper, leaving.heir_id, heir.code as heir_code,
           goes_on.cycle_id as heir_cycle_id, finding.*
    from pg_temp.card_leaving as leaving
    join finding on finding.council_id = this_council and finding.cycle_id = leaving.cycle_id
        and finding.unit_id = leaving.unit_id and finding.effect <> 'none' and finding.lifted_at is null
    join unit as heir on heir.council_id = this_council and heir.unit_id = leaving.heir_id
    left join lateral (
        select card.cycle_id
        from scorecard as card
        join cycle using (council_id, cycle_id)
        join cluster using (council_id, cluster_id)
        where card.council_id = this_council and card.unit_id = leaving.heir_id and card.left_on is null
          and cycle.year = leaving.year and cycle.state <> 'closed'
          and not exists (select from pg_temp.card_leaving as other
                          where other.cycle_id = card.cycle_id and other.unit_id = card.unit_id)
        order by card.cycle_id = leaving.cycle_id desc, cluster.code collate "C"
        limit 1
    ) as goes_on on true;

    update finding
    set lifted_by = current_actor(), lifted_at = current_instant(),
        lifted_reason = left('unit ' || leaving.kind || ' ' || leaving.paper || ': ' || leaving.heir_code, 500)
    from pg_temp.finding_leaving as leaving
    where finding.council_id = this_council and finding.cycle_id = leaving.cycle_id
      and finding.finding_id = leaving.finding_id and leaving.heir_cycle_id is not null;

    insert into finding (council_id, cycle_id, unit_id, channel, effect, points, reason, document, author, at,
                         carried_cycle_id, carried_finding_id)
    select this_council, leaving.heir_cycle_id, leaving.heir_id, leaving.channel, leaving.effect, leaving.points,
           leaving.reason, leaving.document, leaving.author, leaving.at, leaving.cycle_id, leaving.finding_id
    from pg_temp.finding_leaving as leaving
    where leaving.heir_cycle_id is not null
    order by leaving.finding_id;

    insert into pg_temp.unit_effect (change_no, place, what, unit_id, heir_id, cycle_id, detail)
    select leaving.change_no, 5, case when leaving.heir_cycle_id is null then 'finding_stays' else 'finding_goes_on' end,
           leaving.unit_id, leaving.heir_id, coalesce(leaving.heir_cycle_id, leaving.cycle_id),
           concat_ws(' ', leaving.finding_id, leaving.effect, leaving.points)
    from pg_temp.finding_leaving as leaving
    order by leaving.finding_id;
end
$$;

ALTER FUNCTION thidua.pass_on_findings() OWNER TO thidua_owner;

CREATE FUNCTION thidua.pass_on_inspections() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
begin
    drop table if exists pg_temp.inspection_leaving;
    create temporary table inspection_leaving on commit drop as
    with open as materialized (
        select inspection.*, coalesce(leaver.change_no, left_by.change_no) as change_no,
               coalesce(leaver.kind, left_by.kind) as change_kind, coalesce(leaver.document, left_by.document) as paper,
               coalesce(leaver.heir_id, inspection.inspector_id) as next_inspector_id,
               coalesce(left_by.heir_id, inspection.unit_id) as next_unit_id
        from inspection
        left join pg_temp.card_leaving as leaver
            on leaver.cycle_id = inspection.cycle_id and leaver.unit_id = inspection.inspector_id
        left join pg_temp.card_leaving as left_by
            on left_by.cycle_id = inspection.cycle_id and left_by.unit_id = inspection.unit_id
        where inspection.council_id = this_council
          and inspection.held_on is null
          and inspection.withdrawn_at is null
          and (leaver.unit_id is not null or left_by.unit_id is not null)
    ),
    staying as (
        select card.cycle_id, card.unit_id
        from scorecard as card
        where card.council_id = this_council and card.left_on is null
          and card.cycle_id in (select open.cycle_id from open)
          and not exists (select from pg_temp.card_leaving as leaving
                          where leaving.cycle_id = card.cycle_id and leaving.unit_id = card.unit_id)
    )
    select open.*,
           (open.kind = 'own') = (open.next_inspector_id = open.next_unit_id)
               and (open.cycle_id, open.next_inspector_id) in (select staying.cycle_id, staying.unit_id from staying)
               and (open.cycle_id, open.next_unit_id) in (select staying.cycle_id, staying.unit_id from staying)
               and row_number() over (
                   partition by open.cycle_id, open.kind, open.next_inspector_id, open.next_unit_id, open.due_on
                   order by open.inspection_id) = 1
               and not exists (
                   select from inspection as same
                   where same.council_id = this_council and same.cycle_id = open.cycle_id and same.kind = open.kind
                     and same.inspector_id = open.next_inspector_id and same.unit_id = open.next_unit_id
                     and same.due_on = open.due_on and same.withdrawn_at is null) as goes_on
    from open;

    update inspection
    set withdrawn_by = current_actor(), withdrawn_at = current_instant(),
        withdrawn_reason = left('unit ' || leaving.change_kind || ' ' || leaving.paper, 500)
    from pg_temp.inspection_leaving as leaving
    where inspection.council_id = this_council and inspection.cycle_id = leaving.cycle_id
      and inspection.inspection_id = leaving.inspection_id;

    insert into inspection (council_id, cycle_id, kind, inspector_id, unit_id, due_on, criterion, document, author, at)
    select this_council, leaving.cycle_id, leaving.kind, leaving.next_inspector_id, leaving.next_unit_id, leaving.due_on,
           leaving.criterion, leaving.document, leaving.author, leaving.at
    from pg_temp.inspection_leaving as leaving
    where leaving.goes_on
    order by leaving.inspection_id;

    insert into pg_temp.unit_effect (change_no, place, what, unit_id, heir_id, cycle_id, detail)
    select leaving.change_no, 7, case when leaving.goes_on then 'inspection_goes_on' else 'inspection_ends' end,
           leaving.inspector_id, leaving.next_inspector_id, leaving.cycle_id,
           concat_ws(' ', leaving.inspection_id, leaving.kind, leaving.due_on)
    from pg_temp.inspection_leaving as leaving
    order by leaving.inspection_id;
end
$$;

ALTER FUNCTION thidua.pass_on_inspections() OWNER TO thidua_owner;

CREATE FUNCTION thidua.plan_job(p_kind text, p_key text, p_due_at timestamp with time zone, p_not_after timestamp with time zone, p_arguments jsonb) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
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

ALTER FUNCTION thidua.plan_job(p_kind text, p_key text, p_due_at timestamp with time zone, p_not_after timestamp with time zone, p_arguments jsonb) OWNER TO thidua_owner;

CREATE FUNCTION thidua.plan_leading(p_cycles bigint[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    perform plan_job('cycle.lead', led.year::text, next_midnight(), null, jsonb_build_object('year', led.year))
    from (
        select distinct cycle.year
        from cycle
        where cycle.council_id = current_council() and cycle.cycle_id = any (p_cycles)
    ) as led
    where not exists (
        select from job
        where job.council_id = current_council() and job.kind = 'cycle.lead' and job.key = led.year::text
          and job.state in ('ready', 'retry', 'held'));
end
$$;

ALTER FUNCTION thidua.plan_leading(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.plan_meetings(p_year integer, p_clusters text[], p_kinds text[], p_on date[], p_modes text[], p_places text[], p_items text[], p_document text, p_command text) RETURNS TABLE(cluster text, kind text, no integer, change text)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    cycles bigint[];
begin
    cycles := wanted_cycles(p_year, (select array_agg(distinct r.code) from unnest(p_clusters) as r (code)));
    return query
    with required as materialized (
        select named.cycle_id, named.kind, array_agg(named.item) as items
        from meeting_required_items(cycles) as named
        group by named.cycle_id, named.kind
    ),
    wanted as materialized (
        select cycle.cycle_id, cluster.code::text as cluster, r.kind, r.planned_on, r.mode, normalize(r.place) as place,
               r.items is not null as names_items,
               coalesce(string_to_array(r.items, ','), required.items, '{}') as items
        from unnest(p_clusters, p_kinds, p_on, p_modes, p_places, p_items)
            as r (cluster, kind, planned_on, mode, place, items)
        join cluster on cluster.council_id = this_council and cluster.code = r.cluster
        join cycle on cycle.council_id = this_council and cycle.year = p_year and cycle.cluster_id = cluster.cluster_id
        left join required on required.cycle_id = cycle.cycle_id and required.kind = r.kind
    ),
    known as materialized (
        select meeting.*,
               (select coalesce(array_agg(item.item::text order by item.item), '{}') from meeting_item as item
                where item.council_id = this_council and item.cycle_id = meeting.cycle_id
                  and item.meeting_id = meeting.meeting_id and item.on_agenda) as items
        from meeting
        where meeting.council_id = this_council and meeting.cycle_id = any (cycles)
    ),
    sorted as materialized (
        select wanted.cycle_id, wanted.cluster, wanted.kind, wanted.planned_on, wanted.mode, wanted.place,
               open.meeting_id as open_id,
               (select array_agg(distinct word.item)
                from unnest(wanted.items || case when wanted.names_items then '{}' else open.items end) as word (item)
               ) as items,
               coalesce(same.no, open.no, newest.no + 1, 1)::smallint as no,
               case when same.meeting_id is not null then 'same' when open.meeting_id is not null then 'moved' else 'new' end
                   as change,
               open.planned_on as was_on, open.mode as was_mode, open.place as was_place
        from wanted
        left join lateral (
            select known.meeting_id, known.no from known
            where known.cycle_id = wanted.cycle_id and known.kind = wanted.kind
              and (known.planned_on, known.mode, known.place)
                  is not distinct from (wanted.planned_on, wanted.mode, wanted.place)
              and (not wanted.names_items
                   or known.items = (select array_agg(distinct word.item) from unnest(wanted.items) as word (item)))
            order by known.no desc limit 1
        ) as same on true
        left join lateral (
            select known.meeting_id, known.no, known.planned_on, known.mode, known.place, known.items
            from known
            where known.cycle_id = wanted.cycle_id and known.kind = wanted.kind and known.held_on is null
            order by known.no desc limit 1
        ) as open on true
        left join lateral (
            select max(known.no) as no from known
            where known.cycle_id = wanted.cycle_id and known.kind = wanted.kind
        ) as newest on true
    ),
    moved as (
        update meeting
        set (planned_on, mode, place, document, author, at)
            = (sorted.planned_on, sorted.mode, sorted.place, normalize(p_document), current_actor(), current_instant())
        from sorted
        where sorted.change = 'moved' and meeting.council_id = this_council
          and meeting.cycle_id = sorted.cycle_id and meeting.meeting_id = sorted.open_id
        returning meeting.cycle_id, meeting.meeting_id, meeting.kind
    ),
    added as (
        insert into meeting (council_id, cycle_id, kind, no, mode, planned_on, place, document, author, at)
        select this_council, sorted.cycle_id, sorted.kind, sorted.no, sorted.mode, sorted.planned_on, sorted.place,
               normalize(p_document), current_actor(), current_instant()
        from sorted
        where sorted.change = 'new'
        order by sorted.cycle_id, sorted.kind
        returning cycle_id, meeting_id, kind
    ),
    dropped as (
        update meeting_item as item
        set on_agenda = false
        from moved
        join sorted on sorted.cycle_id = moved.cycle_id and sorted.kind = moved.kind
        where item.council_id = this_council and item.cycle_id = moved.cycle_id and item.meeting_id = moved.meeting_id
          and item.on_agenda and item.item <> all (coalesce(sorted.items, '{}'))
    ),
    agenda as (
        insert into meeting_item (council_id, cycle_id, meeting_id, item)
        select this_council, planned.cycle_id, planned.meeting_id, word.item
        from (select * from moved union all select * from added) as planned
        join sorted on sorted.cycle_id = planned.cycle_id and sorted.kind = planned.kind
        cross join lateral unnest(sorted.items) as word (item)
        on conflict (council_id, cycle_id, meeting_id, item) do update set on_agenda = true
    ),
    recorded as (
        insert into event (council_id, at, actor, command, object, before, after)
        select this_council, current_instant(), current_actor(), p_command,
               'meeting/' || sorted.cluster || '/' || p_year || '/' || sorted.kind || '/' || sorted.no,
               case when sorted.change = 'moved' then jsonb_strip_nulls(jsonb_build_object(
                   'on', sorted.was_on, 'mode', sorted.was_mode, 'place', sorted.was_place)) end,
               jsonb_strip_nulls(jsonb_build_object(
                   'on', sorted.planned_on, 'mode', sorted.mode, 'place', sorted.place, 'document', p_document,
                   'items', array_to_string(sorted.items, ',')))
        from sorted
        where sorted.change <> 'same'
        order by sorted.cluster collate "C", sorted.kind
    )
    select sorted.cluster, sorted.kind, sorted.no::integer, sorted.change
    from sorted
    order by sorted.cluster collate "C", sorted.kind;
end
$$;

ALTER FUNCTION thidua.plan_meetings(p_year integer, p_clusters text[], p_kinds text[], p_on date[], p_modes text[], p_places text[], p_items text[], p_document text, p_command text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.present_officers(p_cycles bigint[]) RETURNS TABLE(cycle_id bigint, head text, deputies text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT officer.cycle_id,
     max((unit.code)::text) FILTER (WHERE (officer.role = 'head'::text)) AS max,
     COALESCE(string_agg((unit.code)::text, ','::text ORDER BY (unit.code COLLATE "C")) FILTER (WHERE (officer.role = 'deputy'::text)), ''::text) AS "coalesce"
    FROM (thidua.cycle_officer officer
      JOIN thidua.unit USING (council_id, unit_id))
   WHERE ((officer.council_id = ( SELECT thidua.current_council() AS current_council)) AND (officer.cycle_id = ANY (present_officers.p_cycles)) AND (officer.ended_at IS NULL))
   GROUP BY officer.cycle_id;
END;

ALTER FUNCTION thidua.present_officers(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.propose_criteria(p_cycles bigint[], p_sets bigint[], p_from date DEFAULT NULL::date) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    proposed bigint[];
    moved bigint[];
begin
    update cycle_criteria as other
    set withdrawn_at = current_instant()
    from unnest(p_cycles, p_sets) as wanted (cycle_id, set_id)
    where other.council_id = this_council
      and other.cycle_id = wanted.cycle_id
      and other.criteria_set_id <> wanted.set_id
      and other.agreed_at is null
      and other.withdrawn_at is null;

    with written as (
        insert into cycle_criteria as known (council_id, cycle_id, criteria_set_id, effective_from, proposed_by, proposed_at)
        select this_council, cycle.cycle_id, wanted.set_id, coalesce(p_from, cycle.starts_on), current_actor(),
               current_instant()
        from unnest(p_cycles, p_sets) as wanted (cycle_id, set_id)
        join cycle on cycle.council_id = this_council and cycle.cycle_id = wanted.cycle_id
        on conflict (council_id, cycle_id, criteria_set_id) do update
            set effective_from = excluded.effective_from, proposed_by = excluded.proposed_by,
                proposed_at = excluded.proposed_at, withdrawn_at = null
            where known.agreed_at is null
              and (known.withdrawn_at is not null or known.effective_from <> excluded.effective_from)
        returning known.cycle_id
    )
    select coalesce(array_agg(written.cycle_id), '{}') into proposed from written;

    with changed as (
        update cycle
        set criteria_set_id = wanted.set_id
        from unnest(p_cycles, p_sets) as wanted (cycle_id, set_id)
        where cycle.council_id = this_council
          and cycle.cycle_id = wanted.cycle_id
          and cycle.criteria_set_id is distinct from wanted.set_id
          and not exists (
              select from cycle_criteria as agreed
              where agreed.council_id = this_council and agreed.cycle_id = cycle.cycle_id and agreed.agreed_at is not null)
        returning cycle.cycle_id
    )
    select coalesce(array_agg(changed.cycle_id), '{}') into moved from changed;

    return (select count(distinct cycle_id) from unnest(proposed || moved) as touched (cycle_id));
end
$$;

ALTER FUNCTION thidua.propose_criteria(p_cycles bigint[], p_sets bigint[], p_from date) OWNER TO thidua_owner;

CREATE FUNCTION thidua.standing_gates(p_rules thidua.closing_rule[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, gate text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH asked AS MATERIALIZED (
          SELECT rule.cycle_id,
             rule.dossier_gate
            FROM unnest(standing_gates.p_rules) rule(cycle_id, policy, base_total, excellent_from, good_from, fair_from, excellent_max_share, tie_keys, key_task_group, certificates, dossier_gate)
         ), barred(cycle_id, unit_id, place, gate) AS (
          SELECT DISTINCT finding.cycle_id,
             finding.unit_id,
                 CASE finding.effect
                     WHEN 'disqualify'::text THEN 1
                     ELSE 2
                 END AS "case",
                 CASE finding.effect
                     WHEN 'disqualify'::text THEN 'disqualified'::text
                     ELSE 'not_considered'::text
                 END AS "case"
            FROM thidua.finding
           WHERE ((finding.council_id = ( SELECT thidua.current_council() AS current_council)) AND (finding.cycle_id IN ( SELECT asked.cycle_id
                    FROM asked)) AND (finding.effect = ANY (ARRAY['disqualify'::text, 'not_considered'::text])) AND (finding.lifted_at IS NULL))
         UNION ALL
          SELECT card.cycle_id,
             card.unit_id,
             3,
             'covenant_unsigned'::text
            FROM ((thidua.covenant
              JOIN thidua.scorecard card ON (((card.council_id = covenant.council_id) AND (card.cycle_id = covenant.cycle_id))))
              LEFT JOIN thidua.covenant_words(ARRAY( SELECT asked.cycle_id
                    FROM asked)) word(cycle_id, unit_id, signed_on, document) ON (((word.cycle_id = card.cycle_id) AND (word.unit_id = card.unit_id))))
           WHERE ((covenant.council_id = ( SELECT thidua.current_council() AS current_council)) AND (covenant.cycle_id IN ( SELECT asked.cycle_id
                    FROM asked)) AND (word.unit_id IS NULL) AND (card.left_on IS NULL))
         UNION ALL
          SELECT owed.cycle_id,
             owed.unit_id,
             4,
                 CASE
                     WHEN (owed.completed_on IS NULL) THEN 'dossier_incomplete'::text
                     ELSE 'dossier_late'::text
                 END AS "case"
            FROM (thidua.report_states(ARRAY( SELECT asked_1.cycle_id
                    FROM asked asked_1
                   WHERE (asked_1.dossier_gate <> 'none'::text))) owed(cycle_id, unit_id, kind, title, due_on, grace_days, filed_on, completed_on, missing, number, document, days_late, state, criterion, half, deduction)
              JOIN asked USING (cycle_id))
           WHERE ((owed.kind = 'year_end'::text) AND ((owed.completed_on IS NULL) OR ((owed.days_late > 0) AND (asked.dossier_gate = 'late'::text))) AND ((owed.completed_on IS NOT NULL) OR (NOT (EXISTS ( SELECT
                    FROM thidua.cycle_waiver waiver
                   WHERE ((waiver.council_id = ( SELECT thidua.current_council() AS current_council)) AND (waiver.cycle_id = owed.cycle_id) AND (waiver.state = 'year_end'::text) AND (waiver.code = 'reports_missing'::text)))))))
         )
  SELECT barred.cycle_id,
     barred.unit_id,
     string_agg(barred.gate, ','::text ORDER BY barred.place) AS string_agg
    FROM barred
   GROUP BY barred.cycle_id, barred.unit_id;
END;

ALTER FUNCTION thidua.standing_gates(p_rules thidua.closing_rule[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.rank_cards(p_rules thidua.closing_rule[]) RETURNS SETOF thidua.closing_row
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH carded AS (
          SELECT rule.cycle_id,
             rule.policy,
             rule.base_total,
             rule.excellent_from,
             rule.good_from,
             rule.fair_from,
             rule.excellent_max_share,
             rule.tie_keys,
             rule.key_task_group,
             rule.certificates,
             rule.dossier_gate,
             card.council_id,
             card.unit_id,
             (unit.code)::text AS unit_code,
             card.figure,
             card.base,
             card.bonus,
             card.deduction,
             card.total,
             card.digest,
             ballot.votes,
             (card.state <> 'decided'::text) AS is_void,
                 CASE
                     WHEN (card.state = 'decided'::text) THEN (card.base)::numeric
                     WHEN (rule.policy = 'zero'::text) THEN (0)::numeric
                     ELSE NULL::numeric
                 END AS counted_base,
                 CASE
                     WHEN (card.state = 'decided'::text) THEN (card.bonus)::numeric
                     WHEN (rule.policy = 'zero'::text) THEN (0)::numeric
                     ELSE NULL::numeric
                 END AS counted_bonus,
                 CASE
                     WHEN (card.state = 'decided'::text) THEN (card.deduction)::numeric
                     WHEN (rule.policy = 'zero'::text) THEN (0)::numeric
                     ELSE NULL::numeric
                 END AS counted_deduction,
                 CASE
                     WHEN (card.state = 'decided'::text) THEN (card.total)::numeric
                     WHEN (rule.policy = 'zero'::text) THEN (0)::numeric
                     ELSE NULL::numeric
                 END AS counted
            FROM (((unnest(rank_cards.p_rules) rule(cycle_id, policy, base_total, excellent_from, good_from, fair_from, excellent_max_share, tie_keys, key_task_group, certificates, dossier_gate)
              JOIN thidua.scorecard card ON (((card.council_id = ( SELECT thidua.current_council() AS current_council)) AND (card.cycle_id = rule.cycle_id))))
              JOIN thidua.unit ON (((unit.council_id = card.council_id) AND (unit.unit_id = card.unit_id))))
              LEFT JOIN thidua.cluster_ballot ballot ON (((ballot.council_id = card.council_id) AND (ballot.cycle_id = card.cycle_id) AND (ballot.unit_id = card.unit_id))))
           WHERE (card.left_on IS NULL)
         ), compared AS MATERIALIZED (
          SELECT carded.cycle_id,
             carded.policy,
             carded.base_total,
             carded.excellent_from,
             carded.good_from,
             carded.fair_from,
             carded.excellent_max_share,
             carded.tie_keys,
             carded.key_task_group,
             carded.certificates,
             carded.dossier_gate,
             carded.council_id,
             carded.unit_id,
             carded.unit_code,
             carded.figure,
             carded.base,
             carded.bonus,
             carded.deduction,
             carded.total,
             carded.digest,
             carded.votes,
             carded.is_void,
             carded.counted_base,
             carded.counted_bonus,
             carded.counted_deduction,
             carded.counted,
             ((count(*) OVER (PARTITION BY carded.cycle_id, carded.counted) > 1) AND (carded.counted IS NOT NULL)) AS is_equal
            FROM carded
         ), key_tasks AS MATERIALIZED (
          SELECT grouped.cycle_id,
             grouped.unit_id,
             grouped.points
            FROM (( SELECT array_agg(compared.cycle_id) AS cycles,
                     array_agg(compared.unit_id) AS units,
                     array_agg(compared.key_task_group) AS groups
                    FROM compared
                   WHERE (compared.is_equal AND (NOT compared.is_void) AND ('key_group_points'::text = ANY (compared.tie_keys)))) asked
              CROSS JOIN LATERAL thidua.group_points(asked.cycles, asked.units, asked.groups) grouped(cycle_id, unit_id, points))
         ), keyed AS (
          SELECT compared.cycle_id,
             compared.policy,
             compared.base_total,
             compared.excellent_from,
             compared.good_from,
             compared.fair_from,
             compared.excellent_max_share,
             compared.tie_keys,
             compared.key_task_group,
             compared.certificates,
             compared.dossier_gate,
             compared.council_id,
             compared.unit_id,
             compared.unit_code,
             compared.figure,
             compared.base,
             compared.bonus,
             compared.deduction,
             compared.total,
             compared.digest,
             compared.votes,
             compared.is_void,
             compared.counted_base,
             compared.counted_bonus,
             compared.counted_deduction,
             compared.counted,
             compared.is_equal,
                 CASE
                     WHEN compared.is_equal THEN ( SELECT array_agg((
                             CASE key.name
                                 WHEN 'fewer_deductions'::text THEN compared.counted_deduction
                                 WHEN 'more_bonus'::text THEN compared.counted_bonus
                                 WHEN 'cluster_ballot'::text THEN (COALESCE((compared.votes)::integer, 0))::numeric
                                 WHEN 'key_group_points'::text THEN COALESCE(key_tasks.points, (0)::numeric)
                                 ELSE NULL::numeric
                             END)::numeric(9,2) ORDER BY key.place) AS array_agg
                        FROM unnest(compared.tie_keys) WITH ORDINALITY key(name, place))
                     ELSE NULL::numeric[]
                 END AS tie_values
            FROM (compared
              LEFT JOIN key_tasks USING (cycle_id, unit_id))
         ), ordered AS (
          SELECT keyed.cycle_id,
             keyed.policy,
             keyed.base_total,
             keyed.excellent_from,
             keyed.good_from,
             keyed.fair_from,
             keyed.excellent_max_share,
             keyed.tie_keys,
             keyed.key_task_group,
             keyed.certificates,
             keyed.dossier_gate,
             keyed.council_id,
             keyed.unit_id,
             keyed.unit_code,
             keyed.figure,
             keyed.base,
             keyed.bonus,
             keyed.deduction,
             keyed.total,
             keyed.digest,
             keyed.votes,
             keyed.is_void,
             keyed.counted_base,
             keyed.counted_bonus,
             keyed.counted_deduction,
             keyed.counted,
             keyed.is_equal,
             keyed.tie_values,
                 CASE
                     WHEN (keyed.tie_values IS NOT NULL) THEN ( SELECT array_agg(
                             CASE key.name
                                 WHEN 'fewer_deductions'::text THEN (- key.value)
                                 ELSE key.value
                             END ORDER BY key.place) AS array_agg
                        FROM UNNEST(keyed.tie_keys, keyed.tie_values) WITH ORDINALITY key(name, value, place))
                     ELSE NULL::numeric[]
                 END AS tie_order
            FROM keyed
         ), placed AS (
          SELECT ordered.cycle_id,
             ordered.policy,
             ordered.base_total,
             ordered.excellent_from,
             ordered.good_from,
             ordered.fair_from,
             ordered.excellent_max_share,
             ordered.tie_keys,
             ordered.key_task_group,
             ordered.certificates,
             ordered.dossier_gate,
             ordered.council_id,
             ordered.unit_id,
             ordered.unit_code,
             ordered.figure,
             ordered.base,
             ordered.bonus,
             ordered.deduction,
             ordered.total,
             ordered.digest,
             ordered.votes,
             ordered.is_void,
             ordered.counted_base,
             ordered.counted_bonus,
             ordered.counted_deduction,
             ordered.counted,
             ordered.is_equal,
             ordered.tie_values,
             ordered.tie_order,
             barred.gate AS fact_gate,
             rank() OVER place AS rank,
             count(*) OVER place AS last_place,
             count(*) OVER (PARTITION BY ordered.cycle_id) AS units
            FROM (ordered
              LEFT JOIN thidua.standing_gates(rank_cards.p_rules) barred(cycle_id, unit_id, gate) ON (((barred.cycle_id = ordered.cycle_id) AND (barred.unit_id = ordered.unit_id))))
           WINDOW place AS (PARTITION BY ordered.cycle_id ORDER BY ordered.counted DESC NULLS LAST, ordered.tie_order DESC NULLS LAST)
         ), judged AS (
          SELECT placed.cycle_id,
             placed.policy,
             placed.base_total,
             placed.excellent_from,
             placed.good_from,
             placed.fair_from,
             placed.excellent_max_share,
             placed.tie_keys,
             placed.key_task_group,
             placed.certificates,
             placed.dossier_gate,
             placed.council_id,
             placed.unit_id,
             placed.unit_code,
             placed.figure,
             placed.base,
             placed.bonus,
             placed.deduction,
             placed.total,
             placed.digest,
             placed.votes,
             placed.is_void,
             placed.counted_base,
             placed.counted_bonus,
             placed.counted_deduction,
             placed.counted,
             placed.is_equal,
             placed.tie_values,
             placed.tie_order,
             placed.fact_gate,
             placed.rank,
             placed.last_place,
             placed.units,
             NULLIF(concat_ws(','::text, placed.fact_gate,
                 CASE
                     WHEN placed.is_void THEN 'work_missing'::text
                     ELSE NULL::text
                 END), ''::text) AS gate,
             (((placed.last_place - placed.rank) > 0) AND (placed.counted IS NOT NULL)) AS tied,
             thidua.class_of(placed.counted, placed.base_total, placed.excellent_from, placed.good_from, placed.fair_from) AS class,
             ((placed.last_place)::numeric > floor(((placed.excellent_max_share * (placed.units)::numeric) / (100)::numeric))) AS is_beyond_cap
            FROM placed
         ), eligible AS (
          SELECT judged.cycle_id,
             judged.policy,
             judged.base_total,
             judged.excellent_from,
             judged.good_from,
             judged.fair_from,
             judged.excellent_max_share,
             judged.tie_keys,
             judged.key_task_group,
             judged.certificates,
             judged.dossier_gate,
             judged.council_id,
             judged.unit_id,
             judged.unit_code,
             judged.figure,
             judged.base,
             judged.bonus,
             judged.deduction,
             judged.total,
             judged.digest,
             judged.votes,
             judged.is_void,
             judged.counted_base,
             judged.counted_bonus,
             judged.counted_deduction,
             judged.counted,
             judged.is_equal,
             judged.tie_values,
             judged.tie_order,
             judged.fact_gate,
             judged.rank,
             judged.last_place,
             judged.units,
             judged.gate,
             judged.tied,
             judged.class,
             judged.is_beyond_cap,
             ((judged.counted IS NOT NULL) AND (judged.gate IS NULL)) AS is_eligible,
             count(*) FILTER (WHERE ((judged.counted IS NOT NULL) AND (judged.gate IS NULL))) OVER (PARTITION BY judged.cycle_id ORDER BY judged.rank) AS eligible_place
            FROM judged
         ), awarded AS (
          SELECT eligible.cycle_id,
             eligible.policy,
             eligible.base_total,
             eligible.excellent_from,
             eligible.good_from,
             eligible.fair_from,
             eligible.excellent_max_share,
             eligible.tie_keys,
             eligible.key_task_group,
             eligible.certificates,
             eligible.dossier_gate,
             eligible.council_id,
             eligible.unit_id,
             eligible.unit_code,
             eligible.figure,
             eligible.base,
             eligible.bonus,
             eligible.deduction,
             eligible.total,
             eligible.digest,
             eligible.votes,
             eligible.is_void,
             eligible.counted_base,
             eligible.counted_bonus,
             eligible.counted_deduction,
             eligible.counted,
             eligible.is_equal,
             eligible.tie_values,
             eligible.tie_order,
             eligible.fact_gate,
             eligible.rank,
             eligible.last_place,
             eligible.units,
             eligible.gate,
             eligible.tied,
             eligible.class,
             eligible.is_beyond_cap,
             eligible.is_eligible,
             eligible.eligible_place,
                 CASE
                     WHEN (NOT eligible.is_eligible) THEN NULL::text
                     WHEN (eligible.eligible_place = 1) THEN 'flag'::text
                     WHEN (bool_or((eligible.is_eligible AND (eligible.eligible_place = 1))) OVER (PARTITION BY eligible.cycle_id) AND ((eligible.eligible_place - 1) <= eligible.certificates)) THEN 'certificate'::text
                     ELSE NULL::text
                 END AS award
            FROM eligible
         )
  SELECT awarded.cycle_id,
     awarded.unit_id,
     awarded.unit_code,
     awarded.figure,
     awarded.base,
     awarded.bonus,
     awarded.deduction,
     awarded.total,
     awarded.digest,
     awarded.votes,
         CASE
             WHEN (awarded.counted IS NOT NULL) THEN (awarded.rank)::integer
             ELSE NULL::integer
         END AS "case",
     awarded.tied,
         CASE
             WHEN (awarded.counted IS NULL) THEN NULL::text
             WHEN ((awarded.class = 'excellent'::text) AND awarded.is_beyond_cap) THEN 'good'::text
             ELSE awarded.class
         END AS class,
     ((awarded.counted IS NOT NULL) AND (awarded.class = 'excellent'::text) AND awarded.is_beyond_cap),
     awarded.counted_base,
     awarded.counted_bonus,
     awarded.counted_deduction,
     awarded.counted,
     awarded.tie_values,
     awarded.gate,
     awarded.award,
         CASE
             WHEN (awarded.award IS NOT NULL) THEN (row_number() OVER (PARTITION BY awarded.cycle_id, awarded.award ORDER BY awarded.rank, (awarded.unit_code COLLATE "C")))::integer
             ELSE NULL::integer
         END AS "case"
    FROM awarded;
END;

ALTER FUNCTION thidua.rank_cards(p_rules thidua.closing_rule[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.rank_first_half(p_cycles bigint[], p_policies text[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, unit_code text, figure text, rank integer, tied boolean, base numeric, bonus numeric, deduction numeric, total numeric)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH carded AS (
          SELECT card.council_id,
             card.cycle_id,
             card.unit_id,
             (unit.code)::text AS unit_code,
             first_set.bonus_cap,
             complete.figure,
             ((given.policy IS NOT NULL) AND (EXISTS ( SELECT
                    FROM thidua.report_states(ARRAY[card.cycle_id]) owed(cycle_id, unit_id, kind, title, due_on, grace_days, filed_on, completed_on, missing, number, document, days_late, state, criterion, half, deduction)
                   WHERE ((owed.kind = 'mid_year'::text) AND (owed.unit_id = card.unit_id) AND (owed.completed_on IS NULL))))) AS is_missing,
             given.policy
            FROM (((((UNNEST(rank_first_half.p_cycles, rank_first_half.p_policies) given(cycle_id, policy)
              JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = given.cycle_id))))
              LEFT JOIN thidua.criteria_set first_set ON (((first_set.council_id = cycle.council_id) AND (first_set.criteria_set_id = COALESCE(cycle.first_half_set_id, cycle.criteria_set_id)))))
              JOIN thidua.scorecard card ON (((card.council_id = cycle.council_id) AND (card.cycle_id = cycle.cycle_id))))
              JOIN thidua.unit ON (((unit.council_id = card.council_id) AND (unit.unit_id = card.unit_id))))
              CROSS JOIN LATERAL ( SELECT
                         CASE
                             CASE
                                 WHEN (first_set.aggregate = 'halves'::text) THEN first_set.required_lines
                                 ELSE NULL::smallint
                             END
                             WHEN count(line.decided_points) FILTER (WHERE (criterion.kind <> ALL (ARRAY['bonus'::text, 'deduction'::text]))) THEN 'decided'::text
                             WHEN count(line.agreed_points) FILTER (WHERE (criterion.kind <> ALL (ARRAY['bonus'::text, 'deduction'::text]))) THEN 'agreed'::text
                             WHEN count(line.head_points) FILTER (WHERE (criterion.kind <> ALL (ARRAY['bonus'::text, 'deduction'::text]))) THEN 'head'::text
                             WHEN count(line.self_points) FILTER (WHERE (criterion.kind <> ALL (ARRAY['bonus'::text, 'deduction'::text]))) THEN 'self'::text
                             ELSE NULL::text
                         END AS figure
                    FROM (thidua.scorecard_line line
                      JOIN thidua.criterion USING (council_id, criteria_set_id, criterion_no))
                   WHERE ((line.council_id = card.council_id) AND (line.cycle_id = card.cycle_id) AND (line.unit_id = card.unit_id) AND (line.half = 1))) complete)
           WHERE (card.left_on IS NULL)
         ), summed AS (
          SELECT carded.council_id,
             carded.cycle_id,
             carded.unit_id,
             carded.unit_code,
             carded.bonus_cap,
             carded.figure,
             carded.is_missing,
             carded.policy,
             sums.base,
             sums.bonus,
             sums.deduction
            FROM (carded
              CROSS JOIN LATERAL ( SELECT sum(given.points) FILTER (WHERE (criterion.kind <> ALL (ARRAY['bonus'::text, 'deduction'::text]))) AS base,
                     LEAST((COALESCE(sum(given.bonus), (0)::numeric) + COALESCE(sum(given.points) FILTER (WHERE (criterion.kind = 'bonus'::text)), (0)::numeric)), (carded.bonus_cap)::numeric) AS bonus,
                     COALESCE(sum(given.points) FILTER (WHERE (criterion.kind = 'deduction'::text)), (0)::numeric) AS deduction
                    FROM ((thidua.scorecard_line line
                      JOIN thidua.criterion USING (council_id, criteria_set_id, criterion_no))
                      CROSS JOIN LATERAL ( SELECT
                                 CASE carded.figure
                                     WHEN 'decided'::text THEN (line.decided_points)::numeric
                                     WHEN 'agreed'::text THEN (line.agreed_points)::numeric
                                     WHEN 'head'::text THEN (line.head_points)::numeric
                                     WHEN 'self'::text THEN (line.self_points)::numeric
                                     ELSE NULL::numeric
                                 END AS points,
                                 CASE carded.figure
                                     WHEN 'decided'::text THEN (line.decided_bonus)::numeric
                                     WHEN 'agreed'::text THEN (line.agreed_bonus)::numeric
                                     WHEN 'head'::text THEN (line.head_bonus)::numeric
                                     WHEN 'self'::text THEN (line.self_bonus)::numeric
                                     ELSE NULL::numeric
                                 END AS bonus) given)
                   WHERE ((line.council_id = carded.council_id) AND (line.cycle_id = carded.cycle_id) AND (line.unit_id = carded.unit_id) AND (line.half = 1))) sums)
         ), counted AS (
          SELECT summed.cycle_id,
             summed.unit_id,
             summed.unit_code,
             summed.figure,
             counts.base,
             counts.bonus,
             counts.deduction,
             GREATEST(((counts.base + counts.bonus) - counts.deduction), (0)::numeric) AS total
            FROM (summed
              CROSS JOIN LATERAL ( SELECT
                         CASE
                             WHEN summed.is_missing THEN (
                             CASE summed.policy
                                 WHEN 'zero'::text THEN 0
                                 ELSE NULL::integer
                             END)::numeric
                             WHEN (summed.figure IS NOT NULL) THEN summed.base
                             ELSE NULL::numeric
                         END AS base,
                         CASE
                             WHEN summed.is_missing THEN (
                             CASE summed.policy
                                 WHEN 'zero'::text THEN 0
                                 ELSE NULL::integer
                             END)::numeric
                             WHEN (summed.figure IS NOT NULL) THEN summed.bonus
                             ELSE NULL::numeric
                         END AS bonus,
                         CASE
                             WHEN summed.is_missing THEN (
                             CASE summed.policy
                                 WHEN 'zero'::text THEN 0
                                 ELSE NULL::integer
                             END)::numeric
                             WHEN (summed.figure IS NOT NULL) THEN summed.deduction
                             ELSE NULL::numeric
                         END AS deduction) counts)
         ), ranked AS (
          SELECT counted.cycle_id,
             counted.unit_id,
             counted.unit_code,
             counted.figure,
             counted.base,
             counted.bonus,
             counted.deduction,
             counted.total,
             rank() OVER place AS place,
             count(*) OVER place AS last_place
            FROM counted
           WINDOW place AS (PARTITION BY counted.cycle_id ORDER BY (((counted.base + counted.bonus) - counted.deduction) IS NULL), counted.total DESC)
         )
  SELECT ranked.cycle_id,
     ranked.unit_id,
     ranked.unit_code,
     ranked.figure,
         CASE
             WHEN (ranked.base IS NOT NULL) THEN (ranked.place)::integer
             ELSE NULL::integer
         END AS "case",
     ((ranked.base IS NOT NULL) AND (ranked.last_place > ranked.place)),
     ranked.base,
     ranked.bonus,
     ranked.deduction,
         CASE
             WHEN (ranked.base IS NOT NULL) THEN ranked.total
             ELSE NULL::numeric
         END AS "case"
    FROM ranked;
END;

ALTER FUNCTION thidua.rank_first_half(p_cycles bigint[], p_policies text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.record_attendance(p_cycle bigint, p_meeting bigint, p_units text[], p_presence text[], p_names text[], p_titles text[], p_document text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    written integer;
begin
    with said as (
        select r.unit, min(r.presence) as presence,
               coalesce(array_agg(normalize(r.name) order by r.place) filter (where r.name is not null), '{}') as names,
               coalesce(array_agg(normalize(r.title) order by r.place) filter (where r.name is not null), '{}') as titles
        from unnest(p_units, p_presence, p_names, p_titles) with ordinality as r (unit, presence, name, title, place)
        group by r.unit
    )
    insert into meeting_attendance as known (council_id, cycle_id, meeting_id, unit_id, presence, delegate_names,
                                             delegate_titles, author, at, document)
    select current_council(), member.cycle_id, member.meeting_id, member.unit_id, said.presence, said.names, said.titles,
           current_actor(), current_instant(), normalize(p_document)
    from said
    join meeting_members(array[p_cycle]) as member on member.meeting_id = p_meeting and member.unit = said.unit
    on conflict (council_id, cycle_id, meeting_id, unit_id) do update
    set (presence, delegate_names, delegate_titles, author, at, document)
        = (excluded.presence, excluded.delegate_names, excluded.delegate_titles, excluded.author, excluded.at,
           excluded.document)
    where (known.presence, known.delegate_names, known.delegate_titles)
          is distinct from (excluded.presence, excluded.delegate_names, excluded.delegate_titles);
    get diagnostics written = row_count;
    return written;
end
$$;

ALTER FUNCTION thidua.record_attendance(p_cycle bigint, p_meeting bigint, p_units text[], p_presence text[], p_names text[], p_titles text[], p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.record_closed_cycles(p_closing bigint, p_kind text, p_cycles bigint[], p_policies text[], p_inputs bytea[], p_standings bytea[]) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO thidua.closing_cycle (council_id, closing_id, cycle_id, revision, outcome, policy, inputs_digest, standings_digest, decided_at, recipe)  SELECT cycle.council_id,
             record_closed_cycles.p_closing AS p_closing,
             cycle.cycle_id,
             thidua.revision_of(cycle.*, record_closed_cycles.p_kind) AS revision_of,
             'closed',
             closed.policy,
             closed.inputs,
             closed.standings,
             thidua.current_instant() AS current_instant,
             2
            FROM (UNNEST(record_closed_cycles.p_cycles, record_closed_cycles.p_policies, record_closed_cycles.p_inputs, record_closed_cycles.p_standings) closed(cycle_id, policy, inputs, standings)
              JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = closed.cycle_id)))) ON CONFLICT(council_id, closing_id, cycle_id, revision) DO UPDATE SET outcome = 'closed'::text, guard = NULL::text, unit_id = NULL::bigint, waiting_units = 0, guards = 0, guard_parameters = '{}'::text[], policy = excluded.policy, inputs_digest = excluded.inputs_digest, standings_digest = excluded.standings_digest, decided_at = excluded.decided_at, recipe = excluded.recipe;
END;

ALTER FUNCTION thidua.record_closed_cycles(p_closing bigint, p_kind text, p_cycles bigint[], p_policies text[], p_inputs bytea[], p_standings bytea[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.record_closing_work(p_closing bigint, p_kind text, p_cycles bigint[], p_policies text[]) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO thidua.closing_work (council_id, closing_id, cycle_id, revision, unit_id, thing, due_on, completed_on, days_late, deduction, policy)  SELECT cycle.council_id,
             record_closing_work.p_closing AS p_closing,
             missing.cycle_id,
             thidua.revision_of(cycle.*, record_closing_work.p_kind) AS revision_of,
             missing.unit_id,
             missing.thing,
             missing.due_on,
             missing.completed_on,
             missing.days_late,
             missing.deduction,
             missing.policy
            FROM (( SELECT card.cycle_id,
                     card.unit_id,
                     'card'::text AS thing,
                     NULL::date AS due_on,
                     NULL::date AS completed_on,
                     NULL::integer AS days_late,
                     NULL::numeric AS deduction,
                     given.policy
                    FROM (UNNEST(record_closing_work.p_cycles, record_closing_work.p_policies) given(cycle_id, policy)
                      JOIN thidua.scorecard card ON (((card.council_id = ( SELECT thidua.current_council() AS current_council)) AND (card.cycle_id = given.cycle_id))))
                   WHERE ((record_closing_work.p_kind = 'year_end'::text) AND (given.policy IS NOT NULL) AND (card.state <> 'decided'::text) AND (card.left_on IS NULL))
                 UNION ALL
                  SELECT owed.cycle_id,
                     owed.unit_id,
                     'report'::text,
                     owed.due_on,
                     owed.completed_on,
                     owed.days_late,
                     owed.deduction,
                         CASE
                             WHEN (owed.completed_on IS NULL) THEN given.policy
                             ELSE NULL::text
                         END AS "case"
                    FROM (thidua.report_states(record_closing_work.p_cycles) owed(cycle_id, unit_id, kind, title, due_on, grace_days, filed_on, completed_on, missing, number, document, days_late, state, criterion, half, deduction)
                      JOIN UNNEST(record_closing_work.p_cycles, record_closing_work.p_policies) given(cycle_id, policy) USING (cycle_id))
                   WHERE ((owed.kind = record_closing_work.p_kind) AND ((owed.completed_on IS NOT NULL) OR ((given.policy IS NOT NULL) AND (NOT (EXISTS ( SELECT
                            FROM thidua.cycle_waiver waiver
                           WHERE ((waiver.council_id = ( SELECT thidua.current_council() AS current_council)) AND (waiver.cycle_id = owed.cycle_id) AND (waiver.state = record_closing_work.p_kind) AND (waiver.code = 'reports_missing'::text))))))))) missing
              JOIN thidua.cycle ON (((cycle.council_id = ( SELECT thidua.current_council() AS current_council)) AND (cycle.cycle_id = missing.cycle_id))));
END;

ALTER FUNCTION thidua.record_closing_work(p_closing bigint, p_kind text, p_cycles bigint[], p_policies text[]) OWNER TO thidua_owner;

CREATE TABLE thidua.event (
    council_id bigint NOT NULL,
    event_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    command text NOT NULL,
    object text NOT NULL,
    before jsonb,
    after jsonb,
    reason text
);

ALTER TABLE ONLY thidua.event FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.event OWNER TO thidua_owner;

CREATE FUNCTION thidua.record_event(p_command text, p_object text, p_before jsonb DEFAULT NULL::jsonb, p_after jsonb DEFAULT NULL::jsonb, p_reason text DEFAULT NULL::text) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO thidua.event (council_id, at, actor, command, object, before, after, reason)
   VALUES (thidua.current_council(), thidua.current_instant(), thidua.current_actor(), record_event.p_command, record_event.p_object, record_event.p_before, record_event.p_after, record_event.p_reason);
END;

ALTER FUNCTION thidua.record_event(p_command text, p_object text, p_before jsonb, p_after jsonb, p_reason text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.record_on_paper(p_cycles bigint[], p_state text, p_document text) RETURNS TABLE(cluster_code text, codes text[])
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
begin
    return query
    with written as (
        insert into cycle_waiver (council_id, cycle_id, state, code, document, author, at)
        select distinct this_council, gap.cycle_id, p_state, gap.code, normalize(p_document), current_actor(), current_instant()
        from closing_guards(p_state, p_cycles, null) as gap
        where gap.place > 10
        on conflict (council_id, cycle_id, state, code) do nothing
        returning cycle_id, code
    ),
    told as (
        select written.cycle_id, array_agg(written.code order by array_position(review_gap_codes(), written.code)) as codes
        from written
        group by written.cycle_id
    ),
    recorded as (
        insert into event (council_id, at, actor, command, object, after)
        select this_council, current_instant(), current_actor(), 'cycle record', 'cycle/' || cluster.code || '/' || cycle.year,
               jsonb_build_object('state', p_state, 'on_record', told.codes, 'document', normalize(p_document))
        from told
        join cycle on cycle.council_id = this_council and cycle.cycle_id = told.cycle_id
        join cluster using (council_id, cluster_id)
        order by cluster.code
    )
    select cluster.code::text, told.codes
    from told
    join cycle on cycle.council_id = this_council and cycle.cycle_id = told.cycle_id
    join cluster using (council_id, cluster_id)
    order by cluster.code;
end
$$;

ALTER FUNCTION thidua.record_on_paper(p_cycles bigint[], p_state text, p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.recount_closing(p_year integer, p_kind text, p_cluster text) RETURNS TABLE(place integer, cluster_code text, unit_code text, thing text, recorded text, computed text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    this_closing bigint;
    cycles bigint[];
    policies text[];
    rules closing_rule[];
    ranked closing_row[];
begin
    select coalesce(array_agg(done.cycle_id order by done.cycle_id), '{}'),
           coalesce(array_agg(done.policy order by done.cycle_id), '{}'), max(done.closing_id)
    into cycles, policies, this_closing
    from closing
    join closing_cycle as done using (council_id, closing_id)
    join cycle using (council_id, cycle_id)
    join cluster using (council_id, cluster_id)
    where closing.council_id = this_council and closing.year = p_year and closing.kind = p_kind
      and done.outcome = 'closed'
      and done.revision = revision_of(cycle, p_kind)
      and (p_cluster is null or cluster.code = p_cluster);

    if p_kind = 'mid_year' then
        return query
        select 6, cluster.code::text, null::text, compared.thing, compared.recorded, compared.computed
        from mid_year_digests(this_closing, cycles, policies) as computed
        join closing_cycle as done
            on done.council_id = this_council and done.closing_id = this_closing and done.cycle_id = computed.cycle_id
        join cycle on cycle.council_id = this_council and cycle.cycle_id = done.cycle_id
        join cluster on cluster.council_id = this_council and cluster.cluster_id = cycle.cluster_id
        cross join lateral (values
            ('inputs_digest', encode(done.inputs_digest, 'hex'), encode(computed.inputs_digest, 'hex')),
            ('standings_digest', encode(done.standings_digest, 'hex'), encode(computed.standings_digest, 'hex'))
        ) as compared (thing, recorded, computed)
        where compared.recorded <> compared.computed
        order by cluster.code collate "C", compared.thing;
        return;
    end if;

    rules := closing_rules(cycles, policies);
    select coalesce(array_agg(found), '{}') into ranked from rank_cards(rules) as found;

    return query
    with differences as (
        select 1 as place, cycle.cycle_id, null::bigint as unit_id, 'criteria' as thing, encode(s.digest, 'hex') as recorded,
               encode(criteria_digest(s.criteria_set_id), 'hex') as computed
        from cycle
        join criteria_set as s
            on s.council_id = this_council and s.criteria_set_id in (cycle.criteria_set_id, cycle.first_half_set_id)
        join closing_cycle as done
            on done.council_id = this_council and done.closing_id = this_closing and done.cycle_id = cycle.cycle_id
           and done.revision = cycle.revision and done.recipe = 2
        where cycle.council_id = this_council and cycle.cycle_id = any (cycles)
        union all
        select 2, card.cycle_id, card.unit_id, 'card ' || compared.thing, compared.recorded, compared.computed
        from scorecard as card
        join summed_cards(
            this_council,
            array(select r.cycle_id from unnest(ranked) as r order by r.cycle_id, r.unit_id),
            array(select r.unit_id from unnest(ranked) as r order by r.cycle_id, r.unit_id)) as summed using (cycle_id, unit_id)
        cross join lateral (values
            ('figure', card.figure, summed.figure),
            ('base', card.base::text, summed.base::numeric(9,2)::text),
            ('bonus', card.bonus::text, summed.bonus::numeric(9,2)::text),
            ('deduction', card.deduction::text, summed.deduction::numeric(9,2)::text),
            ('total', card.total::text, summed.total::numeric(9,2)::text),
            ('digest', encode(card.digest, 'hex'), encode(summed.digest, 'hex'))
        ) as compared (thing, recorded, computed)
        where card.council_id = this_council
        union all
        select 3, stood.cycle_id, stood.unit_id, 'standing ' || compared.thing, compared.recorded, compared.computed
        from unnest(ranked) as r
        full join (
            select kept.*
            from standing as kept
            join cycle using (council_id, cycle_id, revision)
            where kept.council_id = this_council and kept.cycle_id = any (cycles)
        ) as standing on standing.cycle_id = r.cycle_id and standing.unit_id = r.unit_id
        cross join lateral (
            select coalesce(r.cycle_id, standing.cycle_id) as cycle_id, coalesce(r.unit_id, standing.unit_id) as unit_id
        ) as stood
        join cycle on cycle.council_id = this_council and cycle.cycle_id = stood.cycle_id
        join unnest(rules) as rule on rule.cycle_id = stood.cycle_id
        cross join lateral (values
            ('rank', standing.rank::text, r.rank::text), ('class', standing.class, r.class),
            ('capped', standing.capped::text, r.capped::text),
            ('base', standing.base::text, r.base::numeric(9,2)::text),
            ('bonus', standing.bonus::text, r.bonus::numeric(9,2)::text),
            ('deduction', standing.deduction::text, r.deduction::numeric(9,2)::text),
            ('total', standing.total::text, r.total::numeric(9,2)::text),
            ('tied', standing.tied::text, r.tied::text),
            ('tie_values', tie_text(standing.tie_values, rule.tie_keys), tie_text(r.tie_values, rule.tie_keys)),
            ('gate', standing.gate, r.gate)
        ) as compared (thing, recorded, computed)
        join closing_cycle as done
            on done.council_id = this_council and done.closing_id = this_closing and done.cycle_id = stood.cycle_id
           and done.revision = cycle.revision
        where done.recipe = 2 or compared.thing in ('base', 'bonus', 'deduction', 'total')
        union all
        select 4, coalesce(slot.cycle_id, wanted.cycle_id), coalesce(slot.unit_id, wanted.unit_id),
               coalesce(slot.award, wanted.award) || ' ' || coalesce(slot.no, wanted.no),
               case when slot.award is not null then coalesce(case when slot.chosen_at is null then unit.code end, 'open') end,
               case when wanted.award is not null then coalesce(wanted.unit_code, 'open') end
        from (
            select kept.*
            from award_slot as kept
            join cycle using (council_id, cycle_id, revision)
            where kept.council_id = this_council and kept.cycle_id = any (cycles)
        ) as slot
        full join (
            select rule.cycle_id, place.award, place.no, holder.unit_id, holder.unit_code
            from unnest(rules) as rule
            join cycle on cycle.council_id = this_council and cycle.cycle_id = rule.cycle_id
            join closing_cycle as done
                on done.council_id = this_council and done.closing_id = this_closing and done.cycle_id = rule.cycle_id
               and done.revision = cycle.revision and done.recipe = 2
            cross join lateral slots_of(rule.certificates) as place
            left join unnest(ranked) as holder
                on holder.cycle_id = rule.cycle_id and holder.award = place.award and holder.award_no = place.no
        ) as wanted on wanted.cycle_id = slot.cycle_id and wanted.award = slot.award and wanted.no = slot.no
        left join unit on unit.council_id = this_council and unit.unit_id = slot.unit_id
        union all
        select 5, done.cycle_id, null, compared.thing, compared.recorded, compared.computed
        from closing_digests(rules, ranked) as computed
        join cycle on cycle.council_id = this_council and cycle.cycle_id = computed.cycle_id
        join closing_cycle as done
            on done.council_id = this_council and done.closing_id = this_closing and done.cycle_id = computed.cycle_id
           and done.revision = cycle.revision and done.recipe = 2
        cross join lateral (values
            ('inputs_digest', encode(done.inputs_digest, 'hex'), encode(computed.inputs_digest, 'hex')),
            ('standings_digest', encode(done.standings_digest, 'hex'), encode(computed.standings_digest, 'hex'))
        ) as compared (thing, recorded, computed)
    )
    select found.place, cluster.code::text, unit.code::text, found.thing, found.recorded, found.computed
    from differences as found
    join cycle on cycle.council_id = this_council and cycle.cycle_id = found.cycle_id
    join cluster using (council_id, cluster_id)
    left join unit on unit.council_id = this_council and unit.unit_id = found.unit_id
    where found.recorded is distinct from found.computed
    order by found.place, cluster.code collate "C", unit.code collate "C", found.thing;
end
$$;

ALTER FUNCTION thidua.recount_closing(p_year integer, p_kind text, p_cluster text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.refresh_cards(p_council bigint, p_cycles bigint[], p_units bigint[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    perform
    from (select cycle_id, unit_id from unnest(p_cycles, p_units) as t (cycle_id, unit_id) order by cycle_id, unit_id) as touched
    cross join lateral (
        select
        from scorecard as card
        where card.council_id = p_council
          and card.cycle_id = touched.cycle_id
          and card.unit_id = touched.unit_id
        for no key update
    ) as locked;

    update scorecard
    set figure = summed.figure, base = summed.base, bonus = summed.bonus, deduction = summed.deduction, total = summed.total,
        digest = summed.digest
    from summed_cards(p_council, p_cycles, p_units) as summed
    where scorecard.council_id = p_council
      and scorecard.cycle_id = summed.cycle_id
      and scorecard.unit_id = summed.unit_id;
end
$$;

ALTER FUNCTION thidua.refresh_cards(p_council bigint, p_cycles bigint[], p_units bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse(p_sqlstate text, p_code text, VARIADIC p_parameters text[] DEFAULT '{}'::text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    raise exception using errcode = p_sqlstate, message = p_code, detail = jsonb_object(p_parameters)::text;
end
$$;

ALTER FUNCTION thidua.refuse(p_sqlstate text, p_code text, VARIADIC p_parameters text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_agreed_row() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    perform refuse('TD001', 'criteria_frozen', 'table', tg_table_name);
    return null;
end
$$;

ALTER FUNCTION thidua.refuse_agreed_row() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_closed_closing() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    expected closing := old;
begin
    expected.state := 'held';
    if new is distinct from expected or not exists (
        select from cycle
        where cycle.council_id = old.council_id and cycle.year = old.year and cycle.state <> 'closed' and cycle.revision > 1
    ) then
        perform refuse('TD001', 'year_frozen', 'table', tg_table_name, 'year', old.year::text);
    end if;
    return new;
end
$$;

ALTER FUNCTION thidua.refuse_closed_closing() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_closed_cycle() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    expected cycle := old;
begin
    expected.state := 'appraisal';
    expected.revision := old.revision + 1;
    if new is distinct from expected or not exists (
        select from cycle_reopening as reopening
        where reopening.council_id = old.council_id and reopening.cycle_id = old.cycle_id
          and reopening.revision = new.revision
    ) then
        perform refuse('TD001', 'year_frozen', 'table', tg_table_name, 'year', old.year::text);
    end if;
    return new;
end
$$;

ALTER FUNCTION thidua.refuse_closed_cycle() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_closed_report() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    frozen record;
begin
    select cluster.code, cycle.year into frozen
    from changed
    join closing_cycle as recorded using (council_id, cycle_id)
    join closing using (council_id, closing_id)
    join cycle using (council_id, cycle_id)
    join cluster using (council_id, cluster_id)
    where changed.kind = 'mid_year'
      and closing.kind = 'mid_year'
      and recorded.outcome = 'closed'
    order by cluster.code
    limit 1;
    if found then
        perform refuse('TD001', 'report_frozen', 'year', frozen.year::text, 'cluster', frozen.code);
    end if;
    return null;
end
$$;

ALTER FUNCTION thidua.refuse_closed_report() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_event_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    perform refuse('TD004', 'events_are_kept', 'operation', lower(tg_op));
    return null;
end
$$;

ALTER FUNCTION thidua.refuse_event_change() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_filled_slot() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    if old.unit_id is not null or new.chosen_at is null then
        perform refuse('TD001', 'slot_filled', 'award', old.award, 'no', old.no::text);
    end if;
    return new;
end
$$;

ALTER FUNCTION thidua.refuse_filled_slot() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_frozen_criteria() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    if exists (
        select
        from cycle
        where (cycle.council_id, cycle.criteria_set_id) in
              (select changed.council_id, changed.criteria_set_id from changed)
          and cycle.state = 'closed'
    ) or exists (
        select
        from cycle_criteria as agreed
        where (agreed.council_id, agreed.criteria_set_id) in
              (select changed.council_id, changed.criteria_set_id from changed)
          and agreed.agreed_at is not null
    ) then
        perform refuse('TD001', 'criteria_frozen', 'table', tg_table_name);
    end if;
    return null;
end
$$;

ALTER FUNCTION thidua.refuse_frozen_criteria() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_frozen_cycle() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
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
        perform refuse('TD001', 'cycle_frozen', 'year', frozen.year::text, 'cluster', frozen.code, 'table', tg_table_name);
    end if;
    return null;
end
$$;

ALTER FUNCTION thidua.refuse_frozen_cycle() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_frozen_setting() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    frozen record;
begin
    with touched as materialized (
        select cycle.council_id, cycle.cluster_id, cycle.year, cycle.state
        from cycle
        where exists (
            select
            from changed
            where changed.council_id = cycle.council_id
              and changed.year = cycle.year
              and (changed.cluster_id is null or changed.cluster_id = cycle.cluster_id))
        order by cycle.cycle_id
        for share of cycle
    )
    select touched.year, cluster.code,
           exists (select from changed where changed.cluster_id is null and changed.year = touched.year) as in_guidance
    into frozen
    from touched
    join cluster using (council_id, cluster_id)
    where touched.state = 'closed'
    order by cluster.code
    limit 1;
    if found and frozen.in_guidance then
        perform refuse('TD001', 'guidance_frozen', 'year', frozen.year::text, 'cluster', frozen.code);
    elsif found then
        perform refuse('TD001', 'setting_frozen', 'year', frozen.year::text, 'cluster', frozen.code);
    end if;
    return null;
end
$$;

ALTER FUNCTION thidua.refuse_frozen_setting() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_late_amendment(p_cycles bigint[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    late record;
begin
    select cluster.code, cycle.year, cycle.state,
           case when cycle.state in ('preparing', 'covenant', 'first_half', 'mid_year', 'second_half')
                then 'amendment_scored' else 'amendment_too_late' end as reason
    into late
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (p_cycles)
      and (cycle.state not in ('preparing', 'covenant', 'first_half', 'mid_year', 'second_half')
           or exists (select from scorecard_line as line
                      where line.council_id = this_council and line.cycle_id = cycle.cycle_id and line.half = 0))
    order by cluster.code
    limit 1;
    if found then
        perform refuse('TD003', late.reason, 'cluster', late.code, 'year', late.year::text, 'state', late.state);
    end if;
end
$$;

ALTER FUNCTION thidua.refuse_late_amendment(p_cycles bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_left_card() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    perform refuse('TD003', 'card_has_left', 'unit', unit.code, 'year', cycle.year::text, 'cluster', cluster.code,
                   'on', old.left_on::text, 'successor', heir.code)
    from unit, unit as heir, cycle
    join cluster using (council_id, cluster_id)
    where unit.council_id = old.council_id and unit.unit_id = old.unit_id
      and heir.council_id = old.council_id and heir.unit_id = old.left_to
      and cycle.council_id = old.council_id and cycle.cycle_id = old.cycle_id;
    return null;
end
$$;

ALTER FUNCTION thidua.refuse_left_card() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_lopsided_criteria(p_cycles bigint[], p_sets bigint[]) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    fault record;
begin
    select s.code, s.version,
           case when ruled.gives then 'criteria_lack_deduction' when ruled.takes then 'criteria_lack_bonus'
                else 'criteria_lack_both' end as reason
    into fault
    from criteria_set as s
    cross join lateral (
        select coalesce(bool_or(criterion.kind = 'bonus' or criterion.bonus_max > 0), false) as gives,
               coalesce(bool_or(criterion.kind = 'deduction'), false) as takes
        from criterion
        where criterion.council_id = this_council and criterion.criteria_set_id = s.criteria_set_id
    ) as ruled
    where s.council_id = this_council
      and not (ruled.gives and ruled.takes)
      and exists (
          select
          from unnest(p_cycles, p_sets) as proposed (cycle_id, set_id)
          where proposed.set_id = s.criteria_set_id
            and not exists (
                select from scorecard_line as line
                where line.council_id = this_council and line.cycle_id = proposed.cycle_id
                  and line.criteria_set_id = proposed.set_id))
    order by s.code, s.version
    limit 1;
    if found then
        perform refuse('TD003', fault.reason, 'set', fault.code, 'version', fault.version::text);
    end if;
end
$$;

ALTER FUNCTION thidua.refuse_lopsided_criteria(p_cycles bigint[], p_sets bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_regulation_step_back() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
begin
    if (old.state, new.state) not in (('draft', 'approved'), ('approved', 'in_force'), ('in_force', 'superseded'))
        or old.approved_at is not null
           and (old.approved_by, old.approved_at, old.approval_document)
               is distinct from (new.approved_by, new.approved_at, new.approval_document)
        or old.in_force_from is not null and old.in_force_from is distinct from new.in_force_from then
        perform refuse('TD001', 'regulation_settled', 'version', old.version::text, 'state', old.state,
                       'cluster', (select code from cluster
                                   where council_id = old.council_id and cluster_id = old.cluster_id));
    end if;
    return new;
end
$$;

ALTER FUNCTION thidua.refuse_regulation_step_back() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_rising_classes(p_year integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    rising record;
begin
    with places as (
        select array_agg(place.code order by place.code nulls first) as codes,
               array_agg(place.cluster_id order by place.code nulls first) as clusters,
               array_agg(p_year) as years
        from (select null::text as code, null::bigint as cluster_id
              union all
              select code, cluster_id from cluster where council_id = current_council()) as place
    ),
    classes as (
        select resolved.place,
               max(resolved.value) filter (where resolved.name = 'excellent_from') as excellent,
               max(resolved.value) filter (where resolved.name = 'good_from') as good,
               max(resolved.value) filter (where resolved.name = 'fair_from') as fair
        from places
        cross join lateral setting_layers(
            places.years, places.clusters, array['excellent_from', 'good_from', 'fair_from']) as resolved
        group by resolved.place
    )
    select places.codes[classes.place] as code, classes.excellent, classes.good, classes.fair into rising
    from classes
    cross join places
    where classes.excellent::numeric <= classes.good::numeric or classes.good::numeric <= classes.fair::numeric
    order by classes.place
    limit 1;
    if found then
        perform refuse('TD006', 'class_thresholds_rise', 'year', p_year::text, 'cluster', coalesce(rising.code, '-'),
                       'excellent', rising.excellent, 'good', rising.good, 'fair', rising.fair);
    end if;
end
$$;

ALTER FUNCTION thidua.refuse_rising_classes(p_year integer) OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_settled_regulation() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    settled record;
begin
    -- The lock makes a word wait for an approval that is under way, so that it is either heard or refused.
    with touched as materialized (
        select regulation.council_id, regulation.regulation_id, regulation.cluster_id, regulation.version, regulation.state
        from regulation
        where (regulation.council_id, regulation.regulation_id) in
              (select changed.council_id, changed.regulation_id from changed)
        for share
    )
    select cluster.code, touched.version, touched.state into settled
    from touched
    join cluster using (council_id, cluster_id)
    where touched.state <> 'draft'
       or tg_table_name = 'regulation_part'
          and exists (select from regulation_response as response
                      where response.council_id = touched.council_id and response.regulation_id = touched.regulation_id)
    limit 1;
    if found then
        perform refuse('TD001', 'regulation_settled', 'cluster', settled.code, 'version', settled.version::text,
                       'state', settled.state);
    end if;
    return null;
end
$$;

ALTER FUNCTION thidua.refuse_settled_regulation() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_signed_covenant() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    signed record;
begin
    -- Only a target is of a unit.
    if tg_table_name = 'covenant_target' then
        if exists (
            select
            from unit
            where unit.council_id = new.council_id and unit.unit_id = new.unit_id
              and unit.valid_from > (
                  select min(signature.signed_on)
                  from covenant_signature as signature
                  where signature.council_id = new.council_id and signature.cycle_id = new.cycle_id)
              and not exists (
                  select
                  from covenant_signature as signature
                  where signature.council_id = new.council_id and signature.cycle_id = new.cycle_id
                    and signature.unit_id = new.unit_id)
        ) then
            return new;
        end if;
    end if;
    select cluster.code, cycle.year, count(*) as units
    into signed
    from covenant_signature as signature
    join cycle using (council_id, cycle_id)
    join cluster using (council_id, cluster_id)
    where signature.council_id = new.council_id
      and signature.cycle_id = new.cycle_id
    group by cluster.code, cycle.year;
    if found then
        perform refuse('TD003', 'covenant_binding', 'cluster', signed.code, 'year', signed.year::text,
                       'signed', signed.units::text);
    end if;
    return new;
end
$$;

ALTER FUNCTION thidua.refuse_signed_covenant() OWNER TO thidua_owner;

CREATE FUNCTION thidua.refuse_unagreed_criteria() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    agreed_to bigint[];
begin
    select coalesce(array_agg(criteria_set_id), '{}') into agreed_to
    from cycle_criteria
    where council_id = old.council_id
      and cycle_id = old.cycle_id
      and agreed_at is not null;
    if old.criteria_set_id = any (agreed_to) and not coalesce(new.criteria_set_id = any (agreed_to), false) then
        perform refuse('TD001', 'criteria_frozen', 'table', tg_table_name);
    end if;
    return new;
end
$$;

ALTER FUNCTION thidua.refuse_unagreed_criteria() OWNER TO thidua_owner;

CREATE FUNCTION thidua.reopen_cycle(p_cycle_id bigint, p_role text, p_reason text, p_document text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    reopened cycle;
begin
    select * into strict reopened
    from cycle
    where council_id = this_council and cycle_id = p_cycle_id
    for update;

    insert into cycle_reopening (council_id, cycle_id, revision, reason, document, author, at)
    values (this_council, p_cycle_id, reopened.revision + 1, p_reason, p_document, current_actor(), current_instant());
    update cycle
    set state = 'appraisal', revision = reopened.revision + 1
    where council_id = this_council and cycle_id = p_cycle_id;

    insert into cycle_transition (council_id, cycle_id, from_state, to_state, author, role, at, reason, document)
    values (this_council, p_cycle_id, 'closed', 'appraisal', current_actor(), p_role, current_instant(), p_reason, p_document);
    insert into event (council_id, at, actor, command, object, before, after, reason)
    select this_council, current_instant(), current_actor(), 'cycle reopen', 'cycle/' || cluster.code || '/' || reopened.year,
           jsonb_build_object('state', 'closed', 'revision', reopened.revision),
           jsonb_build_object('state', 'appraisal', 'revision', reopened.revision + 1, 'document', p_document), p_reason
    from cluster
    where cluster.council_id = this_council and cluster.cluster_id = reopened.cluster_id;

    -- The closing waits again for the cycles that it has.
    update closing
    set state = 'held'
    where council_id = this_council and year = reopened.year and kind = 'year_end' and state = 'closed';
    return reopened.revision + 1;
end
$$;

ALTER FUNCTION thidua.reopen_cycle(p_cycle_id bigint, p_role text, p_reason text, p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.require_criteria(p_cycles bigint[], p_year integer, p_unit text, p_version integer) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    fault record;
begin
    if p_cycles = '{}' then
        perform refuse('TD002', 'year_missing', 'year', p_year::text);
    end if;
    select cluster.code into fault
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (p_cycles)
      and not exists (
          select from cycle_criteria as c
          join criteria_set as s using (council_id, criteria_set_id)
          where c.council_id = this_council and c.cycle_id = cycle.cycle_id and c.withdrawn_at is null
            and (p_version is null or s.version = p_version))
    order by cluster.code
    limit 1;
    if found and p_version is not null then
        perform refuse('TD002', 'criteria_version_missing', 'cluster', fault.code, 'year', p_year::text,
                       'version', p_version::text);
    elsif found then
        perform refuse('TD002', 'criteria_missing', 'cluster', fault.code, 'year', p_year::text);
    end if;
    select cluster.code into fault
    from cycle
    join cluster using (council_id, cluster_id)
    where cycle.council_id = this_council
      and cycle.cycle_id = any (p_cycles)
      and p_unit is not null
      and not exists (
          select from scorecard as card
          join unit using (council_id, unit_id)
          where card.council_id = this_council and card.cycle_id = cycle.cycle_id and card.left_on is null
            and unit.code = p_unit)
    order by cluster.code
    limit 1;
    if found then
        perform refuse('TD002', 'card_missing_in_cluster', 'unit', p_unit, 'year', p_year::text, 'cluster', fault.code);
    end if;
end
$$;

ALTER FUNCTION thidua.require_criteria(p_cycles bigint[], p_year integer, p_unit text, p_version integer) OWNER TO thidua_owner;

CREATE FUNCTION thidua.require_settings(p_names text[]) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'thidua', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    unknown text;
begin
    select wanted.name into unknown
    from unnest(p_names) as wanted (name)
    where wanted.name not in (select known.name from setting_definitions() as known)
    order by wanted.name
    limit 1;
    if found then
        raise exception 'no setting is called %', unknown;
    end if;
end
$$;

ALTER FUNCTION thidua.require_settings(p_names text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.resolve_cards(p_year integer, p_cluster text, p_figure text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    SET enable_nestloop TO 'off'
    SET jit TO 'off'
    AS $_$
begin
    -- A few lines are looked up one by one: joining them with everything of the year took longer, planning it longer still.
    if not exists (select from pg_temp.card_row offset 100) then
        perform set_config('enable_nestloop', 'on', true);
    end if;
    execute format($sql$
        create temporary table card_line on commit drop as
        with card as materialized (
            select distinct on (unit.code) unit.code as unit, cluster.code as cluster, cycle.cycle_id, cycle.state as stage,
                   cycle.criteria_set_id, coalesce(cycle.first_half_set_id, cycle.criteria_set_id) as first_set_id,
                   scorecard.unit_id, criteria_set.aggregate, criteria_set.over_achievement,
                   count(*) filter (where scorecard.left_on is null) over (partition by unit.code) as cards,
                   scorecard.left_on, heir.code as left_to
            from cycle
            join cluster using (council_id, cluster_id)
            join scorecard using (council_id, cycle_id)
            join unit using (council_id, unit_id)
            left join criteria_set using (council_id, criteria_set_id)
            left join unit as heir on heir.council_id = $1 and heir.unit_id = scorecard.left_to
            where cycle.council_id = $1 and cycle.year = $2
              and unit.code in (select named.unit from pg_temp.card_row as named)
            -- A unit that moved can have a card in two clusters of a year; the one asked for counts, and one that has not left.
            order by unit.code, scorecard.left_on is not null, cluster.code is distinct from $3, cluster.code
        )
        select r.line, r.unit, r.criterion, r.half, r.points as typed, coalesce(fact.points, r.points) as points, r.bonus, r.fact,
               r.reason, card.cards, card.left_on, card.left_to, card.cluster, card.cycle_id, card.stage, card.unit_id, card.aggregate,
               card.criteria_set_id is not null as has_criteria, criterion.criteria_set_id, criterion.criterion_no,
               criterion.kind, criterion.max, criterion.step, criterion.bonus_max, criterion.scorer,
               earlier.points as earlier_points, earlier.bonus as earlier_bonus,
               old.council_id is not null as is_known,
               old.%1$I as old_points, old.%2$I as old_bonus, old.%3$I as old_reason, old.%4$I as old_fact
        from pg_temp.card_row as r
        left join card on card.unit = r.unit
        left join criterion on criterion.council_id = $1
            and criterion.criteria_set_id = case r.half when 1 then card.first_set_id else card.criteria_set_id end
            and criterion.code = r.criterion
        -- The list of cycles keeps a hash join from reading the lines of all others and of all years.
        left join scorecard_line as old on old.council_id = $1
            and old.cycle_id = any (array(select named.cycle_id from card as named))
            and old.cycle_id = card.cycle_id and old.unit_id = card.unit_id and old.criterion_no = criterion.criterion_no
            and old.half = r.half
        left join lateral earlier_figure(old, $4) as earlier on old.council_id is not null
        -- Asked inside, so that lines without a fact are passed over before any rung is looked for.
        left join lateral (
            select computed.points
            from fact_points(criterion.kind, criterion.max, card.over_achievement, $1, criterion.criteria_set_id,
                             criterion.criterion_no, r.fact) as computed
            where r.fact is not null
        ) as fact on true
        $sql$, p_figure || '_points', p_figure || '_bonus', p_figure || '_reason', p_figure || '_fact')
    using current_council(), p_year, p_cluster, p_figure;
end
$_$;

ALTER FUNCTION thidua.resolve_cards(p_year integer, p_cluster text, p_figure text) OWNER TO thidua_owner;

CREATE TABLE thidua.rotation (
    council_id bigint NOT NULL,
    cluster_id bigint NOT NULL,
    version smallint NOT NULL,
    place smallint NOT NULL,
    unit_id bigint NOT NULL,
    document thidua.label,
    imported_by text NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    CONSTRAINT rotation_counts_from_one CHECK (((version >= 1) AND (place >= 1)))
);

ALTER TABLE ONLY thidua.rotation FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.rotation OWNER TO thidua_owner;

CREATE FUNCTION thidua.rotation_of(p_cluster_id bigint) RETURNS TABLE(version smallint, units text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT rotation.version,
     array_agg((unit.code)::text ORDER BY rotation.place) AS array_agg
    FROM (thidua.rotation
      JOIN thidua.unit USING (council_id, unit_id))
   WHERE ((rotation.council_id = ( SELECT thidua.current_council() AS current_council)) AND (rotation.cluster_id = rotation_of.p_cluster_id))
   GROUP BY rotation.version
   ORDER BY rotation.version DESC
  LIMIT 1;
END;

ALTER FUNCTION thidua.rotation_of(p_cluster_id bigint) OWNER TO thidua_owner;

CREATE FUNCTION thidua.schedule_closing(p_year integer, p_kind text, p_due_at timestamp with time zone, p_cut_off_at timestamp with time zone) RETURNS TABLE(closing_id bigint, job_id bigint, moved_from timestamp with time zone, changed boolean)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    known closing;
begin
    if not exists (select from cycle where council_id = this_council and year = p_year) then
        perform refuse('TD002', 'year_missing', 'year', p_year::text);
    end if;

    -- The job before the closing, in the order in which a turn locks them.
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
            perform refuse('TD003', 'closing_done', 'kind', p_kind, 'year', p_year::text);
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

ALTER FUNCTION thidua.schedule_closing(p_year integer, p_kind text, p_due_at timestamp with time zone, p_cut_off_at timestamp with time zone) OWNER TO thidua_owner;

CREATE PROCEDURE thidua.separate_councils(VARIADIC p_tables name[])
    LANGUAGE plpgsql
    AS $$
declare
    tenant_table name;
begin
    foreach tenant_table in array p_tables loop
        execute format('alter table thidua.%I enable row level security', tenant_table);
        execute format('alter table thidua.%I force row level security', tenant_table);
        execute format('create policy of_one_council on thidua.%I using (council_id = (select thidua.current_council()))',
                       tenant_table);
        execute format('grant select, insert on thidua.%I to thidua_app', tenant_table);
        execute format('grant select on thidua.%I to thidua_auditor', tenant_table);
    end loop;
end
$$;

ALTER PROCEDURE thidua.separate_councils(VARIADIC p_tables name[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.setting_definitions() RETURNS TABLE(name text, kind text, default_value text, unit text, layers text[], is_used boolean, doc_en text, doc_vi text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH layered(place, name, kind, default_value, unit, layer_letters, doc_en, doc_vi) AS (
          VALUES (1,'appraisal_or_year_end_first'::text,'choice appraisal|year_end'::text,'appraisal'::text,NULL::text,'g'::text,'which comes first: appraisal by the council, or the year-end conference'::text,'khâu nào làm trước: Hội đồng thẩm định hay hội nghị tổng kết'::text), (2,'open_next_cycle_on'::text,'day'::text,'previous:12-01'::text,NULL::text,'gc'::text,'the next cycle opens and the members are reminded to draft their criteria'::text,'ngày mở năm thi đua kế tiếp và nhắc các đơn vị dự thảo tiêu chí'::text), (3,'covenant_closes_on'::text,'day'::text,'02-28'::text,NULL::text,'gc'::text,'last day for signing the covenant'::text,'ngày cuối cùng ký giao ước thi đua'::text), (4,'first_quarter_reminder_on'::text,'day'::text,'03-25'::text,NULL::text,'gc'::text,'reminder of the first quarter''s activities'::text,'ngày nhắc hoạt động quý I'::text), (5,'second_quarter_reminder_on'::text,'day'::text,'06-25'::text,NULL::text,'gc'::text,'reminder of the second quarter''s activities'::text,'ngày nhắc hoạt động quý II'::text), (6,'third_quarter_reminder_on'::text,'day'::text,'09-25'::text,NULL::text,'gc'::text,'reminder of the third quarter''s activities'::text,'ngày nhắc hoạt động quý III'::text), (7,'mid_year_report_due_on'::text,'day'::text,'07-05'::text,NULL::text,'gc'::text,'last day for the members'' mid-year reports'::text,'ngày cuối cùng nộp báo cáo sơ kết'::text), (8,'mid_year_review_opens_on'::text,'day'::text,'07-06'::text,NULL::text,'gc'::text,'the mid-year review opens'::text,'ngày bắt đầu sơ kết'::text), (9,'mid_year_closing_on'::text,'day'::text,'07-31'::text,NULL::text,'gc'::text,'day of the mid-year closing'::text,'ngày khoá sổ sơ kết'::text), (10,'mid_year_closing_time'::text,'time'::text,'17:00'::text,NULL::text,'gc'::text,'time of the mid-year closing, in the council''s zone'::text,'giờ khoá sổ sơ kết, theo múi giờ của Hội đồng'::text), (11,'mid_year_cut_off_days'::text,'integer 0..365'::text,'15'::text,'days'::text,'gc'::text,'how long after the mid-year closing held cycles are tried again'::text,'số ngày sau khoá sổ sơ kết còn thử lại các cụm bị giữ'::text), (12,'mid_year_cut_off_day_kind'::text,'choice calendar|working'::text,'calendar'::text,NULL::text,'gc'::text,'how the days of the mid-year cut-off are counted'::text,'cách tính ngày của hạn chót sơ kết'::text), (13,'self_scoring_opens_on'::text,'day'::text,'11-15'::text,NULL::text,'gc'::text,'self-scoring opens; criteria can no longer change'::text,'ngày bắt đầu tự chấm điểm; từ đó không đổi tiêu chí'::text), (14,'self_scoring_closes_on'::text,'day'::text,'12-10'::text,NULL::text,'gc'::text,'last day of self-scoring'::text,'ngày cuối cùng tự chấm điểm'::text), (15,'head_review_closes_on'::text,'day'::text,'12-20'::text,NULL::text,'gc'::text,'last day of the head''s review'::text,'ngày cuối cùng cụm trưởng rà soát'::text), (16,'consensus_days'::text,'integer 0..60'::text,'10'::text,'days'::text,'grc'::text,'how long the members may look at the whole table and object'::text,'thời gian các thành viên xem bảng điểm và có ý kiến'::text), (17,'consensus_day_kind'::text,'choice calendar|working'::text,'calendar'::text,NULL::text,'grc'::text,'how the days of the consensus window are counted'::text,'cách tính ngày lấy ý kiến thống nhất'::text), (18,'appraisal_days'::text,'integer 0..365'::text,'25'::text,'days'::text,'gc'::text,'how long the council appraises, from the end of consensus'::text,'thời gian Hội đồng thẩm định, tính từ khi hết hạn lấy ý kiến'::text), (19,'appraisal_day_kind'::text,'choice calendar|working'::text,'working'::text,NULL::text,'gc'::text,'how the days of the appraisal are counted'::text,'cách tính ngày thẩm định'::text), (20,'year_end_closing_on'::text,'day'::text,'next:01-31'::text,NULL::text,'gc'::text,'day of the year-end closing'::text,'ngày khoá sổ tổng kết'::text), (21,'year_end_closing_time'::text,'time'::text,'17:00'::text,NULL::text,'gc'::text,'time of the year-end closing, in the council''s zone'::text,'giờ khoá sổ tổng kết, theo múi giờ của Hội đồng'::text), (22,'year_end_cut_off_days'::text,'integer 0..365'::text,'30'::text,'days'::text,'gc'::text,'how long after the year-end closing held cycles are tried again'::text,'số ngày sau khoá sổ tổng kết còn thử lại các cụm bị giữ'::text), (23,'year_end_cut_off_day_kind'::text,'choice calendar|working'::text,'calendar'::text,NULL::text,'gc'::text,'how the days of the year-end cut-off are counted'::text,'cách tính ngày của hạn chót tổng kết'::text), (24,'quota_run_on'::text,'day'::text,'next:02-15'::text,NULL::text,'g'::text,'the quota of Government flags is worked out'::text,'ngày xét chỉ tiêu Cờ thi đua của Chính phủ'::text), (25,'submission_due_on'::text,'day'::text,'next:02-15'::text,NULL::text,'g'::text,'last day for submitting proposals to the council above'::text,'ngày cuối cùng trình Hội đồng cấp trên'::text), (26,'publication_days'::text,'integer 0..60'::text,'1'::text,'days'::text,'g'::text,'how long after a decision it is published'::text,'số ngày từ khi có quyết định đến khi công bố'::text), (27,'publication_day_kind'::text,'choice calendar|working'::text,'calendar'::text,NULL::text,'g'::text,'how the days until publication are counted'::text,'cách tính ngày công bố'::text), (28,'statistics_due_on'::text,'day'::text,'next:06-30'::text,NULL::text,'g'::text,'last day for the year''s statistics'::text,'ngày cuối cùng báo cáo thống kê của năm'::text), (29,'reminder_days'::text,'integers 0..90'::text,'14,7,1'::text,'days'::text,'gc'::text,'how many days before a due date whoever still owes something is reminded'::text,'nhắc đơn vị còn thiếu trước hạn bao nhiêu ngày'::text), (30,'shift_to_working_day'::text,'yes_no'::text,'no'::text,NULL::text,'gc'::text,'whether a deadline on a day off moves to the next working day'::text,'hạn rơi vào ngày nghỉ có chuyển sang ngày làm việc kế tiếp không'::text), (31,'regulation_agreement_share'::text,'share 0..100'::text,'100.00'::text,'percent of members'::text,'g'::text,'how many members must agree before a regulation can be approved'::text,'tỷ lệ thành viên phải đồng ý để phê duyệt quy chế'::text), (32,'criteria_agreement_share'::text,'share 0..100'::text,'100.00'::text,'percent of members'::text,'gr'::text,'how many members must agree before criteria, or their change at mid-year, hold'::text,'tỷ lệ thành viên phải đồng ý để tiêu chí (kể cả sửa giữa năm) có hiệu lực'::text), (33,'bonus_cap_share'::text,'share 0..100'::text,'5.00'::text,'percent of the base'::text,'gr'::text,'the most that all bonus of a card may add, where the criteria set names no cap'::text,'tổng điểm thưởng tối đa của một phiếu, khi bảng điểm không ghi mức trần'::text), (34,'criterion_step'::text,'points 0.01..100'::text,'0.50'::text,'points'::text,'gr'::text,'points of a criterion come in multiples of this, where the criteria set names no step'::text,'bước điểm của tiêu chí, khi bảng điểm không ghi bước'::text), (35,'over_achievement_share'::text,'share 100..200'::text,'100.00'::text,'percent of a criterion''s maximum'::text,'gr'::text,'how far the result of a proportional criterion may count; 100 means never above its maximum'::text,'mức tối đa được tính khi vượt kế hoạch; 100 nghĩa là không vượt điểm tối đa'::text), (36,'year_aggregate'::text,'choice annual|halves'::text,'annual'::text,NULL::text,'gr'::text,'whether points are given for the whole year or for each half'::text,'chấm điểm theo cả năm hay theo hai kỳ'::text), (37,'first_half_weight'::text,'integer 1..100'::text,'1'::text,NULL::text,'gr'::text,'weight of the first half in the year, where halves are scored'::text,'hệ số của kỳ thứ nhất khi chấm theo hai kỳ'::text), (38,'second_half_weight'::text,'integer 1..100'::text,'2'::text,NULL::text,'gr'::text,'weight of the second half in the year, where halves are scored'::text,'hệ số của kỳ thứ hai khi chấm theo hai kỳ'::text), (39,'cross_points'::text,'yes_no'::text,'no'::text,NULL::text,'grc'::text,'whether a cross-inspection gives points'::text,'kiểm tra chéo có chấm điểm không'::text), (40,'mid_year_agenda'::text,'words results|exemplars!|movements|inspections|shortcomings|second_half_tasks|criteria_changes'::text,'results,exemplars,shortcomings,second_half_tasks'::text,NULL::text,'grc'::text,'items that the mid-year review must have on its agenda; presenting exemplars always'::text,'nội dung bắt buộc của hội nghị sơ kết; luôn có giới thiệu điển hình tiên tiến'::text), (41,'year_end_agenda'::text,'words results|exemplars!|movements|inspections|standings|awards|head_and_deputies|next_year_tasks'::text,'results,exemplars,standings,head_and_deputies,next_year_tasks'::text,NULL::text,'grc'::text,'items that the year-end conference must have on its agenda; presenting exemplars always'::text,'nội dung bắt buộc của hội nghị tổng kết; luôn có giới thiệu điển hình tiên tiến'::text), (42,'online_consent_share'::text,'share 0..100'::text,'100.00'::text,'percent of members'::text,'gr'::text,'how many members must agree before the mid-year review may be held online'::text,'tỷ lệ thành viên phải đồng ý để sơ kết trực tuyến'::text), (43,'missing_work_policy'::text,'choice hold|zero|not_ranked'::text,'hold'::text,NULL::text,'g'::text,'what happens at the cut-off to a cycle whose work is missing'::text,'xử lý thế nào khi đến hạn chót mà còn thiếu kết quả'::text), (44,'dossier_gate'::text,'choice late|incomplete|none'::text,'late'::text,NULL::text,'g'::text,'which year-end reports bar their unit from nomination: late or incomplete ones, only incomplete ones, or none'::text,'báo cáo tổng kết nào làm mất quyền được đề nghị: nộp muộn hoặc thiếu, chỉ khi thiếu, hoặc không xét'::text), (45,'closing_four_eyes'::text,'yes_no'::text,'no'::text,NULL::text,'g'::text,'whether a closing by hand needs a plan that somebody else made'::text,'khoá sổ bằng tay có phải theo bản chạy thử do người khác lập không'::text), (46,'tie_keys'::text,'words key_group_points|fewer_deductions|more_bonus|cluster_ballot'::text,'key_group_points,fewer_deductions,more_bonus,cluster_ballot'::text,NULL::text,'g'::text,'what decides between equal totals, in this order'::text,'thứ tự xét khi bằng điểm'::text), (47,'key_task_group'::text,'group'::text,'first'::text,NULL::text,'gr'::text,'which group of criteria holds the key tasks, by its code; first is the first of the table'::text,'mã nhóm tiêu chí nhiệm vụ trọng tâm; first là nhóm đầu tiên của bảng điểm'::text), (48,'excellent_from'::text,'share 0..100'::text,'90.00'::text,'percent of the base'::text,'gr'::text,'from which share of the base a unit is excellent'::text,'từ tỷ lệ nào so với tổng điểm được xếp loại xuất sắc'::text), (49,'good_from'::text,'share 0..100'::text,'80.00'::text,'percent of the base'::text,'gr'::text,'from which share of the base a unit is good'::text,'từ tỷ lệ nào so với tổng điểm được xếp loại tốt'::text), (50,'fair_from'::text,'share 0..100'::text,'65.00'::text,'percent of the base'::text,'gr'::text,'from which share of the base a unit is fair'::text,'từ tỷ lệ nào so với tổng điểm được xếp loại khá'::text), (51,'excellent_max_share'::text,'share 0..100'::text,'100.00'::text,'percent of units'::text,'gr'::text,'the most units of a cluster that may be excellent; 100 means no limit'::text,'tỷ lệ đơn vị xuất sắc tối đa trong cụm; 100 nghĩa là không giới hạn'::text), (52,'certificates_per_cluster'::text,'integer 0..15'::text,'1'::text,'certificates'::text,'gc'::text,'how many certificates of merit a cluster may propose'::text,'số Bằng khen mỗi cụm được đề nghị'::text), (53,'government_flag_share'::text,'share 0..100'::text,'20.00'::text,'percent'::text,'g'::text,'the most Government flags, as a share of what government_flag_base counts, rounded down'::text,'tỷ lệ tối đa Cờ thi đua của Chính phủ trên số nêu ở government_flag_base, làm tròn xuống'::text), (54,'government_flag_base'::text,'choice proposed_units|qualified_units|cluster_leaders|clusters'::text,'proposed_units'::text,NULL::text,'g'::text,'what the share of Government flags is counted on'::text,'số dùng để tính tỷ lệ Cờ thi đua của Chính phủ'::text), (55,'consultation_days'::text,'integer 1..60'::text,'10'::text,'days'::text,'g'::text,'how long the bodies consulted on a Government flag have to answer'::text,'thời hạn trả lời hiệp y'::text), (56,'consultation_day_kind'::text,'choice calendar|working'::text,'working'::text,NULL::text,'g'::text,'how the days of the consultation are counted'::text,'cách tính ngày hiệp y'::text), (57,'consultation_unanswered'::text,'choice agreed|wait'::text,'wait'::text,NULL::text,'g'::text,'what no answer in time means: agreement, or that one has to wait'::text,'quá hạn hiệp y mà không trả lời: coi như đồng ý, hay phải chờ'::text), (58,'head_assigned_by'::text,'choice cluster|council'::text,'cluster'::text,NULL::text,'g'::text,'who settles the next year''s head and deputies: the cluster''s members by agreeing, or the council by appointing'::text,'ai quyết định cụm trưởng, cụm phó năm sau: các thành viên thống nhất hay Hội đồng phân công'::text), (59,'officer_agreement_share'::text,'share 0..100'::text,'100.00'::text,'percent of members'::text,'gr'::text,'how many members must agree to the head and deputies proposed for the next year'::text,'tỷ lệ thành viên phải thống nhất cụm trưởng, cụm phó đề xuất cho năm sau'::text)
         )
  SELECT layered.name,
     layered.kind,
     layered.default_value,
     layered.unit,
     array_remove(ARRAY[
         CASE
             WHEN (layered.layer_letters ~~ '%g%'::text) THEN 'guidance'::text
             ELSE NULL::text
         END,
         CASE
             WHEN (layered.layer_letters ~~ '%r%'::text) THEN 'regulation'::text
             ELSE NULL::text
         END,
         CASE
             WHEN (layered.layer_letters ~~ '%c%'::text) THEN 'cycle'::text
             ELSE NULL::text
         END], NULL::text) AS array_remove,
     (layered.name = ANY (ARRAY['appraisal_or_year_end_first'::text, 'covenant_closes_on'::text, 'mid_year_report_due_on'::text, 'mid_year_review_opens_on'::text, 'self_scoring_opens_on'::text, 'self_scoring_closes_on'::text, 'head_review_closes_on'::text, 'consensus_days'::text, 'year_end_closing_on'::text, 'year_end_closing_time'::text, 'year_end_cut_off_days'::text, 'year_end_cut_off_day_kind'::text, 'regulation_agreement_share'::text, 'criteria_agreement_share'::text, 'bonus_cap_share'::text, 'criterion_step'::text, 'over_achievement_share'::text, 'year_aggregate'::text, 'first_half_weight'::text, 'second_half_weight'::text, 'excellent_from'::text, 'good_from'::text, 'fair_from'::text, 'head_assigned_by'::text, 'officer_agreement_share'::text, 'shift_to_working_day'::text, 'cross_points'::text, 'mid_year_agenda'::text, 'year_end_agenda'::text, 'online_consent_share'::text, 'tie_keys'::text, 'key_task_group'::text, 'excellent_max_share'::text, 'missing_work_policy'::text, 'certificates_per_cluster'::text, 'dossier_gate'::text, 'closing_four_eyes'::text, 'mid_year_closing_on'::text, 'mid_year_closing_time'::text, 'mid_year_cut_off_days'::text, 'mid_year_cut_off_day_kind'::text])),
     layered.doc_en,
     layered.doc_vi
    FROM layered
 UNION ALL
  SELECT ((((award.code || '_'::text) || ballot.code) || '_ballot_'::text) || rule.code),
     rule.kind,
         CASE
             WHEN (rule.code = 'threshold'::text) THEN ballot.threshold
             ELSE rule.default_value
         END AS default_value,
     rule.unit,
     ballot.layers,
     false,
     (((ballot.doc_en || award.doc_en) || ': '::text) || rule.doc_en),
     (((ballot.doc_vi || award.doc_vi) || ': '::text) || rule.doc_vi)
    FROM ((( VALUES ('flag'::text,'the ministry or province flag'::text,'Cờ thi đua cấp bộ, tỉnh'::text), ('certificate'::text,'the certificate of merit'::text,'Bằng khen'::text), ('government_flag'::text,'the Government flag'::text,'Cờ thi đua của Chính phủ'::text)) award(code, doc_en, doc_vi)
      CROSS JOIN ( VALUES ('cluster'::text,'2/3'::text,ARRAY['guidance'::text, 'regulation'::text],'the cluster''s ballot on '::text,'cụm bỏ phiếu xét '::text), ('council'::text,'4/5'::text,ARRAY['guidance'::text],'the council''s ballot on '::text,'Hội đồng bỏ phiếu xét '::text)) ballot(code, threshold, layers, doc_en, doc_vi))
      CROSS JOIN ( VALUES ('threshold'::text,'fraction'::text,NULL::text,'of the votes'::text,'the share of votes in favour that carries'::text,'tỷ lệ phiếu đồng ý cần đạt'::text), ('quorum'::text,'fraction'::text,'2/3'::text,'of the members'::text,'how many must take part'::text,'tỷ lệ tham gia tối thiểu'::text), ('base'::text,'choice all|present'::text,'all'::text,NULL::text,'whether the share is of all who may vote, or of those present'::text,'tỷ lệ tính trên toàn thể hay trên số có mặt'::text), ('secrecy'::text,'choice secret|open'::text,'secret'::text,NULL::text,'whether it is secret'::text,'bỏ phiếu kín hay công khai'::text), ('written_votes'::text,'yes_no'::text,'yes'::text,NULL::text,'whether those absent may vote in writing'::text,'người vắng mặt có được gửi phiếu không'::text)) rule(code, kind, default_value, unit, doc_en, doc_vi));
END;

ALTER FUNCTION thidua.setting_definitions() OWNER TO thidua_owner;

CREATE FUNCTION thidua.settle_mid_year(p_closing bigint, p_cycles bigint[], p_policies text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    this_council constant bigint := current_council();
begin
    insert into interim_standing
        (council_id, cycle_id, unit_id, closing_id, figure, rank, tied, base, bonus, deduction, total)
    select this_council, half.cycle_id, half.unit_id, p_closing, half.figure, half.rank, half.tied, half.base, half.bonus,
           half.deduction, half.total
    from rank_first_half(p_cycles, p_policies) as half;
    perform record_closing_work(p_closing, 'mid_year', p_cycles, p_policies);

    perform record_closed_cycles(
        p_closing, 'mid_year', array_agg(given.cycle_id), array_agg(given.policy), array_agg(d.inputs_digest),
        array_agg(d.standings_digest))
    from mid_year_digests(p_closing, p_cycles, p_policies) as d
    join unnest(p_cycles, p_policies) as given (cycle_id, policy) using (cycle_id);

    perform lead_cycles(p_cycles, array(select 'second_half' from unnest(p_cycles)), 'closing run', 'closing', null, null, '{}');
    perform plan_leading(p_cycles);
end
$$;

ALTER FUNCTION thidua.settle_mid_year(p_closing bigint, p_cycles bigint[], p_policies text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.settle_year_end(p_closing bigint, p_cycles bigint[], p_policies text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    this_council constant bigint := current_council();
    rules constant closing_rule[] := closing_rules(p_cycles, p_policies);
    worked_out closing_row[];
begin
    select coalesce(array_agg(ranked), '{}') into worked_out from rank_cards(rules) as ranked;

    insert into standing
        (council_id, cycle_id, unit_id, revision, closing_id, rank, tied, class, capped, base, bonus, deduction, total, tie_values,
         gate)
    select this_council, r.cycle_id, r.unit_id, cycle.revision, p_closing, r.rank, r.tied, r.class, r.capped, r.base, r.bonus,
           r.deduction, r.total, r.tie_values, r.gate
    from unnest(worked_out) as r
    join cycle on cycle.council_id = this_council and cycle.cycle_id = r.cycle_id;

    insert into award_slot (council_id, cycle_id, revision, award, no, unit_id)
    select this_council, rule.cycle_id, cycle.revision, slot.award, slot.no, holder.unit_id
    from unnest(rules) as rule
    join cycle on cycle.council_id = this_council and cycle.cycle_id = rule.cycle_id
    cross join lateral slots_of(rule.certificates) as slot
    left join unnest(worked_out) as holder
        on holder.cycle_id = rule.cycle_id and holder.award = slot.award and holder.award_no = slot.no;

    perform record_closed_cycles(
        p_closing, 'year_end', array_agg(rule.cycle_id), array_agg(rule.policy), array_agg(d.inputs_digest),
        array_agg(d.standings_digest))
    from closing_digests(rules, worked_out) as d
    join unnest(rules) as rule using (cycle_id);

    perform record_closing_work(p_closing, 'year_end', p_cycles, p_policies);
    perform carry_over(p_cycles);

    insert into cycle_transition (council_id, cycle_id, from_state, to_state, author, role, at)
    select this_council, cycle.cycle_id, cycle.state, 'closed', current_actor(), 'closing', current_instant()
    from cycle
    where cycle.council_id = this_council
      and cycle.cycle_id = any (p_cycles)
    order by cycle.cycle_id;
    update cycle
    set state = 'closed'
    where council_id = this_council
      and cycle_id = any (p_cycles);
end
$$;

ALTER FUNCTION thidua.settle_year_end(p_closing bigint, p_cycles bigint[], p_policies text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.shifted_day(p_day date, p_shift boolean) RETURNS date
    LANGUAGE sql STABLE
    RETURN CASE WHEN (p_shift AND (NOT thidua.is_working_day(p_day))) THEN thidua.add_days(p_day, 1, 'working'::text) ELSE p_day END;

ALTER FUNCTION thidua.shifted_day(p_day date, p_shift boolean) OWNER TO thidua_owner;

CREATE FUNCTION thidua.slot_candidates(p_cycle bigint) RETURNS TABLE(unit_id bigint, code text, rank integer)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT standing.unit_id,
     (unit.code)::text AS code,
     (standing.rank)::integer AS rank
    FROM ((thidua.standing
      JOIN thidua.cycle USING (council_id, cycle_id, revision))
      JOIN thidua.unit USING (council_id, unit_id))
   WHERE ((standing.council_id = ( SELECT thidua.current_council() AS current_council)) AND (standing.cycle_id = slot_candidates.p_cycle) AND (standing.rank IS NOT NULL) AND (standing.gate IS NULL) AND (NOT (EXISTS ( SELECT
            FROM thidua.award_slot held
           WHERE ((held.council_id = standing.council_id) AND (held.cycle_id = standing.cycle_id) AND (held.revision = standing.revision) AND (held.unit_id = standing.unit_id))))));
END;

ALTER FUNCTION thidua.slot_candidates(p_cycle bigint) OWNER TO thidua_owner;

CREATE FUNCTION thidua.stage_card_facts(p_cycles bigint[], p_units bigint[], p_halves integer[]) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    staged integer;
begin
    insert into pg_temp.card_row (line, unit, criterion, half, points, bonus, fact, reason)
    select row_number() over (order by unit.code collate "C", known.half, known.criterion collate "C", known.source collate "C"),
           unit.code, known.criterion, known.half, known.points, 0, known.fact, known.source
    from card_facts(array(select distinct wanted.cycle_id from unnest(p_cycles) as wanted (cycle_id))) as known
    join unnest(p_cycles, p_units, p_halves) as wanted (cycle_id, unit_id, half)
        on wanted.cycle_id = known.cycle_id and wanted.unit_id = known.unit_id and wanted.half = known.half
    join unit on unit.council_id = current_council() and unit.unit_id = known.unit_id;
    get diagnostics staged = row_count;
    return staged;
end
$$;

ALTER FUNCTION thidua.stage_card_facts(p_cycles bigint[], p_units bigint[], p_halves integer[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.stage_unit_changes(p_line integer[], p_change integer[], p_kind text[], p_unit text[], p_side text[], p_heir text[], p_name text[], p_cluster text[], p_on date[], p_document text[], p_reason text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
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

ALTER FUNCTION thidua.stage_unit_changes(p_line integer[], p_change integer[], p_kind text[], p_unit text[], p_side text[], p_heir text[], p_name text[], p_cluster text[], p_on date[], p_document text[], p_reason text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.summed_cards(p_council bigint, p_cycles bigint[], p_units bigint[]) RETURNS TABLE(cycle_id bigint, unit_id bigint, figure text, base numeric, bonus numeric, deduction numeric, total numeric, digest bytea)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
    return query
    with touched as materialized (
        select t.cycle_id, t.unit_id, criteria_set.aggregate, criteria_set.bonus_cap,
               criteria_set.first_weight, criteria_set.second_weight,
               case criteria_set.aggregate
                   when 'annual' then criteria_set.required_lines
                   else criteria_set.required_lines + first_set.required_lines
               end as required_lines
        from unnest(p_cycles, p_units) as t (cycle_id, unit_id)
        join cycle on cycle.council_id = p_council and cycle.cycle_id = t.cycle_id
        join criteria_set on criteria_set.council_id = p_council
            and criteria_set.criteria_set_id = cycle.criteria_set_id
        join criteria_set as first_set on first_set.council_id = p_council
            and first_set.criteria_set_id = coalesce(cycle.first_half_set_id, cycle.criteria_set_id)
    ),
    summed as (
        select touched.cycle_id, touched.unit_id, complete.figure,
               coalesce(figured.base, 0) as base,
               least(coalesce(figured.bonus, 0), touched.bonus_cap) as bonus,
               coalesce(figured.deduction, 0) + coalesce(found.deduction, 0) as deduction,
               case when complete.digest_text is not null or found.digest_text is not null
                    then sha256(convert_to(coalesce(complete.digest_text, '') || coalesce(found.digest_text, ''), 'UTF8'))
               end as digest
        from touched
        cross join lateral (
            select case touched.required_lines
                       when count(line.decided_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'decided'
                       when count(line.agreed_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'agreed'
                       when count(line.head_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'head'
                       when count(line.self_points) filter (where criterion.kind not in ('bonus', 'deduction')) then 'self'
                   end as figure,
                   string_agg(line_digest_text(line), '' order by line.half, line.criterion_no) as digest_text
            from scorecard_line as line
            join criterion using (council_id, criteria_set_id, criterion_no)
            where line.council_id = p_council
              and line.cycle_id = touched.cycle_id
              and line.unit_id = touched.unit_id
        ) as complete
        cross join lateral (
            select sum(counted.points) filter (where counted.part = 'base') as base,
                   coalesce(sum(counted.bonus), 0)
                       + coalesce(sum(counted.points) filter (where counted.part = 'bonus'), 0) as bonus,
                   sum(counted.points) filter (where counted.part = 'deduction') as deduction
            from counted_lines(p_council, touched.cycle_id, touched.unit_id, complete.figure,
                               touched.aggregate, touched.first_weight, touched.second_weight) as counted
        ) as figured
        cross join lateral (
            select sum(finding.points) filter (where finding.effect = 'deduct' and finding.lifted_at is null) as deduction,
                   string_agg(finding_digest_text(finding), '' order by finding.finding_id) as digest_text
            from finding
            where finding.council_id = p_council
              and finding.cycle_id = touched.cycle_id
              and finding.unit_id = touched.unit_id
        ) as found
    )
    select summed.cycle_id, summed.unit_id, summed.figure,
           case when summed.figure is not null then summed.base end,
           case when summed.figure is not null then summed.bonus end,
           case when summed.figure is not null then summed.deduction end,
           case when summed.figure is not null then greatest(summed.base + summed.bonus - summed.deduction, 0) end,
           summed.digest
    from summed;
end
$$;

ALTER FUNCTION thidua.summed_cards(p_council bigint, p_cycles bigint[], p_units bigint[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.take_import_key(p_key text, p_command text, p_payload_sha256 bytea) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
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
        perform refuse('TD007', 'key_reused', 'key', p_key, 'command', known.command);
    end if;
    return false;
end
$$;

ALTER FUNCTION thidua.take_import_key(p_key text, p_command text, p_payload_sha256 bytea) OWNER TO thidua_owner;

CREATE FUNCTION thidua.tenancy_faults() RETURNS TABLE(fault text, remedy text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT format('login "%s" is a superuser or bypasses row-level security'::text, SESSION_USER) AS format,
     'Let the daemon log in as "thidua", or: alter role ... nosuperuser nobypassrls'::text
    FROM pg_roles
   WHERE ((pg_roles.rolname = SESSION_USER) AND (pg_roles.rolsuper OR pg_roles.rolbypassrls))
 UNION ALL
  SELECT format('login "%s" can act as the owner of the schema'::text, SESSION_USER) AS format,
     format('revoke thidua_owner from %I'::text, SESSION_USER) AS format
    FROM pg_roles
   WHERE ((pg_roles.rolname = SESSION_USER) AND (NOT pg_roles.rolsuper) AND pg_has_role(SESSION_USER, 'thidua_owner'::name, 'member'::text))
 UNION ALL
  SELECT format('login "%s" has the rights of its roles without switching to them'::text, SESSION_USER) AS format,
     format('alter role %I noinherit'::text, SESSION_USER) AS format
    FROM pg_roles
   WHERE ((pg_roles.rolname = SESSION_USER) AND pg_roles.rolinherit AND (NOT pg_roles.rolsuper))
 UNION ALL
  SELECT format('login "%s" is not a member of %s'::text, SESSION_USER, needed.role) AS format,
     format('grant %I to %I'::text, needed.role, SESSION_USER) AS format
    FROM unnest(ARRAY['thidua_app'::text, 'thidua_scheduler'::text]) needed(role)
   WHERE (NOT pg_has_role(SESSION_USER, (needed.role)::name, 'member'::text))
 UNION ALL
  SELECT format('role %s owns tables, is a superuser or bypasses row-level security'::text, working.rolname) AS format,
     format('alter role %I nosuperuser nobypassrls; reassign what it owns to thidua_owner'::text, working.rolname) AS format
    FROM pg_roles working
   WHERE ((working.rolname = ANY (ARRAY['thidua_app'::name, 'thidua_scheduler'::name])) AND (working.rolsuper OR working.rolbypassrls OR (EXISTS ( SELECT
            FROM pg_class
           WHERE ((pg_class.relowner = working.oid) AND (pg_class.relnamespace = ('thidua'::regnamespace)::oid))))))
 UNION ALL
  SELECT format('table %s does not force row-level security'::text, tenant.relname) AS format,
     format('alter table thidua.%I enable row level security, force row level security'::text, tenant.relname) AS format
    FROM (pg_class tenant
      JOIN pg_attribute key ON (((key.attrelid = tenant.oid) AND (key.attname = 'council_id'::name) AND (NOT key.attisdropped))))
   WHERE ((tenant.relnamespace = ('thidua'::regnamespace)::oid) AND (tenant.relkind = ANY (ARRAY['r'::"char", 'p'::"char"])) AND (NOT (tenant.relrowsecurity AND tenant.relforcerowsecurity)))
 UNION ALL
  SELECT format('table %s has no policy'::text, tenant.relname) AS format,
     'restore the schema with "thiduad migrate" on a sound database'::text
    FROM (pg_class tenant
      JOIN pg_attribute key ON (((key.attrelid = tenant.oid) AND (key.attname = 'council_id'::name) AND (NOT key.attisdropped))))
   WHERE ((tenant.relnamespace = ('thidua'::regnamespace)::oid) AND (tenant.relkind = ANY (ARRAY['r'::"char", 'p'::"char"])) AND (NOT (EXISTS ( SELECT
            FROM pg_policy
           WHERE (pg_policy.polrelid = tenant.oid)))));
END;

ALTER FUNCTION thidua.tenancy_faults() OWNER TO thidua_owner;

CREATE FUNCTION thidua.wake_closings() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    woken timestamptz;
begin
    with held as (
        select job.job_id
        from job
        where job.council_id = this_council
          and job.state = 'held'
          and job.kind in ('closing.mid_year', 'closing.year_end')
          and current_setting('thidua.is_closing', true) is distinct from 'yes'
          and exists (select from changed where changed.command not like 'closing %' and changed.object <> 'refused')
        for no key update skip locked
    ),
    brought_forward as (
        update job
        set run_at = greatest(current_instant(), job.started_at + interval '10 seconds')
        from held
        where job.council_id = this_council
          and job.job_id = held.job_id
          and job.run_at > greatest(current_instant(), job.started_at + interval '10 seconds')
        returning job.run_at
    )
    select min(brought_forward.run_at) into woken from brought_forward;
    if woken is not null then
        update lane set turn_at = least(turn_at, woken) where council_id = this_council;
        perform pg_notify('thidua_lane', '');
    end if;
    return null;
end
$$;

ALTER FUNCTION thidua.wake_closings() OWNER TO thidua_owner;

CREATE FUNCTION thidua.wanted_calls(p_cycles bigint[], p_kind text, p_title text, p_on date, p_due_on date, p_grace_days integer, p_parts text[], p_criterion text, p_document text) RETURNS TABLE(cycle_id bigint, cluster text, is_new boolean, changed boolean, title text, called_on date, due_on date, grace_days integer, parts text[], criterion text, document text, before jsonb, fault text, parameters text[])
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH said AS (
          SELECT said.cycle_id,
             (max(said.value) FILTER (WHERE (said.name = 'shift_to_working_day'::text)) = 'yes'::text) AS shifts,
             max(said.value) FILTER (WHERE (said.name =
                 CASE wanted_calls.p_kind
                     WHEN 'mid_year'::text THEN 'mid_year_report_due_on'::text
                     WHEN 'year_end'::text THEN 'self_scoring_closes_on'::text
                     ELSE NULL::text
                 END)) AS due
            FROM thidua.settings_of(wanted_calls.p_cycles, ARRAY['shift_to_working_day'::text, 'mid_year_report_due_on'::text, 'self_scoring_closes_on'::text]) said(cycle_id, name, value)
           GROUP BY said.cycle_id
         ), wanted AS (
          SELECT cycle.council_id,
             cycle.cycle_id,
             cycle.year,
                 CASE
                     WHEN ((wanted_calls.p_kind = 'mid_year'::text) AND (criteria_set.aggregate = 'halves'::text)) THEN COALESCE(cycle.first_half_set_id, cycle.criteria_set_id)
                     ELSE cycle.criteria_set_id
                 END AS criteria_set_id,
             (cluster.code)::text AS cluster,
             (present.kind IS NULL) AS is_new,
             present.*::thidua.report_call AS present_row,
             to_jsonb(present.*) AS present,
             COALESCE(NORMALIZE(wanted_calls.p_title), (present.title)::text,
                 CASE wanted_calls.p_kind
                     WHEN 'mid_year'::text THEN 'Báo cáo sơ kết'::text
                     WHEN 'year_end'::text THEN 'Báo cáo tổng kết'::text
                     ELSE wanted_calls.p_kind
                 END) AS title,
             COALESCE(wanted_calls.p_on, present.called_on, thidua.council_today()) AS called_on,
                 CASE
                     WHEN ((wanted_calls.p_due_on IS NULL) AND (present.kind IS NOT NULL)) THEN present.due_on
                     ELSE thidua.shifted_day(COALESCE(wanted_calls.p_due_on, thidua.day_of_setting(said.due, (cycle.year)::integer)), said.shifts)
                 END AS due_on,
             COALESCE(wanted_calls.p_grace_days, (present.grace_days)::integer, 0) AS grace_days,
             COALESCE(wanted_calls.p_parts, present.parts, '{}'::text[]) AS parts,
             COALESCE(wanted_calls.p_criterion, (present.criterion)::text) AS criterion,
             COALESCE(NORMALIZE(wanted_calls.p_document), (present.document)::text) AS document,
             ( SELECT count(DISTINCT report.unit_id) AS count
                    FROM thidua.report
                   WHERE ((report.council_id = cycle.council_id) AND (report.cycle_id = cycle.cycle_id) AND (report.kind = wanted_calls.p_kind))) AS filed
            FROM ((((thidua.cycle
              JOIN thidua.cluster USING (council_id, cluster_id))
              LEFT JOIN thidua.criteria_set USING (council_id, criteria_set_id))
              JOIN said USING (cycle_id))
              LEFT JOIN thidua.report_call present ON (((present.council_id = cycle.council_id) AND (present.cycle_id = cycle.cycle_id) AND (present.kind = wanted_calls.p_kind))))
           WHERE (cycle.council_id = ( SELECT thidua.current_council() AS current_council))
         ), compared AS (
          SELECT wanted.council_id,
             wanted.cycle_id,
             wanted.year,
             wanted.criteria_set_id,
             wanted.cluster,
             wanted.is_new,
             wanted.present_row,
             wanted.present,
             wanted.title,
             wanted.called_on,
             wanted.due_on,
             wanted.grace_days,
             wanted.parts,
             wanted.criterion,
             wanted.document,
             wanted.filed,
             (wanted.is_new OR (((((((wanted.title IS DISTINCT FROM ((wanted.present_row).title)::text) OR (wanted.called_on IS DISTINCT FROM (wanted.present_row).called_on)) OR (wanted.due_on IS DISTINCT FROM (wanted.present_row).due_on)) OR (wanted.grace_days IS DISTINCT FROM ((wanted.present_row).grace_days)::integer)) OR (wanted.parts IS DISTINCT FROM (wanted.present_row).parts)) OR (wanted.criterion IS DISTINCT FROM ((wanted.present_row).criterion)::text)) OR (wanted.document IS DISTINCT FROM ((wanted.present_row).document)::text))) AS changed
            FROM wanted
         )
  SELECT compared.cycle_id,
     compared.cluster,
     compared.is_new,
     compared.changed,
     compared.title,
     compared.called_on,
     compared.due_on,
     compared.grace_days,
     compared.parts,
     compared.criterion,
     compared.document,
         CASE
             WHEN (NOT compared.is_new) THEN jsonb_strip_nulls(((((compared.present - 'council_id'::text) - 'cycle_id'::text) - 'author'::text) - 'at'::text))
             ELSE NULL::jsonb
         END AS "case",
         CASE
             WHEN (compared.called_on > thidua.council_today()) THEN 'report_call_in_future'::text
             WHEN (compared.due_on IS NULL) THEN 'report_due_missing'::text
             WHEN (compared.due_on < compared.called_on) THEN 'report_due_before_call'::text
             WHEN ((compared.criterion IS NOT NULL) AND (NOT (EXISTS ( SELECT
                FROM thidua.criterion
               WHERE ((criterion.council_id = compared.council_id) AND (criterion.criteria_set_id = compared.criteria_set_id) AND ((criterion.code)::text = compared.criterion) AND (criterion.kind = 'lateness'::text)))))) THEN 'report_criterion_not_lateness'::text
             WHEN (EXISTS ( SELECT
                FROM thidua.report_call other
               WHERE ((other.council_id = compared.council_id) AND (other.cycle_id = compared.cycle_id) AND ((other.criterion)::text = compared.criterion) AND (other.kind <> wanted_calls.p_kind)))) THEN 'report_criterion_taken'::text
             WHEN (compared.changed AND (compared.filed > 0) AND (wanted_calls.p_document IS NULL)) THEN 'report_call_answered'::text
             ELSE NULL::text
         END AS "case",
     ARRAY['kind'::text, wanted_calls.p_kind, 'cluster'::text, compared.cluster, 'year'::text, (compared.year)::text, 'due'::text, COALESCE((compared.due_on)::text, '-'::text), 'called'::text, (compared.called_on)::text, 'criterion'::text, COALESCE(compared.criterion, '-'::text), 'count'::text, (compared.filed)::text] AS "array"
    FROM compared;
END;

ALTER FUNCTION thidua.wanted_calls(p_cycles bigint[], p_kind text, p_title text, p_on date, p_due_on date, p_grace_days integer, p_parts text[], p_criterion text, p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.wanted_cycles(p_year integer, p_clusters text[]) RETURNS bigint[]
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
    missing text;
    wanted bigint[];
begin
    select named.code into missing
    from unnest(p_clusters) as named (code)
    where not exists (
        select from cycle join cluster using (council_id, cluster_id)
        where cycle.council_id = this_council and cycle.year = p_year and cluster.code = named.code)
    order by named.code
    limit 1;
    if found then
        perform refuse('TD002', 'cycle_missing', 'cluster', missing, 'year', p_year::text);
    end if;

    with locked as (
        select cycle.cycle_id
        from cycle
        where cycle.council_id = this_council
          and cycle.year = p_year
          and (p_clusters is null or cycle.cluster_id in
               (select cluster.cluster_id from cluster
                where cluster.council_id = this_council and cluster.code = any (p_clusters)))
        order by cycle.cycle_id
        for no key update
    )
    select coalesce(array_agg(locked.cycle_id), '{}') into wanted from locked;
    return wanted;
end
$$;

ALTER FUNCTION thidua.wanted_cycles(p_year integer, p_clusters text[]) OWNER TO thidua_owner;

CREATE FUNCTION thidua.write_cards(p_year integer, p_figure text, p_command text, p_role text, p_document text) RETURNS TABLE(lines integer, cards integer)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    SET jit TO 'off'
    AS $_$
declare
    this_council constant bigint := current_council();
    this_entry bigint;
    fresh integer;
    changed integer;
begin
    cards := (select count(distinct c.unit) from pg_temp.card_line as c);
    delete from pg_temp.card_line as c
    where c.is_known and (c.points, c.bonus, c.fact, c.reason)
        is not distinct from (c.old_points::numeric, c.old_bonus::numeric, c.old_fact, c.old_reason);
    if not exists (select from pg_temp.card_line) then
        lines := 0;
        return next;
        return;
    end if;

    insert into score_entry (council_id, author, at, command, role, document)
    values (this_council, current_actor(), current_instant(), p_command, p_role, p_document)
    returning entry_id into this_entry;

    insert into event (council_id, at, actor, command, object, before, after)
    select this_council, current_instant(), current_actor(), p_command, 'card/' || c.unit || '/' || p_year || '/' || p_figure,
           jsonb_object_agg(c.line_name, jsonb_build_array(c.old_points, c.old_bonus, c.old_fact, c.old_reason)),
           jsonb_object_agg(c.line_name, jsonb_build_array(c.points, c.bonus, c.fact, c.reason))
    from (select l.*, l.criterion || case when l.half > 0 then '/' || l.half else '' end as line_name
          from pg_temp.card_line as l) as c
    where c.old_points is not null
    group by c.unit
    order by c.unit collate "C";

    -- Whoever found a line here wrote it before; a line that another import has written since makes the insert fail, and the
    -- import is told to try again.
    execute format($sql$
        insert into scorecard_line
            (council_id, cycle_id, unit_id, criterion_no, half, criteria_set_id, %1$I, %2$I, %3$I, %4$I, %5$I)
        select $1, c.cycle_id, c.unit_id, c.criterion_no, c.half, c.criteria_set_id, c.points, c.bonus, c.fact, c.reason, $2
        from pg_temp.card_line as c
        where not c.is_known
        $sql$, p_figure || '_points', p_figure || '_bonus', p_figure || '_fact', p_figure || '_reason', p_figure || '_entry')
    using this_council, this_entry;
    get diagnostics fresh = row_count;

    execute format($sql$
        update scorecard_line as line
        set %1$I = c.points, %2$I = c.bonus, %3$I = c.fact, %4$I = c.reason, %5$I = $2
        from pg_temp.card_line as c
        where c.is_known
          and line.council_id = $1
          and line.cycle_id = c.cycle_id
          and line.unit_id = c.unit_id
          and line.criterion_no = c.criterion_no
          and line.half = c.half
        $sql$, p_figure || '_points', p_figure || '_bonus', p_figure || '_fact', p_figure || '_reason', p_figure || '_entry')
    using this_council, this_entry;
    get diagnostics changed = row_count;
    lines := fresh + changed;

    perform record_event(p_command, 'cards/' || p_year || '/' || p_figure,
        p_after => jsonb_strip_nulls(jsonb_build_object(
            'lines', lines, 'cards', cards, 'entry', this_entry, 'role', p_role, 'document', p_document)));
    return next;
end
$_$;

ALTER FUNCTION thidua.write_cards(p_year integer, p_figure text, p_command text, p_role text, p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.write_criteria_set(p_code text, p_year integer, p_base_total numeric, p_bonus_cap numeric, p_group text[], p_group_max numeric[], p_criterion text[], p_criterion_group integer[], p_text text[], p_kind text[], p_max numeric[], p_step numeric[], p_bonus_max numeric[], p_needs_evidence boolean[], p_rule text[], p_scorer text[], p_rung_criterion integer[], p_rung_lower numeric[], p_rung_lower_included boolean[], p_rung_upper numeric[], p_rung_upper_included boolean[], p_rung_points numeric[], p_aggregate text, p_first_weight integer, p_second_weight integer, p_over_achievement numeric) RETURNS TABLE(set_id bigint, version integer, is_new boolean, set_digest bytea)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
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

ALTER FUNCTION thidua.write_criteria_set(p_code text, p_year integer, p_base_total numeric, p_bonus_cap numeric, p_group text[], p_group_max numeric[], p_criterion text[], p_criterion_group integer[], p_text text[], p_kind text[], p_max numeric[], p_step numeric[], p_bonus_max numeric[], p_needs_evidence boolean[], p_rule text[], p_scorer text[], p_rung_criterion integer[], p_rung_lower numeric[], p_rung_lower_included boolean[], p_rung_upper numeric[], p_rung_upper_included boolean[], p_rung_points numeric[], p_aggregate text, p_first_weight integer, p_second_weight integer, p_over_achievement numeric) OWNER TO thidua_owner;

CREATE FUNCTION thidua.write_results(p_cycles bigint[], p_line integer[], p_unit text[], p_indicator text[], p_half integer[], p_actual numeric[], p_document text) RETURNS TABLE(changed integer, unknown_lines integer[])
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
declare
    this_council constant bigint := current_council();
begin
    create temporary table wanted_result on commit drop as
    select r.line, r.unit, normalize(r.indicator) as indicator, r.half, r.actual::numeric(14,4) as actual, target.cycle_id,
           target.unit_id, target.target_id, target.result as old_result
    from unnest(p_line, p_unit, p_indicator, p_half, p_actual) as r (line, unit, indicator, half, actual)
    left join unit on unit.council_id = this_council and unit.code = r.unit
    left join covenant_target as target
        on target.council_id = this_council and target.cycle_id = any (p_cycles) and target.unit_id = unit.unit_id
       and target.indicator = normalize(r.indicator) and target.half = r.half and target.withdrawn_at is null;
    unknown_lines := (select array_agg(w.line order by w.line) from pg_temp.wanted_result as w where w.target_id is null);
    delete from pg_temp.wanted_result as w where w.actual is not distinct from w.old_result;
    if unknown_lines is not null then
        drop table pg_temp.wanted_result;
        changed := 0;
        return next;
        return;
    end if;

    update covenant_target as target
    set result = w.actual, result_by = current_actor(), result_at = current_instant(),
        result_document = normalize(p_document)
    from pg_temp.wanted_result as w
    where target.council_id = this_council and target.cycle_id = w.cycle_id and target.unit_id = w.unit_id
      and target.target_id = w.target_id;
    get diagnostics changed = row_count;
    insert into event (council_id, at, actor, command, object, before, after)
    select this_council, current_instant(), current_actor(), 'result import',
           'covenant/' || cluster.code || '/' || cycle.year,
           jsonb_object_agg(w.unit || '/' || w.indicator || '/' || w.half, w.old_result)
               filter (where w.old_result is not null),
           jsonb_strip_nulls(jsonb_build_object(
               'results', jsonb_object_agg(w.unit || '/' || w.indicator || '/' || w.half, w.actual),
               'document', normalize(p_document)))
    from pg_temp.wanted_result as w
    join cycle on cycle.council_id = this_council and cycle.cycle_id = w.cycle_id
    join cluster using (council_id, cluster_id)
    group by cluster.code, cycle.year
    order by cluster.code collate "C";
    drop table pg_temp.wanted_result;
    return next;
end
$$;

ALTER FUNCTION thidua.write_results(p_cycles bigint[], p_line integer[], p_unit text[], p_indicator text[], p_half integer[], p_actual numeric[], p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.write_settings(p_command text, p_year integer, p_layer text, p_cluster text, p_names text[], p_values text[], p_document text) RETURNS TABLE(name text, value_before text, value_after text, version integer)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    this_cluster bigint;
    refused record;
begin
    if p_layer <> 'guidance' then
        select cluster_id into this_cluster from cluster where council_id = this_council and code = p_cluster;
        if not found then
            perform refuse('TD002', 'cluster_missing', 'cluster', p_cluster);
        end if;
    end if;
    if p_layer = 'cycle' and not exists (
        select from cycle where council_id = this_council and year = p_year and cluster_id = this_cluster)
    then
        perform refuse('TD002', 'cycle_missing', 'cluster', p_cluster, 'year', p_year::text);
    end if;
    perform require_settings(p_names);
    select definition.name, array_to_string(definition.layers, ', ') as layers into refused
    from setting_definitions() as definition
    where definition.name = any (p_names) and p_layer <> all (definition.layers)
    order by definition.name
    limit 1;
    if found then
        perform refuse('TD006', 'setting_of_other_layers', 'name', refused.name, 'layer', p_layer, 'layers', refused.layers);
    end if;

    return query
    with wanted as materialized (
        select given.name, given.value, known.value as value_before
        from unnest(p_names, p_values) as given (name, value)
        left join setting as known
            on known.council_id = this_council and known.year = p_year and known.layer = p_layer
           and known.cluster_id is not distinct from this_cluster and known.name = given.name
        where given.value is distinct from known.value
    ),
    written as (
        insert into setting as known (council_id, year, layer, cluster_id, name, value, set_by, set_at, document)
        select this_council, p_year, p_layer, this_cluster, wanted.name, wanted.value, current_actor(), current_instant(),
               p_document
        from wanted
        order by wanted.name
        on conflict (council_id, year, layer, cluster_id, name) do update
            set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at, document = excluded.document,
                version = known.version + 1
        returning known.name, known.value, known.version
    ),
    noted as (
        insert into event (council_id, at, actor, command, object, before, after)
        select this_council, current_instant(), current_actor(), p_command,
               'setting/' || p_year || '/' || coalesce(p_cluster || '/', '') || p_layer || '/' || written.name,
               jsonb_build_object('value', wanted.value_before),
               jsonb_strip_nulls(jsonb_build_object('version', written.version, 'document', p_document))
                   || jsonb_build_object('value', written.value)
        from written
        join wanted using (name)
        order by written.name
    )
    select written.name, wanted.value_before, written.value, written.version
    from written
    join wanted using (name)
    order by written.name;

    if p_names && array['excellent_from', 'good_from', 'fair_from'] then
        perform refuse_rising_classes(p_year);
    end if;
end
$$;

ALTER FUNCTION thidua.write_settings(p_command text, p_year integer, p_layer text, p_cluster text, p_names text[], p_values text[], p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.write_targets(p_cycle bigint, p_line integer[], p_unit text[], p_indicator text[], p_measure text[], p_plan numeric[], p_criterion text[], p_half integer[], p_document text) RETURNS TABLE(targets integer, changed integer)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
#variable_conflict use_column
declare
    this_council constant bigint := current_council();
    before jsonb;
    written integer;
begin
    create temporary table wanted_target on commit drop as
    select named.*, known.target_id, known.measure as old_measure, known.plan as old_plan, known.criterion as old_criterion
    from named_targets(p_cycle, p_line, p_unit, p_indicator, p_measure, p_plan, p_criterion, p_half) as named
    left join covenant_target as known
        on known.council_id = this_council and known.cycle_id = p_cycle and known.unit_id = named.unit_id
       and known.indicator = named.indicator and known.half = named.half and known.withdrawn_at is null;
    targets := (select count(*) from pg_temp.wanted_target);
    delete from pg_temp.wanted_target as w
    where w.target_id is not null and (w.measure, w.plan, w.criterion)
        is not distinct from (w.old_measure::text, w.old_plan::numeric, w.old_criterion::text);

    update covenant_target as known
    set measure = w.measure, plan = w.plan, criterion = w.criterion, document = normalize(p_document),
        author = current_actor(), at = current_instant()
    from pg_temp.wanted_target as w
    where known.council_id = this_council and known.cycle_id = p_cycle and known.unit_id = w.unit_id
      and known.target_id = w.target_id;
    get diagnostics changed = row_count;
    insert into covenant_target
        (council_id, cycle_id, unit_id, indicator, half, measure, plan, criterion, document, author, at)
    select this_council, p_cycle, w.unit_id, w.indicator, w.half, w.measure, w.plan, w.criterion, normalize(p_document),
           current_actor(), current_instant()
    from pg_temp.wanted_target as w
    where w.target_id is null
    order by w.line, w.unit collate "C";
    get diagnostics written = row_count;
    changed := changed + written;

    if changed > 0 then
        perform record_event('target import', 'covenant/' || cluster.code || '/' || cycle.year,
            p_before => changes.before,
            p_after => jsonb_strip_nulls(jsonb_build_object('targets', changes.after, 'document', normalize(p_document))))
        from cycle
        join cluster using (council_id, cluster_id)
        cross join (
            select jsonb_object_agg(w.unit || '/' || w.indicator || '/' || w.half,
                                    jsonb_build_array(w.old_measure, w.old_plan, w.old_criterion))
                       filter (where w.target_id is not null) as before,
                   jsonb_object_agg(w.unit || '/' || w.indicator || '/' || w.half,
                                    jsonb_build_array(w.measure, w.plan, w.criterion)) as after
            from pg_temp.wanted_target as w
        ) as changes
        where cycle.council_id = this_council and cycle.cycle_id = p_cycle;
    end if;
    drop table pg_temp.wanted_target;
    return next;
end
$$;

ALTER FUNCTION thidua.write_targets(p_cycle bigint, p_line integer[], p_unit text[], p_indicator text[], p_measure text[], p_plan numeric[], p_criterion text[], p_half integer[], p_document text) OWNER TO thidua_owner;

CREATE FUNCTION thidua.write_unit_changes() RETURNS TABLE(change_no integer, what text, unit text, successor text, cluster text, year integer, detail text)
    LANGUAGE plpgsql
    SET search_path TO 'thidua', 'pg_temp'
    AS $$
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

ALTER FUNCTION thidua.write_unit_changes() OWNER TO thidua_owner;

CREATE TABLE thidua.achievement (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    achievement_id bigint NOT NULL,
    code thidua.code NOT NULL,
    unit_id bigint NOT NULL,
    person thidua.label,
    title thidua.label NOT NULL,
    field thidua.label NOT NULL,
    achieved_on date NOT NULL,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY thidua.achievement FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.achievement OWNER TO thidua_owner;

ALTER TABLE thidua.achievement ALTER COLUMN achievement_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.achievement_achievement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.activity (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    activity_id bigint NOT NULL,
    code thidua.code NOT NULL,
    kind text NOT NULL,
    title thidua.label NOT NULL,
    held_on date NOT NULL,
    place thidua.label NOT NULL,
    unit_id bigint,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT activity_kind_is_known CHECK ((kind = ANY (ARRAY['seminar'::text, 'conference'::text, 'study_visit'::text, 'gratitude'::text, 'social_welfare'::text, 'other'::text])))
);

ALTER TABLE ONLY thidua.activity FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.activity OWNER TO thidua_owner;

ALTER TABLE thidua.activity ALTER COLUMN activity_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.activity_activity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.activity_unit (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    activity_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone
);

ALTER TABLE ONLY thidua.activity_unit FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.activity_unit OWNER TO thidua_owner;

CREATE TABLE thidua.canary (
    council_id bigint NOT NULL,
    CONSTRAINT canary_is_of_no_council CHECK ((council_id = 0))
);

ALTER TABLE ONLY thidua.canary FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.canary OWNER TO thidua_owner;

ALTER TABLE thidua.closing ALTER COLUMN closing_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.closing_closing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.closing_plan (
    council_id bigint NOT NULL,
    year smallint NOT NULL,
    kind text NOT NULL,
    author text NOT NULL,
    digest text NOT NULL,
    outcomes jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT closing_plan_digest_is_sha256 CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT closing_plan_kind_is_known CHECK ((kind = ANY (ARRAY['mid_year'::text, 'year_end'::text])))
);

ALTER TABLE ONLY thidua.closing_plan FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.closing_plan OWNER TO thidua_owner;

ALTER TABLE thidua.cluster ALTER COLUMN cluster_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.cluster_cluster_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW thidua.council_member WITH (security_invoker='true') AS
 SELECT cluster.code AS cluster,
    cluster.name AS cluster_name,
    cluster.kind,
    unit.code AS unit,
    unit.name AS unit_name,
    membership.valid_from,
    membership.valid_to
   FROM ((thidua.membership
     JOIN thidua.cluster USING (council_id, cluster_id))
     JOIN thidua.unit USING (council_id, unit_id));

ALTER TABLE thidua.council_member OWNER TO thidua_owner;

CREATE VIEW thidua.council_standing WITH (security_invoker='true') AS
 SELECT cycle.year,
    cluster.code AS cluster,
    unit.code AS unit,
    COALESCE(then_called.old_name, unit.name) AS unit_name,
    standing.rank,
    standing.tied,
    standing.class,
    standing.base,
    standing.bonus,
    standing.deduction,
    standing.total,
    standing.gate,
    standing.capped,
    standing.tie_values
   FROM ((((thidua.standing
     JOIN thidua.cycle USING (council_id, cycle_id, revision))
     JOIN thidua.cluster USING (council_id, cluster_id))
     JOIN thidua.unit USING (council_id, unit_id))
     LEFT JOIN LATERAL ( SELECT part.old_name
           FROM (thidua.unit_change_part part
             JOIN thidua.unit_change change USING (council_id, change_id))
          WHERE ((part.council_id = standing.council_id) AND (part.unit_id = standing.unit_id) AND (part.old_name IS NOT NULL) AND (change.took_effect_on > cycle.ends_on))
          ORDER BY change.took_effect_on, change.change_id
         LIMIT 1) then_called ON (true));

ALTER TABLE thidua.council_standing OWNER TO thidua_owner;

ALTER TABLE thidua.covenant_target ALTER COLUMN target_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.covenant_target_target_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.criteria_response ALTER COLUMN response_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.criteria_response_response_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.criteria_set ALTER COLUMN criteria_set_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.criteria_set_criteria_set_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.cycle ALTER COLUMN cycle_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.cycle_cycle_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.cycle_officer ALTER COLUMN officer_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.cycle_officer_officer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.cycle_reopening (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    revision smallint NOT NULL,
    reason thidua.label NOT NULL,
    document thidua.label NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT cycle_reopening_begins_another_revision CHECK ((revision >= 2))
);

ALTER TABLE ONLY thidua.cycle_reopening FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_reopening OWNER TO thidua_owner;

ALTER TABLE thidua.cycle_transition ALTER COLUMN transition_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.cycle_transition_transition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.delegation ALTER COLUMN delegation_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.delegation_delegation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.event ALTER COLUMN event_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.event_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.evidence ALTER COLUMN evidence_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.evidence_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.exemplar (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    exemplar_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    achievement_id bigint NOT NULL,
    code thidua.code NOT NULL,
    name thidua.label NOT NULL,
    kind text NOT NULL,
    field thidua.label,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT exemplar_kind_is_known CHECK ((kind = ANY (ARRAY['collective'::text, 'individual'::text])))
);

ALTER TABLE ONLY thidua.exemplar FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.exemplar OWNER TO thidua_owner;

CREATE TABLE thidua.exemplar_achievement (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    exemplar_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    achievement_id bigint NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY thidua.exemplar_achievement FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.exemplar_achievement OWNER TO thidua_owner;

ALTER TABLE thidua.exemplar ALTER COLUMN exemplar_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.exemplar_exemplar_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.exemplar_publicity (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    exemplar_id bigint NOT NULL,
    publicity_id bigint NOT NULL,
    phase text NOT NULL,
    channel thidua.label NOT NULL,
    audience thidua.label NOT NULL,
    place thidua.label NOT NULL,
    held_on date NOT NULL,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT exemplar_publicity_phase_is_known CHECK ((phase = ANY (ARRAY['before'::text, 'during'::text, 'after'::text])))
);

ALTER TABLE ONLY thidua.exemplar_publicity FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.exemplar_publicity OWNER TO thidua_owner;

ALTER TABLE thidua.exemplar_publicity ALTER COLUMN publicity_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.exemplar_publicity_publicity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.exemplar_replication (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    exemplar_id bigint NOT NULL,
    replication_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    replicated_on date NOT NULL,
    result thidua.passage NOT NULL,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY thidua.exemplar_replication FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.exemplar_replication OWNER TO thidua_owner;

ALTER TABLE thidua.exemplar_replication ALTER COLUMN replication_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.exemplar_replication_replication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.finding ALTER COLUMN finding_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.finding_finding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.import_key (
    council_id bigint NOT NULL,
    key thidua.label NOT NULL,
    command text NOT NULL,
    payload_sha256 bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT import_key_payload_is_sha256 CHECK ((octet_length(payload_sha256) = 32))
);

ALTER TABLE ONLY thidua.import_key FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.import_key OWNER TO thidua_owner;

ALTER TABLE thidua.inspection ALTER COLUMN inspection_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.inspection_inspection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.inspection_plan (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    seed bigint NOT NULL,
    repeats smallint NOT NULL,
    due_on date NOT NULL,
    criterion thidua.criterion_code,
    document thidua.label,
    drawn_by text NOT NULL,
    drawn_at timestamp with time zone NOT NULL,
    withdrawn_by text,
    withdrawn_at timestamp with time zone,
    withdrawn_reason thidua.label,
    CONSTRAINT inspection_plan_repeats_are_counted CHECK ((repeats >= 0)),
    CONSTRAINT inspection_plan_seed_has_fifteen_digits CHECK (((seed >= 0) AND (seed <= '999999999999999'::bigint))),
    CONSTRAINT inspection_plan_withdrawal_is_whole CHECK ((num_nulls(withdrawn_by, withdrawn_at, withdrawn_reason) = ANY (ARRAY[0, 3])))
);

ALTER TABLE ONLY thidua.inspection_plan FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.inspection_plan OWNER TO thidua_owner;

ALTER TABLE thidua.inspection_plan ALTER COLUMN plan_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.inspection_plan_plan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.job (
    council_id bigint NOT NULL,
    job_id bigint NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    occurrence integer DEFAULT 1 NOT NULL,
    state text DEFAULT 'ready'::text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    run_at timestamp with time zone NOT NULL,
    not_after timestamp with time zone,
    attempt smallint DEFAULT 0 NOT NULL,
    max_attempts smallint DEFAULT 10 NOT NULL,
    arguments jsonb DEFAULT '{}'::jsonb NOT NULL,
    result jsonb,
    error text,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    CONSTRAINT job_attempts_are_bounded CHECK (((attempt >= 0) AND (attempt <= max_attempts))),
    CONSTRAINT job_dead_says_why CHECK (((state <> 'dead'::text) OR (error IS NOT NULL))),
    CONSTRAINT job_finished_when_over CHECK (((state = ANY (ARRAY['done'::text, 'dead'::text, 'skipped'::text, 'cancelled'::text])) = (finished_at IS NOT NULL))),
    CONSTRAINT job_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'retry'::text, 'held'::text, 'done'::text, 'dead'::text, 'skipped'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY thidua.job FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.job OWNER TO thidua_owner;

ALTER TABLE thidua.job ALTER COLUMN job_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.job_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.lane (
    council_id bigint NOT NULL,
    turn_at timestamp with time zone
);

ALTER TABLE ONLY thidua.lane FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.lane OWNER TO thidua_owner;

CREATE TABLE thidua.meeting_answer (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    item text NOT NULL,
    agrees boolean NOT NULL,
    text thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    document thidua.label,
    CONSTRAINT meeting_answer_of_no_has_a_reason CHECK ((agrees OR (text IS NOT NULL)))
);

ALTER TABLE ONLY thidua.meeting_answer FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.meeting_answer OWNER TO thidua_owner;

ALTER TABLE thidua.meeting_consent ALTER COLUMN consent_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.meeting_consent_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.meeting ALTER COLUMN meeting_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.meeting_meeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.movement ALTER COLUMN movement_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.movement_movement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.movement_note (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    movement_id bigint NOT NULL,
    note_id bigint NOT NULL,
    unit_id bigint,
    kind text NOT NULL,
    text thidua.passage NOT NULL,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT movement_note_kind_is_known CHECK ((kind = ANY (ARRAY['progress'::text, 'inspection'::text, 'interim'::text])))
);

ALTER TABLE ONLY thidua.movement_note FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.movement_note OWNER TO thidua_owner;

ALTER TABLE thidua.movement_note ALTER COLUMN note_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.movement_note_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.movement_unit (
    council_id bigint NOT NULL,
    cycle_id bigint NOT NULL,
    movement_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    document thidua.label,
    author text NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY thidua.movement_unit FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.movement_unit OWNER TO thidua_owner;

ALTER TABLE thidua.objection ALTER COLUMN objection_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.objection_objection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.officer_proposal ALTER COLUMN proposal_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.officer_proposal_proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.regulation_part (
    council_id bigint NOT NULL,
    regulation_id bigint NOT NULL,
    part_no smallint NOT NULL,
    part text NOT NULL,
    text text NOT NULL,
    CONSTRAINT regulation_part_is_known CHECK ((part = ANY (ARRAY['legal_basis'::text, 'principles'::text, 'organisation'::text, 'working_regime'::text, 'members'::text, 'head_and_deputies'::text, 'other'::text]))),
    CONSTRAINT regulation_part_is_nfc CHECK ((text IS NFC NORMALIZED)),
    CONSTRAINT regulation_part_says_something CHECK ((text ~ '\S'::text))
);

ALTER TABLE ONLY thidua.regulation_part FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.regulation_part OWNER TO thidua_owner;

ALTER TABLE thidua.regulation ALTER COLUMN regulation_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.regulation_regulation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.regulation_response ALTER COLUMN response_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.regulation_response_response_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.report ALTER COLUMN report_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.report_report_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.schema_file (
    path text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone NOT NULL
);

ALTER TABLE thidua.schema_file OWNER TO thidua_owner;

CREATE TABLE thidua.score_entry (
    council_id bigint NOT NULL,
    entry_id bigint NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    command text NOT NULL,
    role text,
    document thidua.label
);

ALTER TABLE ONLY thidua.score_entry FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.score_entry OWNER TO thidua_owner;

ALTER TABLE thidua.score_entry ALTER COLUMN entry_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.score_entry_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.scorecard_step ALTER COLUMN step_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.scorecard_step_step_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE thidua.setting (
    council_id bigint NOT NULL,
    setting_id bigint NOT NULL,
    year smallint NOT NULL,
    layer text NOT NULL,
    cluster_id bigint,
    name text NOT NULL,
    value text,
    set_by text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    document thidua.label,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT setting_layer_is_known CHECK ((layer = ANY (ARRAY['guidance'::text, 'regulation'::text, 'cycle'::text]))),
    CONSTRAINT setting_of_a_cluster_names_it CHECK (((layer = 'guidance'::text) = (cluster_id IS NULL))),
    CONSTRAINT setting_version_from_one CHECK ((version >= 1)),
    CONSTRAINT setting_year_is_plausible CHECK (((year >= 1945) AND (year <= 2200)))
);

ALTER TABLE ONLY thidua.setting FORCE ROW LEVEL SECURITY;

ALTER TABLE thidua.setting OWNER TO thidua_owner;

ALTER TABLE thidua.setting ALTER COLUMN setting_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.setting_setting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE thidua.unit ALTER COLUMN unit_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME thidua.unit_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY thidua.achievement
    ADD CONSTRAINT achievement_code_is_unique_in_its_council UNIQUE (council_id, code);

ALTER TABLE ONLY thidua.achievement
    ADD CONSTRAINT achievement_is_of_one_unit UNIQUE (council_id, unit_id, achievement_id);

ALTER TABLE ONLY thidua.achievement
    ADD CONSTRAINT achievement_pkey PRIMARY KEY (council_id, cycle_id, achievement_id);

ALTER TABLE ONLY thidua.activity
    ADD CONSTRAINT activity_code_is_unique_in_its_cycle UNIQUE (council_id, cycle_id, code);

ALTER TABLE ONLY thidua.activity
    ADD CONSTRAINT activity_pkey PRIMARY KEY (council_id, cycle_id, activity_id);

ALTER TABLE ONLY thidua.activity_unit
    ADD CONSTRAINT activity_unit_pkey PRIMARY KEY (council_id, cycle_id, activity_id, unit_id);

ALTER TABLE ONLY thidua.award_slot
    ADD CONSTRAINT award_slot_pkey PRIMARY KEY (council_id, cycle_id, revision, award, no);

ALTER TABLE ONLY thidua.canary
    ADD CONSTRAINT canary_pkey PRIMARY KEY (council_id);

ALTER TABLE ONLY thidua.closing_cycle
    ADD CONSTRAINT closing_cycle_pkey PRIMARY KEY (council_id, closing_id, cycle_id, revision);

ALTER TABLE ONLY thidua.closing
    ADD CONSTRAINT closing_happens_once UNIQUE (council_id, year, kind);

ALTER TABLE ONLY thidua.closing
    ADD CONSTRAINT closing_pkey PRIMARY KEY (council_id, closing_id);

ALTER TABLE ONLY thidua.closing_plan
    ADD CONSTRAINT closing_plan_pkey PRIMARY KEY (council_id, year, kind, author);

ALTER TABLE ONLY thidua.closing_work
    ADD CONSTRAINT closing_work_pkey PRIMARY KEY (council_id, closing_id, cycle_id, revision, unit_id, thing);

ALTER TABLE ONLY thidua.cluster_ballot
    ADD CONSTRAINT cluster_ballot_pkey PRIMARY KEY (council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.cluster
    ADD CONSTRAINT cluster_code_is_unique_in_its_council UNIQUE (council_id, code);

ALTER TABLE ONLY thidua.cluster
    ADD CONSTRAINT cluster_pkey PRIMARY KEY (council_id, cluster_id);

ALTER TABLE ONLY thidua.council
    ADD CONSTRAINT council_code_is_unique UNIQUE (code);

ALTER TABLE ONLY thidua.council_login
    ADD CONSTRAINT council_login_is_for_one_council UNIQUE (role_name);

ALTER TABLE ONLY thidua.council_login
    ADD CONSTRAINT council_login_pkey PRIMARY KEY (council_id, role_name);

ALTER TABLE ONLY thidua.council
    ADD CONSTRAINT council_pkey PRIMARY KEY (council_id);

ALTER TABLE ONLY thidua.covenant
    ADD CONSTRAINT covenant_pkey PRIMARY KEY (council_id, cycle_id);

ALTER TABLE ONLY thidua.covenant_signature
    ADD CONSTRAINT covenant_signature_pkey PRIMARY KEY (council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.covenant_target
    ADD CONSTRAINT covenant_target_feeds_a_criterion_alone EXCLUDE USING btree (council_id WITH =, cycle_id WITH =, unit_id WITH =, half WITH =, criterion WITH =) WHERE (((criterion IS NOT NULL) AND (withdrawn_at IS NULL))) DEFERRABLE;

ALTER TABLE ONLY thidua.covenant_target
    ADD CONSTRAINT covenant_target_pkey PRIMARY KEY (council_id, cycle_id, unit_id, target_id);

ALTER TABLE ONLY thidua.criteria_response
    ADD CONSTRAINT criteria_response_pkey PRIMARY KEY (council_id, cycle_id, criteria_set_id, response_id);

ALTER TABLE ONLY thidua.criteria_set
    ADD CONSTRAINT criteria_set_pkey PRIMARY KEY (council_id, criteria_set_id);

ALTER TABLE ONLY thidua.criteria_set
    ADD CONSTRAINT criteria_set_version_is_unique UNIQUE (council_id, code, year, version);

ALTER TABLE ONLY thidua.criterion
    ADD CONSTRAINT criterion_code_is_unique_in_its_set UNIQUE (council_id, code, criteria_set_id);

ALTER TABLE ONLY thidua.criterion_group
    ADD CONSTRAINT criterion_group_code_is_unique_in_its_set UNIQUE (council_id, criteria_set_id, code);

ALTER TABLE ONLY thidua.criterion_group
    ADD CONSTRAINT criterion_group_pkey PRIMARY KEY (council_id, criteria_set_id, group_no);

ALTER TABLE ONLY thidua.criterion
    ADD CONSTRAINT criterion_pkey PRIMARY KEY (council_id, criteria_set_id, criterion_no);

ALTER TABLE ONLY thidua.criterion_rung
    ADD CONSTRAINT criterion_rung_pkey PRIMARY KEY (council_id, criteria_set_id, criterion_no, rung_no);

ALTER TABLE ONLY thidua.cycle_criteria
    ADD CONSTRAINT cycle_criteria_pkey PRIMARY KEY (council_id, cycle_id, criteria_set_id);

ALTER TABLE ONLY thidua.cycle
    ADD CONSTRAINT cycle_is_one_cluster_and_year UNIQUE (council_id, year, cluster_id);

ALTER TABLE ONLY thidua.cycle_officer
    ADD CONSTRAINT cycle_officer_pkey PRIMARY KEY (council_id, cycle_id, officer_id);

ALTER TABLE ONLY thidua.cycle
    ADD CONSTRAINT cycle_pkey PRIMARY KEY (council_id, cycle_id);

ALTER TABLE ONLY thidua.cycle_reopening
    ADD CONSTRAINT cycle_reopening_pkey PRIMARY KEY (council_id, cycle_id, revision);

ALTER TABLE ONLY thidua.cycle_succession
    ADD CONSTRAINT cycle_succession_pkey PRIMARY KEY (council_id, cycle_id);

ALTER TABLE ONLY thidua.cycle_transition
    ADD CONSTRAINT cycle_transition_pkey PRIMARY KEY (council_id, cycle_id, transition_id);

ALTER TABLE ONLY thidua.cycle_waiver
    ADD CONSTRAINT cycle_waiver_pkey PRIMARY KEY (council_id, cycle_id, state, code);

ALTER TABLE ONLY thidua.day_off
    ADD CONSTRAINT day_off_pkey PRIMARY KEY (council_id, day);

ALTER TABLE ONLY thidua.delegation
    ADD CONSTRAINT delegation_pkey PRIMARY KEY (council_id, delegation_id);

ALTER TABLE ONLY thidua.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (council_id, event_id);

ALTER TABLE ONLY thidua.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (council_id, cycle_id, unit_id, evidence_id);

ALTER TABLE ONLY thidua.exemplar_achievement
    ADD CONSTRAINT exemplar_achievement_pkey PRIMARY KEY (council_id, cycle_id, exemplar_id, achievement_id);

ALTER TABLE ONLY thidua.exemplar
    ADD CONSTRAINT exemplar_code_is_unique_in_its_cycle UNIQUE (council_id, cycle_id, code);

ALTER TABLE ONLY thidua.exemplar
    ADD CONSTRAINT exemplar_is_of_one_unit UNIQUE (council_id, cycle_id, exemplar_id, unit_id);

ALTER TABLE ONLY thidua.exemplar
    ADD CONSTRAINT exemplar_pkey PRIMARY KEY (council_id, cycle_id, exemplar_id);

ALTER TABLE ONLY thidua.exemplar_publicity
    ADD CONSTRAINT exemplar_publicity_is_recorded_once UNIQUE (council_id, cycle_id, exemplar_id, phase, channel, audience, place, held_on);

ALTER TABLE ONLY thidua.exemplar_publicity
    ADD CONSTRAINT exemplar_publicity_pkey PRIMARY KEY (council_id, cycle_id, exemplar_id, publicity_id);

ALTER TABLE ONLY thidua.exemplar_replication
    ADD CONSTRAINT exemplar_replication_is_recorded_once UNIQUE (council_id, cycle_id, exemplar_id, unit_id, replicated_on);

ALTER TABLE ONLY thidua.exemplar_replication
    ADD CONSTRAINT exemplar_replication_pkey PRIMARY KEY (council_id, cycle_id, exemplar_id, replication_id);

ALTER TABLE ONLY thidua.finding
    ADD CONSTRAINT finding_pkey PRIMARY KEY (council_id, cycle_id, finding_id);

ALTER TABLE ONLY thidua.import_key
    ADD CONSTRAINT import_key_pkey PRIMARY KEY (council_id, key);

ALTER TABLE ONLY thidua.inspection
    ADD CONSTRAINT inspection_inspects_once_in_a_plan UNIQUE (council_id, cycle_id, plan_id, inspector_id);

ALTER TABLE ONLY thidua.inspection
    ADD CONSTRAINT inspection_is_inspected_once_in_a_plan UNIQUE (council_id, cycle_id, plan_id, unit_id);

ALTER TABLE ONLY thidua.inspection
    ADD CONSTRAINT inspection_pkey PRIMARY KEY (council_id, cycle_id, inspection_id);

ALTER TABLE ONLY thidua.inspection_plan
    ADD CONSTRAINT inspection_plan_pkey PRIMARY KEY (council_id, cycle_id, plan_id);

ALTER TABLE ONLY thidua.interim_standing
    ADD CONSTRAINT interim_standing_pkey PRIMARY KEY (council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.job
    ADD CONSTRAINT job_occurs_once UNIQUE (council_id, kind, key, occurrence);

ALTER TABLE ONLY thidua.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (council_id, job_id);

ALTER TABLE ONLY thidua.lane
    ADD CONSTRAINT lane_pkey PRIMARY KEY (council_id);

ALTER TABLE ONLY thidua.meeting_answer
    ADD CONSTRAINT meeting_answer_pkey PRIMARY KEY (council_id, cycle_id, meeting_id, unit_id, item);

ALTER TABLE ONLY thidua.meeting_attendance
    ADD CONSTRAINT meeting_attendance_pkey PRIMARY KEY (council_id, cycle_id, meeting_id, unit_id);

ALTER TABLE ONLY thidua.meeting_consent
    ADD CONSTRAINT meeting_consent_is_given_once UNIQUE NULLS NOT DISTINCT (council_id, cycle_id, meeting_id, unit_id);

ALTER TABLE ONLY thidua.meeting_consent
    ADD CONSTRAINT meeting_consent_pkey PRIMARY KEY (council_id, cycle_id, meeting_id, consent_id);

ALTER TABLE ONLY thidua.meeting_item
    ADD CONSTRAINT meeting_item_pkey PRIMARY KEY (council_id, cycle_id, meeting_id, item);

ALTER TABLE ONLY thidua.meeting
    ADD CONSTRAINT meeting_no_is_unique_in_its_kind UNIQUE (council_id, cycle_id, kind, no);

ALTER TABLE ONLY thidua.meeting
    ADD CONSTRAINT meeting_pkey PRIMARY KEY (council_id, cycle_id, meeting_id);

ALTER TABLE ONLY thidua.membership
    ADD CONSTRAINT membership_is_in_one_cluster_at_a_time EXCLUDE USING gist (council_id WITH =, unit_id WITH =, daterange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY thidua.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (council_id, unit_id, valid_from);

ALTER TABLE ONLY thidua.movement
    ADD CONSTRAINT movement_code_is_unique_in_its_cycle UNIQUE (council_id, cycle_id, code);

ALTER TABLE ONLY thidua.movement_note
    ADD CONSTRAINT movement_note_pkey PRIMARY KEY (council_id, cycle_id, movement_id, note_id);

ALTER TABLE ONLY thidua.movement
    ADD CONSTRAINT movement_pkey PRIMARY KEY (council_id, cycle_id, movement_id);

ALTER TABLE ONLY thidua.movement_unit
    ADD CONSTRAINT movement_unit_pkey PRIMARY KEY (council_id, cycle_id, movement_id, unit_id);

ALTER TABLE ONLY thidua.objection
    ADD CONSTRAINT objection_pkey PRIMARY KEY (council_id, cycle_id, objection_id);

ALTER TABLE ONLY thidua.officer_proposal
    ADD CONSTRAINT officer_proposal_pkey PRIMARY KEY (council_id, cycle_id, proposal_id);

ALTER TABLE ONLY thidua.officer_response
    ADD CONSTRAINT officer_response_pkey PRIMARY KEY (council_id, cycle_id, proposal_id, unit_id);

ALTER TABLE ONLY thidua.proposed_officer
    ADD CONSTRAINT proposed_officer_pkey PRIMARY KEY (council_id, cycle_id, proposal_id, unit_id);

ALTER TABLE ONLY thidua.regulation_part
    ADD CONSTRAINT regulation_part_pkey PRIMARY KEY (council_id, regulation_id, part_no);

ALTER TABLE ONLY thidua.regulation
    ADD CONSTRAINT regulation_pkey PRIMARY KEY (council_id, regulation_id);

ALTER TABLE ONLY thidua.regulation_response
    ADD CONSTRAINT regulation_response_pkey PRIMARY KEY (council_id, regulation_id, response_id);

ALTER TABLE ONLY thidua.regulation
    ADD CONSTRAINT regulation_version_is_unique_in_its_cluster UNIQUE (council_id, cluster_id, version);

ALTER TABLE ONLY thidua.report_call
    ADD CONSTRAINT report_call_pkey PRIMARY KEY (council_id, cycle_id, kind);

ALTER TABLE ONLY thidua.report
    ADD CONSTRAINT report_is_on_record_once UNIQUE (council_id, cycle_id, kind, unit_id, filed_on, number, parts);

ALTER TABLE ONLY thidua.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (council_id, cycle_id, kind, unit_id, report_id);

ALTER TABLE ONLY thidua.rotation
    ADD CONSTRAINT rotation_names_a_unit_once UNIQUE (council_id, cluster_id, version, unit_id);

ALTER TABLE ONLY thidua.rotation
    ADD CONSTRAINT rotation_pkey PRIMARY KEY (council_id, cluster_id, version, place);

ALTER TABLE ONLY thidua.schema_file
    ADD CONSTRAINT schema_file_pkey PRIMARY KEY (path);

ALTER TABLE ONLY thidua.score_entry
    ADD CONSTRAINT score_entry_pkey PRIMARY KEY (council_id, entry_id);

ALTER TABLE ONLY thidua.scorecard_line
    ADD CONSTRAINT scorecard_line_pkey PRIMARY KEY (council_id, cycle_id, unit_id, criterion_no, half);

ALTER TABLE ONLY thidua.scorecard
    ADD CONSTRAINT scorecard_pkey PRIMARY KEY (council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.scorecard_step
    ADD CONSTRAINT scorecard_step_pkey PRIMARY KEY (council_id, cycle_id, unit_id, step_id);

ALTER TABLE ONLY thidua.setting
    ADD CONSTRAINT setting_is_set_once_in_its_layer UNIQUE NULLS NOT DISTINCT (council_id, year, layer, cluster_id, name);

ALTER TABLE ONLY thidua.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (council_id, setting_id);

ALTER TABLE ONLY thidua.standing
    ADD CONSTRAINT standing_pkey PRIMARY KEY (council_id, cycle_id, unit_id, revision);

ALTER TABLE ONLY thidua.table_response
    ADD CONSTRAINT table_response_pkey PRIMARY KEY (council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.unit_change_part
    ADD CONSTRAINT unit_change_part_pkey PRIMARY KEY (council_id, change_id, unit_id);

ALTER TABLE ONLY thidua.unit_change
    ADD CONSTRAINT unit_change_pkey PRIMARY KEY (council_id, change_id);

ALTER TABLE ONLY thidua.unit
    ADD CONSTRAINT unit_code_is_unique_in_its_council UNIQUE (council_id, code);

ALTER TABLE ONLY thidua.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (council_id, unit_id);

CREATE UNIQUE INDEX award_slot_of_unit ON thidua.award_slot USING btree (council_id, cycle_id, revision, unit_id);

CREATE INDEX closing_cycle_of_cycle ON thidua.closing_cycle USING btree (council_id, cycle_id);

CREATE UNIQUE INDEX covenant_target_stands_once ON thidua.covenant_target USING btree (council_id, cycle_id, unit_id, half, indicator) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX criteria_agreement_is_given_once ON thidua.criteria_response USING btree (council_id, cycle_id, criteria_set_id, unit_id) WHERE (kind = 'agree'::text);

CREATE UNIQUE INDEX cycle_has_one_head ON thidua.cycle_officer USING btree (council_id, cycle_id) WHERE ((role = 'head'::text) AND (ended_at IS NULL));

CREATE UNIQUE INDEX cycle_has_one_open_proposal ON thidua.cycle_criteria USING btree (council_id, cycle_id) WHERE ((agreed_at IS NULL) AND (withdrawn_at IS NULL));

CREATE UNIQUE INDEX cycle_officer_holds_one_office ON thidua.cycle_officer USING btree (council_id, cycle_id, unit_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX delegation_is_given_once ON thidua.delegation USING btree (council_id, year, cluster_id) NULLS NOT DISTINCT WHERE (revoked_at IS NULL);

CREATE UNIQUE INDEX finding_is_carried_once ON thidua.finding USING btree (council_id, carried_cycle_id, carried_finding_id) WHERE (carried_finding_id IS NOT NULL);

CREATE INDEX finding_of_card ON thidua.finding USING btree (council_id, cycle_id, unit_id);

CREATE UNIQUE INDEX inspection_is_planned_once ON thidua.inspection USING btree (council_id, cycle_id, kind, inspector_id, unit_id, due_on) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX inspection_plan_in_effect_is_one ON thidua.inspection_plan USING btree (council_id, cycle_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX job_by_turn ON thidua.job USING btree (council_id, run_at, job_id) WHERE (state = ANY (ARRAY['ready'::text, 'retry'::text, 'held'::text]));

CREATE INDEX lane_by_turn ON thidua.lane USING btree (turn_at, council_id) WHERE (turn_at IS NOT NULL);

CREATE INDEX membership_of_cluster ON thidua.membership USING btree (council_id, cluster_id, valid_from);

CREATE UNIQUE INDEX officer_proposal_stands_alone ON thidua.officer_proposal USING btree (council_id, cycle_id) WHERE (state <> 'withdrawn'::text);

CREATE UNIQUE INDEX proposed_officer_is_one_head ON thidua.proposed_officer USING btree (council_id, cycle_id, proposal_id) WHERE (role = 'head'::text);

CREATE UNIQUE INDEX regulation_agreement_is_given_once ON thidua.regulation_response USING btree (council_id, regulation_id, unit_id) WHERE (kind = 'agree'::text);

CREATE UNIQUE INDEX regulation_in_force_is_one ON thidua.regulation USING btree (council_id, cluster_id) WHERE (state = 'in_force'::text);

CREATE UNIQUE INDEX report_call_has_its_criterion_alone ON thidua.report_call USING btree (council_id, cycle_id, criterion) WHERE (criterion IS NOT NULL);

CREATE INDEX scorecard_of_unit ON thidua.scorecard USING btree (council_id, unit_id);

CREATE INDEX unit_change_part_of_unit ON thidua.unit_change_part USING btree (council_id, unit_id);

CREATE TRIGGER agreed_criteria BEFORE UPDATE OF criteria_set_id ON thidua.cycle FOR EACH ROW WHEN ((old.criteria_set_id IS DISTINCT FROM new.criteria_set_id)) EXECUTE FUNCTION thidua.refuse_unagreed_criteria();

CREATE TRIGGER agreed_row BEFORE UPDATE ON thidua.cycle_criteria FOR EACH ROW WHEN ((old.agreed_at IS NOT NULL)) EXECUTE FUNCTION thidua.refuse_agreed_row();

CREATE TRIGGER confirmations_lapse BEFORE UPDATE ON thidua.scorecard_line FOR EACH ROW WHEN (((num_nonnulls(old.head_points, old.agreed_points, old.decided_points) > 0) AND (((((((old.self_points)::numeric IS DISTINCT FROM (new.self_points)::numeric) OR ((old.self_bonus)::numeric IS DISTINCT FROM (new.self_bonus)::numeric)) OR ((old.head_points)::numeric IS DISTINCT FROM (new.head_points)::numeric)) OR ((old.head_bonus)::numeric IS DISTINCT FROM (new.head_bonus)::numeric)) OR ((old.agreed_points)::numeric IS DISTINCT FROM (new.agreed_points)::numeric)) OR ((old.agreed_bonus)::numeric IS DISTINCT FROM (new.agreed_bonus)::numeric)))) EXECUTE FUNCTION thidua.lapse_confirmations();

CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON thidua.event FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_event_change();

CREATE TRIGGER filled_slot BEFORE UPDATE ON thidua.award_slot FOR EACH ROW EXECUTE FUNCTION thidua.refuse_filled_slot();

CREATE TRIGGER frozen_closing BEFORE UPDATE ON thidua.closing FOR EACH ROW WHEN ((old.state = 'closed'::text)) EXECUTE FUNCTION thidua.refuse_closed_closing();

CREATE TRIGGER frozen_cycle BEFORE UPDATE ON thidua.cycle FOR EACH ROW WHEN ((old.state = 'closed'::text)) EXECUTE FUNCTION thidua.refuse_closed_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.achievement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.activity REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.activity_unit REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.award_slot REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.closing_cycle REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.closing_work REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.cluster_ballot REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.covenant REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.covenant_signature REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.covenant_target REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.criteria_response REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.criterion REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_criteria();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.criterion_group REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_criteria();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.criterion_rung REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_criteria();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.cycle_criteria REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.cycle_officer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.cycle_transition REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.cycle_waiver REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.evidence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.exemplar REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.exemplar_achievement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.exemplar_publicity REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.exemplar_replication REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.finding REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.inspection REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.inspection_plan REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.interim_standing REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.meeting REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.meeting_answer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.meeting_attendance REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.meeting_consent REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.meeting_item REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.movement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.movement_note REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.movement_unit REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.objection REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.officer_proposal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.officer_response REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.proposed_officer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.report REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.report_call REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.scorecard REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.scorecard_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.scorecard_step REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.setting REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_setting();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.standing REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_insert AFTER INSERT ON thidua.table_response REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_report AFTER INSERT ON thidua.report REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_closed_report();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.achievement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.activity REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.activity_unit REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.closing_cycle REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.closing_work REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.cluster_ballot REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.covenant REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.covenant_signature REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.covenant_target REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.criteria_response REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.cycle_criteria REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.cycle_officer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.cycle_transition REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.cycle_waiver REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.evidence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.exemplar REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.exemplar_achievement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.exemplar_publicity REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.exemplar_replication REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.finding REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.inspection REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.inspection_plan REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.interim_standing REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.meeting REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.meeting_answer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.meeting_attendance REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.meeting_consent REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.meeting_item REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.movement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.movement_note REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.movement_unit REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.objection REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.officer_proposal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.officer_response REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.proposed_officer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.report REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.report_call REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.scorecard REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.scorecard_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.scorecard_step REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.setting REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_setting();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.standing REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER frozen_update AFTER UPDATE ON thidua.table_response REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_frozen_cycle();

CREATE TRIGGER left_card BEFORE UPDATE ON thidua.scorecard FOR EACH ROW WHEN (((old.left_on IS NOT NULL) AND (new.left_on IS NOT NULL))) EXECUTE FUNCTION thidua.refuse_left_card();

CREATE TRIGGER settled BEFORE UPDATE ON thidua.regulation FOR EACH ROW EXECUTE FUNCTION thidua.refuse_regulation_step_back();

CREATE TRIGGER settled_insert AFTER INSERT ON thidua.regulation_part REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_settled_regulation();

CREATE TRIGGER settled_insert AFTER INSERT ON thidua.regulation_response REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.refuse_settled_regulation();

CREATE TRIGGER signed_change BEFORE UPDATE ON thidua.covenant_target FOR EACH ROW WHEN ((((((old.measure)::text IS DISTINCT FROM (new.measure)::text) OR (old.plan IS DISTINCT FROM new.plan)) OR ((old.criterion)::text IS DISTINCT FROM (new.criterion)::text)) OR (old.withdrawn_at IS DISTINCT FROM new.withdrawn_at))) EXECUTE FUNCTION thidua.refuse_signed_covenant();

CREATE TRIGGER signed_target BEFORE INSERT ON thidua.covenant_target FOR EACH ROW EXECUTE FUNCTION thidua.refuse_signed_covenant();

CREATE TRIGGER signed_text BEFORE UPDATE ON thidua.covenant FOR EACH ROW EXECUTE FUNCTION thidua.refuse_signed_covenant();

CREATE TRIGGER totals_delete AFTER DELETE ON thidua.scorecard_line REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.keep_card_totals();

CREATE TRIGGER totals_insert AFTER INSERT ON thidua.finding REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.keep_card_totals();

CREATE TRIGGER totals_insert AFTER INSERT ON thidua.scorecard_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.keep_card_totals();

CREATE TRIGGER totals_update AFTER UPDATE ON thidua.finding REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.keep_card_totals();

CREATE TRIGGER totals_update AFTER UPDATE ON thidua.scorecard_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.keep_card_totals();

CREATE TRIGGER wakes_closings AFTER INSERT ON thidua.event REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION thidua.wake_closings();

ALTER TABLE ONLY thidua.achievement
    ADD CONSTRAINT achievement_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.activity
    ADD CONSTRAINT activity_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.activity
    ADD CONSTRAINT activity_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.activity_unit
    ADD CONSTRAINT activity_unit_activity_exists FOREIGN KEY (council_id, cycle_id, activity_id) REFERENCES thidua.activity(council_id, cycle_id, activity_id);

ALTER TABLE ONLY thidua.activity_unit
    ADD CONSTRAINT activity_unit_is_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.award_slot
    ADD CONSTRAINT award_slot_holds_a_standing FOREIGN KEY (council_id, cycle_id, unit_id, revision) REFERENCES thidua.standing(council_id, cycle_id, unit_id, revision);

ALTER TABLE ONLY thidua.closing
    ADD CONSTRAINT closing_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.closing_cycle
    ADD CONSTRAINT closing_cycle_closing_exists FOREIGN KEY (council_id, closing_id) REFERENCES thidua.closing(council_id, closing_id);

ALTER TABLE ONLY thidua.closing_cycle
    ADD CONSTRAINT closing_cycle_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.closing_cycle
    ADD CONSTRAINT closing_cycle_unit_exists FOREIGN KEY (council_id, unit_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.closing_plan
    ADD CONSTRAINT closing_plan_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.closing_work
    ADD CONSTRAINT closing_work_is_of_a_card FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.closing_work
    ADD CONSTRAINT closing_work_is_of_a_closing FOREIGN KEY (council_id, closing_id, cycle_id, revision) REFERENCES thidua.closing_cycle(council_id, closing_id, cycle_id, revision) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY thidua.cluster_ballot
    ADD CONSTRAINT cluster_ballot_is_on_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.cluster
    ADD CONSTRAINT cluster_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.council_login
    ADD CONSTRAINT council_login_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.council
    ADD CONSTRAINT council_parent_exists FOREIGN KEY (parent_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.covenant
    ADD CONSTRAINT covenant_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.covenant_signature
    ADD CONSTRAINT covenant_signature_covenant_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.covenant(council_id, cycle_id);

ALTER TABLE ONLY thidua.covenant_signature
    ADD CONSTRAINT covenant_signature_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.covenant_target
    ADD CONSTRAINT covenant_target_covenant_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.covenant(council_id, cycle_id);

ALTER TABLE ONLY thidua.covenant_target
    ADD CONSTRAINT covenant_target_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.criteria_response
    ADD CONSTRAINT criteria_response_criteria_exist FOREIGN KEY (council_id, cycle_id, criteria_set_id) REFERENCES thidua.cycle_criteria(council_id, cycle_id, criteria_set_id);

ALTER TABLE ONLY thidua.criteria_response
    ADD CONSTRAINT criteria_response_unit_exists FOREIGN KEY (council_id, unit_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.criteria_set
    ADD CONSTRAINT criteria_set_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.criterion
    ADD CONSTRAINT criterion_group_exists FOREIGN KEY (council_id, criteria_set_id, group_no) REFERENCES thidua.criterion_group(council_id, criteria_set_id, group_no);

ALTER TABLE ONLY thidua.criterion_group
    ADD CONSTRAINT criterion_group_set_exists FOREIGN KEY (council_id, criteria_set_id) REFERENCES thidua.criteria_set(council_id, criteria_set_id);

ALTER TABLE ONLY thidua.criterion_rung
    ADD CONSTRAINT criterion_rung_criterion_exists FOREIGN KEY (council_id, criteria_set_id, criterion_no) REFERENCES thidua.criterion(council_id, criteria_set_id, criterion_no);

ALTER TABLE ONLY thidua.cycle
    ADD CONSTRAINT cycle_cluster_exists FOREIGN KEY (council_id, cluster_id) REFERENCES thidua.cluster(council_id, cluster_id);

ALTER TABLE ONLY thidua.cycle
    ADD CONSTRAINT cycle_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.cycle_criteria
    ADD CONSTRAINT cycle_criteria_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.cycle
    ADD CONSTRAINT cycle_criteria_set_exists FOREIGN KEY (council_id, criteria_set_id) REFERENCES thidua.criteria_set(council_id, criteria_set_id);

ALTER TABLE ONLY thidua.cycle_criteria
    ADD CONSTRAINT cycle_criteria_set_exists FOREIGN KEY (council_id, criteria_set_id) REFERENCES thidua.criteria_set(council_id, criteria_set_id);

ALTER TABLE ONLY thidua.cycle
    ADD CONSTRAINT cycle_first_half_set_exists FOREIGN KEY (council_id, first_half_set_id) REFERENCES thidua.criteria_set(council_id, criteria_set_id);

ALTER TABLE ONLY thidua.cycle_officer
    ADD CONSTRAINT cycle_officer_is_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.cycle_reopening
    ADD CONSTRAINT cycle_reopening_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.cycle_succession
    ADD CONSTRAINT cycle_succession_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.cycle_succession
    ADD CONSTRAINT cycle_succession_next_exists FOREIGN KEY (council_id, next_cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.cycle_transition
    ADD CONSTRAINT cycle_transition_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.cycle_waiver
    ADD CONSTRAINT cycle_waiver_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.day_off
    ADD CONSTRAINT day_off_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.delegation
    ADD CONSTRAINT delegation_cluster_exists FOREIGN KEY (council_id, cluster_id) REFERENCES thidua.cluster(council_id, cluster_id);

ALTER TABLE ONLY thidua.delegation
    ADD CONSTRAINT delegation_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.event
    ADD CONSTRAINT event_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.evidence
    ADD CONSTRAINT evidence_card_exists FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.exemplar_achievement
    ADD CONSTRAINT exemplar_achievement_exemplar_exists FOREIGN KEY (council_id, cycle_id, exemplar_id, unit_id) REFERENCES thidua.exemplar(council_id, cycle_id, exemplar_id, unit_id);

ALTER TABLE ONLY thidua.exemplar_achievement
    ADD CONSTRAINT exemplar_achievement_is_of_its_unit FOREIGN KEY (council_id, unit_id, achievement_id) REFERENCES thidua.achievement(council_id, unit_id, achievement_id);

ALTER TABLE ONLY thidua.exemplar
    ADD CONSTRAINT exemplar_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.exemplar_publicity
    ADD CONSTRAINT exemplar_publicity_exemplar_exists FOREIGN KEY (council_id, cycle_id, exemplar_id) REFERENCES thidua.exemplar(council_id, cycle_id, exemplar_id);

ALTER TABLE ONLY thidua.exemplar_replication
    ADD CONSTRAINT exemplar_replication_exemplar_exists FOREIGN KEY (council_id, cycle_id, exemplar_id) REFERENCES thidua.exemplar(council_id, cycle_id, exemplar_id);

ALTER TABLE ONLY thidua.exemplar_replication
    ADD CONSTRAINT exemplar_replication_unit_exists FOREIGN KEY (council_id, unit_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.exemplar
    ADD CONSTRAINT exemplar_rests_on_an_achievement_of_its_unit FOREIGN KEY (council_id, unit_id, achievement_id) REFERENCES thidua.achievement(council_id, unit_id, achievement_id);

ALTER TABLE ONLY thidua.finding
    ADD CONSTRAINT finding_card_exists FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.finding
    ADD CONSTRAINT finding_carried_exists FOREIGN KEY (council_id, carried_cycle_id, carried_finding_id) REFERENCES thidua.finding(council_id, cycle_id, finding_id);

ALTER TABLE ONLY thidua.import_key
    ADD CONSTRAINT import_key_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.inspection
    ADD CONSTRAINT inspection_is_by_a_member FOREIGN KEY (council_id, cycle_id, inspector_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.inspection
    ADD CONSTRAINT inspection_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.inspection_plan
    ADD CONSTRAINT inspection_plan_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.inspection
    ADD CONSTRAINT inspection_plan_exists FOREIGN KEY (council_id, cycle_id, plan_id) REFERENCES thidua.inspection_plan(council_id, cycle_id, plan_id);

ALTER TABLE ONLY thidua.interim_standing
    ADD CONSTRAINT interim_standing_closing_exists FOREIGN KEY (council_id, closing_id) REFERENCES thidua.closing(council_id, closing_id);

ALTER TABLE ONLY thidua.interim_standing
    ADD CONSTRAINT interim_standing_is_of_a_card FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.job
    ADD CONSTRAINT job_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.lane
    ADD CONSTRAINT lane_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.meeting_answer
    ADD CONSTRAINT meeting_answer_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.meeting_answer
    ADD CONSTRAINT meeting_answer_item_exists FOREIGN KEY (council_id, cycle_id, meeting_id, item) REFERENCES thidua.meeting_item(council_id, cycle_id, meeting_id, item);

ALTER TABLE ONLY thidua.meeting_attendance
    ADD CONSTRAINT meeting_attendance_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.meeting_attendance
    ADD CONSTRAINT meeting_attendance_meeting_exists FOREIGN KEY (council_id, cycle_id, meeting_id) REFERENCES thidua.meeting(council_id, cycle_id, meeting_id);

ALTER TABLE ONLY thidua.meeting_consent
    ADD CONSTRAINT meeting_consent_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.meeting_consent
    ADD CONSTRAINT meeting_consent_meeting_exists FOREIGN KEY (council_id, cycle_id, meeting_id) REFERENCES thidua.meeting(council_id, cycle_id, meeting_id);

ALTER TABLE ONLY thidua.meeting
    ADD CONSTRAINT meeting_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.meeting_item
    ADD CONSTRAINT meeting_item_meeting_exists FOREIGN KEY (council_id, cycle_id, meeting_id) REFERENCES thidua.meeting(council_id, cycle_id, meeting_id);

ALTER TABLE ONLY thidua.membership
    ADD CONSTRAINT membership_cluster_exists FOREIGN KEY (council_id, cluster_id) REFERENCES thidua.cluster(council_id, cluster_id);

ALTER TABLE ONLY thidua.membership
    ADD CONSTRAINT membership_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.membership
    ADD CONSTRAINT membership_unit_exists FOREIGN KEY (council_id, unit_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.movement
    ADD CONSTRAINT movement_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.movement
    ADD CONSTRAINT movement_is_by_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.movement_note
    ADD CONSTRAINT movement_note_movement_exists FOREIGN KEY (council_id, cycle_id, movement_id) REFERENCES thidua.movement(council_id, cycle_id, movement_id);

ALTER TABLE ONLY thidua.movement_note
    ADD CONSTRAINT movement_note_unit_takes_part FOREIGN KEY (council_id, cycle_id, movement_id, unit_id) REFERENCES thidua.movement_unit(council_id, cycle_id, movement_id, unit_id);

ALTER TABLE ONLY thidua.movement
    ADD CONSTRAINT movement_parent_exists FOREIGN KEY (council_id, cycle_id, parent_id) REFERENCES thidua.movement(council_id, cycle_id, movement_id);

ALTER TABLE ONLY thidua.movement_unit
    ADD CONSTRAINT movement_unit_is_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.movement_unit
    ADD CONSTRAINT movement_unit_movement_exists FOREIGN KEY (council_id, cycle_id, movement_id) REFERENCES thidua.movement(council_id, cycle_id, movement_id);

ALTER TABLE ONLY thidua.objection
    ADD CONSTRAINT objection_card_exists FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.objection
    ADD CONSTRAINT objection_is_by_a_member FOREIGN KEY (council_id, cycle_id, by_unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.officer_proposal
    ADD CONSTRAINT officer_proposal_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.officer_response
    ADD CONSTRAINT officer_response_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.officer_response
    ADD CONSTRAINT officer_response_proposal_exists FOREIGN KEY (council_id, cycle_id, proposal_id) REFERENCES thidua.officer_proposal(council_id, cycle_id, proposal_id);

ALTER TABLE ONLY thidua.proposed_officer
    ADD CONSTRAINT proposed_officer_proposal_exists FOREIGN KEY (council_id, cycle_id, proposal_id) REFERENCES thidua.officer_proposal(council_id, cycle_id, proposal_id);

ALTER TABLE ONLY thidua.proposed_officer
    ADD CONSTRAINT proposed_officer_unit_exists FOREIGN KEY (council_id, unit_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.regulation
    ADD CONSTRAINT regulation_cluster_exists FOREIGN KEY (council_id, cluster_id) REFERENCES thidua.cluster(council_id, cluster_id);

ALTER TABLE ONLY thidua.regulation
    ADD CONSTRAINT regulation_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.regulation_part
    ADD CONSTRAINT regulation_part_of_a_regulation FOREIGN KEY (council_id, regulation_id) REFERENCES thidua.regulation(council_id, regulation_id);

ALTER TABLE ONLY thidua.regulation_response
    ADD CONSTRAINT regulation_response_regulation_exists FOREIGN KEY (council_id, regulation_id) REFERENCES thidua.regulation(council_id, regulation_id);

ALTER TABLE ONLY thidua.regulation_response
    ADD CONSTRAINT regulation_response_unit_exists FOREIGN KEY (council_id, unit_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.report_call
    ADD CONSTRAINT report_call_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.report
    ADD CONSTRAINT report_is_by_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.report
    ADD CONSTRAINT report_was_called_for FOREIGN KEY (council_id, cycle_id, kind) REFERENCES thidua.report_call(council_id, cycle_id, kind);

ALTER TABLE ONLY thidua.rotation
    ADD CONSTRAINT rotation_cluster_exists FOREIGN KEY (council_id, cluster_id) REFERENCES thidua.cluster(council_id, cluster_id);

ALTER TABLE ONLY thidua.rotation
    ADD CONSTRAINT rotation_unit_exists FOREIGN KEY (council_id, unit_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.score_entry
    ADD CONSTRAINT score_entry_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.scorecard
    ADD CONSTRAINT scorecard_cycle_exists FOREIGN KEY (council_id, cycle_id) REFERENCES thidua.cycle(council_id, cycle_id);

ALTER TABLE ONLY thidua.scorecard
    ADD CONSTRAINT scorecard_left_to_exists FOREIGN KEY (council_id, left_to) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.scorecard_line
    ADD CONSTRAINT scorecard_line_card_exists FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.scorecard_line
    ADD CONSTRAINT scorecard_line_criterion_exists FOREIGN KEY (council_id, criteria_set_id, criterion_no) REFERENCES thidua.criterion(council_id, criteria_set_id, criterion_no);

ALTER TABLE ONLY thidua.scorecard_step
    ADD CONSTRAINT scorecard_step_card_exists FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.scorecard
    ADD CONSTRAINT scorecard_unit_exists FOREIGN KEY (council_id, unit_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.setting
    ADD CONSTRAINT setting_cluster_exists FOREIGN KEY (council_id, cluster_id) REFERENCES thidua.cluster(council_id, cluster_id);

ALTER TABLE ONLY thidua.setting
    ADD CONSTRAINT setting_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.standing
    ADD CONSTRAINT standing_is_of_a_card FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.table_response
    ADD CONSTRAINT table_response_is_of_a_member FOREIGN KEY (council_id, cycle_id, unit_id) REFERENCES thidua.scorecard(council_id, cycle_id, unit_id);

ALTER TABLE ONLY thidua.unit_change
    ADD CONSTRAINT unit_change_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.unit_change_part
    ADD CONSTRAINT unit_change_part_from_cluster_exists FOREIGN KEY (council_id, from_cluster_id) REFERENCES thidua.cluster(council_id, cluster_id);

ALTER TABLE ONLY thidua.unit_change_part
    ADD CONSTRAINT unit_change_part_heir_exists FOREIGN KEY (council_id, heir_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.unit_change_part
    ADD CONSTRAINT unit_change_part_of_a_change FOREIGN KEY (council_id, change_id) REFERENCES thidua.unit_change(council_id, change_id);

ALTER TABLE ONLY thidua.unit_change_part
    ADD CONSTRAINT unit_change_part_to_cluster_exists FOREIGN KEY (council_id, to_cluster_id) REFERENCES thidua.cluster(council_id, cluster_id);

ALTER TABLE ONLY thidua.unit_change_part
    ADD CONSTRAINT unit_change_part_unit_exists FOREIGN KEY (council_id, unit_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE ONLY thidua.unit
    ADD CONSTRAINT unit_council_id_fkey FOREIGN KEY (council_id) REFERENCES thidua.council(council_id);

ALTER TABLE ONLY thidua.unit
    ADD CONSTRAINT unit_successor_exists FOREIGN KEY (council_id, successor_id) REFERENCES thidua.unit(council_id, unit_id);

ALTER TABLE thidua.achievement ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.activity ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.activity_unit ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.award_slot ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.canary ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.closing ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.closing_cycle ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.closing_plan ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.closing_work ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.cluster ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.cluster_ballot ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.council ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.council_login ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.covenant ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.covenant_signature ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.covenant_target ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.criteria_response ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.criteria_set ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.criterion ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.criterion_group ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.criterion_rung ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_criteria ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_officer ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_reopening ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_succession ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_transition ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.cycle_waiver ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.day_off ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.delegation ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.event ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.evidence ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.exemplar ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.exemplar_achievement ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.exemplar_publicity ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.exemplar_replication ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.finding ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.import_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.inspection ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.inspection_plan ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.interim_standing ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.job ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.lane ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.meeting ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.meeting_answer ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.meeting_attendance ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.meeting_consent ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.meeting_item ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.membership ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.movement ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.movement_note ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.movement_unit ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.objection ENABLE ROW LEVEL SECURITY;

CREATE POLICY of_one_council ON thidua.achievement USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.activity USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.activity_unit USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.award_slot USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.canary USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.closing USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.closing_cycle USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.closing_plan USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.closing_work USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.cluster USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.cluster_ballot USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.council USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.covenant USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.covenant_signature USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.covenant_target USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.criteria_response USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.criteria_set USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.criterion USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.criterion_group USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.criterion_rung USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.cycle USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.cycle_criteria USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.cycle_officer USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.cycle_reopening USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.cycle_succession USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.cycle_transition USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.cycle_waiver USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.day_off USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.delegation USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.event USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.evidence USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.exemplar USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.exemplar_achievement USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.exemplar_publicity USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.exemplar_replication USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.finding USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.import_key USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.inspection USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.inspection_plan USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.interim_standing USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.job USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.lane USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.meeting USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.meeting_answer USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.meeting_attendance USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.meeting_consent USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.meeting_item USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.membership USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.movement USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.movement_note USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.movement_unit USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.objection USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.officer_proposal USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.officer_response USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.proposed_officer USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.regulation USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.regulation_part USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.regulation_response USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.report USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.report_call USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.rotation USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.score_entry USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.scorecard USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.scorecard_line USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.scorecard_step USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.setting USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.standing USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.table_response USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.unit USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.unit_change USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_council ON thidua.unit_change_part USING ((council_id = ( SELECT thidua.current_council() AS current_council)));

CREATE POLICY of_one_login ON thidua.council_login USING ((role_name = CURRENT_USER));

ALTER TABLE thidua.officer_proposal ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.officer_response ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.proposed_officer ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.regulation ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.regulation_part ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.regulation_response ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.report ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.report_call ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.rotation ENABLE ROW LEVEL SECURITY;

CREATE POLICY scheduler_sees_every_job ON thidua.job TO thidua_scheduler USING (true);

CREATE POLICY scheduler_sees_every_lane ON thidua.lane TO thidua_scheduler USING (true);

CREATE POLICY scheduler_sees_the_directory ON thidua.council FOR SELECT TO thidua_scheduler USING (true);

ALTER TABLE thidua.score_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.scorecard ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.scorecard_line ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.scorecard_step ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.setting ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.standing ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.table_response ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.unit ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.unit_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE thidua.unit_change_part ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA thidua TO thidua_app;
GRANT USAGE ON SCHEMA thidua TO thidua_scheduler;
GRANT USAGE ON SCHEMA thidua TO thidua_council;
GRANT USAGE ON SCHEMA thidua TO thidua_auditor;

GRANT SELECT ON TABLE thidua.council_login TO thidua_app;
GRANT SELECT ON TABLE thidua.council_login TO thidua_scheduler;
GRANT SELECT ON TABLE thidua.council_login TO thidua_council;
GRANT SELECT ON TABLE thidua.council_login TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.day_off TO thidua_app;
GRANT SELECT ON TABLE thidua.day_off TO thidua_auditor;

GRANT UPDATE(kind) ON TABLE thidua.day_off TO thidua_app;

GRANT UPDATE(name) ON TABLE thidua.day_off TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.day_off TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.day_off TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.day_off TO thidua_app;

GRANT SELECT,INSERT,UPDATE ON TABLE thidua.membership TO thidua_app;
GRANT SELECT ON TABLE thidua.membership TO thidua_council;
GRANT SELECT ON TABLE thidua.membership TO thidua_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE thidua.unit TO thidua_app;
GRANT SELECT ON TABLE thidua.unit TO thidua_council;
GRANT SELECT ON TABLE thidua.unit TO thidua_auditor;

GRANT USAGE ON SEQUENCE thidua.council_id_seq TO thidua_app;

GRANT SELECT,INSERT,UPDATE ON TABLE thidua.council TO thidua_app;
GRANT SELECT ON TABLE thidua.council TO thidua_council;
GRANT SELECT ON TABLE thidua.council TO thidua_auditor;

GRANT SELECT(council_id) ON TABLE thidua.council TO thidua_scheduler;

GRANT SELECT(code) ON TABLE thidua.council TO thidua_scheduler;

GRANT SELECT(name) ON TABLE thidua.council TO thidua_scheduler;

GRANT SELECT(level) ON TABLE thidua.council TO thidua_scheduler;

GRANT SELECT(parent_id) ON TABLE thidua.council TO thidua_scheduler;

GRANT SELECT(time_zone) ON TABLE thidua.council TO thidua_scheduler;

GRANT SELECT(created_at) ON TABLE thidua.council TO thidua_scheduler;

GRANT SELECT,INSERT,UPDATE ON TABLE thidua.cluster TO thidua_app;
GRANT SELECT ON TABLE thidua.cluster TO thidua_council;
GRANT SELECT ON TABLE thidua.cluster TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.criteria_response TO thidua_app;
GRANT SELECT ON TABLE thidua.criteria_response TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.criteria_set TO thidua_app;
GRANT SELECT ON TABLE thidua.criteria_set TO thidua_council;
GRANT SELECT ON TABLE thidua.criteria_set TO thidua_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE thidua.cycle TO thidua_app;
GRANT SELECT ON TABLE thidua.cycle TO thidua_council;
GRANT SELECT ON TABLE thidua.cycle TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.cycle_criteria TO thidua_app;
GRANT SELECT ON TABLE thidua.cycle_criteria TO thidua_auditor;
GRANT SELECT ON TABLE thidua.cycle_criteria TO thidua_council;

GRANT UPDATE(effective_from) ON TABLE thidua.cycle_criteria TO thidua_app;

GRANT UPDATE(proposed_by) ON TABLE thidua.cycle_criteria TO thidua_app;

GRANT UPDATE(proposed_at) ON TABLE thidua.cycle_criteria TO thidua_app;

GRANT UPDATE(agreed_at) ON TABLE thidua.cycle_criteria TO thidua_app;

GRANT UPDATE(agreed_by) ON TABLE thidua.cycle_criteria TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.cycle_criteria TO thidua_app;

GRANT UPDATE(withdrawn_at) ON TABLE thidua.cycle_criteria TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.regulation TO thidua_app;
GRANT SELECT ON TABLE thidua.regulation TO thidua_auditor;
GRANT SELECT ON TABLE thidua.regulation TO thidua_council;

GRANT UPDATE(state) ON TABLE thidua.regulation TO thidua_app;

GRANT UPDATE(approved_by) ON TABLE thidua.regulation TO thidua_app;

GRANT UPDATE(approved_at) ON TABLE thidua.regulation TO thidua_app;

GRANT UPDATE(approval_document) ON TABLE thidua.regulation TO thidua_app;

GRANT UPDATE(in_force_from) ON TABLE thidua.regulation TO thidua_app;

GRANT UPDATE(superseded_on) ON TABLE thidua.regulation TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.regulation_response TO thidua_app;
GRANT SELECT ON TABLE thidua.regulation_response TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.scorecard TO thidua_app;

GRANT UPDATE(figure) ON TABLE thidua.scorecard TO thidua_app;

GRANT UPDATE(base) ON TABLE thidua.scorecard TO thidua_app;

GRANT UPDATE(bonus) ON TABLE thidua.scorecard TO thidua_app;

GRANT UPDATE(deduction) ON TABLE thidua.scorecard TO thidua_app;

GRANT UPDATE(total) ON TABLE thidua.scorecard TO thidua_app;

GRANT UPDATE(digest) ON TABLE thidua.scorecard TO thidua_app;

GRANT UPDATE(state) ON TABLE thidua.scorecard TO thidua_app;

GRANT UPDATE(returned_by) ON TABLE thidua.scorecard TO thidua_app;

GRANT UPDATE(left_on) ON TABLE thidua.scorecard TO thidua_app;

GRANT UPDATE(left_to) ON TABLE thidua.scorecard TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.officer_proposal TO thidua_app;
GRANT SELECT ON TABLE thidua.officer_proposal TO thidua_auditor;

GRANT UPDATE(state) ON TABLE thidua.officer_proposal TO thidua_app;

GRANT UPDATE(settled_by) ON TABLE thidua.officer_proposal TO thidua_app;

GRANT UPDATE(settled_at) ON TABLE thidua.officer_proposal TO thidua_app;

GRANT UPDATE(settled_document) ON TABLE thidua.officer_proposal TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.proposed_officer TO thidua_app;
GRANT SELECT ON TABLE thidua.proposed_officer TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(self_points) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(self_bonus) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(self_reason) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(self_entry) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(head_points) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(head_bonus) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(head_reason) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(head_entry) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(agreed_points) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(agreed_bonus) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(agreed_reason) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(agreed_entry) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(decided_points) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(decided_bonus) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(decided_reason) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(decided_entry) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(self_fact) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(head_fact) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(agreed_fact) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT UPDATE(decided_fact) ON TABLE thidua.scorecard_line TO thidua_app;

GRANT USAGE ON SEQUENCE thidua.unit_change_id_seq TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.unit_change TO thidua_app;
GRANT SELECT ON TABLE thidua.unit_change TO thidua_auditor;
GRANT SELECT ON TABLE thidua.unit_change TO thidua_council;

GRANT SELECT,INSERT ON TABLE thidua.unit_change_part TO thidua_app;
GRANT SELECT ON TABLE thidua.unit_change_part TO thidua_auditor;
GRANT SELECT ON TABLE thidua.unit_change_part TO thidua_council;

GRANT SELECT,INSERT ON TABLE thidua.award_slot TO thidua_app;
GRANT SELECT ON TABLE thidua.award_slot TO thidua_auditor;
GRANT SELECT ON TABLE thidua.award_slot TO thidua_council;

GRANT UPDATE(unit_id) ON TABLE thidua.award_slot TO thidua_app;

GRANT UPDATE(reason) ON TABLE thidua.award_slot TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.award_slot TO thidua_app;

GRANT UPDATE(chosen_by) ON TABLE thidua.award_slot TO thidua_app;

GRANT UPDATE(chosen_at) ON TABLE thidua.award_slot TO thidua_app;

GRANT SELECT,INSERT,UPDATE ON TABLE thidua.closing TO thidua_app;
GRANT SELECT ON TABLE thidua.closing TO thidua_council;
GRANT SELECT ON TABLE thidua.closing TO thidua_auditor;

GRANT SELECT,INSERT,UPDATE ON TABLE thidua.closing_cycle TO thidua_app;
GRANT SELECT ON TABLE thidua.closing_cycle TO thidua_council;
GRANT SELECT ON TABLE thidua.closing_cycle TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.cluster_ballot TO thidua_app;
GRANT SELECT ON TABLE thidua.cluster_ballot TO thidua_auditor;

GRANT UPDATE(votes) ON TABLE thidua.cluster_ballot TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.cluster_ballot TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.cluster_ballot TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.cluster_ballot TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.criterion TO thidua_app;
GRANT SELECT ON TABLE thidua.criterion TO thidua_council;
GRANT SELECT ON TABLE thidua.criterion TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.criterion_group TO thidua_app;
GRANT SELECT ON TABLE thidua.criterion_group TO thidua_council;
GRANT SELECT ON TABLE thidua.criterion_group TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.finding TO thidua_app;
GRANT SELECT ON TABLE thidua.finding TO thidua_auditor;

GRANT UPDATE(lifted_by) ON TABLE thidua.finding TO thidua_app;

GRANT UPDATE(lifted_at) ON TABLE thidua.finding TO thidua_app;

GRANT UPDATE(lifted_reason) ON TABLE thidua.finding TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.standing TO thidua_app;
GRANT SELECT ON TABLE thidua.standing TO thidua_council;
GRANT SELECT ON TABLE thidua.standing TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.covenant_target TO thidua_app;
GRANT SELECT ON TABLE thidua.covenant_target TO thidua_auditor;

GRANT UPDATE(measure) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(plan) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(criterion) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(result) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(result_by) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(result_at) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(result_document) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(withdrawn_by) ON TABLE thidua.covenant_target TO thidua_app;

GRANT UPDATE(withdrawn_at) ON TABLE thidua.covenant_target TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.criterion_rung TO thidua_app;
GRANT SELECT ON TABLE thidua.criterion_rung TO thidua_auditor;
GRANT SELECT ON TABLE thidua.criterion_rung TO thidua_council;

GRANT SELECT,INSERT ON TABLE thidua.inspection TO thidua_app;
GRANT SELECT ON TABLE thidua.inspection TO thidua_auditor;

GRANT UPDATE(plan_id) ON TABLE thidua.inspection TO thidua_app;

GRANT UPDATE(criterion) ON TABLE thidua.inspection TO thidua_app;

GRANT UPDATE(held_on) ON TABLE thidua.inspection TO thidua_app;

GRANT UPDATE(minutes) ON TABLE thidua.inspection TO thidua_app;

GRANT UPDATE(finding) ON TABLE thidua.inspection TO thidua_app;

GRANT UPDATE(points) ON TABLE thidua.inspection TO thidua_app;

GRANT UPDATE(recorded_by) ON TABLE thidua.inspection TO thidua_app;

GRANT UPDATE(recorded_at) ON TABLE thidua.inspection TO thidua_app;

GRANT UPDATE(withdrawn_by) ON TABLE thidua.inspection TO thidua_app;

GRANT UPDATE(withdrawn_at) ON TABLE thidua.inspection TO thidua_app;

GRANT UPDATE(withdrawn_reason) ON TABLE thidua.inspection TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.report TO thidua_app;
GRANT SELECT ON TABLE thidua.report TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.report_call TO thidua_app;
GRANT SELECT ON TABLE thidua.report_call TO thidua_auditor;

GRANT UPDATE(title) ON TABLE thidua.report_call TO thidua_app;

GRANT UPDATE(called_on) ON TABLE thidua.report_call TO thidua_app;

GRANT UPDATE(due_on) ON TABLE thidua.report_call TO thidua_app;

GRANT UPDATE(grace_days) ON TABLE thidua.report_call TO thidua_app;

GRANT UPDATE(parts) ON TABLE thidua.report_call TO thidua_app;

GRANT UPDATE(criterion) ON TABLE thidua.report_call TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.report_call TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.report_call TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.report_call TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.evidence TO thidua_app;
GRANT SELECT ON TABLE thidua.evidence TO thidua_auditor;

GRANT UPDATE(withdrawn_by) ON TABLE thidua.evidence TO thidua_app;

GRANT UPDATE(withdrawn_at) ON TABLE thidua.evidence TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.cycle_officer TO thidua_app;
GRANT SELECT ON TABLE thidua.cycle_officer TO thidua_auditor;
GRANT SELECT ON TABLE thidua.cycle_officer TO thidua_council;

GRANT UPDATE(ended_at) ON TABLE thidua.cycle_officer TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.cycle_transition TO thidua_app;
GRANT SELECT ON TABLE thidua.cycle_transition TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.scorecard_step TO thidua_app;
GRANT SELECT ON TABLE thidua.scorecard_step TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.objection TO thidua_app;
GRANT SELECT ON TABLE thidua.objection TO thidua_auditor;

GRANT UPDATE(outcome) ON TABLE thidua.objection TO thidua_app;

GRANT UPDATE(answer) ON TABLE thidua.objection TO thidua_app;

GRANT UPDATE(answered_by) ON TABLE thidua.objection TO thidua_app;

GRANT UPDATE(answered_at) ON TABLE thidua.objection TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.table_response TO thidua_app;
GRANT SELECT ON TABLE thidua.table_response TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.meeting TO thidua_app;
GRANT SELECT ON TABLE thidua.meeting TO thidua_auditor;

GRANT UPDATE(mode) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(planned_on) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(place) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(held_on) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(held_document) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(held_by) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(held_at) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(minutes_number) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(minutes_on) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(minutes_by) ON TABLE thidua.meeting TO thidua_app;

GRANT UPDATE(minutes_at) ON TABLE thidua.meeting TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.meeting_attendance TO thidua_app;
GRANT SELECT ON TABLE thidua.meeting_attendance TO thidua_auditor;

GRANT UPDATE(presence) ON TABLE thidua.meeting_attendance TO thidua_app;

GRANT UPDATE(delegate_names) ON TABLE thidua.meeting_attendance TO thidua_app;

GRANT UPDATE(delegate_titles) ON TABLE thidua.meeting_attendance TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.meeting_attendance TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.meeting_attendance TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.meeting_attendance TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.meeting_consent TO thidua_app;
GRANT SELECT ON TABLE thidua.meeting_consent TO thidua_auditor;

GRANT UPDATE(consents) ON TABLE thidua.meeting_consent TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.meeting_consent TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.meeting_consent TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.meeting_consent TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.meeting_item TO thidua_app;
GRANT SELECT ON TABLE thidua.meeting_item TO thidua_auditor;

GRANT UPDATE(on_agenda) ON TABLE thidua.meeting_item TO thidua_app;

GRANT UPDATE(conclusion) ON TABLE thidua.meeting_item TO thidua_app;

GRANT UPDATE(treated_by) ON TABLE thidua.meeting_item TO thidua_app;

GRANT UPDATE(treated_at) ON TABLE thidua.meeting_item TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.officer_response TO thidua_app;
GRANT SELECT ON TABLE thidua.officer_response TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.cycle_waiver TO thidua_app;
GRANT SELECT ON TABLE thidua.cycle_waiver TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.cycle_succession TO thidua_app;
GRANT SELECT ON TABLE thidua.cycle_succession TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.interim_standing TO thidua_app;
GRANT SELECT ON TABLE thidua.interim_standing TO thidua_auditor;
GRANT SELECT ON TABLE thidua.interim_standing TO thidua_council;

GRANT SELECT,INSERT ON TABLE thidua.covenant_signature TO thidua_app;
GRANT SELECT ON TABLE thidua.covenant_signature TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.covenant TO thidua_app;
GRANT SELECT ON TABLE thidua.covenant TO thidua_auditor;

GRANT UPDATE(text) ON TABLE thidua.covenant TO thidua_app;

GRANT UPDATE(digest) ON TABLE thidua.covenant TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.covenant TO thidua_app;

GRANT UPDATE(drafted_by) ON TABLE thidua.covenant TO thidua_app;

GRANT UPDATE(drafted_at) ON TABLE thidua.covenant TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.delegation TO thidua_app;
GRANT SELECT ON TABLE thidua.delegation TO thidua_auditor;

GRANT UPDATE(revoked_by) ON TABLE thidua.delegation TO thidua_app;

GRANT UPDATE(revoked_at) ON TABLE thidua.delegation TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.closing_work TO thidua_app;
GRANT SELECT ON TABLE thidua.closing_work TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.movement TO thidua_app;
GRANT SELECT ON TABLE thidua.movement TO thidua_auditor;

GRANT UPDATE(unit_id) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(name) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(theme) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(objective) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(content) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(criteria) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(difficulty) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(form) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(scope) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(mode) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(starts_on) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(ends_on) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(grassroots) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(parent_id) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(state) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(launched_by) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(launched_at) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(launch_document) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(result) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(reviewed_by) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(reviewed_at) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(reviewed_on) ON TABLE thidua.movement TO thidua_app;

GRANT UPDATE(review_document) ON TABLE thidua.movement TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.event TO thidua_app;
GRANT SELECT ON TABLE thidua.event TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.rotation TO thidua_app;
GRANT SELECT ON TABLE thidua.rotation TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.achievement TO thidua_app;
GRANT SELECT ON TABLE thidua.achievement TO thidua_auditor;

GRANT UPDATE(person) ON TABLE thidua.achievement TO thidua_app;

GRANT UPDATE(title) ON TABLE thidua.achievement TO thidua_app;

GRANT UPDATE(field) ON TABLE thidua.achievement TO thidua_app;

GRANT UPDATE(achieved_on) ON TABLE thidua.achievement TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.achievement TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.achievement TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.achievement TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.activity TO thidua_app;
GRANT SELECT ON TABLE thidua.activity TO thidua_auditor;

GRANT UPDATE(kind) ON TABLE thidua.activity TO thidua_app;

GRANT UPDATE(title) ON TABLE thidua.activity TO thidua_app;

GRANT UPDATE(held_on) ON TABLE thidua.activity TO thidua_app;

GRANT UPDATE(place) ON TABLE thidua.activity TO thidua_app;

GRANT UPDATE(unit_id) ON TABLE thidua.activity TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.activity TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.activity TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.activity TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.activity_unit TO thidua_app;
GRANT SELECT ON TABLE thidua.activity_unit TO thidua_auditor;

GRANT UPDATE(withdrawn_at) ON TABLE thidua.activity_unit TO thidua_app;

GRANT SELECT ON TABLE thidua.canary TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.closing_plan TO thidua_app;
GRANT SELECT ON TABLE thidua.closing_plan TO thidua_auditor;

GRANT UPDATE(digest) ON TABLE thidua.closing_plan TO thidua_app;

GRANT UPDATE(outcomes) ON TABLE thidua.closing_plan TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.closing_plan TO thidua_app;

GRANT SELECT ON TABLE thidua.council_member TO thidua_council;
GRANT SELECT ON TABLE thidua.council_member TO thidua_auditor;

GRANT SELECT ON TABLE thidua.council_standing TO thidua_council;
GRANT SELECT ON TABLE thidua.council_standing TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.cycle_reopening TO thidua_app;
GRANT SELECT ON TABLE thidua.cycle_reopening TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.exemplar TO thidua_app;
GRANT SELECT ON TABLE thidua.exemplar TO thidua_auditor;

GRANT UPDATE(name) ON TABLE thidua.exemplar TO thidua_app;

GRANT UPDATE(kind) ON TABLE thidua.exemplar TO thidua_app;

GRANT UPDATE(field) ON TABLE thidua.exemplar TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.exemplar TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.exemplar TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.exemplar TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.exemplar_achievement TO thidua_app;
GRANT SELECT ON TABLE thidua.exemplar_achievement TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.exemplar_publicity TO thidua_app;
GRANT SELECT ON TABLE thidua.exemplar_publicity TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.exemplar_replication TO thidua_app;
GRANT SELECT ON TABLE thidua.exemplar_replication TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.import_key TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.inspection_plan TO thidua_app;
GRANT SELECT ON TABLE thidua.inspection_plan TO thidua_auditor;

GRANT UPDATE(withdrawn_by) ON TABLE thidua.inspection_plan TO thidua_app;

GRANT UPDATE(withdrawn_at) ON TABLE thidua.inspection_plan TO thidua_app;

GRANT UPDATE(withdrawn_reason) ON TABLE thidua.inspection_plan TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.job TO thidua_app;
GRANT SELECT ON TABLE thidua.job TO thidua_scheduler;

GRANT UPDATE(state) ON TABLE thidua.job TO thidua_app;
GRANT UPDATE(state) ON TABLE thidua.job TO thidua_scheduler;

GRANT UPDATE(due_at) ON TABLE thidua.job TO thidua_app;

GRANT UPDATE(run_at) ON TABLE thidua.job TO thidua_app;
GRANT UPDATE(run_at) ON TABLE thidua.job TO thidua_scheduler;

GRANT UPDATE(not_after) ON TABLE thidua.job TO thidua_app;

GRANT UPDATE(attempt) ON TABLE thidua.job TO thidua_app;
GRANT UPDATE(attempt) ON TABLE thidua.job TO thidua_scheduler;

GRANT UPDATE(result) ON TABLE thidua.job TO thidua_scheduler;

GRANT UPDATE(error) ON TABLE thidua.job TO thidua_app;
GRANT UPDATE(error) ON TABLE thidua.job TO thidua_scheduler;

GRANT UPDATE(started_at) ON TABLE thidua.job TO thidua_scheduler;

GRANT UPDATE(finished_at) ON TABLE thidua.job TO thidua_app;
GRANT UPDATE(finished_at) ON TABLE thidua.job TO thidua_scheduler;

GRANT SELECT,INSERT,UPDATE ON TABLE thidua.lane TO thidua_app;
GRANT SELECT ON TABLE thidua.lane TO thidua_scheduler;

GRANT UPDATE(turn_at) ON TABLE thidua.lane TO thidua_scheduler;

GRANT SELECT,INSERT ON TABLE thidua.meeting_answer TO thidua_app;
GRANT SELECT ON TABLE thidua.meeting_answer TO thidua_auditor;

GRANT UPDATE(agrees) ON TABLE thidua.meeting_answer TO thidua_app;

GRANT UPDATE(text) ON TABLE thidua.meeting_answer TO thidua_app;

GRANT UPDATE(author) ON TABLE thidua.meeting_answer TO thidua_app;

GRANT UPDATE(at) ON TABLE thidua.meeting_answer TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.meeting_answer TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.movement_note TO thidua_app;
GRANT SELECT ON TABLE thidua.movement_note TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.movement_unit TO thidua_app;
GRANT SELECT ON TABLE thidua.movement_unit TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.regulation_part TO thidua_app;
GRANT SELECT ON TABLE thidua.regulation_part TO thidua_auditor;
GRANT SELECT ON TABLE thidua.regulation_part TO thidua_council;

GRANT SELECT ON TABLE thidua.schema_file TO thidua_app;
GRANT SELECT ON TABLE thidua.schema_file TO thidua_scheduler;
GRANT SELECT ON TABLE thidua.schema_file TO thidua_council;
GRANT SELECT ON TABLE thidua.schema_file TO thidua_auditor;

GRANT SELECT,INSERT ON TABLE thidua.score_entry TO thidua_app;

GRANT SELECT,INSERT ON TABLE thidua.setting TO thidua_app;
GRANT SELECT ON TABLE thidua.setting TO thidua_auditor;
GRANT SELECT ON TABLE thidua.setting TO thidua_council;

GRANT UPDATE(value) ON TABLE thidua.setting TO thidua_app;

GRANT UPDATE(set_by) ON TABLE thidua.setting TO thidua_app;

GRANT UPDATE(set_at) ON TABLE thidua.setting TO thidua_app;

GRANT UPDATE(document) ON TABLE thidua.setting TO thidua_app;

GRANT UPDATE(version) ON TABLE thidua.setting TO thidua_app;
