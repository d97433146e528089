select set_config('belfry.tenant', '*', true);

-- With which version of the handling a step or target of an event began: what begins again tells anew, although its place is the same.
alter table escalation_due add column generation integer not null default 0;

-- A step of a rule waits: held while nobody is to be told of its event, parked while that does not fire.
alter table notification_due drop constraint notification_due_state_check;
alter table notification_due add check (state in ('waiting', 'held', 'parked', 'told', 'over'));
create index notification_due_held on notification_due (tenant_id, event_id) where state in ('held', 'parked');

-- People change a priority as rules do: whether it is an incident now has to be looked at again.
create function belfry_prioritised() returns trigger language plpgsql as $$
begin
  insert into incident_due (tenant_id, event_id) values (new.tenant_id, new.id) on conflict do nothing;
  return null;
end $$;
create trigger event_prioritised after update of override_priority on event for each row
  when (old.override_priority is distinct from new.override_priority)
  execute function belfry_prioritised();
