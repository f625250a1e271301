-- Why: what a meeting of each kind must treat in each cycle: what the rules fix, and what guidance, regulation or cycle set for
-- the reviews. Exemplars are presented at every review, whatever anybody sets.
create or replace function thidua.meeting_required_items(p_cycles bigint[])
    returns table (cycle_id bigint, kind text, item text, place integer)
    language sql stable
begin atomic
    with named (cycle_id, kind, item, place) as (
        select asked.cycle_id, fixed.kind, fixed.item, fixed.place
        from unnest(p_cycles) as asked (cycle_id)
        cross join (values
            ('regulation', 'regulation', 1001), ('covenant', 'covenant', 1001),
            ('mid_year', 'exemplars', 1001), ('year_end', 'exemplars', 1001),
            ('preparatory', 'covenant_results', 1001), ('preparatory', 'models_and_exemplars', 1002),
            ('preparatory', 'head_and_deputies', 1003), ('preparatory', 'conference_content', 1004)
        ) as fixed (kind, item, place)
        union all
        select agenda.cycle_id, case agenda.name when 'mid_year_agenda' then 'mid_year' else 'year_end' end, word.item,
               word.place::integer
        from thidua.settings_of(p_cycles, array['mid_year_agenda', 'year_end_agenda']) as agenda
        cross join lateral unnest(string_to_array(agenda.value, ',')) with ordinality as word (item, place)
    )
    select named.cycle_id, named.kind, named.item, min(named.place)
    from named
    group by named.cycle_id, named.kind, named.item;
end;
