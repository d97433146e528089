import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import { FakeServer, pageOf, REFUSAL } from '../test/FakeServer';
import { ALERT, DECISION, EVENT } from '../test/samples';
import { show } from '../test/show';
import EventPage from './EventPage';

const PATH = 'GET /api/v1/events/e1';

function showEvent(): void {
  show(
    <Routes>
      <Route path="/events/:id" element={<EventPage />} />
    </Routes>,
    '/events/e1',
  );
}

test('it says that it loads', () => {
  new FakeServer().staysSilent(PATH);
  showEvent();
  expect(screen.getByRole('progressbar', { name: 'Loading' })).toBeTruthy();
});

test('it shows what happened, what was decided, and the alerts behind it', async () => {
  new FakeServer()
    .answers200(PATH, EVENT)
    .answers200(`${PATH}/decisions`, pageOf(DECISION))
    .answers200(`${PATH}/alerts`, pageOf(ALERT));
  showEvent();
  await screen.findByRole('heading', { name: '7 web-1 does not answer' });
  await screen.findByText('Opened, because no event of this key was open.');
  const table = await screen.findByRole('grid', { name: 'Alerts behind it' });
  expect(within(table).getByText('It opened event 7.')).toBeTruthy();
  expect(within(table).queryByRole('link', { name: 'Event 7' })).toBeNull();
});

test('what is missing behind an event is said', async () => {
  new FakeServer()
    .answers200(PATH, EVENT)
    .answers200(`${PATH}/timeline?order=desc`, pageOf())
    .answers200(`${PATH}/decisions`, pageOf())
    .answers200(`${PATH}/alerts`, pageOf());
  showEvent();
  await screen.findByRole('heading', { name: 'No decisions' });
  await screen.findByRole('heading', { name: 'No alerts' });
  await screen.findByRole('heading', { name: 'Nothing has happened yet' });
});

test('an event that is not there is refused in the words of the server', async () => {
  new FakeServer().refuses(PATH, 404, {
    title: 'There is nothing here',
    detail: 'There is no event with the id (e1). Maybe it was deleted.',
    code: 'not-found',
  });
  showEvent();
  await screen.findByText('There is nothing here');
  expect(screen.getByText('There is no event with the id (e1). Maybe it was deleted.')).toBeTruthy();
});

test('a part that fails does not take the others away', async () => {
  new FakeServer()
    .answers200(PATH, EVENT)
    .refuses(`${PATH}/decisions`, 503, REFUSAL)
    .answers200(`${PATH}/alerts`, pageOf(ALERT));
  showEvent();
  await screen.findByText('A value cannot be accepted');
  expect(screen.getByText('The value (x) is not known. Use one of held, opened.')).toBeTruthy();
  await screen.findByText('It opened event 7.');
});

test('what it probably comes from, and what comes from it, stand there with the grounds', async () => {
  const probableCause = { id: 'e9', number: 9, confidence: 80, grounds: 'san-2 failed a minute before.' };
  new FakeServer()
    .answers200(PATH, { ...EVENT, probableCause, symptoms: 1 })
    .answers200('GET /api/v1/events?cause=e1', pageOf({ ...EVENT, id: 'e8', number: 8 }));
  showEvent();
  await screen.findByText(/With 80 % it comes from/);
  expect(screen.getByText(/san-2 failed a minute before/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'event 9' }).getAttribute('href')).toBe('/events/e9');
  await screen.findByRole('link', { name: /^web-1 does not answer\s*8/ });
});

test('cause and symptoms are a graph, and what is too much for it is counted', async () => {
  const probableCause = { id: 'e9', number: 9, confidence: 80, grounds: 'san-2 failed a minute before.' };
  const symptoms = Array.from({ length: 9 }, (_, place) => ({
    ...EVENT,
    id: `s${place}`,
    number: 20 + place,
    subject: `symptom ${place}`,
  }));
  new FakeServer()
    .answers200(PATH, { ...EVENT, probableCause, symptoms: 9 })
    .answers200('GET /api/v1/events?cause=e1', pageOf(...symptoms));
  showEvent();
  const graph = within(await screen.findByRole('group', { name: 'Cause and symptoms' }));
  expect(graph.getByRole('link', { name: /event 9/ }).getAttribute('href')).toBe('/events/e9');
  expect(graph.getAllByRole('link', { name: /symptom/ })).toHaveLength(6);
  expect(graph.getByRole('link', { name: '3 more' }).getAttribute('href')).toBe('/events?cause=e1&state=all');
});

const PROCEDURE = {
  runbook: 'hosts/down',
  title: 'A host is down',
  packageName: 'hosts',
  text: 'all of it',
  phases: [
    {
      title: 'First minutes',
      steps: [
        { id: 'first-minutes-1', number: 1, text: 'Look:\n\n       ping HOST' },
        { id: 'first-minutes-2', number: 2, text: 'Ask.' },
      ],
    },
  ],
};

test('the steps of the runbook are ticked, and one that is refused is open again', async () => {
  const event = { ...EVENT, allowed: [...EVENT.allowed, 'tick'] };
  const tick = { step: 'first-minutes-1', by: 'olga', at: '2026-01-01T10:01:00Z' };
  const server = new FakeServer()
    .answers200(PATH, event)
    .answers200(`${PATH}/procedure`, PROCEDURE)
    .answers200('POST /api/v1/events/e1/tick', { ...event, ticks: [tick] });
  showEvent();
  const steps = within(await screen.findByRole('region', { name: 'First minutes' }));
  expect(steps.getByText('ping HOST').tagName).toBe('PRE');
  server.answers200(PATH, { ...event, ticks: [tick] });
  fireEvent.click(steps.getByRole('checkbox', { name: '1' }));
  await screen.findByText(/done by olga/);
  expect(screen.getByText(/1 of 2 steps done/)).toBeTruthy();
  expect(server.sent.at(-1)).toEqual({
    request: 'POST /api/v1/events/e1/tick',
    body: { step: 'first-minutes-1', done: true },
    ifMatch: '*',
  });
  server.refuses('POST /api/v1/events/e1/tick', 409, REFUSAL);
  fireEvent.click(steps.getByRole('checkbox', { name: '2' }));
  await waitFor(() =>
    expect(steps.getByRole<HTMLInputElement>('checkbox', { name: '2' }).checked).toBe(false),
  );
});

test('who may not handle events reads the steps and ticks none', async () => {
  new FakeServer().answers200(PATH, { ...EVENT, allowed: [] }).answers200(`${PATH}/procedure`, PROCEDURE);
  showEvent();
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: '1' });
  expect(box.disabled).toBe(true);
});

test('changes say how long before, and what was like it says what helped', async () => {
  new FakeServer()
    .answers200(PATH, EVENT)
    .answers200(
      'GET /api/v1/changes/beside/e1',
      pageOf({
        change: {
          id: 'c1',
          happenedAt: '2026-01-01T09:56:00Z',
          summary: 'Deployed shop 12',
          service: 'shop',
          ci: null,
          source: 'pipeline',
          link: 'javascript:alert(1)',
        },
        itself: true,
        secondsBefore: 240,
      }),
    )
    .answers200(`${PATH}/similar`, {
      lessons: [
        {
          event: 'e2',
          number: 2,
          subject: 'web-2 does not answer',
          likeness: 0.83,
          grounds: ['the same type'],
          causeClass: 'hardware',
          cause: 'A fan stood still.',
          solution: 'Changed it.',
          closedAt: '2026-01-01T08:00:00Z',
        },
      ],
      runbook: null,
    });
  showEvent();
  await screen.findByText('4 minutes before');
  expect(screen.queryByRole('link', { name: 'more about it' })).toBeNull();
  await screen.findByText('A fan stood still. – Changed it.');
  expect(screen.getByText(/83 % alike: the same type/)).toBeTruthy();
});

test('where nothing is known it says so, and what will stand there', async () => {
  new FakeServer()
    .answers200(PATH, EVENT)
    .answers200('GET /api/v1/changes/beside/e1', pageOf())
    .answers200(`${PATH}/similar`, { lessons: [], runbook: null })
    .answers200(`${PATH}/procedure`, { ...PROCEDURE, phases: [] });
  showEvent();
  await screen.findByRole('heading', { name: 'No procedure' });
  await screen.findByRole('heading', { name: 'No change beside it' });
  await screen.findByRole('heading', { name: 'Nothing like it was closed before' });
});

test('a value that a rule judged is drawn against what is usual and allowed', async () => {
  new FakeServer()
    .answers200(PATH, EVENT)
    .answers200(`${PATH}/explanation`, {
      summary: 'The load is too high.',
      steps: [{ facts: [{ name: 'threshold', values: { metric: 'load' } }] }],
      notified: [],
    })
    .answers200('GET /api/v1/series?key=host%2Fweb-1&metric=load', {
      key: EVENT.key,
      metric: 'load',
      baselines: [],
      levels: [{ above: 8, below: null, severity: 'critical' }],
      points: [
        { at: '2026-01-01T10:00:00Z', value: 2 },
        { at: '2026-01-01T10:05:00Z', value: 9 },
      ],
    });
  showEvent();
  await screen.findByRole('img', { name: 'load is 9. It is critical at 8.' });
});
