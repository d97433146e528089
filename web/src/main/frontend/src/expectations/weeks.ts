import type { CalendarDay } from '../api/types';

/** Days in rows from Monday to Sunday; null where a week begins or ends outside. */
export function weeks(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const first = days[0];
  if (first === undefined) {
    return [];
  }
  const cells: (CalendarDay | null)[] = [...Array<null>(weekday(first.day)).fill(null), ...days];
  while (cells.length % 7 !== 0) {
    cells.push(null);
  }
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Monday is 0. A day is no time: it is the same in every zone. */
function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
