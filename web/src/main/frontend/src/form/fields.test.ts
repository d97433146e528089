import { expect, test } from 'vitest';
import { instant, isComplete, localTime, orNull, words } from './fields';

const FIELDS = [
  { name: 'a', label: 'A', isRequired: true },
  { name: 'b', label: 'B' },
];

test('what is required must be more than blanks', () => {
  expect(isComplete(FIELDS, { a: ' ' })).toBe(false);
  expect(isComplete(FIELDS, { b: 'x' })).toBe(false);
  expect(isComplete(FIELDS, { a: 'x' })).toBe(true);
});

test('a time goes to the field and back', () => {
  const at = new Date(2026, 2, 29, 1, 30);
  expect(localTime(at)).toBe('2026-03-29T01:30');
  expect(instant(localTime(at))).toBe(at.toISOString());
  expect(instant('')).toBeNull();
});

test('nothing is null, and words stand apart by commas, blanks and lines', () => {
  expect(orNull('  ')).toBeNull();
  expect(orNull(' x ')).toBe('x');
  expect(words('a, b\nc,,')).toEqual(['a', 'b', 'c']);
  expect(words(undefined)).toEqual([]);
});
