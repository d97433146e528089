import { expect, test } from 'vitest';
import { EVENT } from '../test/samples';
import { Begun } from './begun';

const ids = new Set([EVENT.id]);

test('what is begun stays on top of what the server tells, in the order it was begun', () => {
  const begun = new Begun();
  const first = begun.begin(ids, (event) => ({ ...event, state: 'acknowledged', cause: 'disk full' }));
  begun.begin(ids, (event) => ({ ...event, state: 'resolved' }));
  begun.begin(new Set(['another']), (event) => ({ ...event, state: 'closed' }));
  expect(begun.ahead(EVENT)).toEqual({ ...EVENT, state: 'resolved', cause: 'disk full' });
  first();
  expect(begun.ahead(EVENT)).toEqual({ ...EVENT, state: 'resolved' });
});

test('whoever waits goes on when the last of them has been answered, and at once when nothing is begun', async () => {
  const begun = new Begun();
  await begun.over();
  const ends = [begun.begin(ids, (event) => event), begun.begin(ids, (event) => event)];
  let isOver = false;
  const waits = begun.over().then(() => (isOver = true));
  ends[1]?.();
  await Promise.resolve();
  expect(isOver).toBe(false);
  ends[0]?.();
  await waits;
  expect(begun.isOver).toBe(true);
});
