import { at, PEOPLE } from './data';

const [OLGA, PAUL, MEI] = PEOPLE;

/** What a team has besides its name, by the last part of the address. */
export const TEAM: Record<string, unknown> = {
  channels: [
    {
      team: 'storage',
      name: 'chat',
      kind: 'slack',
      address: 'https://hooks.example.com/…',
      topic: null,
      sealed: true,
      priorities: [],
      enabled: true,
      checkedAt: at(-60),
      checkFailure: null,
      version: 1,
    },
    {
      team: 'storage',
      name: 'pager',
      kind: 'pagerduty',
      address: 'https://events.pagerduty.com',
      topic: null,
      sealed: true,
      priorities: ['P1', 'P2'],
      enabled: true,
      checkedAt: at(-60),
      checkFailure: 'It answered 401.',
      version: 1,
    },
  ],
  rotation: {
    zone: 'Europe/Berlin',
    startsOn: '2026-01-05',
    handover: '09:00',
    members: [OLGA, PAUL, MEI],
    version: 3,
  },
  escalation: {
    team: 'storage',
    policy: 'standard',
    lead: 'paul',
    manager: 'mei',
    director: null,
    version: 1,
  },
  overrides: [{ id: 'o1', person: PAUL, startsAt: at(0), endsAt: at(600) }],
};

export const ON_CALL = [
  { team: { id: 'platform', name: 'Platform team' }, person: OLGA, until: at(3_000), override: false },
  { team: { id: 'storage', name: 'Storage' }, person: PAUL, until: at(600), override: true },
];

/** A value that is usual, until it is not. */
export function series() {
  const minutes = Array.from({ length: 96 }, (_, place) => place * 15 - 24 * 60);
  const usual = (minute: number) => 40 + 15 * Math.sin((minute / 1440) * 2 * Math.PI);
  return {
    key: 'StorageDegraded/0',
    metric: 'latency',
    at: at(0),
    baselines: [
      {
        runbook: 'StorageDegraded',
        learning: false,
        unusual: true,
        now: { at: at(0), lower: 30, expected: 40, upper: 50 },
        bands: minutes.map((minute) => ({
          at: at(minute),
          lower: usual(minute) - 10,
          expected: usual(minute),
          upper: usual(minute) + 10,
        })),
      },
    ],
    levels: [
      {
        runbook: 'StorageDegraded',
        of: 'value',
        above: 90,
        below: null,
        forSeconds: 600,
        severity: 'critical',
      },
    ],
    points: minutes.map((minute, place) => ({
      at: at(minute),
      value: place > 88 ? 60 + 6 * (place - 88) : usual(minute) + 6 * Math.sin(place * 2.3),
      alertId: `${place}-0`,
    })),
  };
}
