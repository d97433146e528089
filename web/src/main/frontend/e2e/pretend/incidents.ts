import { at, events, PEOPLE } from './data';

const [OLGA] = PEOPLE;

export const INCIDENTS = [
  {
    id: 'i1',
    number: 12,
    title: 'san-2 is down, and the shop with it',
    state: 'in-progress',
    priority: 'P1',
    service: 'shop',
    ownerTeam: 'storage',
    commander: OLGA,
    rule: 'p1',
    openedAt: at(-14),
    openedBy: null,
    resolvedAt: null,
    closedAt: null,
    cause: null,
    solution: null,
    eventCount: 3,
    record: 'INC0010042',
    version: 4,
  },
  {
    id: 'i2',
    number: 11,
    title: 'Invoices of February are late',
    state: 'open',
    priority: 'P2',
    service: 'billing',
    ownerTeam: 'platform',
    commander: null,
    rule: null,
    openedAt: at(-190),
    openedBy: 'paul',
    resolvedAt: null,
    closedAt: null,
    cause: null,
    solution: null,
    eventCount: 1,
    record: null,
    version: 1,
  },
];

const TIMELINE = [
  {
    id: 3,
    at: at(-2),
    by: OLGA,
    action: 'update',
    from: 'in-progress',
    to: 'in-progress',
    sentence: 'Olga Petrova gave an update.',
    note: 'The second controller has taken over; the shop answers again, slowly. More at 03:00.',
  },
  {
    id: 2,
    at: at(-11),
    by: OLGA,
    action: 'start',
    from: 'open',
    to: 'in-progress',
    sentence: 'Olga Petrova began to work on it.',
    note: null,
  },
  {
    id: 1,
    at: at(-14),
    by: null,
    action: 'open',
    from: 'open',
    to: 'open',
    sentence: 'Belfry opened it.',
    note: null,
  },
];

/** What belongs to an incident, by the last part of the address. */
export function ofIncident(part: string): unknown[] | undefined {
  return part === 'timeline' ? TIMELINE : part === 'events' ? events(24).slice(0, 3) : undefined;
}
