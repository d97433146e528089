-- Patterns in time. Matchers and names are a line each.
create table pattern (
  tenant_id bigint not null references tenant,
  id uuid not null,
  kind text not null,
  title text not null,
  first_alerts text not null,
  then_alerts text not null,
  equal_labels text not null,
  within_millis bigint not null,
  least_count integer not null,
  severity text not null,
  created_by text not null,
  created_at timestamptz not null,
  version integer not null default 0,
  primary key (tenant_id, id)
);
select belfry_guard('pattern');
