-- PostgreSQL compresses each row beyond 2 KB. For requests of ten alerts that was a third of all that it did, so a row may now fill a page
-- before it is compressed; larger requests still are.
create or replace function belfry_ensure_day(day date) returns void language plpgsql as $$
declare
  parent text;
begin
  for parent in
    select c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
      where c.relnamespace = current_schema()::regnamespace order by c.relname
  loop
    execute format(
      'create table if not exists %I partition of %I for values from (%L) to (%L) with (toast_tuple_target = 8160)',
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
    execute format('alter table %s set (toast_tuple_target = 8160)', part);
  end loop;
end $$;
