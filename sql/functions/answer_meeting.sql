-- Why: in a written consultation a member answers item by item; once it has answered every item of the agenda it took part.
create or replace function thidua.answer_meeting(
    p_cycle bigint, p_meeting bigint, p_unit text, p_items text[], p_agrees boolean, p_text text, p_document text
) returns integer
    language plpgsql
    set search_path = thidua, pg_temp
as $$
declare
    this_council constant bigint := current_council();
    answering bigint;
    written integer;
begin
    select member.unit_id into answering
    from meeting_members(array[p_cycle]) as member
    where member.meeting_id = p_meeting and member.unit = p_unit;

    insert into meeting_answer as known (council_id, cycle_id, meeting_id, unit_id, item, agrees, text, author, at, document)
    select this_council, item.cycle_id, item.meeting_id, answering, item.item, p_agrees, normalize(p_text), current_actor(),
           current_instant(), normalize(p_document)
    from meeting_item as item
    where item.council_id = this_council and item.cycle_id = p_cycle and item.meeting_id = p_meeting
      and item.on_agenda and (p_items is null or item.item = any (p_items))
    on conflict (council_id, cycle_id, meeting_id, unit_id, item) do update
    set (agrees, text, author, at, document)
        = (excluded.agrees, excluded.text, excluded.author, excluded.at, excluded.document)
    where (known.agrees, known.text) is distinct from (excluded.agrees, excluded.text);
    get diagnostics written = row_count;

    if written > 0 and not exists (
        select from meeting_item as item
        where item.council_id = this_council and item.cycle_id = p_cycle and item.meeting_id = p_meeting and item.on_agenda
          and not exists (
              select from meeting_answer as answer
              where answer.council_id = this_council and answer.cycle_id = p_cycle and answer.meeting_id = p_meeting
                and answer.unit_id = answering and answer.item = item.item)) then
        perform record_attendance(p_cycle, p_meeting, array[p_unit], array['present'], array[null]::text[],
                                  array[null]::text[], p_document);
    end if;
    return written;
end
$$;
