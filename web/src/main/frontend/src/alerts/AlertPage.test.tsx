import { fireEvent, screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import { FakeServer, OPERATOR } from '../test/FakeServer';
import { ALERT } from '../test/samples';
import { show } from '../test/show';
import AlertPage from './AlertPage';

const PATH = 'GET /api/v1/alerts/1-0';
const TRACE = {
  id: '1-0',
  sentences: ['Received from api.', 'Judged: opened. It opened event 7.'],
  judged: {
    fate: 'opened',
    rule: 'Open an event',
    facts: [{ name: 'alert', values: { key: 'host/web-1' } }],
  },
  replay: { done: false, agrees: null, firings: [] },
  event: { id: 'e1', number: 7 },
};

test('it tells where an alert went, and shows every rule when it is asked to judge again', async () => {
  new FakeServer()
    .answers200(PATH, { ...ALERT, labels: { env: 'production' } })
    .answers200(`${PATH}/trace`, TRACE)
    .answers200(`${PATH}/trace?replay=true`, {
      ...TRACE,
      replay: { done: true, agrees: true, firings: [{ rule: 'Mark what no runbook knows', facts: [] }] },
    });
  show(
    <Routes>
      <Route path="/alerts/:id" element={<AlertPage />} />
    </Routes>,
    '/alerts/1-0',
    OPERATOR,
  );
  await screen.findByText('Judged: opened. It opened event 7.');
  expect(screen.getByRole('link', { name: 'Event 7' }).getAttribute('href')).toBe('/events/e1');
  expect(screen.getByText('production')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /Judge it again/ }));
  await screen.findByText('Rule: Mark what no runbook knows');
  expect(screen.queryByRole('button', { name: /Judge it again/ })).toBeNull();
});
