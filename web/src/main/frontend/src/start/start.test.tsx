import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ADMINISTRATOR, FakeServer, OPERATOR, pageOf, REFUSAL } from '../test/FakeServer';
import { EVENT } from '../test/samples';
import { show } from '../test/show';
import { inTerminal } from './firstAlert';
import StartPage from './StartPage';

const ACCOUNTING = { received: 0, journalled: 0, rejected: {}, fates: {}, pending: 0, lagMillis: 0 };
const TEAM = { id: 'operations', name: 'Operations', mail: null, version: 1 };
const OWN = { name: 'belfry', ownerTeam: TEAM, criticality: 'high', version: 1 };
const STATE = { present: false, openEvents: 0, realEvents: false };
const DEMONSTRATION = '/api/v1/demonstration';

function empty(): FakeServer {
  return new FakeServer()
    .answers200('GET /api/v1/teams?limit=200', pageOf(TEAM))
    .answers200('GET /api/v1/services?limit=200', pageOf(OWN))
    .answers200('GET /api/v1/accounting', ACCOUNTING)
    .answers200('GET /api/v1/events?limit=5', pageOf())
    .answers200(`GET ${DEMONSTRATION}`, STATE);
}

function states(): (string | null)[] {
  const steps = within(screen.getAllByRole('list')[0] as HTMLElement).getAllByRole('heading');
  return steps.map(({ textContent }) => textContent);
}

test('on an empty system the first step comes first', async () => {
  empty();
  show(<StartPage />, '/start', ADMINISTRATOR);
  await screen.findByRole('button', { name: 'Play it' });
  await waitFor(() =>
    expect(states()).toEqual([
      'Somebody to tellnow',
      'Something to watchlater',
      'A first alertlater',
      'A first eventlater',
    ]),
  );
});

test('what is done is ticked by itself, and the last step leads to the event', async () => {
  empty()
    .answers200('GET /api/v1/teams?limit=200', pageOf({ ...TEAM, mail: 'ops@example.com' }))
    .answers200('GET /api/v1/services?limit=200', pageOf(OWN, { ...OWN, name: 'shop' }))
    .answers200('GET /api/v1/accounting', { ...ACCOUNTING, journalled: 1, received: 1 })
    .answers200('GET /api/v1/events?limit=5', pageOf(EVENT));
  show(<StartPage />, '/start', ADMINISTRATOR);
  const link = await screen.findByRole('link', { name: 'Open event 7' });
  expect(link.getAttribute('href')).toBe('/events/e1');
  await waitFor(() => expect(states().every((state) => state?.endsWith('done'))).toBe(true));
});

test('the first alert is sent with a token of its own, as a sender does', async () => {
  const server = empty()
    .answers200('POST /api/v1/tokens', { id: 't1', token: 'bf_secret' })
    .answers200('POST /api/v1/alerts', {});
  show(<StartPage />, '/start', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Make a token' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Send it from here' }));
  await screen.findByText('It is stored');
  expect(server.sent.at(-1)).toMatchObject({
    request: 'POST /api/v1/alerts',
    body: { type: 'HostDown', key: 'start/first', severity: 'major' },
  });
});

test('what goes into a terminal survives a name with a quote', () => {
  expect(inTerminal('http://b', 't', "o'brien")).toContain("o'\\''brien");
});

test('the demonstration is played at once where nothing is real, and only confirmed elsewhere', async () => {
  const server = empty()
    .answers200(`GET ${DEMONSTRATION}`, { ...STATE, realEvents: true })
    .answers200(`POST ${DEMONSTRATION}`, { alerts: 201 });
  show(<StartPage />, '/start', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Play it' }));
  expect(server.sent).toHaveLength(0);
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Play it' }));
  await screen.findByText('201 alerts were sent');
  expect(server.sent.at(-1)?.body).toEqual({ confirmed: true });
});

test('what was played leads to its cause, and is cleaned up', async () => {
  const server = empty()
    .answers200(`GET ${DEMONSTRATION}`, { ...STATE, present: true, openEvents: 201 })
    .answers200('GET /api/v1/events?key=demo%2Fdemo-san-1&limit=1', pageOf(EVENT))
    .answers200(`DELETE ${DEMONSTRATION}`, { events: 201 });
  show(<StartPage />, '/start', ADMINISTRATOR);
  expect((await screen.findByRole('link', { name: 'See the cause' })).getAttribute('href')).toBe(
    '/events/e1',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Clean up' }));
  await screen.findByText(/201 events are closed/);
  expect(server.requests).toContain(`DELETE ${DEMONSTRATION}`);
});

test('a refusal to play is said in the words of the server', async () => {
  empty().refuses(`POST ${DEMONSTRATION}`, 409, REFUSAL);
  show(<StartPage />, '/start', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Play it' }));
  await screen.findByText('Two parameters cannot be read.');
});

test('who is no administrator learns who can play it', async () => {
  empty();
  show(<StartPage />, '/start', OPERATOR);
  await screen.findByText('An administrator can play it.');
  expect(screen.queryByRole('button', { name: 'Play it' })).toBeNull();
});
