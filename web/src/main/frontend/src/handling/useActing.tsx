import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { EventView } from '../api/types';
import { allowedOf, AT_ONCE, LETTERS, type Act, type ActionName } from './actions';
import { texts } from '../texts';
import { useHandling } from './useHandling';
import { areCalledUseless, useUseless } from './useUseless';

const ActionDialog = lazy(() => import('./ActionDialog'));

interface Asked {
  action: ActionName;
  events: EventView[];
  /** What was said with it when it was refused. */
  said?: Act['body'];
}

interface Acting {
  allowed: ActionName[];
  /** What an action is called now. */
  nameOf: (action: ActionName) => string;
  /** Does it at once, or asks for what it needs first. */
  begin: (action: ActionName) => void;
  /** Asks first, even for what can be done at once. */
  ask: (action: ActionName) => void;
  act: (act: Act) => void;
  /** What to press for each action that the events allow. */
  keys: Record<string, () => void>;
  dialog: ReactNode;
}

/** What can be done with the events that somebody looks at or has chosen. */
export function useActing(events: EventView[]): Acting {
  const handle = useHandling();
  // They stay what they were when the question was asked, whatever the list does meanwhile.
  const [asked, setAsked] = useState<Asked | null>(null);
  const allowed = allowedOf(events);
  const able = (action: ActionName) => events.filter((event) => event.allowed.includes(action));
  const callUseless = useUseless((called) => setAsked({ action: 'useless', events: called }));

  const nameOf = (action: ActionName) =>
    action === 'useless' && areCalledUseless(able(action))
      ? texts.handling.takeBackUseless
      : texts.handling.actions[action];
  const ask = (action: ActionName) => setAsked({ action, events: able(action) });
  const begin = (action: ActionName) => {
    if (action === 'useless') {
      callUseless(able(action));
    } else if (AT_ONCE.includes(action)) {
      void handle(able(action), { action, body: {} });
    } else {
      ask(action);
    }
  };
  const keys = Object.fromEntries(
    allowed.flatMap((action) => {
      const letter = LETTERS[action];
      return letter === undefined ? [] : [[letter, () => begin(action)]];
    }),
  );
  const asItIsNow = (event: EventView) => events.find(({ id }) => id === event.id) ?? event;
  /** What somebody wrote for an event is there again when it is refused. */
  const send = async ({ action, events: about, said }: Asked, act: Act) => {
    const done = await handle(said === undefined ? about : about.map(asItIsNow), act);
    if (!done && about.length === 1 && !('username' in act.body)) {
      setAsked((other) => other ?? { action, events: about, said: act.body });
    }
  };
  const dialog = asked && (
    <Suspense>
      <ActionDialog {...asked} onAct={(act) => void send(asked, act)} onClose={() => setAsked(null)} />
    </Suspense>
  );
  return { allowed, nameOf, begin, ask, act: (act) => void handle(able(act.action), act), keys, dialog };
}
