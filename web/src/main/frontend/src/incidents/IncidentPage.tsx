import { Label, Stack, Title } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { get } from '../api/client';
import { Part } from '../app/Part';
import { Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { useTitle } from '../app/useTitle';
import { Priority } from '../events/Words';
import { List } from '../list/List';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { PATH, type IncidentEntry, type IncidentView } from './incident';
import { IncidentActions } from './IncidentActions';
import { IncidentEvents } from './IncidentEvents';
import { IncidentFacts } from './IncidentFacts';
import { IncidentState } from './IncidentState';
import { UpdateBox } from './UpdateBox';

const names = texts.incidents;

/** One incident: where it stands, who leads, what is in it, and its story. */
export default function IncidentPage() {
  const { id = '' } = useParams();
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const incident = useQuery({ queryKey: ['incident', id], queryFn: () => get<IncidentView>(path) });
  const mayHandle = useMay('events:handle');
  useTitle(incident.data?.title ?? names.title);
  if (incident.isPending) {
    return <Loading />;
  }
  if (incident.data === undefined) {
    return <Failed error={incident.error} onRetry={() => void incident.refetch()} />;
  }
  const shown = incident.data;
  return (
    <Stack hasGutter>
      <header>
        <Title headingLevel="h1">
          {shown.number} {shown.title}
        </Title>
        <p className="belfry-brief">
          <Priority word={shown.priority} /> <IncidentState word={shown.state} />{' '}
          <span>
            {shown.commander === null
              ? names.noCommander
              : `${names.commander}: ${shown.commander.displayName}`}
          </span>
        </p>
        <p className="belfry-subtle">{names.help}</p>
      </header>
      {incident.isError && <Failed error={incident.error} onRetry={() => void incident.refetch()} />}
      {mayHandle && <IncidentActions incident={shown} />}
      <Part title={names.timeline}>
        {mayHandle && <UpdateBox incident={shown} />}
        <Story path={path} />
      </Part>
      <Part title={names.events}>
        <IncidentEvents path={path} incident={shown} />
      </Part>
      <Part title={names.facts}>
        <IncidentFacts incident={shown} />
      </Part>
    </Stack>
  );
}

function Story({ path }: { path: string }) {
  const entries = usePages<IncidentEntry>('incident-timeline', `${path}/timeline`);
  return (
    <List list={entries} empty={{ title: names.noTimeline, hint: names.noTimelineHint }}>
      {(items) => (
        <ol className="belfry-decisions">
          {items.map((entry) => (
            <li key={entry.id}>
              <p>
                <Label isCompact color={entry.action === 'update' ? 'purple' : 'green'}>
                  {entry.action}
                </Label>{' '}
                {entry.sentence}
              </p>
              {entry.note !== null && <blockquote className="belfry-note">{entry.note}</blockquote>}
              <p className="belfry-subtle">
                <Time at={entry.at} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </List>
  );
}
