import type { QueryClient } from '@tanstack/react-query';
import type { EventView } from '../api/types';

type Change = (event: EventView) => EventView;

/**
 * What somebody has begun and the server has not answered. Whatever is read meanwhile may be older than what they did,
 * and would show it as undone for a moment: long enough to base the next action on it.
 */
export class Begun {
  private readonly changes: { ids: ReadonlySet<string>; change: Change }[] = [];
  private waiting: (() => void)[] = [];

  /** Counts until the function that it answers is called. */
  begin(ids: ReadonlySet<string>, change: Change): () => void {
    const begun = { ids, change };
    this.changes.push(begun);
    return () => {
      const place = this.changes.indexOf(begun);
      if (place >= 0) {
        this.changes.splice(place, 1);
      }
      if (this.isOver) {
        const waiting = this.waiting;
        this.waiting = [];
        waiting.forEach((go) => go());
      }
    };
  }

  /** An event as the server told it, with what was begun since. */
  ahead(event: EventView): EventView {
    return this.changes
      .filter(({ ids }) => ids.has(event.id))
      .reduce((seen, { change }) => change(seen), event);
  }

  get isOver(): boolean {
    return this.changes.length === 0;
  }

  /** Until everything begun has been answered. */
  async over(): Promise<void> {
    if (!this.isOver) {
      await new Promise<void>((go) => this.waiting.push(go));
    }
  }
}

/** As long as what was read. */
const known = new WeakMap<QueryClient, Begun>();

export function begunOf(queries: QueryClient): Begun {
  const begun = known.get(queries) ?? new Begun();
  known.set(queries, begun);
  return begun;
}
