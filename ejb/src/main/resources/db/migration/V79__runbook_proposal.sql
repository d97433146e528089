-- What somebody who closed an event would have the event's runbook say from then on. It outlives the event.
create table runbook_proposal (
  tenant_id bigint not null references tenant,
  id uuid not null,
  runbook text not null,
  event_id uuid not null,
  event_number bigint not null,
  actor text not null,
  at timestamptz not null,
  -- Null once whoever wrote it was erased.
  text text,
  settled_at timestamptz,
  settled_by text,
  accepted boolean,
  note text,
  version integer not null default 0,
  primary key (tenant_id, id)
);
create index runbook_proposal_newest on runbook_proposal (tenant_id, at desc, id);
select belfry_guard('runbook_proposal');
