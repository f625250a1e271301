-- Why: lists are read by people, who look for a name where Vietnamese puts it and for a number by its value.

do $$
begin
    assert (select array_agg(name order by name collate vi)
            from unnest(array['Quận 10', 'Ê', 'Đắk Lắk', 'Quận 2', 'Dầu', 'Ă', 'Em', 'An', 'Quận 1']) as listed (name))
        = array['An', 'Ă', 'Dầu', 'Đắk Lắk', 'Em', 'Ê', 'Quận 1', 'Quận 2', 'Quận 10'], 'letters and numbers in order';
end
$$;
