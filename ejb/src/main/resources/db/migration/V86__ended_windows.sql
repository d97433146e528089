-- Who ended a window early, or the last of its times that was ended, and why. Times that began until
-- time_ended_at are over; the window comes again.
alter table maintenance_window add column time_ended_at timestamptz;
alter table maintenance_window add column cancelled_by text;
alter table maintenance_window add column cancel_reason text;
