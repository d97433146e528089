import { Button } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { get, isProblem, send } from '../api/client';
import type { EventView, Page } from '../api/types';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import { useTell } from '../notices/notices';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { act, PATH, UNDER_WAY, type IncidentView } from './incident';
import { IncidentState } from './IncidentState';

const names = texts.incidents;

/** The incident that an event is in; or, in none yet, one click to make one, and another to join one under way. */
export function IncidentOf({ event }: { event: EventView }) {
  const mayHandle = useMay('events:handle');
  const [isJoining, setJoining] = useState(false);
  const make = useMake();
  const { incident = null } = event;
  if (incident !== null) {
    return (
      <p className="belfry-brief">
        <Link to={`/incidents/${incident.id}`}>{names.partOf(incident.number)}</Link>{' '}
        <IncidentState word={incident.state} />
      </p>
    );
  }
  if (!mayHandle) {
    return null;
  }
  return (
    <p className="belfry-brief">
      <Button variant="secondary" size="sm" onClick={() => void make([event.id])}>
        {names.make}
      </Button>
      <Button variant="link" size="sm" onClick={() => setJoining(true)}>
        {names.addTo}
      </Button>
      {isJoining && <Join event={event} onClose={() => setJoining(false)} />}
    </p>
  );
}

/** Makes an incident of events at once, says so, and has everything read again. */
export function useMake(): (events: string[]) => Promise<boolean> {
  const queries = useQueryClient();
  const tell = useTell();
  const navigate = useNavigate();
  return async (events) => {
    try {
      const made = await send<IncidentView>('POST', PATH, { events });
      tell({
        title: names.made(made.number),
        links: [{ text: names.look, onClick: () => void navigate(`/incidents/${made.id}`) }],
      });
      return true;
    } catch (error) {
      tell({
        variant: 'danger',
        title: isProblem(error) ? error.title : texts.failed,
        lines: isProblem(error) ? [error.message, ...error.remedies] : [texts.unreachable],
      });
      return false;
    } finally {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    }
  };
}

function Join({ event, onClose }: { event: EventView; onClose: () => void }) {
  const said = useSaid();
  const incidents = useQuery({
    queryKey: ['incidents', 'to-join'],
    queryFn: () => get<Page<IncidentView>>(`${PATH}?state=${UNDER_WAY}`),
  });
  const offered = incidents.data?.items ?? [];
  return (
    <FormDialog
      title={names.addTo}
      hint={incidents.isSuccess && offered.length === 0 ? names.noneUnderWay : names.addToHint}
      fields={() => [
        {
          name: 'incident',
          label: names.which,
          kind: 'one',
          isRequired: true,
          words: Object.fromEntries(offered.map(({ id, number, title }) => [id, `${number} ${title}`])),
        },
      ]}
      start={{}}
      send={names.addTo}
      onSend={async (answers) => {
        const chosen = offered.find(({ id }) => id === answers.incident);
        if (chosen !== undefined) {
          await act(chosen, 'add', { events: [event.id] });
          said(names.addedTo(chosen.number));
        }
      }}
      onClose={onClose}
    />
  );
}
