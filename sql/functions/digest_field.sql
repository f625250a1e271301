-- Why: digests join fields into one text. Each field carries its length in octets, so that no two lists of fields give the
-- same text; a missing field is a lone "-", which no length can be.
create or replace function thidua.digest_field(value text) returns text
    language sql immutable parallel safe
    return coalesce(octet_length(value)::text || ':' || value, '-');
