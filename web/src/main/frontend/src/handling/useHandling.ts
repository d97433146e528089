import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { isProblem, send } from '../api/client';
import type { EventView } from '../api/types';
import { useTell } from '../notices/notices';
import { useMe } from '../people/person';
import { texts } from '../texts';
import { foresee, type Act } from './actions';
import { changeShown } from './shown';
import { OwnVersions } from './versions';

/** As many as the API takes at once. */
const MOST_AT_ONCE = 500;

/** As long as what was read. */
const owned = new WeakMap<QueryClient, OwnVersions>();

function versionsOf(queries: QueryClient): OwnVersions {
  const known = owned.get(queries) ?? new OwnVersions();
  owned.set(queries, known);
  return known;
}

interface Refused {
  id: string;
  number: number;
  detail: string;
}

interface Done {
  refused: Refused[];
}

/**
 * Does something with events. It is shown at once; what the server refuses is shown as it was before, with the reason,
 * and the answer is false.
 */
export function useHandling(): (events: EventView[], act: Act) => Promise<boolean> {
  const queries = useQueryClient();
  const tell = useTell();
  const me = useMe();

  const refresh = () =>
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });

  return async (events, act) => {
    const before = new Map(events.map((event) => [event.id, event]));
    const ids = new Set(before.keys());
    await queries.cancelQueries({ predicate: ({ queryKey }) => /^events?$/.test(String(queryKey[0])) });
    changeShown(queries, ids, (event) => foresee(event, act, me, new Date().toISOString()));
    try {
      const [event] = events;
      if (event !== undefined && events.length === 1) {
        const path = `/api/v1/events/${encodeURIComponent(event.id)}/${act.action}`;
        const change = async (version: number | '*') => {
          const after = await send<EventView>('POST', path, act.body, version);
          changeShown(queries, ids, () => after);
          return after.handlingVersion;
        };
        // Two who tick different steps, or say what a page was worth, do not get in each other's way.
        await (act.action === 'tick' || act.action === 'useless'
          ? change('*')
          : versionsOf(queries).following(event.id, event.handlingVersion, change));
      } else {
        const refused = await doAll([...ids], act);
        const back = new Set(refused.map(({ id }) => id));
        changeShown(queries, back, (event) => before.get(event.id) ?? event);
        if (refused.length > 0) {
          tell({
            variant: 'danger',
            title: texts.handling.refused(refused.length),
            lines: refused.map(({ number, detail }) => `${number}: ${detail}`),
          });
        }
        return refused.length === 0;
      }
      return true;
    } catch (error) {
      changeShown(queries, ids, (event) => before.get(event.id) ?? event);
      tell({
        variant: 'danger',
        title: texts.handling.failed(texts.handling.actions[act.action]),
        lines: [
          ...(isProblem(error) ? [error.message, ...error.remedies] : [texts.unreachable]),
          texts.handling.undone,
        ],
      });
      return false;
    } finally {
      refresh();
    }
  };
}

async function doAll(ids: string[], act: Act): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    const some = ids.slice(from, from + MOST_AT_ONCE);
    const body = { ...act.body, action: act.action, ids: some };
    refused.push(...(await send<Done>('POST', '/api/v1/events/actions', body)).refused);
  }
  return refused;
}
