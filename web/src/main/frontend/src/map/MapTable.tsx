import { useMemo } from 'react';
import { Link } from 'react-router';
import { Severity } from '../events/Words';
import { Sheet, type Column } from '../list/Sheet';
import { texts } from '../texts';
import { eventsOf } from './addresses';
import type { Drawing, Shown } from './topology';

const names = texts.map;

/** What the drawing says, in words. */
export function MapTable({ drawing: { nodes, edges } }: { drawing: Drawing }) {
  const columns = useMemo<Column<Shown>[]>(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const known = (ids: string[]) => ids.flatMap((id) => byId.get(id) ?? []);
    return [
      {
        name: names.name,
        cell: (node) => (
          <>
            <ToMap node={node} /> <span className="belfry-subtle">{node.kind}</span>
          </>
        ),
      },
      {
        name: names.state,
        cell: ({ severity, isImpacted }) =>
          severity === null ? isImpacted ? names.impacted : names.well : <Severity word={severity} />,
      },
      {
        name: names.needs,
        cell: ({ id }) => <Several nodes={known(edges.flatMap(({ from, to }) => (from === id ? to : [])))} />,
      },
      {
        name: names.neededBy,
        cell: ({ id }) => <Several nodes={known(edges.flatMap(({ from, to }) => (to === id ? from : [])))} />,
      },
      {
        name: names.events,
        cell: (node) =>
          node.events === 0 ? (
            texts.none
          ) : (
            <Link to={eventsOf(node)} aria-label={names.eventsOf(node.name)}>
              {names.firing(node.events)}
            </Link>
          ),
      },
    ];
  }, [nodes, edges]);
  return <Sheet label={names.table} items={nodes} id={({ id }) => id} columns={columns} />;
}

function Several({ nodes }: { nodes: Shown[] }) {
  if (nodes.length === 0) {
    return texts.none;
  }
  return (
    <ul className="belfry-inline">
      {nodes.map((node) => (
        <li key={node.id}>
          <ToMap node={node} />
        </li>
      ))}
    </ul>
  );
}

function ToMap({ node }: { node: Shown }) {
  return <Link to={`/map?around=${encodeURIComponent(node.id)}`}>{node.name}</Link>;
}
