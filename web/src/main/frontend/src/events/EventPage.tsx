import {
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  ExpandableSection,
  Label,
  Stack,
  Title,
} from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { AlertsTable } from '../alerts/AlertsTable';
import { get } from '../api/client';
import type { AlertView, DecisionView, EventView } from '../api/types';
import { Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { useTitle } from '../app/useTitle';
import { List } from '../list/List';
import { usePages } from '../list/usePages';
import { texts } from '../texts';
import { Priority, Severity, State } from './Words';

export default function EventPage() {
  const { id = '' } = useParams();
  const path = `/api/v1/events/${encodeURIComponent(id)}`;
  const event = useQuery({ queryKey: ['event', id], queryFn: () => get<EventView>(path) });
  const alerts = usePages<AlertView>('event-alerts', `${path}/alerts`);
  const decisions = usePages<DecisionView>('event-decisions', `${path}/decisions`);
  useTitle(event.data?.subject ?? texts.events.title);
  if (event.isPending) {
    return <Loading />;
  }
  if (event.data === undefined) {
    return <Failed error={event.error} onRetry={() => void event.refetch()} />;
  }
  return (
    <Stack hasGutter>
      <Title headingLevel="h1">
        {event.data.number} {event.data.subject}
      </Title>
      {event.isError && <Failed error={event.error} onRetry={() => void event.refetch()} />}
      <Facts event={event.data} />
      <Section title={texts.event.decisions}>
        <List list={decisions} empty={{ title: texts.event.noDecisions, hint: texts.event.noDecisionsHint }}>
          {(items) => (
            <ol className="belfry-decisions">
              {items.map((decision) => (
                <Decision key={decision.id} decision={decision} />
              ))}
            </ol>
          )}
        </List>
      </Section>
      <Section title={texts.event.alerts}>
        <List list={alerts} empty={{ title: texts.event.noAlerts, hint: texts.event.noAlertsHint }}>
          {(items) => <AlertsTable alerts={items} label={texts.event.alerts} isOfOneEvent />}
        </List>
      </Section>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>{children}</CardBody>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{name}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

function Facts({ event }: { event: EventView }) {
  const names = texts.events.columns;
  return (
    <Card>
      <CardBody>
        <DescriptionList
          className="belfry-facts"
          columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}
          isCompact
        >
          <Fact name={names.priority}>
            <Priority word={event.priority} /> {texts.event.impactUrgency(event.impact, event.urgency)}
          </Fact>
          <Fact name={names.state}>
            <State word={event.state} />
          </Fact>
          <Fact name={names.severity}>
            <Severity word={event.severity} />
          </Fact>
          <Fact name={names.owner}>{event.ownerTeam.name}</Fact>
          <Fact name={names.service}>{event.service ?? '–'}</Fact>
          <Fact name={texts.event.runbook}>
            {event.runbook?.title ?? (
              <>
                <Label isCompact color="purple">
                  {texts.events.unclassified}
                </Label>{' '}
                {texts.event.noRunbook}
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
          <Fact name={names.alerts}>{event.alertCount}</Fact>
          <Fact name={texts.event.type}>{event.type}</Fact>
          <Fact name={texts.event.source}>{event.source}</Fact>
          <Fact name={texts.event.key}>{event.key}</Fact>
          <Fact name={texts.event.openedBy}>{event.openedBy.rule}</Fact>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}

function Decision({ decision }: { decision: DecisionView }) {
  return (
    <li>
      <p>{decision.sentence}</p>
      <p className="belfry-subtle">
        <Time at={decision.at} />
      </p>
      <ExpandableSection toggleText={`${texts.event.rule}: ${decision.rule}`}>
        <p>
          {texts.event.release}: {decision.release}
        </p>
        <ul>
          {decision.facts.map((fact) => (
            <li key={fact.name}>
              {fact.name}:{' '}
              {Object.entries(fact.values)
                .map(([name, value]) => `${name} ${value}`)
                .join(', ')}
            </li>
          ))}
        </ul>
      </ExpandableSection>
    </li>
  );
}
