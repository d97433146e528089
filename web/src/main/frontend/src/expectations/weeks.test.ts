import { expect, test } from 'vitest';
import { weeks } from './weeks';

const day = (text: string) => ({ day: text, arrivals: 0, first: null, last: null, misses: [] });

test('weeks begin on Monday, and what is outside is empty', () => {
  // 2026-03-04 is a Wednesday.
  const rows = weeks(
    ['2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'].map(day),
  );
  expect(rows.map((row) => row.map((cell) => cell?.day.slice(-2) ?? ''))).toEqual([
    ['', '', '04', '05', '06', '07', '08'],
    ['09', '', '', '', '', '', ''],
  ]);
});

test('no days are no weeks', () => {
  expect(weeks([])).toEqual([]);
});
