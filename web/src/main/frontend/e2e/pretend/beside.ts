import { at } from './data';

/** What a runbook tells people to do about the storage. */
export const PROCEDURE = {
  runbook: 'storage/node-takeover',
  title: 'A storage node was taken over, or cannot be',
  packageName: 'belfry-default',
  text: '## What it means\n\nOne node serves the data of two.\n\n## First minutes\n\n1. See who serves what.',
  phases: [
    {
      title: 'First minutes',
      steps: [
        {
          id: 'first-minutes-1',
          number: 1,
          text: 'See who serves what:\n\n       storage failover show\n       storage failover show -fields possible,reason\n\n   Good: `In takeover` on **one** node. Bad: `Takeover not possible` with *any* reason.',
        },
        {
          id: 'first-minutes-2',
          number: 2,
          text: 'Ask the hosts: `dd` of a file must return within a second.',
        },
      ],
    },
    {
      title: 'Resolve',
      steps: [{ id: 'resolve-1', number: 1, text: 'Give back at a quiet hour, one node at a time.' }],
    },
  ],
};

export const SIMILAR = {
  lessons: [
    {
      event: '00000000-0000-4000-8000-000000000010',
      number: 10,
      subject: 'san-1 controller lost its battery',
      likeness: 0.83,
      grounds: ['the same type', 'the same service'],
      runbook: 'storage/node-takeover',
      runbookTitle: 'A storage node was taken over',
      causeClass: 'hardware',
      cause: 'The battery was seven years old.',
      solution: 'Changed it at noon, with the vendor on the telephone.',
      closedAt: at(-40_000),
    },
  ],
  runbook: {
    id: 'storage/node-takeover',
    title: 'A storage node was taken over, or cannot be',
    grounds: 'The rules found that it is for alerts of the type StorageDegraded.',
  },
};

export const CHANGES = [
  {
    change: {
      id: 'c1',
      happenedAt: at(-4),
      receivedAt: at(-4),
      summary: 'Firmware 9.14 on san-2',
      service: null,
      ci: 'san-2',
      source: 'pipeline',
      link: 'https://pipeline.example.com/runs/812',
      createdBy: 'pipeline',
    },
    itself: true,
    secondsBefore: 240,
  },
];

const NODE = { service: null, ownerTeam: null, severity: null, events: 0 };
const SERVICES = ['shop', 'billing', 'search', 'mail', 'planning', 'warehouse'];

/** Six services on one storage that fails, and one that has nothing to do with it. */
export const TOPOLOGY = {
  nodes: [
    ...SERVICES.map((name, place) => ({
      ...NODE,
      id: `service/${name}`,
      kind: 'service',
      name,
      ownerTeam: 'web',
      severity: ['major', 'minor', null, null, 'warning', null][place] ?? null,
      events: [4, 2, 0, 0, 1, 0][place] ?? 0,
    })),
    {
      ...NODE,
      id: 'service/storage',
      kind: 'service',
      name: 'storage',
      ownerTeam: 'storage',
      severity: 'critical',
      events: 1,
    },
    { ...NODE, id: 'service/dns', kind: 'service', name: 'dns', ownerTeam: 'platform' },
    { ...NODE, id: 'service/intranet', kind: 'service', name: 'intranet', ownerTeam: 'web' },
    {
      ...NODE,
      id: 'ci/san-2',
      kind: 'storage',
      name: 'san-2',
      service: 'storage',
      severity: 'critical',
      events: 1,
    },
    ...SERVICES.flatMap((service) =>
      [1, 2, 3].map((place) => ({
        ...NODE,
        id: `ci/${service}-${place}`,
        kind: 'host',
        name: `${service}-${place}`,
        service,
      })),
    ),
  ],
  edges: [
    { from: 'service/storage', to: 'ci/san-2' },
    { from: 'service/shop', to: 'service/search' },
    { from: 'service/shop', to: 'service/billing' },
    { from: 'service/intranet', to: 'service/dns' },
    { from: 'service/shop', to: 'service/dns' },
    ...SERVICES.flatMap((service) =>
      [1, 2, 3].flatMap((place) => [
        { from: `service/${service}`, to: `ci/${service}-${place}` },
        { from: `ci/${service}-${place}`, to: 'ci/san-2' },
      ]),
    ),
  ],
  isCut: false,
};

export const CIS = TOPOLOGY.nodes
  .filter(({ id }) => id.startsWith('ci/'))
  .map(({ name, kind, service }) => ({
    name,
    kind,
    service,
    labels: { site: 'bern', rack: `r${name.length}` },
    dependsOn: name === 'san-2' ? [] : ['ci/san-2'],
    version: 1,
  }));

const MISS = {
  event: '00000000-0000-4000-8000-000000000020',
  number: 20,
  way: 'missed',
  at: '2026-02-25T01:10:00Z',
  until: '2026-02-25T03:40:00Z',
};

/** Four weeks in which one night was missed. */
export const CALENDAR = {
  zone: 'Europe/Berlin',
  completeFrom: '2026-02-09',
  days: Array.from({ length: 28 }, (_, place) => {
    const day = new Date(Date.parse('2026-02-03T00:00:00Z') + place * 86_400_000).toISOString().slice(0, 10);
    const isMissed = day === '2026-02-25';
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    const arrivals = isMissed || weekday % 6 === 0 || place < 6 ? 0 : 1;
    return { day, arrivals, first: null, last: null, misses: isMissed ? [MISS] : [] };
  }),
};

const time = (name: string, median: number | null, p90: number | null) => ({
  name,
  definition: `${name}, as it is counted.`,
  count: median === null ? 0 : 40,
  median,
  p90,
});
const rate = (name: string, part: number, whole: number) => ({
  name,
  definition: `${name}, as it is counted.`,
  part,
  whole,
  value: whole === 0 ? null : part / whole,
});

export const MEASURES = {
  from: at(-43_200),
  to: at(0),
  events: 412,
  times: [
    time('time-to-detect', 42, 160),
    time('time-to-page', 6, 31),
    time('time-to-acknowledge', 190, 1_900),
    time('time-to-resolve', 4_100, 21_000),
    time('time-to-recover-by-itself', null, null),
  ],
  rates: [
    rate('noise-reduction', 17_900, 18_377),
    rate('false-positive', 9, 240),
    rate('useless-page', 14, 412),
    rate('recovered-by-itself', 61, 412),
  ],
  availability: {
    definition: 'The part of the range in which no P1 of the service was open.',
    services: [{ service: 'shop', outages: 2, downSeconds: 4_000, value: 0.9985 }],
  },
};

export const DEMONSTRATION = { present: false, openEvents: 0, realEvents: true };
