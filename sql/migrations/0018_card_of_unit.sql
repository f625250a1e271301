-- Why: whoever looks at a card names its unit. The key of the cards begins with the cycle, so that finding the card of a unit meant
-- reading the cards of all years of the council.

create index scorecard_of_unit on scorecard (council_id, unit_id);
