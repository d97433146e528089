import { screen, within } from '@testing-library/react';
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
  await screen.findByRole('link', { name: '8 web-1 does not answer' });
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
