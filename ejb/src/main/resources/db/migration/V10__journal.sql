-- The fencing row: one server owns the journal at a time, and every append moves this row in its own commit.
create table journal_head (
  only_row boolean primary key default true check (only_row),
  epoch bigint not null,
  position bigint not null,
  stamp timestamptz not null
);
insert into journal_head (epoch, position, stamp) values (0, 0, to_timestamp(0));

-- Written with COPY, which row-level security does not allow: only the writer and the engine touch these tables.
create table journal_entry (
  position bigint primary key,
  tenant_id bigint not null,
  kind smallint not null,
  stamp timestamptz not null,
  alerts integer not null,
  body bytea not null
);

-- What the sender sent, for people; it ages on its own.
create table journal_original (
  position bigint primary key,
  tenant_id bigint not null,
  stamp timestamptz not null,
  content_type text not null,
  body bytea not null
);

-- People's actions: their transaction leaves a row here, the writer moves it into the journal.
create table inbox (
  id bigint generated always as identity primary key,
  tenant_id bigint not null,
  body bytea not null
);
