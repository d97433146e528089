-- How the values were spread that runbooks look at, a row for each day: what proposals for their thresholds rest on. A day
-- without any has an empty row.
create table measured_day (
  tenant_id bigint not null references tenant,
  day date not null,
  runbook text not null,
  metric text not null,
  count bigint not null,
  points float8[] not null,
  primary key (tenant_id, day, runbook, metric)
);

select belfry_guard('measured_day');
