import { Button, Checkbox, Label } from '@patternfly/react-core';
import { Td, Tr } from '@patternfly/react-table';
import { memo, useEffect, useRef, type MouseEvent } from 'react';
import { Link } from 'react-router';
import type { EventView } from '../api/types';
import { Time } from '../app/Time';
import { useMe } from '../people/person';
import { texts } from '../texts';
import { Priority, Severity, State } from './Words';

const names = texts.events;
const columns = names.columns;

interface EventRowProps {
  event: EventView;
  place: number;
  isActive: boolean;
  isChosen: boolean;
  isGone: boolean;
  measure: (row: Element | null) => void;
  onChoose: (event: EventView) => void;
  onMenu: (event: EventView, at: MouseEvent) => void;
}

/** An event in the list. The right button, the menu key and the button at its end offer what can be done with it. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { event, place, isActive, isChosen, isGone, measure, onChoose, onMenu } = props;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isActive) {
      link.current?.focus();
    }
  }, [isActive]);
  return (
    <Tr
      ref={measure}
      data-index={place}
      isRowSelected={isChosen}
      className={isGone ? 'belfry-gone' : ''}
      onContextMenu={(clicked) => onMenu(event, clicked)}
    >
      <Td className="belfry-check">
        <Checkbox
          id={`choose-${event.id}`}
          aria-label={names.choose(event.number)}
          isChecked={isChosen}
          onChange={() => onChoose(event)}
        />
      </Td>
      <Td dataLabel={columns.opened} className="belfry-when">
        <Time at={event.openedAt} isShort />
      </Td>
      <Td dataLabel={columns.subject} modifier="breakWord" className="belfry-subject">
        <Link ref={link} to={`/events/${event.id}`}>
          {event.subject}
        </Link>
        <div className="belfry-subtle">
          {event.number} · {event.ownerTeam.name}
          {event.service !== null && ` · ${event.service}`}
          {isGone && ` · ${names.gone}`}
        </div>
      </Td>
      <Td dataLabel={columns.severity}>
        <Severity word={event.severity} />
      </Td>
      <Td dataLabel={columns.priority}>
        <Priority word={event.priority} />
      </Td>
      <Td dataLabel={columns.class} modifier="breakWord" className="belfry-class">
        {event.unclassified ? (
          <Label isCompact color="purple">
            {names.unclassified}
          </Label>
        ) : (
          (event.situationClass ?? texts.none)
        )}
      </Td>
      <Td dataLabel={columns.assignee}>
        <Assignee event={event} />
      </Td>
      <Td dataLabel={columns.assigned} className="belfry-when">
        {event.assignedAt ? <Time at={event.assignedAt} isShort /> : texts.none}
      </Td>
      <Td dataLabel={columns.state} className="belfry-state">
        <State word={event.state} />
      </Td>
      <Td className="belfry-menu">
        <Button
          variant="plain"
          aria-label={names.menu(event.number)}
          aria-haspopup="dialog"
          onClick={(clicked) => onMenu(event, clicked)}
        >
          ⋮
        </Button>
      </Td>
    </Tr>
  );
});

function Assignee({ event }: { event: EventView }) {
  const me = useMe();
  const helps = new Set(event.helpers.map(({ username }) => username)).has(me.username);
  return (
    <>
      {event.assignee ? (
        <span>{event.assignee.username === me.username ? texts.you : event.assignee.displayName}</span>
      ) : (
        texts.none
      )}{' '}
      {(helps || event.watching) && (
        <Label isCompact variant="outline">
          {helps ? names.interests.responder : names.interests.interested}
        </Label>
      )}
    </>
  );
}
