-- A row of the outbox says through which channel it goes; without one, to the team's mail or a person's. Rows of one lane are sent
-- one after another, so that a receiver that hangs holds up nobody else's.
select set_config('belfry.tenant', '*', true);
alter table outbox
  add column occasion text not null default 'changed',
  add column channel text,
  add column lane text not null default 'mail';
alter table outbox add column if not exists person bigint;
update outbox set occasion = 'opened';

create index outbox_claimed on outbox (claimed_until) where state = 'waiting' and claimed_until is not null;
create index outbox_lane on outbox (lane) where state = 'waiting';

-- Where a person is reached.
alter table app_user add column if not exists mail text;
alter table app_user add column ntfy_topic text;
