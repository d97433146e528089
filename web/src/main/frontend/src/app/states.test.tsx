import { screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '../api/types';
import { FakeStream } from '../test/FakeStream';
import { ADMINISTRATOR } from '../test/FakeServer';
import { show } from '../test/show';
import { App } from './App';
import { PAGES } from './pages';

const OF_SOMETHING: Record<string, string> = { ':id': 'x1', ':name': 'storage', ':version': '1.0.0' };
const every = PAGES.map(({ path, permission }) => [
  path.replace(/:\w+/g, (part) => OF_SOMETHING[part] ?? part),
  permission,
]);
/** Its texts alone are there at once; what it reads stands beside them. */
const lists = every.filter(([address = '']) => {
  const isOne = /x1|storage/.test(address);
  const hasFigures = ['/overview', '/start', '/runbooks/new', '/priorities', '/integrations', '/map'];
  return !isOne && !hasFigures.includes(address);
});

const may = (permissions: string[]): Session => ({
  ...ADMINISTRATOR,
  user: { ...ADMINISTRATOR.user, permissions },
});
const MAY_ALL = may([...new Set(every.map(([, permission = '']) => permission))]);

/** What is there from the beginning, and no list. */
const GIVEN: Record<string, string> = {
  '/api/v1/default-owner': '{"team":{"id":"ops","name":"Operations"},"version":1}',
  '/api/v1/releases/active/order': '{"release":0,"names":[],"proposed":null}',
  '/api/v1/routing/table': '{"routes":[],"version":1}',
};

/** Every request has the same answer. */
function always(answer: (path: string) => Promise<Response>): void {
  vi.stubGlobal('fetch', answer);
}

beforeEach(() => FakeStream.install());

test.each(every)('who may not see %s is told what is missing', async (address, permission = '') => {
  always(() => Promise.reject(new Error('Nothing may be asked for.')));
  show(<App />, address, may(['nothing']));
  await screen.findByRole('heading', { name: 'You may not see this' });
  expect(screen.getByText(new RegExp(`permission ${permission}\\.`))).toBeTruthy();
});

test.each(every)('%s says that it loads', async (address) => {
  always(() => new Promise(() => undefined));
  show(<App />, address, MAY_ALL);
  // The first one may be the wait for the page itself; then it is the page's.
  await expect.poll(() => document.querySelector('main h1, main [role=progressbar]') !== null).toBe(true);
  await screen.findAllByRole('progressbar');
});

test.each(every)('%s says what the server says when it cannot', async (address) => {
  const problem = { title: 'The storage does not answer', detail: 'Wait a minute.', code: 'storage' };
  const headers = { 'Content-Type': 'application/problem+json' };
  always(() => Promise.resolve(new Response(JSON.stringify(problem), { status: 503, headers })));
  show(<App />, address, MAY_ALL);
  expect((await screen.findAllByText('Wait a minute.')).length).toBeGreaterThan(0);
  expect(screen.getAllByRole('button', { name: 'Try again' }).length).toBeGreaterThan(0);
});

test.each(every)('%s says that nobody answers', async (address) => {
  always(() => Promise.reject(new TypeError('Failed to fetch')));
  show(<App />, address, MAY_ALL);
  expect((await screen.findAllByText(/^Belfry does not answer/)).length).toBeGreaterThan(0);
});

test.each(lists)('%s says that there is nothing yet', async (address) => {
  always((path) => Promise.resolve(new Response(GIVEN[path] ?? '{"items":[],"nextCursor":null}')));
  show(<App />, address, MAY_ALL);
  await screen.findByRole('heading', { level: 1 });
  const [told] = await screen.findAllByRole('heading', { level: 2 });
  expect(told?.textContent).not.toBe('');
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.queryByText('This page does not work')).toBeNull();
});
