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

function server(): FakeServer {
  return new FakeServer()
    .answers200(OPEN, pageOf({ ...EVENT, service: 'shop' }, { ...EVENT, id: 'e2', assignee: OLGA }))
    .answers200('GET /api/v1/accounting', ACCOUNTING)
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
  expect(screen.queryByRole('link', { name: 'Connect something' })).toBeNull();
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
  const link = await screen.findByRole('link', { name: 'Connect something' });
  expect(link.getAttribute('href')).toBe('/integrations');
});
