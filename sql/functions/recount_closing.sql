-- Why: a closed result can be recomputed by anybody at any time: criteria from their rows, cards from their lines, standings and slots from the
-- cards, digests from all of them. One row a difference, the deepest cause first; no row means that everything is as it was closed.
-- What an earlier release closed is compared without its digests, whose recipe was another.
create or replace function thidua.recount_closing(p_year integer, p_kind text, p_cluster text)
    returns table (place integer, cluster_code text, unit_code text, thing text, recorded text, computed text)
    language plpgsql stable
    set search_path = thidua, pg_temp
as $$
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
