import { expect, test } from 'vitest';
import { EVENT } from '../test/samples';
import { allowedOf, foresee, needsCause } from './actions';

const OLGA = { username: 'olga', displayName: 'Olga' };
const PAUL = { username: 'paul', displayName: 'Paul' };
const NOW = '2026-01-01T10:05:00Z';

test('who acknowledges what nobody has gets it', () => {
  const after = foresee(EVENT, { action: 'acknowledge', body: {} }, OLGA, NOW);
  expect(after).toMatchObject({
    state: 'acknowledged',
    assignee: OLGA,
    assignedAt: NOW,
    acknowledgedBy: 'olga',
  });
});

test('what somebody has stays with them', () => {
  const after = foresee({ ...EVENT, assignee: PAUL }, { action: 'start', body: {} }, OLGA, NOW);
  expect(after).toMatchObject({ state: 'in-progress', assignee: PAUL, assignedAt: null });
});

test('what was found out need not be said again when it is closed at once', () => {
  const body = { cause: 'old battery', solution: 'new one', note: 'x' };
  const after = foresee({ ...EVENT, causeClass: 'hardware' }, { action: 'resolve', body }, OLGA, NOW);
  expect(after).toMatchObject({
    state: 'resolved',
    causeClass: 'hardware',
    cause: 'old battery',
    solution: 'new one',
  });
  expect(after).not.toHaveProperty('note');
});

test('another team has it anew, and nobody of it yet', () => {
  const team = { id: 'web', name: 'Web shop' };
  const had = { ...EVENT, state: 'acknowledged', assignee: PAUL };
  const after = foresee(had, { action: 'hand-over', body: { team: 'web' }, team }, OLGA, NOW);
  expect(after).toMatchObject({ state: 'open', ownerTeam: team, assignee: null });
});

test('assigning changes no state, and nobody takes the assignee away', () => {
  const given = foresee(EVENT, { action: 'assign', body: { username: 'paul' }, person: PAUL }, OLGA, NOW);
  expect(given).toMatchObject({ state: 'open', assignee: PAUL, assignedAt: NOW });
  const back = foresee(given, { action: 'assign', body: { username: null }, person: null }, OLGA, NOW);
  expect(back).toMatchObject({ assignee: null, assignedAt: null });
});

test('a priority is seen at once, and the computed one only when the server says it', () => {
  const raised = foresee(EVENT, { action: 'prioritise', body: { priority: 'P1' } }, OLGA, NOW);
  expect(raised.priority).toBe('P1');
  expect(foresee(raised, { action: 'prioritise', body: { priority: null } }, OLGA, NOW).priority).toBe('P1');
});

test('of several events every action is offered that one of them allows, in one order', () => {
  const open = { ...EVENT, allowed: ['close', 'acknowledge'] };
  const resolved = { ...EVENT, allowed: ['reopen'] };
  expect(allowedOf([open, resolved])).toEqual(['acknowledge', 'close', 'reopen']);
});

test('the two highest priorities are closed with a cause only', () => {
  expect(['P1', 'P2', 'P3', 'P4'].map((priority) => needsCause({ ...EVENT, priority }))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a page is called useless once by each, however often they say so', () => {
  const act = (undo?: boolean) => ({ action: 'useless', body: undo ? { undo } : {} }) as const;
  const others = { ...EVENT, uselessCount: 1 };
  const mine = foresee(others, act(), OLGA, NOW);
  expect([mine.uselessCount, mine.calledUseless]).toEqual([2, true]);
  expect(foresee(mine, act(), OLGA, NOW).uselessCount).toBe(2);
  const back = foresee(mine, act(true), OLGA, NOW);
  expect([back.uselessCount, back.calledUseless]).toEqual([1, false]);
  expect(foresee(others, act(true), OLGA, NOW).uselessCount).toBe(1);
});
