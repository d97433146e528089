-- Who is told next when nobody takes an event on.
create table escalation_policy (
  tenant_id bigint not null references tenant,
  name text not null,
  steps text not null,
  repeats integer not null,
  priorities varchar[] not null,
  version integer not null default 0,
  primary key (tenant_id, name)
);

-- A team's policy, when it is not the usual one, and who leads it.
create table team_escalation (
  tenant_id bigint not null references tenant,
  team text not null,
  policy text,
  lead bigint,
  version integer not null default 0,
  primary key (tenant_id, team),
  foreign key (tenant_id, team) references team (tenant_id, id) on delete cascade,
  foreign key (tenant_id, policy) references escalation_policy (tenant_id, name),
  foreign key (tenant_id, lead) references app_user (tenant_id, id)
);

-- Within how many seconds of service hours somebody responds, and it is resolved. Without hours it is always.
create table target (
  tenant_id bigint not null references tenant,
  priority text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
  response integer,
  resolution integer,
  warn_percent integer not null,
  zone text,
  days integer[],
  opens time,
  closes time,
  version integer not null default 0,
  primary key (tenant_id, priority)
);

-- What falls due for an event: a step of a policy, a warning, a breach. A row is done once; one whose event is in somebody's hands is
-- parked until that changes.
create table escalation_due (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  kind text not null
    check (kind in ('step', 'response-warning', 'response-breach', 'resolution-warning', 'resolution-breach')),
  round integer not null,
  step integer not null,
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'parked', 'told', 'over')),
  settled_at timestamptz,
  primary key (tenant_id, event_id, kind, round, step)
);
create index escalation_due_next on escalation_due (due_at) where state = 'waiting';
create index escalation_due_parked on escalation_due (tenant_id, event_id) where state = 'parked';

select set_config('belfry.tenant', '*', true);
alter table event add column if not exists escalated boolean not null default false;

select belfry_guard('escalation_policy');
select belfry_guard('team_escalation');
select belfry_guard('target');
select belfry_guard('escalation_due');
