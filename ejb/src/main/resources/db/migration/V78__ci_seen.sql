-- CIs that alerts name and nobody owns: a row a name, counted by the server in memory and written every few seconds.
create table ci_seen (
  tenant_id bigint not null references tenant,
  ci text not null,
  -- As the last alert said, empty when it said none.
  service text not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  alerts bigint not null,
  -- The id of the last alert.
  example text not null,
  primary key (tenant_id, ci)
);
select belfry_guard('ci_seen');
