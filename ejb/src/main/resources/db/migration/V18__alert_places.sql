-- The list of alerts is read from journal and fates themselves, so it needs no row an alert.
drop table alert;
create index fate_tenant on fate (tenant_id, position);

-- Which alerts each event got, and which wait for what: a row for each stretch of the journal, its places packed. A projection of the
-- fates, a little behind them; emptied, and begun again from position 0, it fills again.
create table alert_places (
  tenant_id bigint not null,
  belongs_to text not null,
  last_position bigint not null,
  stamp timestamptz not null,
  places bytea not null,
  primary key (tenant_id, belongs_to, last_position, stamp)
) partition by range (stamp);
select belfry_guard('alert_places');
update projection set position = 0;

-- Integrations ask for the event of a key.
create index event_key on event (tenant_id, key);

-- For the days that are there already.
do $$
declare
  fates text;
begin
  for fates in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      join pg_class p on p.oid = i.inhparent
      where p.relname = 'fate' and p.relnamespace = current_schema()::regnamespace
  loop
    perform belfry_ensure_day(to_date(right(fates, 8), 'YYYYMMDD'));
  end loop;
end $$;
