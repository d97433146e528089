import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer, OPERATOR, pageOf, REFUSAL } from '../test/FakeServer';
import { EVENT } from '../test/samples';
import { show } from '../test/show';
import EventsPage from './EventsPage';

const USUAL = 'state=open%2Crecovered%2Cflapping%2Cacknowledged%2Cin-progress%2Cresolved';
const ALL = `GET /api/v1/events?${USUAL}&sort=severity`;

test('it says that it loads', () => {
  new FakeServer().staysSilent(ALL);
  show(<EventsPage />, '/events');
  expect(screen.getByRole('progressbar', { name: 'Loading' })).toBeTruthy();
});

test('without any event it says what will come', async () => {
  new FakeServer().answers200(ALL, pageOf());
  show(<EventsPage />, '/events');
  await screen.findByRole('heading', { name: 'No events' });
  expect(screen.queryByRole('button', { name: 'Clear the filter' })).toBeNull();
});

test('what narrows it to nothing is taken away', async () => {
  new FakeServer()
    .answers200('GET /api/v1/events?state=closed&unclassified=true&sort=severity', pageOf())
    .answers200(ALL, pageOf(EVENT));
  show(<EventsPage />, '/events?unclassified=true&state=closed');
  await screen.findByRole('heading', { name: 'Nothing matches' });
  fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }));
  const link = await screen.findByRole('link', { name: 'web-1 does not answer' });
  expect(link.getAttribute('href')).toBe('/events/e1');
});

test('a refusal is shown with its title, its detail and its remedy', async () => {
  new FakeServer().refuses(ALL, 400, REFUSAL);
  show(<EventsPage />, '/events');
  await screen.findByText('A value cannot be accepted');
  expect(screen.getByText('Two parameters cannot be read.')).toBeTruthy();
  expect(screen.getByText('The value (x) is not known. Use one of held, opened.')).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'No events' })).toBeNull();
});

test('without an answer it says what to check', async () => {
  new FakeServer().isUnreachable(ALL);
  show(<EventsPage />, '/events');
  await screen.findByText(/Belfry does not answer\. Check the network/);
});

const SECOND = { ...EVENT, id: 'e2', number: 8, subject: 'disk is full', priority: 'P3' };
const THIRD = { ...EVENT, id: 'e3', number: 9, subject: 'the certificate ends' };

function link(name: string): Promise<HTMLElement> {
  return screen.findByRole('link', { name });
}

test('what belongs to no view of this moment can be asked for', async () => {
  const server = new FakeServer().answers200('GET /api/v1/events?sort=severity', pageOf(EVENT));
  show(<EventsPage />, '/events?state=all');
  await link(EVENT.subject);
  expect(server.requests).toContain('GET /api/v1/events?sort=severity');
});

test('the keyboard walks the rows, and acts on the one that it is at', async () => {
  const server = new FakeServer()
    .answers200(ALL, pageOf(EVENT, SECOND))
    .staysSilent('POST /api/v1/events/e2/acknowledge');
  show(<EventsPage />, '/events', OPERATOR);
  await link(EVENT.subject);
  fireEvent.keyDown(document.body, { key: 'a' });
  for (const key of ['j', 'j', 'j', 'k', 'j']) {
    fireEvent.keyDown(document.body, { key });
  }
  expect(document.activeElement).toBe(await link(SECOND.subject));
  fireEvent.keyDown(document.body, { key: 'a' });
  await waitFor(() =>
    expect(server.sent.map(({ request }) => request)).toEqual(['POST /api/v1/events/e2/acknowledge']),
  );
  const row = (await link(SECOND.subject)).closest('tr');
  expect(row?.textContent).toMatch(/acknowledged/);
});

test('what is chosen is handled together, and what is refused is said and shown as it was', async () => {
  const server = new FakeServer()
    .answers200(ALL, pageOf(EVENT, SECOND, THIRD))
    .answers200('POST /api/v1/events/actions', {
      done: [{ id: 'e1', number: 7 }],
      refused: [{ id: 'e2', number: 8, code: 'illegal-transition', detail: 'It is closed.' }],
    });
  show(<EventsPage />, '/events', OPERATOR);
  fireEvent.click(await screen.findByLabelText('Choose event 7'));
  fireEvent.click(screen.getByLabelText('Choose event 8'));
  server.staysSilent(ALL);
  fireEvent.click(within(screen.getByRole('group', { name: '2 events' })).getByText('Acknowledge'));
  await screen.findByText('1 event was refused');
  expect(screen.getByText('8: It is closed.')).toBeTruthy();
  expect(server.sent.at(-1)?.body).toEqual({ action: 'acknowledge', ids: ['e1', 'e2'] });
  expect((await link(EVENT.subject)).closest('tr')?.textContent).toMatch(/acknowledged/);
  expect((await link(SECOND.subject)).closest('tr')?.textContent).not.toMatch(/acknowledged/);
});

test('the right button gives a row to anybody', async () => {
  const server = new FakeServer()
    .answers200(ALL, pageOf(EVENT, SECOND))
    .answers200('GET /api/v1/people?limit=8', pageOf({ username: 'paul', displayName: 'Paul' }))
    .staysSilent('POST /api/v1/events/e2/assign');
  show(<EventsPage />, '/events', OPERATOR);
  fireEvent.contextMenu(await link(SECOND.subject), { clientX: 20, clientY: 30 });
  const menu = within(screen.getByRole('dialog', { name: 'Actions for event 8' }));
  fireEvent.click(await menu.findByRole('menuitem', { name: /Paul/ }));
  await waitFor(() => expect(server.sent.at(-1)?.body).toEqual({ username: 'paul' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect((await link(SECOND.subject)).closest('tr')?.textContent).toMatch(/Paul/);
});

test('a menu is left by Escape, and the keyboard is where it was', async () => {
  new FakeServer().answers200(ALL, pageOf(EVENT));
  show(<EventsPage />, '/events', OPERATOR);
  const button = await screen.findByRole('button', { name: 'Actions for event 7' });
  button.focus();
  fireEvent.click(button);
  await screen.findByRole('dialog');
  expect(document.activeElement).not.toBe(button);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(button);
});

test('a view is saved under a name, and found again', async () => {
  localStorage.clear();
  new FakeServer()
    .answers200('GET /api/v1/events?state=closed&sort=severity', pageOf(EVENT))
    .answers200(ALL, pageOf(SECOND));
  show(<EventsPage />, '/events?state=closed');
  await link(EVENT.subject);
  fireEvent.click(screen.getByRole('button', { name: 'Views' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
  fireEvent.change(await screen.findByLabelText(/Name/), { target: { value: 'What is done' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  fireEvent.keyDown(document.body, { key: 'u' });
  await link(SECOND.subject);
  fireEvent.click(screen.getByRole('button', { name: 'Views' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'What is done' }));
  await link(EVENT.subject);
});

test('what no tool has seen is reported by hand', async () => {
  const server = new FakeServer()
    .answers200(ALL, pageOf(EVENT))
    .answers200('GET /api/v1/teams?limit=200', pageOf())
    .answers200('GET /api/v1/services?limit=200', pageOf())
    .answers200('POST /api/v1/events', undefined);
  show(<EventsPage />, '/events', OPERATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Report something' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Subject/), { target: { value: 'It smells of smoke' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Report something' }));
  await screen.findByText(/It is reported/);
  expect(server.sent.at(-1)?.body).toEqual({ subject: 'It smells of smoke', severity: 'major' });
});
