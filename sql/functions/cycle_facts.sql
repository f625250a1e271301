-- Why: before a cycle is led on the rules ask what it has and how far its cards are; a row for each cycle, counted as a set.
create or replace function thidua.cycle_facts(p_year integer, p_clusters text[])
    returns table (cycle_id bigint, cluster text, stage text, has_regulation boolean, criteria_agreed boolean, head text,
                   not_attested integer, first_not_attested text, not_reviewed integer, first_not_reviewed text,
                   not_agreed integer, first_not_agreed text)
    language sql stable
begin atomic
    select cycle.cycle_id, cluster.code::text, cycle.state,
           exists (
               select from thidua.regulation
               where regulation.council_id = cycle.council_id and regulation.cluster_id = cycle.cluster_id
                 and regulation.state = 'in_force'),
           exists (
               select from thidua.cycle_criteria as agreed
               where agreed.council_id = cycle.council_id and agreed.cycle_id = cycle.cycle_id
                 and agreed.criteria_set_id = cycle.criteria_set_id and agreed.agreed_at is not null),
           (select unit.code::text from thidua.cycle_officer as officer join thidua.unit using (council_id, unit_id)
            where officer.council_id = cycle.council_id and officer.cycle_id = cycle.cycle_id
              and officer.role = 'head' and officer.ended_at is null),
           cards.not_attested, cards.first_not_attested, cards.not_reviewed, cards.first_not_reviewed,
           cards.not_agreed, cards.first_not_agreed
    from thidua.cycle
    join thidua.cluster using (council_id, cluster_id)
    cross join lateral (
        select count(*) filter (where card.state in ('filling', 'returned'))::integer as not_attested,
               min(unit.code collate "C") filter (where card.state in ('filling', 'returned')) as first_not_attested,
               count(*) filter (where card.state not in ('reviewed', 'agreed', 'decided'))::integer as not_reviewed,
               min(unit.code collate "C") filter (where card.state not in ('reviewed', 'agreed', 'decided'))
                   as first_not_reviewed,
               count(*) filter (where card.state not in ('agreed', 'decided'))::integer as not_agreed,
               min(unit.code collate "C") filter (where card.state not in ('agreed', 'decided')) as first_not_agreed
        from thidua.scorecard as card
        join thidua.unit using (council_id, unit_id)
        where card.council_id = cycle.council_id
          and card.cycle_id = cycle.cycle_id
          and card.left_on is null
    ) as cards
    where cycle.council_id = (select thidua.current_council())
      and cycle.year = p_year
      and (p_clusters is null or cluster.code = any (p_clusters))
    order by cluster.code collate "C";
end;
