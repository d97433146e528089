-- What follows an event, where its runbook says so: who is told, by which policy it escalates, and with which
-- priorities it is an incident (null: as the tenant's rules say).
create table event_response (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  told text[] not null,
  escalation text,
  incident text[],
  primary key (tenant_id, event_id)
);

select belfry_guard('event_response');
