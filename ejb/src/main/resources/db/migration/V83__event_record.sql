-- Events whose runbook wants them kept as records elsewhere. Settled is what is closed and told so.
create table event_record (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  settled boolean not null default false,
  primary key (tenant_id, event_id)
);
create index event_record_open on event_record (tenant_id, event_id) where not settled;

-- What each record was told last, and the history that goes with it.
create table event_mirror (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  team text not null,
  channel text not null,
  told text not null,
  first_action bigint not null,
  last_action bigint not null,
  primary key (tenant_id, event_id, team, channel)
);

create function belfry_record_anew() returns trigger language plpgsql as $$
begin
  update event_record set settled = false where tenant_id = new.tenant_id and event_id = new.id;
  return null;
end $$;
create trigger event_record_anew after update of handling on event for each row
  when (old.handling = 'closed' and new.handling <> 'closed') execute function belfry_record_anew();

select belfry_guard('event_record');
select belfry_guard('event_mirror');
