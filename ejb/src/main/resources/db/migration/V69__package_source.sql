-- Where a package is pulled from, how often, and what came of the last time. A token is sealed for its row.
create table package_source (
  tenant_id bigint not null references tenant,
  package text not null,
  address text not null,
  branch text not null,
  path text not null,
  every_seconds integer not null check (every_seconds >= 60),
  sealed bytea,
  -- Who set it: drafts that a pull makes are theirs, so that somebody else approves them.
  actor text not null,
  person bigint,
  next_at timestamptz not null,
  pulled_at timestamptz,
  commit_id text,
  digest text,
  version text,
  failure text,
  row_version integer not null default 0,
  primary key (tenant_id, package)
);
create index package_source_next on package_source (next_at);
select belfry_guard('package_source');
