import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { FakeServer, OPERATOR, pageOf, REFUSAL } from '../test/FakeServer';
import { FakeStream } from '../test/FakeStream';
import { EVENT } from '../test/samples';
import { show } from '../test/show';
import { App } from './App';

const SESSION = 'GET /api/v1/session';
const EVENTS =
  'GET /api/v1/events?state=open%2Crecovered%2Cflapping%2Cacknowledged%2Cin-progress%2Cresolved&sort=severity';
const SLOW = { timeout: 20_000 };

beforeEach(() => FakeStream.install());

test('until it is known who is there, it says that it loads', () => {
  new FakeServer().staysSilent(SESSION);
  show(<App />, '/events');
  expect(screen.getByRole('progressbar', { name: 'Loading' })).toBeTruthy();
});

test('when that cannot be known, it says why', async () => {
  new FakeServer().refuses(SESSION, 503, REFUSAL);
  show(<App />, '/events');
  await screen.findByText('Two parameters cannot be read.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

test('nobody is asked to sign in', async () => {
  new FakeServer().refuses(SESSION, 401, { title: 'Nobody is signed in' });
  show(<App />, '/events');
  await screen.findByRole('heading', { name: 'Sign in to Belfry' });
});

test('an unknown address is no blank page', async () => {
  new FakeServer().answers200(SESSION, OPERATOR);
  show(<App />, '/nowhere');
  await screen.findByRole('heading', { name: 'There is no such page' });
});

test('a lost stream is said, keeps what was read, and everything is read again when it is back', async () => {
  const server = new FakeServer().answers200(SESSION, OPERATOR).answers200(EVENTS, pageOf(EVENT));
  show(<App />, '/events');
  await screen.findByRole('link', { name: EVENT.subject }, SLOW);
  expect(screen.getByText('Reconnecting…')).toBeTruthy();
  act(() => FakeStream.latest.onopen?.());
  expect(screen.getByText('Live')).toBeTruthy();

  server.isUnreachable(SESSION).isUnreachable(EVENTS);
  const lost = FakeStream.latest;
  act(() => lost.onerror?.());
  expect(screen.getByText('Reconnecting…')).toBeTruthy();
  await expect.poll(() => FakeStream.latest !== lost, SLOW).toBe(true);
  expect(screen.getByRole('link', { name: EVENT.subject })).toBeTruthy();

  server.answers200(SESSION, OPERATOR).answers200(EVENTS, pageOf({ ...EVENT, subject: 'it answers again' }));
  act(() => FakeStream.latest.onopen?.());
  await screen.findByRole('link', { name: 'it answers again' }, SLOW);
  expect(screen.getByText('Live')).toBeTruthy();
});

test('a stream that ends with the session leads to the sign-in', async () => {
  const server = new FakeServer().answers200(SESSION, OPERATOR).answers200(EVENTS, pageOf());
  show(<App />, '/events');
  await screen.findByText('Reconnecting…', {}, SLOW);
  server.refuses(SESSION, 401, { title: 'Nobody is signed in' });
  act(() => FakeStream.latest.onerror?.());
  await screen.findByRole('heading', { name: 'Sign in to Belfry' });
  expect(FakeStream.latest.isClosed).toBe(true);
});

test('what somebody may not see says which permission it needs, and is not offered', async () => {
  new FakeServer().answers200(SESSION, OPERATOR);
  show(<App />, '/users');
  await screen.findByRole('heading', { name: 'You may not see this' });
  expect(screen.getByText(/needs the permission users:manage/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Main' }));
  await screen.findByRole('link', { name: 'Services' });
  expect(screen.queryByRole('link', { name: 'Users' })).toBeNull();
});

test('a question mark shows the keys, which can be switched off', async () => {
  localStorage.clear();
  new FakeServer().answers200(SESSION, OPERATOR);
  show(<App />, '/nowhere');
  await screen.findByRole('heading', { name: 'There is no such page' });
  fireEvent.keyDown(document.body, { key: '?' });
  fireEvent.click(await screen.findByRole('switch', { name: /Single keys/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.keyDown(document.body, { key: '?' });
  expect(screen.queryByRole('dialog')).toBeNull();
  localStorage.clear();
});

test('everybody says where they are reached, from any page', async () => {
  const at = '/api/v1/users/olga/contacts';
  const server = new FakeServer()
    .answers200(SESSION, OPERATOR)
    .answers200(`GET ${at}`, { mail: null, ntfyTopic: null })
    .answers200(`PUT ${at}`, {});
  show(<App />, '/nowhere');
  fireEvent.click(await screen.findByRole('button', { name: 'Olga: where I am reached' }));
  fireEvent.change(await screen.findByLabelText('Mail', {}, SLOW), { target: { value: 'olga@example.com' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Where I am reached is saved');
  expect(server.sent.at(-1)?.body).toEqual({ mail: 'olga@example.com', ntfyTopic: null });
});
