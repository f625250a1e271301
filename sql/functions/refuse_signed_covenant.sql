-- Why: signatures make a covenant binding: by no statement does anybody change its text or its targets under those who signed.
-- Results are what comes of it; they are written all the same. A unit that began after others had signed, of a merger or a
-- split, put its name under nothing yet: it is given targets of its own until it signs.
create or replace function thidua.refuse_signed_covenant() returns trigger
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    signed record;
begin
    -- Only a target is of a unit.
    if tg_table_name = 'covenant_target' then
        if exists (
            select
            from unit
            where unit.council_id = new.council_id and unit.unit_id = new.unit_id
              and unit.valid_from > (
                  select min(signature.signed_on)
                  from covenant_signature as signature
                  where signature.council_id = new.council_id and signature.cycle_id = new.cycle_id)
              and not exists (
                  select
                  from covenant_signature as signature
                  where signature.council_id = new.council_id and signature.cycle_id = new.cycle_id
                    and signature.unit_id = new.unit_id)
        ) then
            return new;
        end if;
    end if;
    select cluster.code, cycle.year, count(*) as units
    into signed
    from covenant_signature as signature
    join cycle using (council_id, cycle_id)
    join cluster using (council_id, cluster_id)
    where signature.council_id = new.council_id
      and signature.cycle_id = new.cycle_id
    group by cluster.code, cycle.year;
    if found then
        perform refuse('TD003', 'covenant_binding', 'cluster', signed.code, 'year', signed.year::text,
                       'signed', signed.units::text);
    end if;
    return new;
end
$$;

create or replace trigger signed_text before update on thidua.covenant
    for each row execute function thidua.refuse_signed_covenant();
create or replace trigger signed_target before insert on thidua.covenant_target
    for each row execute function thidua.refuse_signed_covenant();
create or replace trigger signed_change before update on thidua.covenant_target
    for each row
    when ((old.measure, old.plan, old.criterion, old.withdrawn_at)
          is distinct from (new.measure, new.plan, new.criterion, new.withdrawn_at))
    execute function thidua.refuse_signed_covenant();
