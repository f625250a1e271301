-- Why: whose word a covenant has. A unit that a merger or a split brought forth is bound by what the units signed that it came of,
-- if all of them that were in the year did; a unit that was there before and took others in has its own word only.
create or replace function thidua.covenant_words(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, signed_on date, document text)
    language sql stable
begin atomic
    select signature.cycle_id, signature.unit_id, signature.signed_on, signature.document::text
    from thidua.covenant_signature as signature
    where signature.council_id = (select thidua.current_council())
      and signature.cycle_id = any (p_cycles)
    union all
    select heir.cycle_id, heir.unit_id, max(theirs.signed_on), min(theirs.document::text)
    from thidua.scorecard as heir
    join thidua.unit_change_part as begun
        on begun.council_id = heir.council_id and begun.unit_id = heir.unit_id and begun.role = 'begins'
    join thidua.unit_change_part as source
        on source.council_id = begun.council_id and source.change_id = begun.change_id
       and source.role in ('ends', 'divides')
    join thidua.scorecard as before
        on before.council_id = heir.council_id and before.cycle_id = heir.cycle_id and before.unit_id = source.unit_id
    left join thidua.covenant_signature as theirs
        on theirs.council_id = before.council_id and theirs.cycle_id = before.cycle_id
       and theirs.unit_id = before.unit_id
    left join thidua.covenant_signature as own
        on own.council_id = heir.council_id and own.cycle_id = heir.cycle_id and own.unit_id = heir.unit_id
    where heir.council_id = (select thidua.current_council())
      and heir.cycle_id = any (p_cycles)
      and own.unit_id is null
    group by heir.cycle_id, heir.unit_id
    having bool_and(theirs.unit_id is not null);
end;
