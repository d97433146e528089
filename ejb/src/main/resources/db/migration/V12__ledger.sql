-- Which server may write the ledger: taken over together with the journal.
create table ledger_head (
  only_row boolean primary key default true check (only_row),
  epoch bigint not null
);
insert into ledger_head (epoch) values (0);

-- Up to where the outcomes of a tenant's entries are kept.
create table checkpoint (
  tenant_id bigint primary key references tenant,
  position bigint not null,
  stamp timestamptz not null
);

-- An event has two writers. The engine writes what stands before handling, people the rest; neither
-- writes the other's columns. What people are shown is one function of both.
create table event (
  tenant_id bigint not null references tenant,
  id uuid not null,
  number bigint not null,
  key text not null,
  subject text not null,
  type text not null,
  source text not null,
  service text not null,
  ci text not null,
  severity text not null,
  impact text not null,
  urgency text not null,
  priority text not null,
  condition text not null,
  owner_team text not null,
  runbook text,
  runbook_title text,
  situation_class text,
  alerts bigint not null,
  opened_at timestamptz not null,
  last_alert_at timestamptz not null,
  cleared_at timestamptz,
  opened_by_rule text not null,
  release text not null,
  version bigint not null default 1,

  handling text not null default 'open'
    check (handling in ('open', 'acknowledged', 'in-progress', 'resolved', 'closed')),

  state text not null generated always as (
    case when handling = 'open' and condition = 'cleared' then 'recovered' else handling end
  ) stored,

  primary key (tenant_id, id),
  unique (tenant_id, number)
);

-- Every alert and its fate, for people to search; it can be made again from the journal.
create table alert (
  tenant_id bigint not null references tenant,
  position bigint not null,
  index integer not null,
  received_at timestamptz not null,
  starts_at timestamptz,
  source text not null,
  type text not null,
  key text not null,
  status text not null,
  severity text not null,
  summary text not null,
  service text not null,
  ci text not null,
  labels jsonb not null,
  fate text not null,
  reason text not null,
  rule text not null,
  event_id uuid,
  primary key (tenant_id, position, index)
);
create index alert_event on alert (tenant_id, event_id, position, index) where event_id is not null;

create table decision (
  tenant_id bigint not null references tenant,
  position bigint not null,
  index integer not null,
  sequence integer not null,
  at timestamptz not null,
  event_id uuid not null,
  kind text not null,
  rule text not null,
  release text not null,
  sentence text not null,
  facts jsonb not null,
  primary key (tenant_id, position, index, sequence)
);
create index decision_event on decision (tenant_id, event_id, position, index, sequence);

-- How many alerts came to each fate: with what the journal holds, the proof that none is lost.
create table fate_count (
  tenant_id bigint not null references tenant,
  fate text not null,
  alerts bigint not null,
  primary key (tenant_id, fate)
);

select belfry_guard('event');
select belfry_guard('alert');
select belfry_guard('decision');
select belfry_guard('fate_count');
