import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ADMINISTRATOR, FakeServer, OPERATOR, pageOf } from '../test/FakeServer';
import { ALERT } from '../test/samples';
import { show } from '../test/show';
import IntegrationsPage from './IntegrationsPage';
import MappingsPage from './MappingsPage';

const ACCOUNTING = { received: 9, journalled: 7, rejected: {}, fates: {}, pending: 0, lagMillis: 0 };
const TOKEN = { id: 't1', name: 'Prometheus', lastUsedAt: null };

test('a door is set up with a token of its own, and its first alert is awaited', async () => {
  const server = new FakeServer()
    .answers200('GET /api/v1/accounting', ACCOUNTING)
    .answers200('POST /api/v1/tokens', { ...TOKEN, token: 'bf_secret' })
    .answers200('GET /api/v1/tokens?limit=200', pageOf(TOKEN))
    .answers200('GET /api/v1/alerts?limit=1', pageOf(ALERT));
  show(<IntegrationsPage />, '/integrations', ADMINISTRATOR);
  await screen.findByText('Nothing was turned away');
  fireEvent.click(screen.getByRole('button', { name: 'Prometheus' }));
  await screen.findByText(/credentials: "TOKEN"/);
  fireEvent.click(screen.getByRole('button', { name: 'Make a token for it' }));
  await screen.findByText(/credentials: "bf_secret"/);
  expect(server.sent.at(-1)?.body).toEqual({ name: 'Prometheus', scopes: ['alerts:write'] });
  await screen.findByText('Waiting for the first alert …');
  server.answers200('GET /api/v1/tokens?limit=200', pageOf({ ...TOKEN, lastUsedAt: '2026-01-01T10:00:00Z' }));
  await screen.findByText('It has arrived');
  await screen.findByRole('link', { name: ALERT.summary });
});

test('who may make no token is told whom to ask', async () => {
  new FakeServer().answers200('GET /api/v1/accounting', { ...ACCOUNTING, rejected: { 'missing-field': 2 } });
  show(<IntegrationsPage />, '/integrations', OPERATOR);
  await screen.findByText('An alert needs at least a type. The answer names the field.');
  fireEvent.click(screen.getByRole('button', { name: 'Grafana' }));
  await screen.findByText(/An administrator makes the token/);
  expect(screen.queryByRole('button', { name: 'Make a token for it' })).toBeNull();
});

test('a mapping is tried before it is kept, and its mistakes are named', async () => {
  const server = new FakeServer()
    .answers200('GET /api/v1/mappings', pageOf())
    .answers200('POST /api/v1/mappings/try', {
      alerts: [{ type: 'MonitorDown', service: null }],
      rejected: [{ field: 'summary', reason: 'It is missing', remedy: 'Give a path' }],
    });
  show(<MappingsPage />, '/mappings', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Add a mapping' }));
  const mapping = await screen.findByLabelText(/^Mapping/);
  fireEvent.change(mapping, { target: { value: '{' } });
  fireEvent.click(screen.getByRole('button', { name: 'Try it' }));
  await screen.findByText(/The mapping is no JSON/);
  fireEvent.change(mapping, { target: { value: '{"type": "$.t"}' } });
  fireEvent.change(screen.getByLabelText(/body to try/), { target: { value: 'not json' } });
  fireEvent.click(screen.getByRole('button', { name: 'Try it' }));
  await screen.findByText('It would become 1 alert:');
  expect(screen.getByText('summary: It is missing. Give a path.')).toBeTruthy();
  await waitFor(() =>
    expect(server.sent.at(-1)?.body).toEqual({ mapping: { type: '$.t' }, payload: 'not json' }),
  );
});
