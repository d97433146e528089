import type { EventView } from '../api/types';
import { useTell } from '../notices/notices';
import { texts } from '../texts';
import { useHandling } from './useHandling';

const names = texts.handling;

/**
 * Says at once that pages were of no use, for nobody writes an essay at night. It can be taken back, and the reason be
 * given, afterwards.
 *
 * @param onWhy asks for the reason
 */
export function useUseless(onWhy: (events: EventView[]) => void): (events: EventView[]) => void {
  const handle = useHandling();
  const tell = useTell();

  const takeBack = async (events: EventView[], what: string) => {
    if (await handle(events, { action: 'useless', body: { undo: true } })) {
      tell({ title: names.usefulAgain(what) });
    }
  };
  const call = async (events: EventView[]) => {
    const what = (events.length === 1 ? events[0]?.subject : undefined) ?? names.ofEvents(events.length);
    if (await handle(events, { action: 'useless', body: {} })) {
      tell({
        title: names.uselessDone(what),
        lines: [names.uselessHint],
        links: [
          { text: names.sayWhy, onClick: () => onWhy(events) },
          { text: texts.undo, onClick: () => void takeBack(events, what) },
        ],
      });
    }
  };
  return (events) => void call(events);
}
