import { expect, test } from 'vitest';
import type { TopologyNode, TopologyView } from '../api/types';
import { around, impacted, MOST_ITEMS, overview } from './topology';

function node(id: string, service: string | null = null, severity: string | null = null): TopologyNode {
  const [kind = '', name = ''] = id.split('/');
  return { id, kind, name, service, ownerTeam: null, severity, events: severity === null ? 0 : 1 };
}

const TOPOLOGY: TopologyView = {
  nodes: [
    node('service/shop'),
    node('service/storage'),
    node('service/dns'),
    node('ci/web-1', 'shop'),
    node('ci/filer', 'storage', 'critical'),
  ],
  edges: [
    { from: 'service/shop', to: 'ci/web-1' },
    { from: 'service/storage', to: 'ci/filer' },
    { from: 'ci/web-1', to: 'ci/filer' },
    { from: 'service/shop', to: 'service/dns' },
  ],
  isCut: false,
};

test('what needs something in trouble is reached, through any number of steps', () => {
  expect([...impacted(TOPOLOGY)].sort()).toEqual(['ci/filer', 'ci/web-1', 'service/shop', 'service/storage']);
});

test('a circle is walked once', () => {
  const circle = { ...TOPOLOGY, edges: [...TOPOLOGY.edges, { from: 'ci/filer', to: 'ci/web-1' }] };
  expect(impacted(circle).size).toBe(4);
});

test('from afar services need each other, and are as bad as the worst they have', () => {
  const { nodes, edges } = overview(TOPOLOGY);
  expect(nodes.map(({ id, severity, isImpacted }) => [id, severity, isImpacted])).toEqual([
    ['service/shop', null, true],
    ['service/storage', 'critical', false],
    ['service/dns', null, false],
  ]);
  expect(edges).toEqual([
    { from: 'service/shop', to: 'service/storage', isMarked: true },
    { from: 'service/shop', to: 'service/dns', isMarked: false },
  ]);
});

test('around a service stand its items, what they need, and what needs them', () => {
  expect(around(TOPOLOGY, 'service/shop').nodes.map(({ id }) => id)).toEqual([
    'service/shop',
    'service/dns',
    'ci/web-1',
    'ci/filer',
  ]);
  expect(around(TOPOLOGY, 'ci/filer').edges).toEqual([
    { from: 'service/storage', to: 'ci/filer', isMarked: true },
    { from: 'ci/web-1', to: 'ci/filer', isMarked: true },
  ]);
});

test('of many items some are drawn, and of many that need one thing their services', () => {
  const hosts = Array.from({ length: 40 }, (_, place) => node(`ci/host-${place}`, 'shop'));
  const many: TopologyView = {
    nodes: [...TOPOLOGY.nodes, ...hosts],
    edges: [
      ...TOPOLOGY.edges,
      ...hosts.flatMap(({ id }) => [
        { from: 'service/shop', to: id },
        { from: id, to: 'ci/filer' },
      ]),
    ],
    isCut: false,
  };
  const shop = around(many, 'service/shop');
  expect(shop.nodes.filter(({ service }) => service === 'shop')).toHaveLength(MOST_ITEMS);
  expect(shop.hidden).toBe(41 - MOST_ITEMS);
  expect(shop.edges).toContainEqual({ from: 'service/shop', to: 'ci/filer', isMarked: true });
  expect(around(many, 'ci/filer').nodes.map(({ id }) => id)).toEqual([
    'service/shop',
    'service/storage',
    'ci/filer',
  ]);
});
