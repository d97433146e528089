-- Who is told what besides the owner team at the opening: so long after it, while it still fires.
create table notification_rule (
  tenant_id bigint not null references tenant,
  name text not null,
  classes varchar[] not null,
  priorities varchar[] not null,
  team text,
  -- So many seconds an event must last before the rule begins.
  lasts integer not null,
  steps text not null,
  enabled boolean not null,
  version integer not null default 1,
  primary key (tenant_id, name),
  foreign key (tenant_id, team) references team (tenant_id, id) on delete cascade
);

-- A step of a rule that is due for an event. A row is done once.
create table notification_due (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  rule text not null,
  step integer not null,
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'told', 'over')),
  settled_at timestamptz,
  primary key (tenant_id, event_id, rule, step)
);
create index notification_due_next on notification_due (due_at) where state = 'waiting';

select belfry_guard('notification_rule');
select belfry_guard('notification_due');
