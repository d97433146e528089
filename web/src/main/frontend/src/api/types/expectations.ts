/** What must arrive; exactly one of the five demands is there. */
export interface ExpectationView {
  id: string;
  name: string;
  service: string | null;
  severity: string;
  key: string | null;
  type: string | null;
  source: string | null;
  count: {
    atLeast: number | null;
    atMost: number | null;
    within: string;
    zone: string;
    grace: string;
  } | null;
  schedule: {
    from: string | null;
    by: string;
    weekdays: string[] | null;
    days: number[] | null;
    zone: string | null;
    holidays: string[] | null;
    grace: string | null;
  } | null;
  volume: { metric: string; min: number | null; max: number | null } | null;
  run: { max: string } | null;
  silence: { longest: string | null; worseEvery: string | null } | null;
  byUse: boolean;
  lastArrival: string | null;
  nextDue: string | null;
  open: string[];
  version: number;
}

/** What came of an expectation, the oldest day first. */
export interface CalendarView {
  zone: string;
  days: CalendarDay[];
  /** From this day on everything was counted; null when all of it was. */
  completeFrom: string | null;
}

export interface CalendarDay {
  day: string;
  arrivals: number;
  first: string | null;
  last: string | null;
  misses: { event: string; number: number; way: string; at: string; until: string | null }[];
}
