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
  at timestamptz not null,
  listed boolean not null default false
);
create index released_hold on released (tenant_id, hold, last_position);
create index released_position on released (last_position);
create index released_unlisted on released (id) where not listed;
create index released_at on released (at);
select belfry_guard('released');

-- What a held alert waits for; the row keeps it when its fate is no longer held.
alter table alert add column hold text;
create index alert_hold on alert (tenant_id, hold, position, index) where hold is not null;
