import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { EventView, Page } from '../api/types';

/** What somebody still has to do something about. */
export const OPEN = 'open,flapping,acknowledged,in-progress';
const LIMIT = 200;
/** More are not counted one by one; the figures then say "at least". */
const MOST_PAGES = 5;

interface Open {
  events: EventView[];
  /** Whether there are more than were read. */
  isCut: boolean;
}

/** The open events, as far as they can be counted at once. */
export function useOpen() {
  return useQuery({ queryKey: ['open'], queryFn: readOpen });
}

async function readOpen(): Promise<Open> {
  const events: EventView[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const path: string = `/api/v1/events?state=${encodeURIComponent(OPEN)}&limit=${LIMIT}`;
    const answer: Page<EventView> = await get(
      cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`,
    );
    events.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) {
      break;
    }
  }
  return { events, isCut: cursor !== null };
}

interface ServiceHealth {
  service: string;
  count: number;
  worst: EventView;
}

const SEVERITIES = ['critical', 'major', 'minor', 'warning', 'info'];

/** The services in trouble, the worst first. */
export function troubled(events: EventView[]): ServiceHealth[] {
  const found = new Map<string, ServiceHealth>();
  for (const event of events) {
    if (event.service !== null) {
      const before = found.get(event.service);
      found.set(event.service, {
        service: event.service,
        count: (before?.count ?? 0) + 1,
        worst: before === undefined || rank(event) < rank(before.worst) ? event : before.worst,
      });
    }
  }
  return [...found.values()].sort((a, b) => rank(a.worst) - rank(b.worst) || b.count - a.count);
}

/** How many there are of each severity, and how many of those nobody has. */
export function bySeverity(events: EventView[]): { severity: string; count: number; unassigned: number }[] {
  return SEVERITIES.map((severity) => {
    const these = events.filter((event) => event.severity === severity);
    return { severity, count: these.length, unassigned: these.filter(({ assignee }) => !assignee).length };
  });
}

function rank(event: EventView): number {
  return SEVERITIES.indexOf(event.severity);
}
