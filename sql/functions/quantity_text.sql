-- Why: a figure in its canonical text, as facts keep it and Swift's Quantity writes it: without zeros at its end, but never with
-- three places, which would be read as a number whose thousands are grouped.
create or replace function thidua.quantity_text(p_figure numeric) returns text
    language sql immutable parallel safe
    return case when scale(trim_scale(p_figure)) = 3 then round(p_figure, 4) else trim_scale(p_figure) end::text;
