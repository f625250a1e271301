-- Why: what a line says, figure by figure, as the text that the card's digest covers; see the page "Digests".
create or replace function thidua.line_digest_text(line thidua.scorecard_line) returns text
    language sql immutable parallel safe
    return thidua.digest_field(line.criterion_no::text)
        || thidua.digest_field(line.half::text)
        || thidua.digest_field(line.self_points::text)
        || thidua.digest_field(line.self_bonus::text)
        || thidua.digest_field(line.self_fact)
        || thidua.digest_field(line.self_reason)
        || thidua.digest_field(line.head_points::text)
        || thidua.digest_field(line.head_bonus::text)
        || thidua.digest_field(line.head_fact)
        || thidua.digest_field(line.head_reason)
        || thidua.digest_field(line.agreed_points::text)
        || thidua.digest_field(line.agreed_bonus::text)
        || thidua.digest_field(line.agreed_fact)
        || thidua.digest_field(line.agreed_reason)
        || thidua.digest_field(line.decided_points::text)
        || thidua.digest_field(line.decided_bonus::text)
        || thidua.digest_field(line.decided_fact)
        || thidua.digest_field(line.decided_reason);
