import { DescriptionList, Label } from '@patternfly/react-core';
import { Link } from 'react-router';
import type { EventView, Person } from '../api/types';
import { Fact } from '../app/Fact';
import { Time } from '../app/Time';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { Priority, Severity, State } from './Words';

const handling = texts.handling;

/** Everything that is known of an event. */
export function Facts({ event }: { event: EventView }) {
  const names = texts.events.columns;
  return (
    <DescriptionList
      className="belfry-facts"
      columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}
      isCompact
    >
      <Fact name={names.priority}>
        <Priority word={event.priority} />{' '}
        {event.priorityOverride
          ? handling.override(event.priorityOverride)
          : texts.event.impactUrgency(event.impact, event.urgency)}
      </Fact>
      <Fact name={names.state}>
        <State word={event.state} />
      </Fact>
      <Fact name={names.severity}>
        <Severity word={event.severity} />
      </Fact>
      <People event={event} />
      <Fact name={names.owner}>{event.ownerTeam.name}</Fact>
      <Fact name={names.service}>{event.service ?? '–'}</Fact>
      <Fact name={texts.event.runbook}>
        {event.runbook?.title ?? (
          <>
            <Label isCompact color="purple">
              {texts.events.unclassified}
            </Label>{' '}
            {texts.event.noRunbook}
            <NewRunbook event={event} />
          </>
        )}
      </Fact>
      <Fact name={names.opened}>
        <Time at={event.openedAt} />
      </Fact>
      <Fact name={names.last}>
        <Time at={event.lastAlertAt} />
      </Fact>
      {event.clearedAt !== null && (
        <Fact name={texts.event.cleared}>
          <Time at={event.clearedAt} />
        </Fact>
      )}
      <Handled event={event} />
      <Fact name={names.alerts}>{event.alertCount}</Fact>
      <Fact name={texts.event.type}>{event.type}</Fact>
      <Fact name={texts.event.source}>{event.source}</Fact>
      <Fact name={texts.event.key}>{event.key}</Fact>
      <Fact name={texts.event.openedBy}>{event.openedBy.rule}</Fact>
    </DescriptionList>
  );
}

/** What nobody described yet can be described here and now. */
function NewRunbook({ event }: { event: EventView }) {
  return useMay('rules:write') ? (
    <p>
      <Link className="belfry-file" to={`/runbooks/new?event=${event.id}`}>
        {texts.runbooks.similar}
      </Link>
    </p>
  ) : null;
}

function People({ event }: { event: EventView }) {
  return (
    <>
      <Fact name={handling.assignee}>
        {event.assignee ? (
          <>
            {event.assignee.displayName}{' '}
            {event.assignedAt && (
              <span className="belfry-subtle">
                <Time at={event.assignedAt} />
              </span>
            )}
          </>
        ) : (
          handling.nobodyYet
        )}
      </Fact>
      {event.helpers.length > 0 && <Fact name={handling.helpers}>{namesOf(event.helpers)}</Fact>}
      {event.watchers.length > 0 && <Fact name={handling.watchers}>{namesOf(event.watchers)}</Fact>}
    </>
  );
}

function Handled({ event }: { event: EventView }) {
  return (
    <>
      {event.acknowledgedAt && (
        <Fact name={handling.acknowledged}>
          {event.acknowledgedBy} <Time at={event.acknowledgedAt} />
          {event.acknowledgedUntil && (
            <>
              {' '}
              {handling.acknowledgedUntil} <Time at={event.acknowledgedUntil} />
            </>
          )}
        </Fact>
      )}
      {event.resolvedAt && (
        <Fact name={handling.resolved}>
          <Time at={event.resolvedAt} />
        </Fact>
      )}
      {event.closedAt && (
        <Fact name={handling.closed}>
          {event.closedBy} <Time at={event.closedAt} />
        </Fact>
      )}
      {event.reopened > 0 && <Fact name={handling.reopened}>{handling.times(event.reopened)}</Fact>}
      {event.uselessCount > 0 && (
        <Fact name={handling.useless}>
          {handling.times(event.uselessCount)}
          {event.calledUseless && `, ${event.uselessCount > 1 ? handling.alsoByYou : handling.byYou}`}
        </Fact>
      )}
      {event.causeClass && (
        <Fact name={handling.causeClass}>{handling.causeClasses[event.causeClass] ?? event.causeClass}</Fact>
      )}
      {event.cause && <Fact name={handling.cause}>{event.cause}</Fact>}
      {event.solution && <Fact name={handling.solution}>{event.solution}</Fact>}
    </>
  );
}

function namesOf(people: Person[]): string {
  return people.map(({ displayName }) => displayName).join(', ');
}
