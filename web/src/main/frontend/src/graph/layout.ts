import { Graph, layout } from '@dagrejs/dagre';

export interface GraphEdge {
  from: string;
  to: string;
  /** What is shown stronger than the rest. */
  isMarked?: boolean;
}

export interface Placed {
  /** The middle of each node by its id, in the units of the drawing. */
  nodes: ReadonlyMap<string, { x: number; y: number }>;
  edges: (GraphEdge & { path: string })[];
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

const MARGIN = 4;

/** Places nodes in layers, from the left to the right, so that edges cross little. The same graph is placed the same. */
export function place(ids: readonly string[], edges: readonly GraphEdge[], size: Size): Placed {
  const graph = new Graph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 12,
    ranksep: size.width / 3,
    marginx: MARGIN,
    marginy: MARGIN,
    ranker: 'tight-tree',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(ids);
  for (const id of ids) {
    graph.setNode(id, { ...size });
  }
  const drawn = edges.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
  for (const { from, to } of drawn) {
    graph.setEdge(from, to);
  }
  layout(graph);
  const nodes = new Map(
    ids.map((id) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
      return [id, { x, y }];
    }),
  );
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    nodes,
    edges: drawn.map((edge) => ({ ...edge, path: pathOf(pointsOf(graph, edge)) })),
    width: Math.max(width, size.width + 2 * MARGIN),
    height: Math.max(height, size.height + 2 * MARGIN),
  };
}

interface Point {
  x: number;
  y: number;
}

function pointsOf(graph: Graph, { from, to }: GraphEdge): Point[] {
  return (graph.edge(from, to) as { points?: Point[] }).points ?? [];
}

/** A line through the points, with round corners. */
function pathOf(points: Point[]): string {
  const [first, ...rest] = points;
  const last = rest.pop();
  if (first === undefined || last === undefined) {
    return '';
  }
  const curves = rest.map((point, index) => {
    const next = rest[index + 1];
    const end = next === undefined ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${round(point.x)} ${round(point.y)} ${round(end.x)} ${round(end.y)}`;
  });
  return [
    `M${round(first.x)} ${round(first.y)}`,
    ...(curves.length === 0 ? [`L${round(last.x)} ${round(last.y)}`] : curves),
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
