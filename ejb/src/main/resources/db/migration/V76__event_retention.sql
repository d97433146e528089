-- What is closed is looked for by when, to be forgotten.
create index event_closed on event (closed_at) where handling = 'closed';
