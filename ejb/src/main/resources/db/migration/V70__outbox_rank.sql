-- The most urgent is sent first: 1 to 4 as the event's priority when the row is made, 3 when there is no such event. A trigger, because
-- rows are made in several places and none may forget it.
alter table outbox add column rank smallint not null default 3;

create function belfry_outbox_rank() returns trigger language plpgsql as $$
begin
  new.rank := coalesce(
    (select right(e.shown_priority, 1)::smallint from event e
      where e.tenant_id = new.tenant_id and e.id = new.event_id), 3);
  return new;
end $$;
create trigger outbox_rank before insert on outbox for each row execute function belfry_outbox_rank();

create index outbox_urgent on outbox (rank, due_at) where state = 'waiting';
