import { expect, test } from 'vitest';
import type { ExpectationView } from '../api/types';
import { answersOf, inWords, requestOf } from './terms';

const NONE = { count: null, schedule: null, volume: null, run: null, silence: null };
const BACKUP: ExpectationView = {
  id: 'x1',
  name: 'Backup',
  service: 'billing',
  severity: 'major',
  key: 'backup/billing',
  type: null,
  source: null,
  ...NONE,
  schedule: {
    from: '00:00',
    by: '06:30',
    weekdays: ['mon', 'fri'],
    days: [1, 15],
    zone: 'Europe/Berlin',
    holidays: ['2026-12-25'],
    grace: '10m',
  },
  byUse: false,
  lastArrival: null,
  nextDue: null,
  open: [],
  version: 2,
};

test('what is sent back unchanged says what was read, with what the form does not ask for', () => {
  expect(requestOf(answersOf(BACKUP))).toEqual({
    name: 'Backup',
    service: 'billing',
    severity: 'major',
    key: 'backup/billing',
    schedule: BACKUP.schedule,
  });
});

test('every kind goes to the form and back', () => {
  const kinds = [
    { count: { atLeast: 40, atMost: null, within: 'hour', zone: 'UTC', grace: '3m' } },
    { volume: { metric: 'rows', min: 1.5, max: 9 } },
    { run: { max: '1h' } },
    { silence: { longest: null, worseEvery: '30m' } },
  ];
  for (const kind of kinds) {
    const request = requestOf(answersOf({ ...BACKUP, ...NONE, ...kind }));
    const [[name, terms] = ['', {}]] = Object.entries<Record<string, unknown>>(kind);
    expect(request[name]).toEqual(
      Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== null)),
    );
  }
});

test('a demand is told in a few words', () => {
  expect(inWords(BACKUP)).toBe('by 06:30 (Europe/Berlin) mon fri');
  const counted = { atLeast: 40, atMost: null, within: 'hour', zone: 'UTC', grace: '3m' };
  expect(inWords({ ...BACKUP, ...NONE, count: counted })).toBe('at least 40 in any hour');
  expect(inWords({ ...BACKUP, ...NONE, count: { ...counted, atMost: 50 } })).toBe('40–50 in any hour');
  expect(inWords({ ...BACKUP, ...NONE, silence: { longest: null, worseEvery: null } })).toMatch(/learned/);
});
