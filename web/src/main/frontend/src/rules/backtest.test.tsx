import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { pageOf, REFUSAL, textOf } from '../test/FakeServer';
import { server, showVersion } from '../test/rules';

const RUN = {
  id: 'b1',
  state: 'running',
  asked: 'storage 1.4.0 from A until B',
  actor: 'user:1',
  progress: 0.4,
  beganAt: '2026-01-01T10:00:00Z',
  endedAt: null,
  report: null,
  failure: null,
};

test('a backtest shows how far it is, ends early, and says what would have been otherwise', async () => {
  const report = {
    alerts: 12_000,
    eventsBefore: 40,
    eventsAfter: 38,
    created: 0,
    gone: 2,
    changed: 1,
    differences: [
      {
        kind: 'changed',
        key: 'k',
        subject: 'web-1 is down',
        type: 'HostDown',
        runbook: 'host/down',
        ownerTeam: 'web',
        priority: 'P2',
        at: 1_767_261_600_000,
        fields: [{ field: 'priority', before: 'P2', after: 'P3' }],
        before: [{ rule: 'r', sentence: 'Opened.' }],
        after: [],
      },
    ],
    pages: [{ day: '2026-01-01', team: 'web', before: 3, after: 1 }],
  };
  const fake = server()
    .answers200('GET /api/v1/backtests', pageOf(RUN, { ...RUN, id: 'b0', asked: 'other 1.0.0 from' }))
    .answers200('GET /api/v1/backtests/b1', RUN)
    .answers200('POST /api/v1/backtests/b1/cancel', undefined);
  await showVersion('/packages/storage/1.4.0?tab=backtest');
  const bar = await screen.findByRole('progressbar', { name: 'Progress' });
  expect(bar.getAttribute('aria-valuenow')).toBe('40');
  expect(screen.queryByText(/^other/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await screen.findByText('It ends in a moment');
  fake.answers200('GET /api/v1/backtests/b1', { ...RUN, state: 'done', progress: 1, report });
  await screen.findByText(/made 40 events, this version 38/);
  expect(screen.getByText('Events gone')).toBeTruthy();
  expect(screen.getByText('-2')).toBeTruthy();
  expect(screen.getByText('P3', { selector: 'ins' })).toBeTruthy();
});

test('a file of alerts is judged as well, and what is wrong with it is said', async () => {
  const request = 'POST /api/v1/backtests/files?package=storage&version=1.4.0';
  const lines = '{"type":"HostDown","at":"2026-01-01T10:00:00Z"}\n';
  const fake = server().answers200('GET /api/v1/backtests', pageOf()).refuses(request, 400, REFUSAL);
  await showVersion('/packages/storage/1.4.0?tab=backtest');
  const door = await screen.findByLabelText('Judge a file of alerts', { selector: 'input' });
  const file = new File([lines], 'past.ndjson');
  fireEvent.change(door, { target: { files: [file] } });
  await screen.findByText('Two parameters cannot be read.');

  const over = { ...RUN, asked: 'storage 1.4.0 over a file of 48 bytes' };
  fake
    .answers200(request, over)
    .answers200('GET /api/v1/backtests', pageOf(over))
    .answers200('GET /api/v1/backtests/b1', over);
  fireEvent.change(door, { target: { files: [file] } });
  await screen.findByRole('progressbar', { name: 'Progress' });
  expect(await screen.findByRole('button', { name: 'over a file of 48 bytes' })).toBeTruthy();
  expect(screen.queryByText('Two parameters cannot be read.')).toBeNull();
  expect(await textOf(fake.files.at(-1))).toBe(lines);
});

test('a file is judged with the catalogue that was chosen, or with that of now', async () => {
  const request = 'POST /api/v1/backtests/files?package=storage&version=1.4.0';
  const over = { ...RUN, asked: 'storage 1.4.0 over a file of 48 bytes' };
  const fake = server()
    .answers200('GET /api/v1/backtests', pageOf(over))
    .answers200('GET /api/v1/backtests/b1', over)
    .answers200(request, over);
  await showVersion('/packages/storage/1.4.0?tab=backtest');
  const alerts = await screen.findByLabelText('Judge a file of alerts', { selector: 'input' });
  const catalogue = screen.getByLabelText('Choose a catalogue', { selector: 'input' });
  const past = new File(['{}\n'], 'past.ndjson');
  fireEvent.change(catalogue, { target: { files: [new File(['services: []\n'], 'shop.yaml')] } });
  await screen.findByText('with shop.yaml');
  fireEvent.change(alerts, { target: { files: [past] } });
  await waitFor(() => expect(fake.forms.length).toBe(1));
  expect(await textOf(fake.forms[0]?.get('alerts') as File)).toBe('{}\n');
  expect(await textOf(fake.forms[0]?.get('catalogue') as File)).toBe('services: []\n');
  expect(fake.files).toEqual([]);

  fireEvent.click(screen.getByRole('button', { name: 'Take the catalogue of now' }));
  expect(screen.queryByText('with shop.yaml')).toBeNull();
  fireEvent.change(alerts, { target: { files: [past] } });
  await waitFor(() => expect(fake.files.length).toBe(1));
});
