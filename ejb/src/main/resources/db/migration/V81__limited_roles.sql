-- The teams that a user's roles are limited to; empty for all.
alter table app_user add column teams varchar[] not null default '{}';
