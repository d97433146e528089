import { Checkbox } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useCallback, useEffect, useRef, type MouseEvent } from 'react';
import type { EventView } from '../api/types';
import { useRows } from '../list/useRows';
import { texts } from '../texts';
import { EventRow } from './EventRow';

const columns = texts.events.columns;
const SHOWN = [
  columns.opened,
  columns.subject,
  columns.severity,
  columns.priority,
  columns.class,
  columns.assignee,
  columns.assigned,
  columns.state,
];

interface EventsTableProps {
  events: EventView[];
  gone: ReadonlySet<string>;
  chosen: ReadonlySet<string>;
  active: string | null;
  onChoose: (event: EventView) => void;
  onChooseAll: (all: boolean) => void;
  onMenu: (event: EventView, at: MouseEvent) => void;
}

export function EventsTable(props: EventsTableProps) {
  const { events, gone, chosen, active, onChooseAll } = props;
  const { places, above, below, measure, table, bringIntoView } = useRows(events.length);
  const onChoose = useLatest(props.onChoose);
  const onMenu = useLatest(props.onMenu);
  const activePlace = active === null ? -1 : events.findIndex(({ id }) => id === active);

  useEffect(() => {
    if (activePlace >= 0) {
      bringIntoView(activePlace);
    }
    // Only when somebody moves: what changes in the list must not scroll it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active]);

  return (
    <Table
      ref={table}
      aria-label={texts.events.title}
      aria-rowcount={events.length + 1}
      variant="compact"
      gridBreakPoint=""
      className="belfry-events"
    >
      <Thead>
        <Tr>
          <Th screenReaderText={texts.events.chooseAll} className="belfry-check">
            <Checkbox
              id="choose-all"
              aria-label={texts.events.chooseAll}
              isChecked={chosen.size > 0 && chosen.size >= events.length}
              onChange={(_event, on) => onChooseAll(on)}
            />
          </Th>
          {SHOWN.map((name) => (
            <Th key={name} modifier="nowrap">
              {name}
            </Th>
          ))}
          <Th screenReaderText={texts.handling.label} />
        </Tr>
      </Thead>
      <Tbody>
        <Space pixels={above} />
        {places.map((place) => {
          const event = events[place];
          return (
            event && (
              <EventRow
                key={event.id}
                event={event}
                place={place}
                isActive={event.id === active}
                isChosen={chosen.has(event.id)}
                isGone={gone.has(event.id)}
                measure={measure}
                onChoose={onChoose}
                onMenu={onMenu}
              />
            )
          );
        })}
        <Space pixels={below} />
      </Tbody>
    </Table>
  );
}

/** Stands for the rows that are not in view. */
function Space({ pixels }: { pixels: number }) {
  return (
    pixels > 0 && (
      <Tr aria-hidden className="belfry-space">
        <Td colSpan={SHOWN.length + 2} style={{ height: pixels }} />
      </Tr>
    )
  );
}

/** The same function for ever, so that rows are drawn again only when they change. */
function useLatest<A extends unknown[]>(action: (...given: A) => void): (...given: A) => void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  return useCallback((...given: A) => latest.current(...given), []);
}
