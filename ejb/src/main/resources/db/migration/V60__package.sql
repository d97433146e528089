-- Rule packages, each a team's. Of two that know the same alert the one with the lower rank decides.
create table rule_package (
  tenant_id bigint not null references tenant,
  name text not null,
  team text not null,
  rank integer not null,
  primary key (tenant_id, name)
);

-- Versions never change: the zip is kept byte for byte as it came. What moves is the state, and what checks found.
create table package_version (
  tenant_id bigint not null references tenant,
  package text not null,
  major integer not null,
  minor integer not null,
  patch integer not null,
  version text not null generated always as (major || '.' || minor || '.' || patch) stored,
  state text not null check (state in ('draft', 'verified', 'tested', 'approved', 'active', 'retired')),
  team text not null,
  changelog text not null,
  author text not null,
  -- The person behind it, also where a tool brought it: they cannot approve it. Null for what Belfry brought.
  author_person bigint,
  content bytea not null,
  digest text not null,
  flaws jsonb not null default '[]',
  scenarios jsonb,
  created_at timestamptz not null,
  row_version integer not null default 0,
  primary key (tenant_id, package, major, minor, patch),
  foreign key (tenant_id, package) references rule_package (tenant_id, name)
);
create unique index package_version_active on package_version (tenant_id, package) where state = 'active';

-- Who moved a version, when, why, from where to where. Rows are only added.
create table package_history (
  id bigint generated always as identity primary key,
  tenant_id bigint not null references tenant,
  package text not null,
  version text not null,
  at timestamptz not null,
  actor text not null,
  from_state text,
  to_state text not null,
  reason text not null,
  emergency boolean not null default false
);
create index package_history_package on package_history (tenant_id, package, id);

-- What somebody has to look at: a version that went live in an emergency, a runbook whose review is due.
create table review_task (
  id bigint generated always as identity primary key,
  tenant_id bigint not null references tenant,
  kind text not null check (kind in ('emergency', 'review')),
  subject text not null,
  team text not null,
  reason text not null,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by text
);
create index review_task_open on review_task (tenant_id, id) where done_at is null;
create unique index review_task_once on review_task (tenant_id, kind, subject) where done_at is null;

select belfry_guard('rule_package');
select belfry_guard('package_version');
select belfry_guard('package_history');
select belfry_guard('review_task');
