-- How a tool's JSON becomes alerts. The document is read as a whole, by name, and never searched.
create table mapping (
  tenant_id bigint not null references tenant,
  name text not null,
  document text not null,
  version integer not null default 0,
  primary key (tenant_id, name)
);
select belfry_guard('mapping');
