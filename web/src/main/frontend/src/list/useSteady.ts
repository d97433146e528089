import { useState } from 'react';

interface Steady<T> {
  /** In the order in which they were first shown, each as it is now. */
  rows: T[];
  /** What has come since, and is not shown yet. */
  fresh: T[];
  /** The ids of those that no longer belong to the list; they are shown as they were last. */
  gone: ReadonlySet<string>;
  update: () => void;
}

interface Kept<T> {
  name: string;
  items: T[];
  rows: T[];
}

/**
 * Holds a list still while somebody reads it: rows change in place, and neither come nor go between others until
 * asked. What follows at the end is added, for that moves nothing.
 *
 * @param name of the list; another one begins anew
 * @param items as they were read last; the same array until something has changed
 */
export function useSteady<T extends { id: string }>(name: string, items: T[]): Steady<T> {
  const [kept, setKept] = useState<Kept<T>>({ name, items, rows: items });
  let now = kept;
  if (kept.name !== name || kept.items !== items) {
    const rows = kept.name === name && kept.rows.length > 0 ? merged(kept.rows, items) : items;
    now = { name, items, rows };
    setKept(now);
  }
  const shown = new Set(now.rows.map(({ id }) => id));
  const there = new Set(items.map(({ id }) => id));
  return {
    rows: now.rows,
    fresh: items.filter(({ id }) => !shown.has(id)),
    gone: new Set(now.rows.filter(({ id }) => !there.has(id)).map(({ id }) => id)),
    update: () => setKept({ name, items, rows: items }),
  };
}

function merged<T extends { id: string }>(rows: T[], items: T[]): T[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const shown = new Set(rows.map(({ id }) => id));
  const lastShown = items.reduce((last, { id }, place) => (shown.has(id) ? place : last), -1);
  const after = lastShown < 0 ? [] : items.slice(lastShown + 1);
  return [...rows.map((row) => byId.get(row.id) ?? row), ...after];
}
