-- Every outward effect is a row of the transaction that decided it. Its key derives from the decision, so
-- that judging again after a crash makes no second one.
create table outbox (
  id bigint generated always as identity primary key,
  tenant_id bigint not null references tenant,
  key text not null,
  event_id uuid not null,
  team text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'unaddressed', 'dead')),
  attempts integer not null default 0,
  claimed_until timestamptz,
  recipient text,
  last_error text,
  sent_at timestamptz,
  unique (tenant_id, key)
);
create index outbox_due on outbox (due_at) where state = 'waiting';
create index outbox_event on outbox (tenant_id, event_id);

select belfry_guard('outbox');
