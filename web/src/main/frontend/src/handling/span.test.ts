import { expect, test } from 'vitest';
import { span } from './span';

test('a length of time is said in the largest unit that fits', () => {
  expect([0, 59, 60, 240, 7_200, 90_000, 172_800].map(span)).toEqual([
    '0 seconds',
    '59 seconds',
    '1 minute',
    '4 minutes',
    '2 hours',
    '1 day',
    '2 days',
  ]);
});
