-- What was learnt: closed events with their solution, ready to be searched. pg_trgm is a trusted extension, so the database's owner may
-- create it.
create extension if not exists pg_trgm;
select set_config('belfry.tenant', '*', true);

create table lesson (
  tenant_id bigint not null references tenant,
  event_id uuid not null,
  number bigint not null,
  type text not null,
  service text not null,
  ci text not null,
  subject text not null,
  runbook text,
  runbook_title text,
  cause_class text,
  cause text,
  solution text not null,
  closed_at timestamptz not null,
  primary key (tenant_id, event_id)
);
create index lesson_type on lesson (tenant_id, type, service, closed_at desc);
create index lesson_ci on lesson (tenant_id, ci, closed_at desc) where ci <> '';

-- The lexemes of each subject. A table of its own and no GIN index, because row-level security lets no index answer an operator that
-- might leak, and those of text search might.
create table lesson_word (
  tenant_id bigint not null references tenant,
  word text not null,
  event_id uuid not null,
  primary key (tenant_id, word, event_id)
);
create index lesson_word_event on lesson_word (tenant_id, event_id);

create function belfry_lexemes(subject text) returns text[] language sql immutable as $$
  select coalesce(array_agg(word), '{}') from unnest(tsvector_to_array(to_tsvector('simple', subject))) word
    where length(word) between 3 and 60 and word !~ '^[0-9.,:/-]+$'
$$;

-- Whoever closes an event or opens it again, and however: what is learnt of it follows.
create function belfry_learn() returns trigger language plpgsql as $$
begin
  if new.handling = 'closed' and new.solution is not null then
    insert into lesson (tenant_id, event_id, number, type, service, ci, subject, runbook,
        runbook_title, cause_class, cause, solution, closed_at)
      values (new.tenant_id, new.id, new.number, new.type, new.service, new.ci, new.subject,
        new.runbook, new.runbook_title, new.cause_class, new.cause, new.solution,
        coalesce(new.closed_at, now()))
      on conflict (tenant_id, event_id) do update set cause_class = excluded.cause_class,
        cause = excluded.cause, solution = excluded.solution, closed_at = excluded.closed_at;
    insert into lesson_word (tenant_id, word, event_id)
      select new.tenant_id, unnest(belfry_lexemes(new.subject)), new.id on conflict do nothing;
  elsif old.handling = 'closed' then
    delete from lesson where tenant_id = new.tenant_id and event_id = new.id;
    delete from lesson_word where tenant_id = new.tenant_id and event_id = new.id;
  end if;
  return null;
end $$;
create trigger event_learn after update of handling, solution, cause, cause_class on event
  for each row when (new.handling = 'closed' or old.handling = 'closed')
  execute function belfry_learn();

select belfry_guard('lesson');
select belfry_guard('lesson_word');

insert into lesson (tenant_id, event_id, number, type, service, ci, subject, runbook, runbook_title,
    cause_class, cause, solution, closed_at)
  select tenant_id, id, number, type, service, ci, subject, runbook, runbook_title, cause_class,
      cause, solution, coalesce(closed_at, opened_at)
    from event where handling = 'closed' and solution is not null;
insert into lesson_word (tenant_id, word, event_id)
  select tenant_id, unnest(belfry_lexemes(subject)), event_id from lesson;
