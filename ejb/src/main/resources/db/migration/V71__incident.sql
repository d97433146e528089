-- What several people work on together, and what is said about it: one or more events, a commander, a timeline.
select set_config('belfry.tenant', '*', true);

create table incident (
  tenant_id bigint not null references tenant,
  id uuid not null,
  number bigint not null,
  title text not null,
  state text not null default 'open' check (state in ('open', 'in-progress', 'resolved', 'closed')),
  priority text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
  service text not null,
  owner_team text not null,
  commander bigint,
  -- Which rule opened it; null when somebody did.
  rule text,
  opened_at timestamptz not null,
  opened_by text not null,
  resolved_at timestamptz,
  closed_at timestamptz,
  cause text,
  solution text,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, commander) references app_user (tenant_id, id)
);
create index incident_of_service on incident (tenant_id, service) where state in ('open', 'in-progress');

-- The last number that was given. Whoever opens one holds the row until the commit.
create table incident_head (
  tenant_id bigint primary key references tenant,
  number bigint not null
);

-- An event is in one incident at most.
create table incident_event (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  incident_id uuid not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (tenant_id, event_id)
);
create index incident_event_incident on incident_event (tenant_id, incident_id);

-- What happened to it. Rows are only added.
create table incident_entry (
  id bigint generated always as identity primary key,
  tenant_id bigint not null references tenant,
  incident_id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  state_before text not null,
  state_after text not null,
  detail jsonb not null,
  note text
);
create index incident_entry_incident on incident_entry (tenant_id, incident_id, id);

-- When events are an incident: so many of these priorities, of one service, within so many seconds. A row replaces the usual rule of
-- its name.
create table incident_rule (
  tenant_id bigint not null references tenant,
  name text not null,
  priorities varchar[] not null,
  events integer not null,
  within integer not null,
  enabled boolean not null,
  version integer not null default 0,
  primary key (tenant_id, name)
);

-- Events that are new or more urgent, which rules have to look at.
create table incident_due (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  primary key (tenant_id, event_id)
);
create index event_of_service on event (tenant_id, service, opened_at) where service <> '';

-- What each record elsewhere was told last: a version, and the entries of the timeline that go with it.
create table incident_mirror (
  tenant_id bigint not null references tenant,
  incident_id uuid not null,
  team text not null,
  channel text not null,
  version integer not null,
  first_entry bigint not null,
  last_entry bigint not null,
  primary key (tenant_id, incident_id, team, channel)
);

alter table channel drop constraint channel_kind_check;
alter table channel add check (kind in ('mail', 'webhook', 'slack', 'pagerduty', 'ntfy', 'servicenow'));
-- What the receiver said, such as the number of the record there.
alter table outbox add column answer text;

select belfry_guard('incident');
select belfry_guard('incident_head');
select belfry_guard('incident_event');
select belfry_guard('incident_entry');
select belfry_guard('incident_rule');
select belfry_guard('incident_due');
select belfry_guard('incident_mirror');
