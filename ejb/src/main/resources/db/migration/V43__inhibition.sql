-- Causes that silence what follows from them. Matchers and names are a line each.
create table inhibition (
  tenant_id bigint not null references tenant,
  id uuid not null,
  source text not null,
  target text not null,
  equal_labels text not null,
  reason text not null,
  created_by text not null,
  created_at timestamptz not null,
  version integer not null default 0,
  primary key (tenant_id, id)
);
select belfry_guard('inhibition');
