-- Why a review ended that nobody needed to do any more; null for one that somebody did.
alter table review_task add column outcome text;
