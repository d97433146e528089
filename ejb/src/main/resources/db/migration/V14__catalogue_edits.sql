-- People edit teams: what somebody else changed meanwhile is not overwritten.
alter table team add column version integer not null default 0;

-- Who gets what nobody else owns. Its row also says that the tenant's catalogue was once set up.
create table default_owner (
  tenant_id bigint primary key references tenant,
  team text not null,
  version integer not null default 0,
  foreign key (tenant_id, team) references team (tenant_id, id)
);
select belfry_guard('default_owner');

-- A window that is over outlives its service: it still says why alerts were silent.
alter table maintenance_window drop constraint maintenance_window_tenant_id_service_fkey;
create index maintenance_window_newest on maintenance_window (tenant_id, starts_at desc, id desc);
