import { Link } from 'react-router';
import type { EventView } from '../api/types';
import { Severity } from '../events/Words';
import { List } from '../list/List';
import { usePages } from '../list/usePages';
import { texts } from '../texts';

const names = texts.handling;

/** What an event probably comes from and why that is thought, or what probably comes from it. */
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
      {symptoms > 0 && <Symptoms id={event.id} count={symptoms} />}
    </>
  );
}

function Symptoms({ id, count }: { id: string; count: number }) {
  const events = usePages<EventView>('events', `/api/v1/events?cause=${encodeURIComponent(id)}`);
  return (
    <>
      <p>{names.causes(count)}</p>
      <List list={events} empty={{ title: names.noSymptoms, hint: '' }}>
        {(items) => (
          <ul className="belfry-rows">
            {items.map((symptom) => (
              <li key={symptom.id}>
                <Severity word={symptom.severity} />
                <Link to={`/events/${symptom.id}`}>
                  {symptom.number} {symptom.subject}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </List>
    </>
  );
}
