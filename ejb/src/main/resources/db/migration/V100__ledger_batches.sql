-- How many batches a thread of the engine kept. A deadline's batch leaves the position where it is, so that alone does not tell whether a
-- crash took it away.
alter table ledger_progress add batches bigint not null default 0;
