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
