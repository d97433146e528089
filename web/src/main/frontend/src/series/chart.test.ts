import { expect, test } from 'vitest';
import type { SeriesView } from '../api/types';
import { chartOf, metricOf } from './chart';

const SERIES: SeriesView = {
  key: 'disk/db-3',
  metric: 'used_percent',
  baselines: [],
  levels: [{ above: 90, below: null, severity: 'critical' }],
  points: [
    { at: '2026-01-01T10:00:00Z', value: 50 },
    { at: '2026-01-01T11:00:00Z', value: 100 },
  ],
};

test('the first point is at the left, the highest at the top, and a level between', () => {
  const chart = chartOf(SERIES);
  expect(chart).toMatchObject({ line: '8,192 712,8', band: '', low: 50, high: 100 });
  expect(chart?.levels).toEqual([{ y: 44.8, severity: 'critical', value: 90 }]);
});

test('the band goes along its upper edge and back along its lower', () => {
  const bands = [
    { at: '2026-01-01T10:00:00Z', lower: 50, expected: 60, upper: 100 },
    { at: '2026-01-01T11:00:00Z', lower: 50, expected: 60, upper: 75 },
  ];
  const baselines = [{ learning: false, unusual: false, now: null, bands }];
  expect(chartOf({ ...SERIES, levels: [], baselines })?.band).toBe('8,8 712,100 712,192 8,192');
});

test('what never changes stands still, and without a point there is no picture', () => {
  const still = SERIES.points.map((point) => ({ ...point, value: 5 }));
  expect(chartOf({ ...SERIES, levels: [], points: still })?.line).toBe('8,192 712,192');
  expect(chartOf({ ...SERIES, points: [] })).toBeNull();
});

test('the metric is the one that a rule looked at', () => {
  expect(metricOf([{ name: 'alert', values: { key: 'x' } }])).toBeNull();
  expect(metricOf([{ name: 'threshold', values: { metric: 'load' } }])).toBe('load');
});
