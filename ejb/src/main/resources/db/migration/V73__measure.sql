-- When its trouble began, as the sender of the alert that opened it says; null when it said nothing.
alter table event add column started_at timestamptz;
create index event_opened on event (tenant_id, opened_at);
