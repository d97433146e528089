import { Checkbox, Label, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';
import type { EventView } from '../api/types';
import { Time } from '../app/Time';
import { useTitle } from '../app/useTitle';
import { Choice } from '../list/Choice';
import { List } from '../list/List';
import { SearchField } from '../list/SearchField';
import { useFilter } from '../list/useFilter';
import { usePages } from '../list/usePages';
import { texts } from '../texts';
import { Priority, Severity, State } from './Words';

const STATES = ['open', 'recovered', 'flapping', 'acknowledged', 'in-progress', 'resolved', 'closed'];
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
const columns = texts.events.columns;

export default function EventsPage() {
  const filter = useFilter('/api/v1/events', ['state', 'priority', 'unclassified', 'q']);
  const events = usePages<EventView>('events', filter.path);
  useTitle(texts.events.title);
  return (
    <>
      <Title headingLevel="h1">{texts.events.title}</Title>
      <div className="belfry-filters" role="search">
        <SearchField filter={filter} label={texts.events.search} />
        <Choice filter={filter} name="state" label={texts.events.state} words={STATES} />
        <Choice filter={filter} name="priority" label={texts.events.priority} words={PRIORITIES} />
        <Checkbox
          id="unclassified"
          label={texts.events.onlyUnclassified}
          isChecked={filter.get('unclassified') === 'true'}
          onChange={(_event, on) => filter.set('unclassified', on ? 'true' : '')}
        />
      </div>
      <List
        list={events}
        empty={{ title: texts.events.empty, hint: texts.events.emptyHint }}
        onClearFilter={filter.isSet ? filter.clear : undefined}
      >
        {(items) => <EventsTable events={items} />}
      </List>
    </>
  );
}

function EventsTable({ events }: { events: EventView[] }) {
  return (
    <Table aria-label={texts.events.title} variant="compact" gridBreakPoint="grid-xl">
      <Thead>
        <Tr>
          {Object.values(columns).map((name) => (
            <Th key={name} modifier="nowrap">
              {name}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {events.map((event) => (
          <Tr key={event.id}>
            <Td dataLabel={columns.priority}>
              <Priority word={event.priority} />
            </Td>
            <Td dataLabel={columns.number}>{event.number}</Td>
            <Td dataLabel={columns.subject} modifier="breakWord">
              <Link to={`/events/${event.id}`}>{event.subject}</Link>{' '}
              {event.unclassified && (
                <Label isCompact color="purple">
                  {texts.events.unclassified}
                </Label>
              )}
            </Td>
            <Td dataLabel={columns.severity}>
              <Severity word={event.severity} />
            </Td>
            <Td dataLabel={columns.state}>
              <State word={event.state} />
            </Td>
            <Td dataLabel={columns.owner}>{event.ownerTeam.name}</Td>
            <Td dataLabel={columns.service}>{event.service ?? '–'}</Td>
            <Td dataLabel={columns.alerts}>{event.alertCount}</Td>
            <Td dataLabel={columns.opened}>
              <Time at={event.openedAt} />
            </Td>
            <Td dataLabel={columns.last}>
              <Time at={event.lastAlertAt} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
