import { Button, Checkbox, Label } from '@patternfly/react-core';
import { useState } from 'react';
import { useServices, useTeams } from '../catalogue/catalogue';
import { Choice } from '../list/Choice';
import { ALL } from '../list/filter';
import { SearchField } from '../list/SearchField';
import type { Filter } from '../list/useFilter';
import { texts } from '../texts';
import { Views } from './Views';

const names = texts.events;
const STATES = ['open', 'recovered', 'flapping', 'acknowledged', 'in-progress', 'resolved', 'closed', ALL];
const SEVERITIES = ['critical', 'major', 'minor', 'warning', 'info'];
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
/** What is not always in sight. */
const MORE = ['severity', 'interest', 'team', 'service', 'since', 'sort', 'unclassified'];

/** What narrows the list of events. */
export function EventFilters({ filter }: { filter: Filter }) {
  const [isMore, setMore] = useState(false);
  const used = MORE.filter((name) => filter.get(name) !== '').length;
  return (
    <div role="search" aria-label={names.filter}>
      <div className="belfry-filters">
        <SearchField filter={filter} label={names.search} />
        <Choice
          filter={filter}
          name="state"
          label={names.state}
          words={STATES}
          shown={names.states}
          usual={names.notClosed}
        />
        <Choice filter={filter} name="priority" label={names.priority} words={PRIORITIES} />
        <Choice
          filter={filter}
          name="assignee"
          label={texts.handling.assignee}
          words={['me', 'none']}
          shown={names.assignees}
        />
        <Button variant="secondary" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
          {names.more(used)}
        </Button>
        {filter.get('cause') !== '' && (
          <Label onClose={() => filter.set('cause', '')} closeBtnAriaLabel={texts.lists.clearFilter}>
            {names.causedBy}
          </Label>
        )}
        <Views />
      </div>
      {isMore && <MoreFilters filter={filter} />}
    </div>
  );
}

function MoreFilters({ filter }: { filter: Filter }) {
  const teams = useTeams();
  const services = useServices();
  return (
    <div className="belfry-filters">
      <Choice filter={filter} name="severity" label={names.columns.severity} words={SEVERITIES} />
      <Choice
        filter={filter}
        name="interest"
        label={names.interest}
        words={['responder', 'interested']}
        shown={names.interests}
      />
      <Choice
        filter={filter}
        name="team"
        label={names.columns.owner}
        words={teams.map(({ id }) => id)}
        shown={Object.fromEntries(teams.map(({ id, name }) => [id, name]))}
      />
      <Choice
        filter={filter}
        name="service"
        label={names.columns.service}
        words={services.map(({ name }) => name)}
      />
      <Choice
        filter={filter}
        name="since"
        label={names.since}
        words={Object.keys(names.times)}
        shown={names.times}
      />
      <Choice
        filter={filter}
        name="sort"
        label={names.sort}
        words={['opened']}
        shown={names.orders}
        usual={names.orders.severity}
      />
      <Checkbox
        id="unclassified"
        label={names.onlyUnclassified}
        isChecked={filter.get('unclassified') === 'true'}
        onChange={(_event, on) => filter.set('unclassified', on ? 'true' : '')}
      />
    </div>
  );
}
