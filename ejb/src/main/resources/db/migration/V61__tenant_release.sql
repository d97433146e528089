-- A release is what the server ships, or packages of tenants in an order: then runbooks holds them, a zip of zips. What was compiled of it
-- is kept with a signature of the server's key, so that a restart loads it.
alter table release
  add column kind text not null default 'shipped' check (kind in ('shipped', 'packages')),
  add column compiled bytea,
  add column signature bytea;

-- The releases of a tenant: each ordered set of package versions that was asked for. One at most is on its way, one judges.
create table tenant_release (
  id bigint generated always as identity primary key,
  tenant_id bigint not null references tenant,
  name text references release (name),
  parts jsonb not null,
  state text not null check (state in ('compiling', 'preparing', 'active', 'replaced', 'failed')),
  actor text not null,
  reason text not null,
  emergency boolean not null default false,
  asked_at timestamptz not null,
  active_at timestamptz,
  failure text
);
create unique index tenant_release_active on tenant_release (tenant_id) where state = 'active';
create unique index tenant_release_coming on tenant_release (tenant_id) where state in ('compiling', 'preparing');
create index tenant_release_tenant on tenant_release (tenant_id, id);
select belfry_guard('tenant_release');
