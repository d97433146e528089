import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import EventPage from '../events/EventPage';
import { FakeServer, OPERATOR, pageOf, REFUSAL } from '../test/FakeServer';
import { EVENT } from '../test/samples';
import { show } from '../test/show';
import IncidentPage from './IncidentPage';
import IncidentsPage from './IncidentsPage';

const PATH = '/api/v1/incidents/i1';
const INCIDENT = {
  id: 'i1',
  number: 4,
  title: 'The shop is down',
  state: 'open',
  priority: 'P1',
  service: 'shop',
  ownerTeam: 'web',
  commander: null,
  rule: 'p1',
  openedAt: '2026-01-01T10:00:00Z',
  openedBy: null,
  resolvedAt: null,
  closedAt: null,
  cause: null,
  solution: null,
  eventCount: 1,
  record: null,
  version: 3,
};
const ENTRY = {
  id: 1,
  at: '2026-01-01T10:00:00Z',
  action: 'open',
  sentence: 'Belfry opened it.',
  note: null,
};

function server(incident: object = INCIDENT): FakeServer {
  return new FakeServer()
    .answers200(`GET ${PATH}`, incident)
    .answers200(`GET ${PATH}/events`, pageOf(EVENT))
    .answers200(`GET ${PATH}/timeline`, pageOf(ENTRY))
    .answers200('GET /api/v1/services?limit=200', pageOf({ name: 'shop' }));
}

async function showIncident(session = OPERATOR): Promise<void> {
  show(
    <Routes>
      <Route path="/incidents/:id" element={<IncidentPage />} />
    </Routes>,
    '/incidents/i1',
    session,
  );
  await screen.findByRole('heading', { name: '4 The shop is down' });
}

test('those under way are listed until the address asks for others', async () => {
  const fake = server()
    .answers200('GET /api/v1/incidents?state=open%2Cin-progress', pageOf(INCIDENT))
    .answers200('GET /api/v1/incidents?state=closed', pageOf());
  show(<IncidentsPage />, '/incidents', OPERATOR);
  await screen.findByRole('link', { name: 'The shop is down' });
  await screen.findByText('nobody leads yet');
  fireEvent.change(screen.getByLabelText('State'), { target: { value: 'closed' } });
  await screen.findByText('Nothing matches');
  expect(fake.requests).toContain('GET /api/v1/incidents?state=closed');
});

test('an incident says where it stands, what is in it, and what happened', async () => {
  server();
  await showIncident();
  await screen.findByText('Belfry opened it.');
  await screen.findByRole('link', { name: '7 web-1 does not answer' });
  expect(screen.getByText('the rule p1')).toBeTruthy();
});

test('it is closed only with a solution, and based on what was seen', async () => {
  const fake = server().answers200(`POST ${PATH}/close`, { ...INCIDENT, state: 'closed' });
  await showIncident();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  const dialog = within(await screen.findByRole('dialog'));
  const send = dialog.getByText<HTMLButtonElement>('Close', { selector: 'button *' }).closest('button');
  expect(send?.disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText(/Solution/), { target: { value: 'Restarted it' } });
  expect(send?.disabled).toBe(false);
  fireEvent.click(dialog.getByText('Close', { selector: 'button *' }));
  await screen.findByText('It is closed');
  expect(fake.sent.at(-1)).toEqual({
    request: `POST ${PATH}/close`,
    body: { solution: 'Restarted it' },
    ifMatch: '"3"',
  });
});

test('an update that is refused is not lost', async () => {
  server().refuses(`POST ${PATH}/update`, 412, REFUSAL);
  await showIncident();
  const field = screen.getByLabelText<HTMLTextAreaElement>('Update');
  fireEvent.change(field, { target: { value: 'We know more at ten' } });
  fireEvent.click(screen.getByRole('button', { name: 'Give the update' }));
  await screen.findByText('Two parameters cannot be read.');
  expect(field.value).toBe('We know more at ten');
});

test('an event is taken out, and only those in no incident are offered', async () => {
  const taken = { ...EVENT, id: 'e2', number: 8, incident: { id: 'i9', number: 9, state: 'open' } };
  const fake = server()
    .answers200(`POST ${PATH}/remove`, INCIDENT)
    .answers200(`POST ${PATH}/add`, INCIDENT)
    .answers200(
      'GET /api/v1/events?state=open%2Crecovered%2Cflapping%2Cacknowledged%2Cin-progress%2Cresolved&sort=severity&limit=30',
      pageOf(taken, { ...EVENT, id: 'e3', number: 9 }),
    );
  await showIncident();
  fireEvent.click(await screen.findByRole('button', { name: 'Take out 7' }));
  await screen.findByText('Event 7 is out of it');
  expect(fake.sent.at(-1)?.body).toEqual({ events: ['e1'] });
  fireEvent.click(screen.getByRole('button', { name: 'Add events' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(await dialog.findByLabelText(/^9 /));
  expect(dialog.queryByLabelText(/^8 /)).toBeNull();
  fireEvent.click(dialog.getByRole('button', { name: 'Add 1 event' }));
  await waitFor(() => expect(fake.sent.at(-1)?.body).toEqual({ events: ['e3'] }));
});

test('who may only read is offered nothing', async () => {
  server();
  const user = { ...OPERATOR.user, permissions: ['events:read'] };
  await showIncident({ ...OPERATOR, user });
  await screen.findByText('Belfry opened it.');
  expect(screen.queryByRole('button', { name: /Close|Add events|Take out|Give/ })).toBeNull();
});

test('what cannot be reached says so, and can be tried again', async () => {
  const fake = server().isUnreachable(`GET ${PATH}`);
  show(
    <Routes>
      <Route path="/incidents/:id" element={<IncidentPage />} />
    </Routes>,
    '/incidents/i1',
    OPERATOR,
  );
  await screen.findByText(/Belfry does not answer/);
  fake.answers200(`GET ${PATH}`, INCIDENT);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { name: '4 The shop is down' });
});

test('one click makes an incident of an event, and the event says in which it is', async () => {
  const event = '/api/v1/events/e1';
  const fake = new FakeServer()
    .answers200(`GET ${event}`, EVENT)
    .answers200('POST /api/v1/incidents', INCIDENT);
  show(
    <Routes>
      <Route path="/events/:id" element={<EventPage />} />
    </Routes>,
    '/events/e1',
    OPERATOR,
  );
  const make = await screen.findByRole('button', { name: 'Make an incident' });
  fake.answers200(`GET ${event}`, { ...EVENT, incident: { id: 'i1', number: 4, state: 'open' } });
  fireEvent.click(make);
  await screen.findByText('Incident 4 is open');
  await screen.findByRole('link', { name: 'Incident 4' });
  expect(fake.sent).toEqual([{ request: 'POST /api/v1/incidents', body: { events: ['e1'] }, ifMatch: null }]);
});
