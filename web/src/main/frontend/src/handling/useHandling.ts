import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { get, isProblem, send } from '../api/client';
import type { EventView } from '../api/types';
import { useTell } from '../notices/notices';
import { useMe } from '../people/person';
import { texts } from '../texts';
import { foresee, haveSameGround, type Act } from './actions';
import { begunOf } from './begun';
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
  const begun = begunOf(queries);
  const tell = useTell();
  const me = useMe();

  return async (events, act) => {
    const before = new Map(events.map((event) => [event.id, event]));
    const ids = new Set(before.keys());
    const now = new Date().toISOString();
    const change = (event: EventView) => foresee(event, act, me, now);
    const end = begun.begin(ids, change);
    await queries.cancelQueries({ predicate: ({ queryKey }) => /^events?$/.test(String(queryKey[0])) });
    changeShown(queries, ids, change);
    /** Shows what the server says, with what else was begun meanwhile. */
    const settle = (some: ReadonlySet<string>, said: (event: EventView) => EventView) => {
      end();
      changeShown(queries, some, (event) => begun.ahead(said(event)));
    };
    const backAs = (event: EventView) => before.get(event.id) ?? event;
    try {
      const [event] = events;
      if (event !== undefined && events.length === 1) {
        const path = `/api/v1/events/${encodeURIComponent(event.id)}`;
        const ask = async (version: number | '*') => {
          const after = await send<EventView>('POST', `${path}/${act.action}`, act.body, version);
          settle(ids, () => after);
          return after.handlingVersion;
        };
        const askAgain = async (version: number) => {
          try {
            return await ask(version);
          } catch (error) {
            const now = hasChanged(error) ? await get<EventView>(path) : event;
            if (now === event || !haveSameGround(event, now)) {
              throw error;
            }
            return await ask(now.handlingVersion);
          }
        };
        // Two who tick different steps, or say what a page was worth, do not get in each other's way.
        await (act.action === 'tick' || act.action === 'useless'
          ? ask('*')
          : versionsOf(queries).following(event.id, event.handlingVersion, askAgain));
      } else {
        const refused = await doAll([...ids], act);
        const back = new Set(refused.map(({ id }) => id));
        settle(back, backAs);
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
      settle(ids, backAs);
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
      // The last one reads for all of them: what is read in between would be older than what is still under way.
      if (begun.isOver) {
        void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      }
    }
  };
}

/** Whether it was refused because the event is not any more what the action was based on. */
function hasChanged(error: unknown): boolean {
  return isProblem(error) && error.code === 'changed-meanwhile';
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
