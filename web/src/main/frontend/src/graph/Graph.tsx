import './graph.css';
import { useId, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { Link } from 'react-router';
import { place, type GraphEdge, type Size } from './layout';

export interface GraphNode {
  id: string;
  title: string;
  detail?: ReactNode;
  /** How it is: a severity, well, reached by trouble elsewhere, or the one that is looked at. */
  tone: string;
  /** Where it leads; without it, it only stands there. */
  to?: string;
}

interface GraphProps {
  label: string;
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

const WIDE: Size = { width: 210, height: 56 };
const NARROW: Size = { width: 112, height: 64 };
const SMALL_SCREEN = '(width < 768px)';

/** Boxes and arrows. Each box that leads somewhere is a link, in the order in which they are given. */
export default function Graph({ label, nodes, edges }: GraphProps) {
  const size = useIsSmall() ? NARROW : WIDE;
  const arrow = useId();
  const placed = useMemo(
    () =>
      place(
        nodes.map(({ id }) => id),
        edges,
        size,
      ),
    [nodes, edges, size],
  );
  return (
    <svg
      className="belfry-graph"
      viewBox={`0 0 ${Math.ceil(placed.width)} ${Math.ceil(placed.height)}`}
      width={Math.ceil(placed.width)}
      role="group"
      aria-label={label}
    >
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8Z" className="belfry-graph-arrow" />
        </marker>
      </defs>
      {placed.edges.map(({ from, to, path, isMarked }) => (
        <path
          key={`${from} ${to}`}
          d={path}
          markerEnd={`url(#${arrow})`}
          className={isMarked === true ? 'belfry-graph-edge belfry-marked' : 'belfry-graph-edge'}
        />
      ))}
      {nodes.map((node) => {
        const { x, y } = placed.nodes.get(node.id) ?? { x: 0, y: 0 };
        return (
          <foreignObject key={node.id} x={x - size.width / 2} y={y - size.height / 2} {...size}>
            <Box node={node} />
          </foreignObject>
        );
      })}
    </svg>
  );
}

function Box({ node: { title, detail, tone, to } }: { node: GraphNode }) {
  const inside = (
    <>
      <span className="belfry-graph-title" title={title}>
        {title}
      </span>
      {detail !== undefined && <span className="belfry-graph-detail">{detail}</span>}
    </>
  );
  const look = `belfry-graph-box belfry-tone-${tone}`;
  return to === undefined ? (
    <div className={look}>{inside}</div>
  ) : (
    <Link to={to} className={look}>
      {inside}
    </Link>
  );
}

function useIsSmall(): boolean {
  return useSyncExternalStore(follow, () => window.matchMedia(SMALL_SCREEN).matches);
}

function follow(onChange: () => void): () => void {
  const small = window.matchMedia(SMALL_SCREEN);
  small.addEventListener('change', onChange);
  return () => small.removeEventListener('change', onChange);
}
