import type { FactValues, SeriesView } from '../api/types';

export const WIDTH = 720;
export const HEIGHT = 200;
const MARGIN = 8;

interface Chart {
  /** The last values, as a line. */
  line: string;
  /** What is usual, as an area; empty while it is learned. */
  band: string;
  /** From where on it is trouble. */
  levels: { y: number; severity: string; value: number }[];
  low: number;
  high: number;
}

/** Where everything stands in the picture; null when there is nothing to show. */
export function chartOf(series: SeriesView): Chart | null {
  const bands = series.baselines[0]?.bands ?? [];
  const levels = series.levels.flatMap(({ above, below, severity }) =>
    [above, below].flatMap((value) => (value === null ? [] : [{ value, severity }])),
  );
  const times = [...series.points, ...bands].map(({ at }) => Date.parse(at));
  const values = [
    ...series.points.map(({ value }) => value),
    ...bands.flatMap(({ lower, upper }) => [lower, upper]),
    ...levels.map(({ value }) => value),
  ];
  if (series.points.length === 0 || times.length < 2) {
    return null;
  }
  const [first, last] = [least(times), most(times)];
  const [low, high] = [least(values), most(values)];
  const x = (at: string) =>
    round(MARGIN + ((Date.parse(at) - first) / Math.max(1, last - first)) * (WIDTH - 2 * MARGIN));
  const y = (value: number) =>
    round(HEIGHT - MARGIN - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * MARGIN));
  const upper = bands.map((band) => `${x(band.at)},${y(band.upper)}`);
  const lower = bands.map((band) => `${x(band.at)},${y(band.lower)}`).reverse();
  return {
    line: series.points.map((point) => `${x(point.at)},${y(point.value)}`).join(' '),
    band: [...upper, ...lower].join(' '),
    levels: levels.map(({ value, severity }) => ({ y: y(value), severity, value })),
    low,
    high,
  };
}

/** The metric that a rule looked at; null when none did. */
export function metricOf(facts: FactValues[]): string | null {
  return facts.map(({ values }) => values.metric).find((metric) => metric !== undefined) ?? null;
}

function least(values: number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
