-- Who owns what. What rules decide by is told to the engine through the journal; these rows are for people.
create table team (
  tenant_id bigint not null references tenant,
  id text not null,
  name text not null,
  mail text,
  primary key (tenant_id, id)
);

create table service (
  tenant_id bigint not null references tenant,
  name text not null,
  owner_team text not null,
  criticality text not null check (criticality in ('high', 'medium', 'low')),
  version integer not null default 0,
  primary key (tenant_id, name),
  foreign key (tenant_id, owner_team) references team (tenant_id, id)
);

create table maintenance_window (
  tenant_id bigint not null references tenant,
  id uuid not null,
  service text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  created_by text not null,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, service) references service (tenant_id, name),
  check (starts_at < ends_at)
);

select belfry_guard('team');
select belfry_guard('service');
select belfry_guard('maintenance_window');
