-- Why: what a digest says of one line, in one place: the criterion's number and the points, bonus and reason of all four
-- figures, in their order. A card's digest joins its lines by number; a closing's digest holds its cards' digests.
create or replace function thidua.line_digest_text(line thidua.scorecard_line) returns text
    language sql immutable parallel safe
    return thidua.digest_field(line.criterion_no::text)
        || thidua.digest_field(line.self_points::text)
        || thidua.digest_field(line.self_bonus::text)
        || thidua.digest_field(line.self_reason)
        || thidua.digest_field(line.head_points::text)
        || thidua.digest_field(line.head_bonus::text)
        || thidua.digest_field(line.head_reason)
        || thidua.digest_field(line.agreed_points::text)
        || thidua.digest_field(line.agreed_bonus::text)
        || thidua.digest_field(line.agreed_reason)
        || thidua.digest_field(line.decided_points::text)
        || thidua.digest_field(line.decided_bonus::text)
        || thidua.digest_field(line.decided_reason);
