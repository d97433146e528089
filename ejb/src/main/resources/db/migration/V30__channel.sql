-- How a team is reached besides its mail. What an address or a secret gives away is sealed with a key that is not in the database.
create table channel (
  tenant_id bigint not null references tenant,
  team text not null,
  name text not null,
  kind text not null check (kind in ('mail', 'webhook', 'slack', 'pagerduty', 'ntfy')),
  address text not null,
  topic text,
  sealed bytea,
  priorities varchar[] not null,
  enabled boolean not null,
  -- Every so many seconds it is tried whether it still leads anywhere; the worker writes what came of it.
  check_every integer,
  checked_at timestamptz,
  check_failure text,
  created_at timestamptz not null,
  version integer not null default 0,
  primary key (tenant_id, team, name),
  foreign key (tenant_id, team) references team (tenant_id, id) on delete cascade
);
select belfry_guard('channel');
