-- What people do with an event: columns of theirs beside the engine's, which writes none of them. Who did something is the code of an
-- actor (user:17, token:bf_abc), never a name: names stand in app_user alone, where they can be erased.
select set_config('belfry.tenant', '*', true);
alter table event
  add column handling_version integer not null default 1,
  add column assignee bigint,
  add column assigned_at timestamptz,
  add column acknowledged_at timestamptz,
  add column acknowledged_by text,
  add column acknowledged_until timestamptz,
  add column resolved_at timestamptz,
  add column resolved_by text,
  add column closed_at timestamptz,
  add column closed_by text,
  add column cause_class text check (cause_class in ('false-positive', 'business-fluctuation', 'code',
    'configuration', 'capacity', 'hardware', 'dependency', 'planned-work')),
  add column cause text,
  add column solution text,
  add column override_priority text check (override_priority in ('P1', 'P2', 'P3', 'P4')),
  add column override_reason text,
  add column override_by text,
  add column override_at timestamptz,
  add column reopened integer not null default 0,
  add column escalated boolean not null default false,
  -- How bad those who work on it know it to be; what is worse is told again.
  add column told_severity text,
  add column told_priority text,
  add foreign key (tenant_id, assignee) references app_user (tenant_id, id);

-- What people are shown is a person's priority where there is one.
alter table event add column shown_priority text not null
  generated always as (coalesce(override_priority, priority)) stored;

-- The order of work: the worst first, of these what nobody took on, of these the newest.
alter table event add column list_rank integer not null generated always as (
  2 * (case severity when 'critical' then 0 when 'major' then 1 when 'minor' then 2 when 'warning' then 3 else 4 end)
    + (case when assignee is null then 0 else 1 end)
) stored;
create index event_list on event (tenant_id, list_rank, number desc) where handling <> 'closed';

create index event_assignee on event (tenant_id, assignee, number) where assignee is not null;

-- Due rows: an acknowledgement that ends by itself, and what recovered and nobody ever touched. They are claimed where they stand.
create index event_acknowledged_until on event (acknowledged_until) where acknowledged_until is not null;
create index event_resolved_firing on event (tenant_id) where handling = 'resolved' and condition <> 'cleared';
create index event_left_alone on event (cleared_at)
  where handling = 'open' and condition = 'cleared' and handling_version = 1;

-- Who works on an event besides its assignee, and who watches.
create table event_person (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  role text not null check (role in ('helper', 'watcher')),
  user_id bigint not null,
  since timestamptz not null,
  primary key (tenant_id, event_id, role, user_id),
  foreign key (tenant_id, user_id) references app_user (tenant_id, id)
);
create index event_person_user on event_person (tenant_id, user_id);

-- What was done with an event, by people and, for them, by Belfry. Rows are only added.
create table event_action (
  id bigint generated always as identity primary key,
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  handling_before text not null,
  handling_after text not null,
  detail jsonb not null,
  note text
);
create index event_action_event on event_action (tenant_id, event_id, at, id);

-- The steps of the runbook's procedure that were done.
create table event_tick (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  step text not null,
  actor text not null,
  at timestamptz not null,
  primary key (tenant_id, event_id, step)
);

-- Who says that the page was of no use. Runbooks are judged by it.
create table event_useless (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  actor text not null,
  runbook text,
  reason text,
  at timestamptz not null,
  primary key (tenant_id, event_id, actor)
);
create index event_useless_runbook on event_useless (tenant_id, runbook);

-- Every change by people, in a chain: each row's hash covers its content and the hash before. No free text and no name is in it, so
-- that what is erased elsewhere breaks nothing here.
create table audit_log (
  tenant_id bigint not null references tenant,
  sequence bigint not null,
  at timestamptz not null,
  actor text not null,
  what text not null,
  object text not null,
  detail text not null,
  hash text not null,
  primary key (tenant_id, sequence)
);
create index audit_log_actor on audit_log (tenant_id, actor, sequence);

-- The end of each tenant's chain; whoever adds to it holds this row until the commit.
create table audit_head (
  tenant_id bigint primary key references tenant,
  sequence bigint not null,
  hash text not null
);

create function belfry_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are only added, never changed or removed', tg_table_name;
end $$;
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function belfry_append_only();
create trigger audit_log_never_emptied before truncate on audit_log
  for each statement execute function belfry_append_only();

-- A person may be told, and not only a team.
alter table app_user add column mail text;
alter table outbox add column person bigint;
alter table outbox add foreign key (tenant_id, person) references app_user (tenant_id, id);

select belfry_guard('event_person');
select belfry_guard('event_action');
select belfry_guard('event_tick');
select belfry_guard('event_useless');
select belfry_guard('audit_log');
select belfry_guard('audit_head');
