-- When somebody is there for a service. Targets of its events count in these hours; without a row, in the target's own.
create table service_calendar (
  tenant_id bigint not null references tenant,
  service text not null,
  zone text not null,
  days integer[] not null,
  opens time not null,
  closes time not null,
  version integer not null default 0,
  primary key (tenant_id, service),
  foreign key (tenant_id, service) references service (tenant_id, name) on delete cascade
);
select belfry_guard('service_calendar');
