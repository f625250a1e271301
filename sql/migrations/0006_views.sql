-- Why: a council may read its own published results with psql or a reporting tool. Views give it names instead of ids; they
-- run with the rights of whoever reads, so row-level security holds in them as in the tables.

create view council_member with (security_invoker = true) as
select cluster.code as cluster, cluster.name as cluster_name, cluster.kind, unit.code as unit, unit.name as unit_name,
       membership.valid_from, membership.valid_to
from membership
join cluster using (council_id, cluster_id)
join unit using (council_id, unit_id);

create view council_standing with (security_invoker = true) as
select cycle.year, cluster.code as cluster, unit.code as unit, unit.name as unit_name, standing.rank, standing.tied,
       standing.class, standing.base, standing.bonus, standing.deduction, standing.total
from standing
join cycle using (council_id, cycle_id)
join cluster using (council_id, cluster_id)
join unit using (council_id, unit_id);

grant select on council_member, council_standing to thidua_council, thidua_auditor;
