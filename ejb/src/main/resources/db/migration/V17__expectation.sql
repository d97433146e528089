-- What must arrive. People write these rows, and so does the ledger for what is expected by use.
create table expectation (
  tenant_id bigint not null references tenant,
  id uuid not null,
  name text not null,
  -- All of it, as the rules were told.
  told bytea not null,
  by_use boolean not null,
  version integer not null default 0,
  created_by text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index expectation_by_name on expectation (tenant_id, name, id);

-- Where each stands; the ledger's alone. A row may outlive its expectation until the rules have heard.
create table expectation_state (
  tenant_id bigint not null references tenant,
  id uuid not null,
  last_arrival timestamptz,
  next_due timestamptz,
  open text not null,
  primary key (tenant_id, id)
);

-- Days on which no timetable expects anything, in order and separated by spaces.
create table holidays (
  tenant_id bigint primary key references tenant,
  days text not null,
  version integer not null default 0
);

select belfry_guard('expectation');
select belfry_guard('expectation_state');
select belfry_guard('holidays');
