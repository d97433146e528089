import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer, OPERATOR, REFUSAL } from '../test/FakeServer';
import { show } from '../test/show';
import MapPage from './MapPage';

const PATH = 'GET /api/v1/topology';
const NODE = { service: null, ownerTeam: null, severity: null, events: 0 };
const TOPOLOGY = {
  nodes: [
    { ...NODE, id: 'service/shop', kind: 'service', name: 'shop', ownerTeam: 'web' },
    { ...NODE, id: 'service/storage', kind: 'service', name: 'storage' },
    {
      ...NODE,
      id: 'ci/san-1',
      kind: 'storage',
      name: 'san-1',
      service: 'storage',
      severity: 'critical',
      events: 2,
    },
    { ...NODE, id: 'ci/web-1', kind: 'host', name: 'web-1', service: 'shop' },
  ],
  edges: [
    { from: 'service/storage', to: 'ci/san-1' },
    { from: 'service/shop', to: 'ci/web-1' },
    { from: 'ci/web-1', to: 'ci/san-1' },
  ],
  isCut: false,
};

test('services are drawn as they are, and who is affected without being in trouble', async () => {
  new FakeServer().answers200(PATH, TOPOLOGY);
  show(<MapPage />, '/map', OPERATOR);
  const graph = within(await screen.findByRole('group', { name: 'What depends on what' }));
  expect(graph.getByRole('link', { name: /shop.*affected/ }).className).toContain('tone-impacted');
  expect(graph.getByRole('link', { name: /storage.*critical/ }).className).toContain('tone-critical');
  expect(graph.queryByRole('link', { name: /web-1/ })).toBeNull();
  const row = within(within(screen.getByRole('grid')).getByRole('row', { name: /^shop/ }));
  expect(row.getByText('affected')).toBeTruthy();
  expect(row.getByRole('link', { name: 'storage' }).getAttribute('href')).toBe(
    '/map?around=service%2Fstorage',
  );
});

test('around one of them stands what it needs, and the way to its events', async () => {
  new FakeServer().answers200(PATH, TOPOLOGY);
  show(<MapPage />, '/map?around=service/storage', OPERATOR);
  const graph = within(await screen.findByRole('group', { name: 'What depends on what' }));
  expect(graph.getByRole('link', { name: /san-1/ })).toBeTruthy();
  expect(graph.queryByRole('link', { name: /^storage/ })).toBeNull();
  const events = screen.getAllByRole('link', { name: 'Open events of storage' })[0];
  expect(events?.getAttribute('href')).toBe('/events?service=storage');
  fireEvent.click(screen.getByRole('button', { name: 'Show all services' }));
  expect(await graph.findByRole('link', { name: /shop/ })).toBeTruthy();
});

test('where nothing is described it says what to do', async () => {
  new FakeServer().answers200(PATH, { nodes: [], edges: [], isCut: false });
  show(<MapPage />, '/map', OPERATOR);
  await screen.findByRole('heading', { name: 'Nothing to draw yet' });
  expect(screen.getByRole('link', { name: 'Go to the CIs' }).getAttribute('href')).toBe('/cis');
});

test('what fails is said, and can be tried again', async () => {
  const server = new FakeServer().refuses(PATH, 503, REFUSAL);
  show(<MapPage />, '/map', OPERATOR);
  await screen.findByText('A value cannot be accepted');
  server.answers200(PATH, TOPOLOGY);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('group', { name: 'What depends on what' });
});
