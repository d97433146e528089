-- What candidates would have done. One runs at a time; what a restart interrupts is failed.
create table backtest (
  id uuid not null,
  tenant_id bigint not null references tenant,
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  asked text not null,
  actor text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  report jsonb,
  failure text,
  primary key (tenant_id, id)
);
create index backtest_began on backtest (tenant_id, began_at);
select belfry_guard('backtest');
