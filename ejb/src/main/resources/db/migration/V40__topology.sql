-- What alerts are about, besides services: hosts, volumes, databases. Lists are a line an item.
create table ci (
  tenant_id bigint not null references tenant,
  name text not null,
  kind text not null,
  -- Empty when it belongs to none. A service may leave the catalogue before its items do.
  service text not null,
  labels text not null,
  depends_on text not null,
  version integer not null default 0,
  primary key (tenant_id, name)
);
create index ci_service on ci (tenant_id, service, name);

create table service_dependencies (
  tenant_id bigint not null references tenant,
  service text not null,
  depends_on text not null,
  version integer not null default 0,
  primary key (tenant_id, service),
  foreign key (tenant_id, service) references service (tenant_id, name) on delete cascade
);

select belfry_guard('ci');
select belfry_guard('service_dependencies');
