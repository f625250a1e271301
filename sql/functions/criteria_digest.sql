-- Why: what a criteria set says, digested from its rows as it was when it was imported; see the page "Digests".
create or replace function thidua.criteria_digest(p_set bigint) returns bytea
    language sql stable
    return (
        select sha256(convert_to(
            thidua.digest_field(s.base_total::text) || thidua.digest_field(s.bonus_cap::text) || thidua.digest_field(s.aggregate)
            || thidua.digest_field(s.first_weight::text) || thidua.digest_field(s.second_weight::text)
            || thidua.digest_field(s.over_achievement::text)
            || (select string_agg(thidua.digest_field(g.code) || thidua.digest_field(g.max::text), '' order by g.group_no)
                from thidua.criterion_group as g
                where g.council_id = s.council_id and g.criteria_set_id = s.criteria_set_id)
            || (select string_agg(
                    thidua.digest_field(c.code) || thidua.digest_field(c.group_no::text) || thidua.digest_field(c.text)
                    || thidua.digest_field(c.kind) || thidua.digest_field(c.max::text) || thidua.digest_field(c.step::text)
                    || thidua.digest_field(c.bonus_max::text) || thidua.digest_field(c.needs_evidence::text)
                    || thidua.digest_field(c.rule) || thidua.digest_field(c.scorer), '' order by c.criterion_no)
                from thidua.criterion as c
                where c.council_id = s.council_id and c.criteria_set_id = s.criteria_set_id), 'UTF8'))
        from thidua.criteria_set as s
        where s.council_id = (select thidua.current_council()) and s.criteria_set_id = p_set);
