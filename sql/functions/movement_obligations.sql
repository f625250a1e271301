-- Why: whoever launched a movement owes its final review by the day it ends. What the cluster launched its head owes; without a
-- head there is nobody yet to owe it.
create or replace function thidua.movement_obligations(p_cycles bigint[])
    returns table (cycle_id bigint, unit_id bigint, kind text, thing text, due_on date, grace_days integer, done_on date,
                   deduction numeric, document text)
    language sql stable
begin atomic
    select movement.cycle_id, coalesce(movement.unit_id, head.unit_id), 'movement_review', movement.code::text,
           movement.ends_on, 0, movement.reviewed_on, 0::numeric, movement.review_document::text
    from thidua.movement
    left join thidua.cycle_officer as head
        on head.council_id = movement.council_id
       and head.cycle_id = movement.cycle_id
       and head.role = 'head'
       and head.ended_at is null
    where movement.council_id = (select thidua.current_council())
      and movement.cycle_id = any (p_cycles)
      and movement.state <> 'draft'
      and coalesce(movement.unit_id, head.unit_id) is not null;
end;
