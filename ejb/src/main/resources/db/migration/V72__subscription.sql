-- Where a service stands in the organisation, such as shop.frontend.ui.checkout; without a path, its name is one.
alter table service add column path text;

-- People who want to hear of the same.
create table user_group (
  tenant_id bigint not null references tenant,
  name text not null,
  title text not null,
  version integer not null default 1,
  primary key (tenant_id, name)
);

create table group_member (
  tenant_id bigint not null references tenant,
  group_name text not null,
  user_id bigint not null,
  primary key (tenant_id, group_name, user_id),
  foreign key (tenant_id, group_name) references user_group (tenant_id, name) on delete cascade,
  foreign key (tenant_id, user_id) references app_user (tenant_id, id)
);
create index group_member_user on group_member (tenant_id, user_id);

-- Which events a group works on, or wants to know of. The expression is the pattern's.
create table subscription (
  tenant_id bigint not null references tenant,
  id uuid not null,
  group_name text not null,
  role text not null check (role in ('responder', 'interested')),
  pattern text not null,
  expression text not null,
  severities varchar[] not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, group_name) references user_group (tenant_id, name) on delete cascade
);
create index subscription_group on subscription (tenant_id, group_name);

-- Whom events of a service and a severity concern.
create view event_interest as
  select s.tenant_id, m.user_id, s.role, v.name as service, x.severity
    from subscription s
    join group_member m on m.tenant_id = s.tenant_id and m.group_name = s.group_name
    join service v on v.tenant_id = s.tenant_id and coalesce(v.path, v.name) ~ s.expression
    cross join lateral unnest(s.severities) as x (severity);

select belfry_guard('user_group');
select belfry_guard('group_member');
select belfry_guard('subscription');
