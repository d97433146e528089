import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer, pageOf, REFUSAL } from '../test/FakeServer';
import { EVENT } from '../test/samples';
import { show } from '../test/show';
import EventsPage from './EventsPage';

const ALL = 'GET /api/v1/events';

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
    .answers200('GET /api/v1/events?state=closed&unclassified=true', pageOf())
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
