import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { EventView } from '../api/types';
import { Time } from '../app/Time';
import { Priority, Severity, State } from '../events/Words';
import { RowButton } from '../form/RowButton';
import { useChange } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { AddEvents } from './AddEvents';
import { act, type IncidentView } from './incident';

const names = texts.incidents;
const columns = texts.events.columns;

const COLUMNS: Column<EventView>[] = [
  {
    name: columns.subject,
    cell: ({ id, number, subject }) => (
      <Link to={`/events/${id}`}>
        {number} {subject}
      </Link>
    ),
  },
  { name: columns.severity, cell: ({ severity }) => <Severity word={severity} /> },
  { name: columns.priority, cell: ({ priority }) => <Priority word={priority} /> },
  { name: columns.state, cell: ({ state }) => <State word={state} /> },
  { name: columns.assignee, cell: ({ assignee }) => assignee?.displayName ?? texts.none },
  { name: columns.opened, cell: ({ openedAt }) => <Time at={openedAt} isShort /> },
];

/** What is in an incident, and what else belongs there. */
export function IncidentEvents({ path, incident }: { path: string; incident: IncidentView }) {
  const events = usePages<EventView>('incident-events', `${path}/events`);
  const mayHandle = useMay('events:handle');
  const [isAdding, setAdding] = useState(false);
  const change = useChange();
  const takeOut = (event: EventView) =>
    void change({
      run: () => act(incident, 'remove', { events: [event.id] }),
      done: names.takenOut(event.number),
    });
  return (
    <>
      {mayHandle && (
        <Button variant="secondary" onClick={() => setAdding(true)}>
          {names.add}
        </Button>
      )}
      <List list={events} empty={{ title: names.noEvents, hint: names.noEventsHint }}>
        {(items) => (
          <Sheet
            label={names.events}
            items={items}
            id={({ id }) => id}
            columns={COLUMNS}
            actions={
              mayHandle
                ? (event) => (
                    <RowButton
                      action={names.takeOut}
                      what={String(event.number)}
                      isDanger
                      onClick={() => takeOut(event)}
                    />
                  )
                : undefined
            }
          />
        )}
      </List>
      {isAdding && <AddEvents incident={incident} onClose={() => setAdding(false)} />}
    </>
  );
}
