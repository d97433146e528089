import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import { FakeServer, OPERATOR, REFUSAL } from '../test/FakeServer';
import { show } from '../test/show';
import ExpectationPage from './ExpectationPage';

const PATH = 'GET /api/v1/expectations/x1';
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const ARRIVALS = `${PATH}/arrivals?days=28&zone=${encodeURIComponent(timeZone)}`;
const BACKUP = {
  id: 'x1',
  name: 'Nightly backup',
  service: null,
  severity: 'major',
  key: 'backup',
  type: null,
  source: null,
  count: null,
  schedule: null,
  volume: null,
  run: null,
  silence: { longest: '1d', worseEvery: null },
  byUse: false,
  lastArrival: null,
  nextDue: null,
  open: ['missed'],
  version: 1,
};
const DAY = { arrivals: 0, first: null, last: null, misses: [] };
const MISS = {
  event: 'e4',
  number: 4,
  way: 'missed',
  at: '2026-03-04T05:00:00Z',
  until: null,
};

function shown(): void {
  show(
    <Routes>
      <Route path="/expectations/:id" element={<ExpectationPage />} />
    </Routes>,
    '/expectations/x1',
    OPERATOR,
  );
}

test('each day says what came, and a miss leads to its event', async () => {
  new FakeServer().answers200(PATH, BACKUP).answers200(ARRIVALS, {
    zone: timeZone,
    completeFrom: null,
    days: [
      { ...DAY, day: '2026-03-02', arrivals: 2 },
      { ...DAY, day: '2026-03-03' },
      { ...DAY, day: '2026-03-04', misses: [MISS] },
    ],
  });
  shown();
  await screen.findByRole('heading', { name: 'Nightly backup' });
  const cells = (await screen.findAllByRole('cell')).map(({ textContent }) => textContent);
  expect(cells.slice(0, 4)).toEqual(['Mar 22 came', 'Mar 3nothing', 'Mar 4nothingmissed', '']);
  const misses = within(screen.getByRole('grid', { name: 'What was not as expected' }));
  expect(misses.getByRole('link', { name: 'missed: event 4' }).getAttribute('href')).toBe('/events/e4');
  expect(misses.getByText('it lasts')).toBeTruthy();
});

test('days that were not counted are not said to be empty', async () => {
  new FakeServer().answers200(PATH, BACKUP).answers200(ARRIVALS, {
    zone: timeZone,
    completeFrom: '2026-03-03',
    days: [
      { ...DAY, day: '2026-03-02' },
      { ...DAY, day: '2026-03-03' },
    ],
  });
  shown();
  await screen.findByText('not counted');
  expect(screen.getByText(/only what came from Mar 3 on was counted/)).toBeTruthy();
  await screen.findByRole('heading', { name: 'Everything was as expected' });
});

test('an expectation that is gone is refused, and a past that fails leaves the rest', async () => {
  new FakeServer().answers200(PATH, BACKUP).refuses(ARRIVALS, 503, REFUSAL);
  shown();
  await screen.findByText('A value cannot be accepted');
  expect(screen.getByText('something every 1d')).toBeTruthy();
});
