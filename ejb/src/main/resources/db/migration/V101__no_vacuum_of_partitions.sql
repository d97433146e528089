-- Rows of a day's partition are never changed, and go with it. To vacuum and analyze them while it grows read all of it again each few
-- minutes, from the disk as soon as it was larger than the buffers, and gave nothing: they are read by their keys, in the order of these.
-- PostgreSQL freezes them all the same before transaction numbers wrap around.
create or replace function belfry_ensure_day(day date) returns void language plpgsql as $$
declare
  parent text;
begin
  for parent in
    select c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
      where c.relnamespace = current_schema()::regnamespace order by c.relname
  loop
    execute format(
      'create table if not exists %I partition of %I for values from (%L) to (%L)'
        ' with (toast_tuple_target = 8160, autovacuum_enabled = false)',
      parent || '_' || to_char(day, 'YYYYMMDD'), parent,
      day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
  end loop;
end $$;

do $$
declare
  part regclass;
begin
  for part in
    select i.inhrelid::regclass from pg_inherits i join pg_class c on c.oid = i.inhparent
      where c.relkind = 'p' and c.relnamespace = current_schema()::regnamespace
        and (select relkind from pg_class where oid = i.inhrelid) = 'r'
  loop
    execute format('alter table %s set (autovacuum_enabled = false)', part);
  end loop;
end $$;

-- Nobody asks for decisions by these, and to analyze them took a second of each minute under load.
alter table decision alter sentence set statistics 0, alter facts set statistics 0;
