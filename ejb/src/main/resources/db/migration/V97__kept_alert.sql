-- Of events that outlive the journal: what senders said, and what became of it. A row goes with its event, so by its severity.
create table kept_alert (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  event_number bigint not null,
  position bigint not null,
  index integer not null,
  stamp timestamptz not null,
  body bytea not null,
  fate text not null,
  rule text not null,
  detail text not null,
  held_rule text,
  held_detail text,
  primary key (tenant_id, event_id, position, index)
);
create index kept_alert_number on kept_alert (tenant_id, event_number, position desc, index desc);
select belfry_guard('kept_alert');
