import { expect, test } from 'vitest';
import { EVENT } from '../test/samples';
import { bySeverity, troubled } from './open';

const OLGA = { username: 'olga', displayName: 'Olga' };

test('services are ordered by their worst event, then by how many they have', () => {
  const of = (service: string | null, severity: string) => ({ ...EVENT, service, severity });
  const events = [
    of('a', 'minor'),
    of('b', 'warning'),
    of('b', 'critical'),
    of(null, 'critical'),
    of('c', 'minor'),
    of('c', 'minor'),
  ];
  expect(troubled(events).map(({ service, count, worst }) => [service, count, worst.severity])).toEqual([
    ['b', 2, 'critical'],
    ['c', 2, 'minor'],
    ['a', 1, 'minor'],
  ]);
});

test('every severity has its count, and how many of it nobody has', () => {
  const counts = bySeverity([EVENT, { ...EVENT, assignee: OLGA }, { ...EVENT, severity: 'info' }]);
  expect(counts[0]).toEqual({ severity: 'critical', count: 2, unassigned: 1 });
  expect(counts.map(({ count }) => count)).toEqual([2, 0, 0, 0, 1]);
});
