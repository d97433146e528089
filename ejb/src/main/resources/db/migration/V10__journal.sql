-- The fencing row: one server owns the journal at a time, and every append moves this row in its own commit.
-- alive_at is how far it is known that the owner could accept alerts.
create table journal_head (
  only_row boolean primary key default true check (only_row),
  epoch bigint not null,
  position bigint not null,
  stamp timestamptz not null,
  alive_at timestamptz not null
);
insert into journal_head (epoch, position, stamp, alive_at)
  values (0, 0, to_timestamp(0), to_timestamp(0));

-- Written with COPY, which row-level security does not allow: only the writer and the engine touch these tables.
-- A partition a day: what is older than its retention goes in one piece.
create table journal_entry (
  position bigint not null,
  tenant_id bigint not null,
  kind smallint not null,
  stamp timestamptz not null,
  alerts integer not null,
  body bytea not null,
  primary key (position, stamp)
) partition by range (stamp);
create index journal_entry_tenant on journal_entry (tenant_id, position);

-- What the sender sent, for people; it ages on its own.
create table journal_original (
  position bigint not null,
  tenant_id bigint not null,
  stamp timestamptz not null,
  content_type text not null,
  body bytea not null,
  primary key (position, stamp)
) partition by range (stamp);

-- How many alerts a tenant ever had stored; it outlasts the entries.
create table journal_total (
  tenant_id bigint primary key,
  alerts bigint not null
);

-- People's actions: their transaction leaves a row here, the writer moves it into the journal.
create table inbox (
  id bigint generated always as identity primary key,
  tenant_id bigint not null,
  body bytea not null
);

-- Makes the day's partitions of every table that has them. Days are UTC's.
create function belfry_ensure_day(day date) returns void language plpgsql as $$
declare
  parent text;
begin
  for parent in
    select c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
      where c.relnamespace = current_schema()::regnamespace order by c.relname
  loop
    execute format(
      'create table if not exists %I partition of %I for values from (%L) to (%L)',
      parent || '_' || to_char(day, 'YYYYMMDD'), parent,
      day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
  end loop;
end $$;
