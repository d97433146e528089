-- An event that flaps, and that nobody works on, is shown as such.
alter table event drop column state;
alter table event add column state text not null generated always as (
  case
    when handling = 'open' and condition = 'cleared' then 'recovered'
    when handling = 'open' and condition = 'flapping' then 'flapping'
    else handling
  end
) stored;
