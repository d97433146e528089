export interface DemonstrationState {
  present: boolean;
  openEvents: number;
  /** Whether there ever were events of anything else. */
  realEvents: boolean;
}

/** What was measured, what is usual, and from where on it is trouble. */
export interface SeriesView {
  key: string;
  metric: string;
  baselines: {
    learning: boolean;
    unusual: boolean;
    now: BandAt | null;
    bands: BandAt[];
  }[];
  levels: { above: number | null; below: number | null; severity: string }[];
  points: { at: string; value: number }[];
}

/** What is usual at a time. */
export interface BandAt {
  at: string;
  lower: number;
  expected: number;
  upper: number;
}

/** What became of all alerts. */
export interface Accounting {
  received: number;
  journalled: number;
  rejected: Record<string, number>;
  fates: Record<string, number>;
  pending: number;
  lagMillis: number;
}

/** Figures of how events are handled, each with what it means. */
export interface MeasureView {
  from: string;
  to: string;
  events: number;
  /** In seconds. */
  times: { name: string; definition: string; count: number; median: number | null; p90: number | null }[];
  rates: { name: string; definition: string; part: number; whole: number; value: number | null }[];
  availability: {
    definition: string;
    services: { service: string; outages: number; downSeconds: number; value: number }[];
  };
}
