-- Who made a review necessary: whoever activated without approval does not look at it themselves. And for which date of its runbook
-- a review is, so that one that is done is not asked for again.
select set_config('belfry.tenant', '*', true);

alter table review_task add column person bigint, add column due date;

update review_task t set person = substring(h.actor from '^user:([0-9]+)$')::bigint
  from package_history h
  where t.kind = 'emergency' and h.tenant_id = t.tenant_id and h.emergency and h.package || ' ' || h.version = t.subject
    and h.actor ~ '^user:[0-9]{1,18}$';
update review_task set due = substring(reason from '[0-9]{4}-[0-9]{2}-[0-9]{2}')::date where kind = 'review';

create index review_task_due on review_task (tenant_id, subject, due) where kind = 'review';
