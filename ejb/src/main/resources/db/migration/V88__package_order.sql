-- The order of packages that somebody proposes, until a second person approves it: of two that know the same alert the first decides.
create table package_order (
  tenant_id bigint not null references tenant,
  id bigint generated always as identity,
  names text[] not null,
  actor text not null,
  person bigint,
  reason text not null,
  at timestamptz not null,
  primary key (tenant_id)
);
select belfry_guard('package_order');
