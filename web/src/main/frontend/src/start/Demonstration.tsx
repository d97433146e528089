import { Button, Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { get, send } from '../api/client';
import type { DemonstrationState, EventView, Page } from '../api/types';
import { Failed, Loading } from '../app/States';
import { ConfirmDialog } from '../form/ConfirmDialog';
import { useChange, useSaid } from '../form/useChange';
import { useMay } from '../people/person';
import { texts } from '../texts';

const names = texts.demonstration;
const PATH = '/api/v1/demonstration';
const CAUSE = 'demo/demo-san-1';

/** Plays a storage failure through the real rules, and cleans up after it. */
export function Demonstration() {
  const mayPlay = useMay('users:manage');
  const state = useQuery({
    queryKey: ['demonstration'],
    queryFn: () => get<DemonstrationState>(PATH),
    enabled: mayPlay,
  });
  return (
    <Card>
      <CardTitle component="h2">{names.title}</CardTitle>
      <CardBody>
        <p className="belfry-hint">{names.hint}</p>
        {!mayPlay && <p className="belfry-subtle">{names.administrators}</p>}
        {mayPlay && state.isPending && <Loading />}
        {state.isError && <Failed error={state.error} onRetry={() => void state.refetch()} />}
        {state.data !== undefined &&
          (state.data.present ? <Present state={state.data} /> : <Play state={state.data} />)}
      </CardBody>
    </Card>
  );
}

function Play({ state }: { state: DemonstrationState }) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const said = useSaid();
  const play = async () => {
    setBusy(true);
    setError(null);
    try {
      const { alerts } = await send<{ alerts: number }>('POST', PATH, { confirmed: state.realEvents });
      said(names.played(alerts));
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {error !== null && <Failed error={error} />}
      <Button
        variant="secondary"
        isLoading={isBusy}
        isDisabled={isBusy}
        onClick={() => (state.realEvents ? setAsking(true) : void play())}
      >
        {isBusy ? names.playing : names.play}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={names.confirm}
          hint={names.confirmHint}
          action={names.play}
          onConfirm={() => void play()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Present({ state }: { state: DemonstrationState }) {
  const change = useChange();
  const cause = useQuery({
    queryKey: ['events', 'demonstration'],
    queryFn: () => get<Page<EventView>>(`/api/v1/events?key=${encodeURIComponent(CAUSE)}&limit=1`),
  });
  const event = cause.data?.items[0];
  const cleanUp = async () => {
    let closed = 0;
    await change({
      run: async () => {
        closed = (await send<{ events: number }>('DELETE', PATH)).events;
      },
      done: () => names.cleaned(closed),
    });
  };
  return (
    <>
      <p>{names.present(state.openEvents)}</p>
      <p className="belfry-brief belfry-hint">
        {event !== undefined && <Link to={`/events/${event.id}`}>{names.cause}</Link>}
        <Link to={`/map?around=${encodeURIComponent('ci/demo-san-1')}`}>{names.map}</Link>
        <Link to={`/alerts?q=${encodeURIComponent('demo/')}`}>{names.explorer}</Link>
      </p>
      <Button variant="secondary" onClick={() => void cleanUp()}>
        {names.cleanUp}
      </Button>
    </>
  );
}
