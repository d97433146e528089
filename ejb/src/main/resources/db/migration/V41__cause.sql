-- What probably causes an event: another event, how much to believe it in percent, and why.
alter table event add column cause_id uuid;
alter table event add column cause_number bigint;
alter table event add column cause_confidence integer;
alter table event add column cause_grounds text;
create index event_cause on event (tenant_id, cause_id) where cause_id is not null;

-- How far apart cause and symptom may be, and how long the first page waits; in milliseconds.
create table correlation_terms (
  tenant_id bigint primary key references tenant,
  along bigint not null,
  near bigint not null,
  urgent_hold bigint not null,
  hold bigint not null,
  version integer not null default 0
);
select belfry_guard('correlation_terms');
