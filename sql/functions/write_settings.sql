-- Why: values of one layer are set, or unset by null, as one list: all of them or none. What is so already stays untouched; each
-- change makes the next version of its setting and leaves an event with before and after. The values are canonical already:
-- what a kind lets through is decided value by value before.
create or replace function thidua.write_settings(
    p_command text, p_year integer, p_layer text, p_cluster text, p_names text[], p_values text[], p_document text
) returns table (name text, value_before text, value_after text, version integer)
    language plpgsql
    set search_path = thidua, pg_temp
as $$
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
