-- Windows by what alerts say, and windows that come again. Matchers are a line each.
alter table maintenance_window add column matchers text not null default '';
-- A rule of RFC 5545, the zone that it is counted in, and how long each time lasts. Of such a window
-- ends_at is the end of its last time, or far away.
alter table maintenance_window add column recurrence text;
alter table maintenance_window add column zone text;
alter table maintenance_window add column lasts_millis bigint;
-- Who wants it, where a tool planned it for somebody.
alter table maintenance_window add column author text;
