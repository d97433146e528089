-- Who is called at night: a week each, from the first handover on, in the order of the members.
create table rotation (
  tenant_id bigint not null references tenant,
  team text not null,
  zone text not null,
  starts_on date not null,
  handover time not null,
  members bigint[] not null,
  version integer not null default 0,
  primary key (tenant_id, team),
  foreign key (tenant_id, team) references team (tenant_id, id) on delete cascade
);

-- Somebody stands in. Of several at once the newest holds.
create table rotation_override (
  tenant_id bigint not null references tenant,
  id uuid not null,
  team text not null,
  user_id bigint not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, team) references team (tenant_id, id) on delete cascade,
  foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  check (starts_at < ends_at)
);
create index rotation_override_team on rotation_override (tenant_id, team, ends_at);

select belfry_guard('rotation');
select belfry_guard('rotation_override');
