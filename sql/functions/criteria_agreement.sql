-- Why: how far the members of a cycle are in agreeing to a set: how many have, how many must, how many there are.
create or replace function thidua.criteria_agreement(p_cycle bigint, p_set bigint)
    returns table (agreed integer, needed integer, members integer)
    language sql stable
begin atomic
    select count(answer.unit_id)::integer,
           greatest(1, ceil(count(*)
               * thidua.agreement_share(cycle.cluster_id, cycle.year, 'criteria_agreement_share') / 100))::integer,
           count(*)::integer
    from thidua.cycle
    join thidua.scorecard as card
        on card.council_id = cycle.council_id and card.cycle_id = cycle.cycle_id and card.left_on is null
    left join thidua.criteria_response as answer
        on answer.council_id = card.council_id and answer.cycle_id = card.cycle_id and answer.unit_id = card.unit_id
       and answer.criteria_set_id = p_set and answer.kind = 'agree'
    where cycle.council_id = (select thidua.current_council())
      and cycle.cycle_id = p_cycle
    group by cycle.cluster_id, cycle.year;
end;
