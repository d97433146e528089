import { useState } from 'react';
import type { EventView } from '../api/types';

interface Choosing {
  chosen: ReadonlySet<string>;
  /** The row that the keyboard is at. */
  active: string | null;
  /** What an action would be about: the chosen rows, or else the one that the keyboard is at. */
  target: ReadonlySet<string>;
  toggle: (event: EventView) => void;
  toggleActive: () => void;
  chooseAll: (all: boolean) => void;
  clear: () => void;
  move: (by: number) => void;
}

/** Which rows somebody has chosen, and where the keyboard is. */
export function useChoosing(rows: EventView[]): Choosing {
  const [all, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string | null>(null);
  // What left the list is no longer chosen: nobody could see what an action is about.
  const chosen = new Set(rows.filter(({ id }) => all.has(id)).map(({ id }) => id));

  const toggle = ({ id }: { id: string }) => {
    const changed = new Set(chosen);
    if (!changed.delete(id)) {
      changed.add(id);
    }
    setChosen(changed);
  };
  return {
    chosen,
    active,
    target: chosen.size > 0 ? chosen : new Set(active === null ? [] : [active]),
    toggle,
    toggleActive: () => active !== null && toggle({ id: active }),
    chooseAll: (on) => setChosen(new Set(on ? rows.map(({ id }) => id) : [])),
    clear: () => setChosen(new Set()),
    move: (by) => {
      const now = rows.findIndex(({ id }) => id === active);
      const next = rows[Math.max(0, Math.min(rows.length - 1, now + by))];
      setActive(next?.id ?? null);
    },
  };
}
