select set_config('belfry.tenant', '*', true);

-- Whom it goes up to when a team does not resolve an event in time.
alter table team_escalation
  add column manager bigint,
  add column director bigint,
  add foreign key (tenant_id, manager) references app_user (tenant_id, id),
  add foreign key (tenant_id, director) references app_user (tenant_id, id);

-- Steps that begin when the target for the resolution is missed; null for the usual ones.
alter table escalation_policy add column breach_steps text;
alter table escalation_due drop constraint escalation_due_kind_check;
alter table escalation_due add check (kind in ('step', 'response-warning', 'response-breach',
  'resolution-warning', 'resolution-breach', 'breach-step'));

-- Usual targets, where nobody has set any: response is what the steps of policies are for.
insert into target (tenant_id, priority, resolution, warn_percent)
  select t.id, u.priority, u.hours * 3600, 75 from tenant t,
      (values ('P1', 4), ('P2', 8), ('P3', 72)) u (priority, hours)
    where not exists (select from target s where s.tenant_id = t.id);
