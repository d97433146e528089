-- Similar events are looked for among many lessons of a type: what they are first compared by stands in the index, and nowhere else has
-- to be read. An index takes no longer text.
alter table lesson add column subject_start text not null generated always as (left(subject, 100)) stored;
drop index lesson_type;
create index lesson_type on lesson (tenant_id, type, service, closed_at desc) include (event_id, subject_start);
drop index lesson_ci;
create index lesson_ci on lesson (tenant_id, ci, closed_at desc) include (event_id, subject_start) where ci <> '';
