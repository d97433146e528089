import { Link } from 'react-router';
import type { EventView } from '../api/types';
import { Time } from '../app/Time';
import { List } from '../list/List';
import { usePages } from '../list/usePages';
import { texts } from '../texts';

/** What happened with the same key before, and what solved it. */
export function Earlier({ event }: { event: EventView }) {
  const all = usePages<EventView>('events', `/api/v1/events?key=${encodeURIComponent(event.key)}&limit=6`);
  const others = { ...all, items: all.items.filter(({ id }) => id !== event.id), hasNextPage: false };
  return (
    <List list={others} empty={{ title: texts.handling.noEarlier, hint: texts.handling.noEarlierHint }}>
      {(items) => (
        <ul className="belfry-decisions">
          {items.map(({ id, number, subject, openedAt, cause, solution }) => (
            <li key={id}>
              <Link to={`/events/${id}`}>
                {number} {subject}
              </Link>{' '}
              <span className="belfry-subtle">
                <Time at={openedAt} />
              </span>
              <p>{[cause, solution].filter(Boolean).join(' – ') || texts.handling.unsolved}</p>
            </li>
          ))}
        </ul>
      )}
    </List>
  );
}
