-- To which team people handed an event over; null as long as the rules say whose it is. The engine goes on writing the team that rules
-- found, and this trigger keeps people's.
alter table event add column handed_to text;

create function belfry_handed_over() returns trigger language plpgsql as $$
begin
  new.owner_team := new.handed_to;
  return new;
end $$;
create trigger event_handed_over before update on event for each row
  when (new.handed_to is not null and new.owner_team <> new.handed_to)
  execute function belfry_handed_over();
