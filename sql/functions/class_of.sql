-- Why: the class of a total is its share of the base against the cycle's three thresholds (in percent), without division,
-- so that a total exactly on a threshold is in the better class.
create or replace function thidua.class_of(
    total numeric, base_total numeric, excellent_from numeric, good_from numeric, fair_from numeric
) returns text
    language sql immutable parallel safe
    return case
        when total * 100 >= excellent_from * base_total then 'excellent'
        when total * 100 >= good_from * base_total then 'good'
        when total * 100 >= fair_from * base_total then 'fair'
        else 'average'
    end;
