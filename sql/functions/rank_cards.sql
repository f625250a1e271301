-- Why: the one ranking query; closing, preview, explanation and verification all read it. Inside each cycle by decided total, highest
-- first; equal totals are told apart by the council's tie keys; what is equal by all of them shares a rank and the next rank is
-- skipped (1, 2, 2, 4). A class follows from the total, and no more units are excellent than may be. A card that the council never
-- decided counts for nothing or has no rank, as the policy of its cycle says. Who is barred keeps rank and class and gets no slot.
create or replace function thidua.rank_cards(p_rules thidua.closing_rule[]) returns setof thidua.closing_row
    language sql stable
begin atomic
    with carded as (
        select rule.*, card.council_id, card.unit_id, unit.code::text as unit_code, card.figure, card.base, card.bonus,
               card.deduction, card.total, card.digest, ballot.votes, card.state <> 'decided' as is_void,
               case when card.state = 'decided' then card.base when rule.policy = 'zero' then 0 end as counted_base,
               case when card.state = 'decided' then card.bonus when rule.policy = 'zero' then 0 end as counted_bonus,
               case when card.state = 'decided' then card.deduction when rule.policy = 'zero' then 0 end as counted_deduction,
               case when card.state = 'decided' then card.total when rule.policy = 'zero' then 0 end as counted
        from unnest(p_rules) as rule
        join thidua.scorecard as card on card.council_id = (select thidua.current_council()) and card.cycle_id = rule.cycle_id
        join thidua.unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
        left join thidua.cluster_ballot as ballot
            on ballot.council_id = card.council_id and ballot.cycle_id = card.cycle_id and ballot.unit_id = card.unit_id
        where card.left_on is null
    ),
    compared as materialized (
        select carded.*, count(*) over (partition by carded.cycle_id, carded.counted) > 1 and carded.counted is not null as is_equal
        from carded
    ),
    -- Only units that are equal are asked about, all at once, so that a closing reads the lines of few cards.
    key_tasks as materialized (
        select grouped.cycle_id, grouped.unit_id, grouped.points
        from (
            select array_agg(compared.cycle_id) as cycles, array_agg(compared.unit_id) as units,
                   array_agg(compared.key_task_group) as groups
            from compared
            where compared.is_equal
              and not compared.is_void
              and 'key_group_points' = any (compared.tie_keys)
        ) as asked
        cross join lateral thidua.group_points(asked.cycles, asked.units, asked.groups) as grouped
    ),
    keyed as (
        select compared.*,
               case when compared.is_equal then (
                   select array_agg((case key.name
                                         when 'fewer_deductions' then compared.counted_deduction
                                         when 'more_bonus' then compared.counted_bonus
                                         when 'cluster_ballot' then coalesce(compared.votes, 0)
                                         when 'key_group_points' then coalesce(key_tasks.points, 0)
                                     end)::numeric(9,2) order by key.place)
                   from unnest(compared.tie_keys) with ordinality as key (name, place)) end as tie_values
        from compared
        left join key_tasks using (cycle_id, unit_id)
    ),
    -- Higher is better by every key but the deductions.
    ordered as (
        select keyed.*,
               case when keyed.tie_values is not null then (
                   select array_agg(case key.name when 'fewer_deductions' then -key.value else key.value end order by key.place)
                   from unnest(keyed.tie_keys, keyed.tie_values) with ordinality as key (name, value, place)) end as tie_order
        from keyed
    ),
    placed as (
        select ordered.*, barred.gate as fact_gate,
               rank() over place as rank,
               count(*) over place as last_place,
               count(*) over (partition by ordered.cycle_id) as units
        from ordered
        left join thidua.standing_gates(p_rules) as barred
            on barred.cycle_id = ordered.cycle_id and barred.unit_id = ordered.unit_id
        window place as (partition by ordered.cycle_id order by ordered.counted desc nulls last, ordered.tie_order desc nulls last)
    ),
    judged as (
        select placed.*, nullif(concat_ws(',', placed.fact_gate, case when placed.is_void then 'work_missing' end), '') as gate,
               placed.last_place - placed.rank > 0 and placed.counted is not null as tied,
               thidua.class_of(placed.counted, placed.base_total, placed.excellent_from, placed.good_from, placed.fair_from) as class,
               placed.last_place > floor(placed.excellent_max_share * placed.units / 100) as is_beyond_cap
        from placed
    ),
    eligible as (
        select judged.*, judged.counted is not null and judged.gate is null as is_eligible,
               count(*) filter (where judged.counted is not null and judged.gate is null)
                   over (partition by judged.cycle_id order by judged.rank) as eligible_place
        from judged
    ),
    awarded as (
        select eligible.*,
               case
                   when not eligible.is_eligible then null
                   when eligible.eligible_place = 1 then 'flag'
                   when bool_or(eligible.is_eligible and eligible.eligible_place = 1) over (partition by eligible.cycle_id)
                       and eligible.eligible_place - 1 <= eligible.certificates then 'certificate'
               end as award
        from eligible
    )
    select awarded.cycle_id, awarded.unit_id, awarded.unit_code, awarded.figure, awarded.base, awarded.bonus,
           awarded.deduction, awarded.total, awarded.digest, awarded.votes,
           case when awarded.counted is not null then awarded.rank::integer end, awarded.tied,
           case when awarded.counted is null then null
                when awarded.class = 'excellent' and awarded.is_beyond_cap then 'good'
                else awarded.class end,
           awarded.counted is not null and awarded.class = 'excellent' and awarded.is_beyond_cap,
           awarded.counted_base, awarded.counted_bonus, awarded.counted_deduction, awarded.counted,
           awarded.tie_values, awarded.gate, awarded.award,
           case when awarded.award is not null
                then (row_number() over (partition by awarded.cycle_id, awarded.award
                                         order by awarded.rank, awarded.unit_code collate "C"))::integer end
    from awarded;
end;
