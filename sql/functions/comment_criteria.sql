-- Why: members say what they think of proposed criteria before they agree. The same words again change nothing.
create or replace function thidua.comment_criteria(
    p_year integer, p_cluster text, p_unit text, p_text text, p_document text
) returns boolean
    language plpgsql
    set search_path = thidua, pg_temp
as $$
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
