-- Why: what a card's digest says of one finding, in one place: its number, channel, effect, points and whether it was lifted.
create or replace function thidua.finding_digest_text(finding thidua.finding) returns text
    language sql immutable parallel safe
    return thidua.digest_field(finding.finding_id::text)
        || thidua.digest_field(finding.channel)
        || thidua.digest_field(finding.effect)
        || thidua.digest_field(finding.points::text)
        || thidua.digest_field((finding.lifted_at is not null)::text);
