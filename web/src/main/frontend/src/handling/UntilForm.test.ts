import { expect, test } from 'vitest';
import { moment } from './UntilForm';

const NOW = new Date(2026, 0, 31, 23, 30);

test('hours are counted from now', () => {
  expect(moment('4', '', NOW)).toBe(new Date(2026, 1, 1, 3, 30).toISOString());
});

test('tomorrow is the next morning where the viewer is, over the end of a month too', () => {
  expect(moment('tomorrow', '', NOW)).toBe(new Date(2026, 1, 1, 8).toISOString());
});

test('another time must lie ahead', () => {
  expect(moment('other', '2026-02-01T00:00', NOW)).toBe(new Date(2026, 1, 1).toISOString());
  expect(moment('other', '2026-01-31T23:30', NOW)).toBeNull();
  expect(moment('other', '', NOW)).toBeNull();
});
