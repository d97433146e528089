import type { TopologyNode, TopologyView } from '../api/types';

/** More of one service are not drawn; those in trouble come first. */
export const MOST_ITEMS = 24;
/** More that need one thing are drawn as their services. */
const MOST_NEEDING = 12;

export interface Shown extends TopologyNode {
  /** It is well itself, and cannot do without something that is not. */
  isImpacted: boolean;
}

export interface Drawing {
  nodes: Shown[];
  edges: { from: string; to: string; isMarked: boolean }[];
  /** How many items of the service are left out. */
  hidden: number;
}

type Edge = TopologyView['edges'][number];

/** What cannot do without something that is in trouble, through any number of steps. */
export function impacted({ nodes, edges }: TopologyView): ReadonlySet<string> {
  const needing = new Map<string, string[]>();
  for (const { from, to } of edges) {
    needing.set(to, [...(needing.get(to) ?? []), from]);
  }
  const reached = new Set(nodes.filter(({ severity }) => severity !== null).map(({ id }) => id));
  const queue = [...reached];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const from of needing.get(id) ?? []) {
      if (!reached.has(from)) {
        reached.add(from);
        queue.push(from);
      }
    }
  }
  return reached;
}

/** The services, and what belongs to none; what items need is drawn as a need of their service. */
export function overview(topology: TopologyView): Drawing {
  const owner = ownerIn(topology);
  const nodes = topology.nodes.filter(({ id }) => owner(id) === id);
  const edges = topology.edges.map(({ from, to }) => ({ from: owner(from), to: owner(to) }));
  return drawn(topology, withItems(topology, nodes), edges, 0);
}

/** One of them, what it needs and what needs it; of a service its items as well. */
export function around(topology: TopologyView, id: string): Drawing {
  const owner = ownerIn(topology);
  const items = topology.nodes.filter((node) => node.id !== id && owner(node.id) === id);
  const inside = new Set([id, ...items.slice(0, MOST_ITEMS).map((node) => node.id)]);
  const isOwn = (end: string) => end === id || owner(end) === id;
  const up = topology.edges.filter(({ from, to }) => !isOwn(from) && isOwn(to));
  const isCrowded = new Set(up.map(({ from }) => from)).size > MOST_NEEDING;
  const edges = [
    ...topology.edges.filter(({ from, to }) => inside.has(from) && inside.has(to)),
    // What is left out still needs what it needs: its service does.
    ...topology.edges
      .filter(({ from, to }) => isOwn(from) && !isOwn(to))
      .map(({ from, to }) => ({ from: inside.has(from) ? from : id, to })),
    ...up.map(({ from, to }) => ({
      from: isCrowded ? owner(from) : from,
      to: inside.has(to) ? to : id,
    })),
  ];
  const ids = new Set([id, ...inside, ...edges.flatMap(({ from, to }) => [from, to])]);
  return drawn(
    topology,
    topology.nodes.filter((node) => ids.has(node.id)),
    edges,
    items.length - (inside.size - 1),
  );
}

function drawn(topology: TopologyView, nodes: TopologyNode[], edges: Edge[], hidden: number): Drawing {
  const reached = impacted(topology);
  const shown = nodes.map((node) => ({
    ...node,
    isImpacted: node.severity === null && reached.has(node.id),
  }));
  const troubled = new Set(shown.filter(({ severity }) => severity !== null).map(({ id }) => id));
  const known = new Set(shown.map(({ id }) => id));
  const once = new Map(
    edges
      .filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
      .map((edge) => [`${edge.from} ${edge.to}`, edge]),
  );
  return {
    nodes: shown,
    edges: [...once.values()].map((edge) => ({
      ...edge,
      isMarked: troubled.has(edge.to) && reached.has(edge.from),
    })),
    hidden,
  };
}

function ownerIn({ nodes }: TopologyView): (id: string) => string {
  const ids = new Set(nodes.map(({ id }) => id));
  const owners = new Map(
    nodes.map(({ id, service }) => {
      const owner = `service/${service ?? ''}`;
      return [id, service !== null && ids.has(owner) ? owner : id];
    }),
  );
  return (id) => owners.get(id) ?? id;
}

const SEVERITIES = ['critical', 'major', 'minor', 'warning', 'info'];

/** From afar a service is as bad as the worst of its items, whose events may not name it. */
function withItems(topology: TopologyView, nodes: TopologyNode[]): TopologyNode[] {
  const owner = ownerIn(topology);
  const worst = new Map<string, string>();
  for (const { id, severity } of topology.nodes) {
    const before = worst.get(owner(id));
    if (
      severity !== null &&
      (before === undefined || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(before))
    ) {
      worst.set(owner(id), severity);
    }
  }
  return nodes.map((node) => ({ ...node, severity: worst.get(node.id) ?? null }));
}
