-- What a pager was told of an event and must hear of what people did with it: 0 when it rings, 1 when it knows that somebody took the
-- event on, 2 when that is over.
alter table outbox add column pager_stage smallint;
create index outbox_pager on outbox (tenant_id, event_id) where pager_stage < 2;
