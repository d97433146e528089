-- What became of alerts that were held: those of one hold between two places in the journal. The fates of an
-- entry never change; who reads a held one looks here, where the oldest row that has the alert counts.
create table released (
  id bigint generated always as identity primary key,
  tenant_id bigint not null references tenant,
  hold text not null,
  first_position bigint not null,
  first_index integer not null,
  last_position bigint not null,
  last_index integer not null,
  alerts bigint not null,
  fate text not null,
  detail text not null,
  rule text not null,
  event_number bigint,
  at timestamptz not null
);
create index released_hold on released (tenant_id, hold, last_position);
create index released_position on released (last_position);
create index released_event on released (tenant_id, event_number, last_position);
create index released_at on released (at);
select belfry_guard('released');
