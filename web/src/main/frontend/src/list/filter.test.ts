import { expect, test } from 'vitest';
import { apiPath, withFilter } from './filter';

const NAMES = ['state', 'priority', 'q'];

test('an address without a filter asks for everything', () => {
  expect(apiPath('/api/v1/events', NAMES, new URLSearchParams('tab=1&state='))).toBe('/api/v1/events');
});

test('the filter goes through as it is, and only what the API knows', () => {
  expect(apiPath('/api/v1/events', NAMES, new URLSearchParams('q=a%26b&priority=P1&other=x'))).toBe(
    '/api/v1/events?priority=P1&q=a%26b',
  );
});

test('an empty value takes a part out and leaves the others', () => {
  const before = new URLSearchParams('state=open&q=x');
  expect(withFilter(before, 'state', '').toString()).toBe('q=x');
  expect(before.toString()).toBe('state=open&q=x');
});

test('what is usual is asked for until the address says something else, or that all is wanted', () => {
  const path = (search: string) => apiPath('/e', NAMES, new URLSearchParams(search), { state: 'open' });
  expect(path('')).toBe('/e?state=open');
  expect(path('state=closed&q=x')).toBe('/e?state=closed&q=x');
  expect(path('state=all')).toBe('/e');
});
