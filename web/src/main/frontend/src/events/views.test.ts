import { beforeEach, expect, test } from 'vitest';
import { forgetView, savedViews, saveView } from './views';

beforeEach(() => localStorage.clear());

test('a view is kept under its name, and a second one of the name takes its place', () => {
  saveView({ name: 'mine', search: 'assignee=me' });
  saveView({ name: 'shop', search: 'service=shop' });
  saveView({ name: 'mine', search: 'assignee=me&priority=P1' });
  expect(savedViews()).toEqual([
    { name: 'shop', search: 'service=shop' },
    { name: 'mine', search: 'assignee=me&priority=P1' },
  ]);
  expect(forgetView('shop')).toEqual(savedViews());
  expect(savedViews()).toHaveLength(1);
});

test('what cannot be read is no view', () => {
  localStorage.setItem('belfry-views', '{');
  expect(savedViews()).toEqual([]);
});
