-- One customer. Every other table carries tenant_id.
create table tenant (
  id         bigint primary key,
  slug       text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name       text not null,
  created_at timestamptz not null default now()
);

insert into tenant (id, slug, name) values (1, 'default', 'Default');

-- Guards a table that has tenant_id: a transaction sees and writes only the rows of the tenant that
-- it named in the setting belfry.tenant, every row when it named '*', and none when it named
-- nothing. FORCE, because Belfry connects as the owner of its tables, whom PostgreSQL exempts
-- otherwise. The sub-select lets the setting be read once for a query and not once for a row.
--
-- COPY FROM does not work into a guarded table, and a later migration that changes rows of one
-- begins with: select set_config('belfry.tenant', '*', true);
create function belfry_guard(guarded regclass) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format(
    'create policy tenant_guard on %s
       using ((select current_setting(''belfry.tenant'', true)) in (tenant_id::text, ''*''))
       with check ((select current_setting(''belfry.tenant'', true)) in (tenant_id::text, ''*''))',
    guarded);
end
$$;
