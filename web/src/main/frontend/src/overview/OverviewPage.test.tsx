import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer, OPERATOR, pageOf, REFUSAL } from '../test/FakeServer';
import { EVENT } from '../test/samples';
import { show } from '../test/show';
import OverviewPage from './OverviewPage';

const STATE = 'state=open%2Cflapping%2Cacknowledged%2Cin-progress';
const OPEN = `GET /api/v1/events?${STATE}&limit=200`;
const OLGA = { username: 'olga', displayName: 'Olga' };
const ACCOUNTING = {
  received: 100,
  journalled: 98,
  rejected: { 'missing-field': 2 },
  fates: { opened: 3, joined: 95 },
  pending: 0,
  lagMillis: 4,
};

const MEASURES = {
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-31T00:00:00Z',
  events: 12,
  times: [
    {
      name: 'time-to-acknowledge',
      definition: 'Until somebody took it on.',
      count: 9,
      median: 240,
      p90: 4000,
    },
    { name: 'time-to-resolve', definition: 'Until it was over.', count: 0, median: null, p90: null },
  ],
  rates: [
    { name: 'useless-page', definition: 'Called useless.', part: 3, whole: 12, value: 0.25 },
    { name: 'false-positive', definition: 'Closed as false.', part: 0, whole: 0, value: null },
  ],
  availability: {
    definition: 'No P1 was open.',
    services: [{ service: 'billing', outages: 1, downSeconds: 86, value: 0.99 }],
  },
};

function server(): FakeServer {
  return new FakeServer()
    .answers200(OPEN, pageOf({ ...EVENT, service: 'shop' }, { ...EVENT, id: 'e2', assignee: OLGA }))
    .answers200('GET /api/v1/accounting', ACCOUNTING)
    .answers200('GET /api/v1/measures', MEASURES)
    .answers200('GET /api/v1/on-call', pageOf())
    .answers200('GET /api/v1/expectations?limit=200', pageOf());
}

test('every figure counts what it leads to', async () => {
  server();
  show(<OverviewPage />, '/overview', OPERATOR);
  const figures = within(await screen.findByRole('region', { name: 'Open events' }));
  const figure = (name: RegExp) => figures.getByRole('link', { name });
  expect(figure(/^2\s*open$/).getAttribute('href')).toBe(`/events?${STATE}`);
  expect(figure(/^1\s*nobody has$/).getAttribute('href')).toBe(`/events?${STATE}&assignee=none`);
  expect(figure(/^1\s*mine$/).getAttribute('href')).toBe(`/events?${STATE}&assignee=me`);
  expect(figure(/critical/).getAttribute('href')).toBe(`/events?${STATE}&severity=critical`);
  expect(screen.getByRole('link', { name: 'shop' }).getAttribute('href')).toBe(
    `/events?${STATE}&service=shop`,
  );
  expect((await screen.findByRole('link', { name: 'joined' })).getAttribute('href')).toBe(
    '/alerts?fate=joined',
  );
  await screen.findByRole('heading', { name: 'Everything came that was expected' });
  expect(screen.queryByRole('link', { name: 'Begin' })).toBeNull();
});

test('the measures say how long things took and what they mean', async () => {
  server();
  show(<OverviewPage />, '/overview', OPERATOR);
  await screen.findByText('until it was taken on', { selector: '.belfry-measures dt' });
  expect(screen.getByText('4 minutes')).toBeTruthy();
  expect(screen.getByText('90 % within 1 hour')).toBeTruthy();
  expect(screen.getByText('25%')).toBeTruthy();
  expect(screen.getByText('3 of 12')).toBeTruthy();
  expect(screen.getAllByText('not known yet')).toHaveLength(2);
  expect(screen.getByRole('link', { name: '12 events were opened' }).getAttribute('href')).toBe(
    '/events?state=all&since=30d',
  );
  screen.getByText('99%', { exact: false });
});

test('more than can be counted at once is said to be more', async () => {
  const fake = server();
  const full = {
    items: Array.from({ length: 200 }, (_, place) => ({ ...EVENT, id: `e${place}` })),
    nextCursor: 'x',
  };
  fake.answers200(OPEN, full).answers200(`${OPEN}&cursor=x`, full);
  show(<OverviewPage />, '/overview', OPERATOR);
  await screen.findByRole('link', { name: /^≥ 1000\s*open$/ });
  expect(fake.requests.filter((request) => request.startsWith(OPEN))).toHaveLength(5);
});

test('a part that fails does not take the others away', async () => {
  server().refuses('GET /api/v1/accounting', 503, REFUSAL);
  show(<OverviewPage />, '/overview', OPERATOR);
  await screen.findByText('Two parameters cannot be read.');
  await screen.findByRole('region', { name: 'Open events' });
});

test('as long as nothing has arrived it says how to begin', async () => {
  server().answers200('GET /api/v1/accounting', { ...ACCOUNTING, received: 0 });
  show(<OverviewPage />, '/overview', OPERATOR);
  const link = await screen.findByRole('link', { name: 'Begin' });
  expect(link.getAttribute('href')).toBe('/start');
});
