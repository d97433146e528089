import { expect, test } from 'vitest';
import { heard, isTouched, NO_NEWS, type News } from './news';

const EVENT = heard(NO_NEWS, 'event', '{"id": "e1", "number": 7, "change": "joined"}');
const ALERTS = heard(NO_NEWS, 'alert', '{"count": 3}');

const touched = (news: News) =>
  [
    ['session'],
    ['events', '/api/v1/events'],
    ['event', 'e1'],
    ['timeline', '/api/v1/events/e1/timeline'],
    ['event', 'e2'],
    ['explanation', '/api/v1/events/e2'],
    ['alerts', '/api/v1/alerts'],
    ['accounting'],
    ['people', 'olga'],
  ]
    .filter((key) => isTouched(key, news))
    .map((key) => key.join(' '));

test('an event touches lists and what is about itself, and no other event', () => {
  expect(touched(EVENT)).toEqual([
    'events /api/v1/events',
    'event e1',
    'timeline /api/v1/events/e1/timeline',
    'alerts /api/v1/alerts',
    'accounting',
  ]);
});

test('alerts touch what counts and lists them, and the event that is looked at, but neither lists nor explanations', () => {
  expect(touched(ALERTS)).toEqual([
    'event e1',
    'timeline /api/v1/events/e1/timeline',
    'event e2',
    'alerts /api/v1/alerts',
    'accounting',
  ]);
});

test('what cannot be read may be about everything but what lasts', () => {
  expect(touched(heard(NO_NEWS, 'event', 'nonsense'))).toHaveLength(7);
  expect(touched(heard(NO_NEWS, 'event', '{"id": 7}'))).toHaveLength(7);
  expect(touched(NO_NEWS)).toEqual([]);
});

test('several messages add up', () => {
  const news = heard(heard(EVENT, 'alert', '{}'), 'event', '{"id": "e2"}');
  expect(news).toEqual({ everything: false, alerts: true, events: new Set(['e1', 'e2']) });
});
