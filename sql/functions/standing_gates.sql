-- Why: what keeps a unit from being nominated without taking it out of the table, one row a unit that is barred, with everything that
-- bars it in a fixed order. The standings of a closing keep it, and their digest covers it. Neither deadlines nor today are asked: a
-- result is verified years later and must come out as on the day of the closing, when the year was over.
create or replace function thidua.standing_gates(p_rules thidua.closing_rule[])
    returns table (cycle_id bigint, unit_id bigint, gate text)
    language sql stable
begin atomic
    with asked as materialized (
        select rule.cycle_id, rule.dossier_gate
        from unnest(p_rules) as rule
    ),
    barred (cycle_id, unit_id, place, gate) as (
        select distinct finding.cycle_id, finding.unit_id, case finding.effect when 'disqualify' then 1 else 2 end,
               case finding.effect when 'disqualify' then 'disqualified' else 'not_considered' end
        from thidua.finding
        where finding.council_id = (select thidua.current_council())
          and finding.cycle_id in (select asked.cycle_id from asked)
          and finding.effect in ('disqualify', 'not_considered')
          and finding.lifted_at is null
        union all
        select card.cycle_id, card.unit_id, 3, 'covenant_unsigned'
        from thidua.covenant
        join thidua.scorecard as card on card.council_id = covenant.council_id and card.cycle_id = covenant.cycle_id
        left join thidua.covenant_words(array(select asked.cycle_id from asked)) as word
            on word.cycle_id = card.cycle_id and word.unit_id = card.unit_id
        where covenant.council_id = (select thidua.current_council())
          and covenant.cycle_id in (select asked.cycle_id from asked)
          and word.unit_id is null
          and card.left_on is null
        union all
        select owed.cycle_id, owed.unit_id, 4, case when owed.completed_on is null then 'dossier_incomplete' else 'dossier_late' end
        from thidua.report_states(array(select asked.cycle_id from asked where asked.dossier_gate <> 'none')) as owed
        join asked using (cycle_id)
        where owed.kind = 'year_end'
          and (owed.completed_on is null or owed.days_late > 0 and asked.dossier_gate = 'late')
          -- What a paper settled was not missing.
          and (owed.completed_on is not null or not exists (
              select from thidua.cycle_waiver as waiver
              where waiver.council_id = (select thidua.current_council()) and waiver.cycle_id = owed.cycle_id
                and waiver.state = 'year_end' and waiver.code = 'reports_missing'))
    )
    select barred.cycle_id, barred.unit_id, string_agg(barred.gate, ',' order by barred.place)
    from barred
    group by barred.cycle_id, barred.unit_id;
end;
