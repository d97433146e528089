import type { EventView } from '../api/types';
import { useTell } from '../notices/notices';
import { texts } from '../texts';
import { useHandling } from './useHandling';

const names = texts.handling;

/** Whether whoever looks at them has said already that all their pages were of no use. */
export function areCalledUseless(events: readonly EventView[]): boolean {
  return events.length > 0 && events.every(({ calledUseless }) => calledUseless);
}

/**
 * Says at once that pages were of no use, for nobody writes an essay at night. It can be taken back, and the reason be
 * given, afterwards. Where all of it was said before, it takes that back.
 *
 * @param onWhy asks for the reason
 */
export function useUseless(onWhy: (events: EventView[]) => void): (events: EventView[]) => void {
  const handle = useHandling();
  const tell = useTell();

  const whatOf = (events: EventView[]) =>
    (events.length === 1 ? events[0]?.subject : undefined) ?? names.ofEvents(events.length);
  const takeBack = async (events: EventView[]) => {
    if (await handle(events, { action: 'useless', body: { undo: true } })) {
      tell({ title: names.usefulAgain(whatOf(events)) });
    }
  };
  const call = async (events: EventView[]) => {
    if (await handle(events, { action: 'useless', body: {} })) {
      tell({
        title: names.uselessDone(whatOf(events)),
        lines: [names.uselessHint],
        links: [
          { text: names.sayWhy, onClick: () => onWhy(events) },
          { text: texts.undo, onClick: () => void takeBack(events) },
        ],
      });
    }
  };
  return (events) => {
    // What they said of some before, with a reason maybe, stays as it is.
    const others = events.filter(({ calledUseless }) => !calledUseless);
    void (areCalledUseless(events) ? takeBack(events) : call(others));
  };
}
