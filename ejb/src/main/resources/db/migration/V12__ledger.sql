-- Which server may write the ledger: taken over together with the journal.
create table ledger_head (
  only_row boolean primary key default true check (only_row),
  epoch bigint not null
);
insert into ledger_head (epoch) values (0);

-- Every entry up to here is judged, a row for each thread of the engine.
create table ledger_progress (
  lane integer primary key,
  position bigint not null
);

-- Up to where the outcomes of a tenant are kept. Deadlines after the last entry move the clock on.
create table checkpoint (
  tenant_id bigint primary key references tenant,
  position bigint not null,
  clock timestamptz not null
);

-- What sessions held at a position; the journal after it gives everything later again.
create table snapshot (
  tenant_id bigint not null references tenant,
  position bigint not null,
  clock timestamptz not null,
  next_due timestamptz,
  release text not null,
  body bytea not null,
  primary key (tenant_id, position, clock)
);

-- Where rules failed, and what was left out from there on. Replays do the same.
create table quarantine (
  tenant_id bigint not null references tenant,
  position bigint not null,
  index integer not null,
  clock timestamptz not null,
  runbook text not null,
  reason text not null,
  primary key (tenant_id, position, index, clock, runbook)
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
  opened_at timestamptz not null,
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

-- How often an event was heard of. Most alerts change nothing else, so this is a narrow table of its own,
-- with room in its pages to change a row in place.
create table event_activity (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  alerts bigint not null,
  last_alert_at timestamptz not null,
  primary key (tenant_id, event_id)
) with (fillfactor = 60);

-- The fates of an entry's alerts, packed into one row. Written with COPY, like the journal.
create table fate (
  position bigint not null,
  tenant_id bigint not null,
  stamp timestamptz not null,
  body bytea not null,
  primary key (position, stamp)
) partition by range (stamp);

-- Every alert and its fate, for people to search. A projection of journal and fates, a little behind them; it
-- can be made again. What it does not hold is read from the journal.
create table alert (
  tenant_id bigint not null references tenant,
  position bigint not null,
  index integer not null,
  received_at timestamptz not null,
  source text not null,
  type text not null,
  key text not null,
  summary text not null,
  fate text not null,
  event_number bigint,
  primary key (tenant_id, position, index, received_at)
) partition by range (received_at);
create index alert_event on alert (tenant_id, event_number, position, index)
  where event_number is not null;

-- Up to where the projection is made.
create table projection (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
insert into projection (position) values (0);

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
select belfry_guard('snapshot');
select belfry_guard('quarantine');
select belfry_guard('checkpoint');

-- What judged here, as it came, so that the past can be judged again as it was.
create table release (
  id bigint generated always as identity primary key,
  name text not null unique,
  policies bytea not null,
  runbooks bytea not null
);

-- The release that was last activated for a tenant; who has none is judged by the first one.
create table active_release (
  tenant_id bigint primary key references tenant,
  name text not null references release (name)
);
select belfry_guard('active_release');
select belfry_guard('event_activity');
