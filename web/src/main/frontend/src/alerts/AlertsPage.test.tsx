import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer, pageOf, REFUSAL } from '../test/FakeServer';
import { ALERT } from '../test/samples';
import { show } from '../test/show';
import AlertsPage from './AlertsPage';

const ALL = 'GET /api/v1/alerts';
/** A busy machine takes its time. */
const PATIENCE = { timeout: 20_000 };

test('it says that it loads', () => {
  new FakeServer().staysSilent(ALL);
  show(<AlertsPage />, '/alerts');
  expect(screen.getByRole('progressbar', { name: 'Loading' })).toBeTruthy();
});

test('without any alert it says what will come', async () => {
  new FakeServer().answers200(ALL, pageOf());
  show(<AlertsPage />, '/alerts');
  await screen.findByRole('heading', { name: 'No alerts' });
  expect(screen.queryByRole('button', { name: 'Clear the filter' })).toBeNull();
});

test('the address narrows it, and what narrows it to nothing is taken away', async () => {
  new FakeServer().answers200('GET /api/v1/alerts?fate=held&q=web', pageOf()).answers200(ALL, pageOf(ALERT));
  show(<AlertsPage />, '/alerts?q=web&fate=held');
  await screen.findByRole('heading', { name: 'Nothing matches' });
  expect(screen.getByLabelText<HTMLSelectElement>('Fate').value).toBe('held');
  fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }));
  await screen.findByRole('link', { name: 'Event 7' });
  expect(screen.getByLabelText<HTMLSelectElement>('Fate').value).toBe('');
  expect(screen.getByLabelText<HTMLInputElement>('Search summary or key').value).toBe('');
});

test('a fate and a text are asked for together, the text when the typing rests', async () => {
  const server = new FakeServer()
    .answers200(ALL, pageOf(ALERT))
    .answers200('GET /api/v1/alerts?fate=opened', pageOf(ALERT))
    .answers200('GET /api/v1/alerts?fate=opened&q=web', pageOf(ALERT));
  show(<AlertsPage />, '/alerts');
  fireEvent.change(screen.getByLabelText('Fate'), { target: { value: 'opened' } });
  const search = screen.getByLabelText('Search summary or key');
  fireEvent.change(search, { target: { value: 'we' } });
  fireEvent.change(search, { target: { value: 'web' } });
  await expect.poll(() => server.requests.at(-1), PATIENCE).toBe('GET /api/v1/alerts?fate=opened&q=web');
  expect(server.requests.filter((request) => request.includes('q='))).toHaveLength(1);
});

test('how many alerts ended how is a filter', async () => {
  const server = new FakeServer()
    .answers200(ALL, pageOf(ALERT))
    .answers200('GET /api/v1/accounting', {
      received: 9,
      journalled: 9,
      rejected: {},
      fates: { opened: 2, duplicate: 7, held: 0 },
      pending: 0,
      lagMillis: 0,
    })
    .answers200('GET /api/v1/alerts?fate=duplicate', pageOf(ALERT));
  show(<AlertsPage />, '/alerts');
  const bar = within(await screen.findByRole('list', { name: 'How many ended how' }));
  expect(bar.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['duplicate7', 'opened2']);
  fireEvent.click(bar.getByRole('button', { name: /duplicate/ }));
  await expect.poll(() => server.requests.at(-1), PATIENCE).toBe('GET /api/v1/alerts?fate=duplicate');
  fireEvent.click(bar.getByRole('button', { name: /duplicate/, pressed: true }));
  expect(screen.getByLabelText<HTMLSelectElement>('Fate').value).toBe('');
});

test('a refusal is shown with its title, its detail and its remedy, and can be tried again', async () => {
  const server = new FakeServer().refuses('GET /api/v1/alerts?fate=x', 400, REFUSAL);
  show(<AlertsPage />, '/alerts?fate=x');
  await screen.findByText('A value cannot be accepted');
  expect(screen.getByText('Two parameters cannot be read.')).toBeTruthy();
  expect(screen.getByText('The value (x) is not known. Use one of held, opened.')).toBeTruthy();
  server.answers200('GET /api/v1/alerts?fate=x', pageOf(ALERT));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('It opened event 7.');
  expect(screen.queryByText('A value cannot be accepted')).toBeNull();
});

test('what is not on the first page is loaded when it is asked for', async () => {
  new FakeServer()
    .answers200(ALL, { items: [ALERT], nextCursor: 'a&b' })
    .answers200('GET /api/v1/alerts?cursor=a%26b', pageOf({ ...ALERT, id: '2-0', fateReason: 'Older.' }));
  show(<AlertsPage />, '/alerts');
  fireEvent.click(await screen.findByRole('button', { name: 'Load more' }));
  await screen.findByText('Older.');
  expect(screen.getByText('It opened event 7.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
});
