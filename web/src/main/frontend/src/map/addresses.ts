import type { TopologyNode } from '../api/types';

/** Where the events of a service or an item are listed; those of an item are found by its name. */
export function eventsOf({ kind, name }: Pick<TopologyNode, 'kind' | 'name'>): string {
  return kind === 'service'
    ? `/events?service=${encodeURIComponent(name)}`
    : `/events?q=${encodeURIComponent(name)}`;
}
