import { Link } from 'react-router';
import type { EventView } from '../api/types';
import { Failed, Loading } from '../app/States';
import { usePages } from '../list/usePages';
import { texts } from '../texts';
import { CauseGraph } from './CauseGraph';

const names = texts.handling;
const NONE: EventView[] = [];

/** What an event probably comes from and why that is thought, and what probably comes from it. */
export function Cause({ event }: { event: EventView }) {
  const { probableCause: cause, symptoms = 0 } = event;
  return (
    <>
      {cause && (
        <p className="belfry-sentence">
          {names.comesFrom(cause.confidence)}{' '}
          <Link to={`/events/${cause.id}`}>{names.event(cause.number)}</Link>. {cause.grounds}
        </p>
      )}
      {symptoms > 0 ? (
        <Symptoms event={event} count={symptoms} />
      ) : (
        <CauseGraph event={event} symptoms={NONE} />
      )}
    </>
  );
}

function Symptoms({ event, count }: { event: EventView; count: number }) {
  const events = usePages<EventView>('events', `/api/v1/events?cause=${encodeURIComponent(event.id)}`);
  return (
    <>
      <p>{names.causes(count)}</p>
      {events.isPending && <Loading />}
      {events.isError && <Failed error={events.error} onRetry={() => void events.refetch()} />}
      {events.isSuccess && <CauseGraph event={event} symptoms={events.items} />}
    </>
  );
}
