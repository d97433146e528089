-- Which priority impact and urgency give: nine words, by impact and within it by urgency, the highest first.
create table priority_matrix (
  tenant_id bigint primary key references tenant,
  cells text not null,
  version integer not null default 0
);
select belfry_guard('priority_matrix');
