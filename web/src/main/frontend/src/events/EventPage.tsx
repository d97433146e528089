import { Label, Stack, Title } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { AlertsTable } from '../alerts/AlertsTable';
import { get } from '../api/client';
import type { AlertView, DecisionView, EventView } from '../api/types';
import { Part } from '../app/Part';
import { Failed, Loading } from '../app/States';
import { useTitle } from '../app/useTitle';
import { ActionBar } from '../handling/ActionBar';
import { Cause } from '../handling/Cause';
import { CommentBox } from '../handling/CommentBox';
import { Changes } from '../handling/Changes';
import { Explanation } from '../handling/Explanation';
import { Procedure } from '../handling/Procedure';
import { Similar } from '../handling/Similar';
import { Timeline } from '../handling/Timeline';
import { IncidentOf } from '../incidents/IncidentOf';
import { List } from '../list/List';
import { usePages } from '../list/usePages';
import { texts } from '../texts';
import { Decision } from './Decision';
import { Facts } from './Facts';
import { Priority, Severity, State } from './Words';

export default function EventPage() {
  const { id = '' } = useParams();
  const path = `/api/v1/events/${encodeURIComponent(id)}`;
  const event = useQuery({ queryKey: ['event', id], queryFn: () => get<EventView>(path) });
  useTitle(event.data?.subject ?? texts.events.title);
  if (event.isPending) {
    return <Loading />;
  }
  if (event.data === undefined) {
    return <Failed error={event.error} onRetry={() => void event.refetch()} />;
  }
  return (
    <Stack hasGutter>
      <header>
        <Title headingLevel="h1">
          {event.data.number} {event.data.subject}
        </Title>
        <InBrief event={event.data} />
        <IncidentOf event={event.data} />
      </header>
      {event.isError && <Failed error={event.error} onRetry={() => void event.refetch()} />}
      <ActionBar event={event.data} />
      <Part title={texts.handling.explanation}>
        <Explanation path={path} of={event.data.key} />
      </Part>
      {(event.data.probableCause ?? event.data.symptoms) && (
        <Part title={texts.handling.probableCause}>
          <Cause event={event.data} />
        </Part>
      )}
      <Part title={texts.handling.procedure}>
        <Procedure event={event.data} />
      </Part>
      <div className="belfry-cards">
        <Part title={texts.handling.changes}>
          <Changes id={id} />
        </Part>
        <Part title={texts.handling.similar}>
          <Similar path={path} />
        </Part>
      </div>
      <Part title={texts.handling.timeline}>
        <CommentBox event={event.data} />
        <Timeline path={path} />
      </Part>
      <Part title={texts.handling.facts}>
        <Facts event={event.data} />
      </Part>
      <Decisions path={path} />
      <Alerts path={path} />
    </Stack>
  );
}

/** What somebody who was just woken must know before anything else. */
function InBrief({ event }: { event: EventView }) {
  return (
    <p className="belfry-brief">
      <Priority word={event.priority} /> <Severity word={event.severity} /> <State word={event.state} />{' '}
      {event.unclassified && (
        <Label isCompact color="purple">
          {texts.events.unclassified}
        </Label>
      )}{' '}
      <span>
        {event.assignee
          ? `${texts.handling.assignee}: ${event.assignee.displayName}`
          : `${event.ownerTeam.name}, ${texts.handling.nobodyYet}`}
      </span>
    </p>
  );
}

function Decisions({ path }: { path: string }) {
  const decisions = usePages<DecisionView>('event-decisions', `${path}/decisions`);
  return (
    <Part title={texts.event.decisions}>
      <List list={decisions} empty={{ title: texts.event.noDecisions, hint: texts.event.noDecisionsHint }}>
        {(items) => (
          <ol className="belfry-decisions">
            {items.map((decision) => (
              <Decision key={decision.id} decision={decision} />
            ))}
          </ol>
        )}
      </List>
    </Part>
  );
}

function Alerts({ path }: { path: string }) {
  const alerts = usePages<AlertView>('event-alerts', `${path}/alerts`);
  return (
    <Part title={texts.event.alerts}>
      <List list={alerts} empty={{ title: texts.event.noAlerts, hint: texts.event.noAlertsHint }}>
        {(items) => <AlertsTable alerts={items} label={texts.event.alerts} isOfOneEvent />}
      </List>
    </Part>
  );
}
