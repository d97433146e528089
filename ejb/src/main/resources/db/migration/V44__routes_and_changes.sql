-- Who gets what: rows in their order. The version is that of the whole table.
create table route_table (
  tenant_id bigint primary key references tenant,
  version integer not null default 0
);
create table route_row (
  tenant_id bigint not null references tenant,
  row integer not null,
  org text not null,
  situation_class text not null,
  matchers text not null,
  -- Such as Mon-Fri 08:00-18:00 Europe/Zurich; empty for always.
  hours text not null,
  team text not null,
  primary key (tenant_id, row),
  foreign key (tenant_id, team) references team (tenant_id, id)
);
select belfry_guard('route_table');
select belfry_guard('route_row');

-- Deployments and other changes, told by tools and people. They are shown beside events and decide nothing.
create table change_event (
  tenant_id bigint not null references tenant,
  id uuid not null,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  source text not null,
  summary text not null,
  service text not null,
  ci text not null,
  link text not null,
  created_by text not null,
  primary key (tenant_id, id)
);
create index change_event_newest on change_event (tenant_id, happened_at desc, id desc);
select belfry_guard('change_event');
