import { Button, Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { Link } from 'react-router';
import { get } from '../api/client';
import type { TopologyView } from '../api/types';
import { Head } from '../app/Head';
import { Empty, Failed, Loading } from '../app/States';
import type { GraphNode } from '../graph/Graph';
import { Choice } from '../list/Choice';
import { useFilter } from '../list/useFilter';
import { texts } from '../texts';
import { Chosen } from './Chosen';
import { MapTable } from './MapTable';
import { around, overview, type Drawing, type Shown } from './topology';

const Graph = lazy(() => import('../graph/Graph'));
const names = texts.map;
const TONES = ['critical', 'major', 'minor', 'warning', 'impacted', 'well'] as const;

/** What depends on what, and how far a trouble reaches. */
export default function MapPage() {
  const topology = useQuery({
    queryKey: ['topology'],
    queryFn: () => get<TopologyView>('/api/v1/topology'),
  });
  return (
    <>
      <Head title={names.title} help={names.help} />
      {topology.isPending && <Loading />}
      {topology.isError && <Failed error={topology.error} onRetry={() => void topology.refetch()} />}
      {topology.data?.nodes.length === 0 && (
        <Empty title={names.empty} hint={names.emptyHint}>
          <Link to="/cis">{names.addCi}</Link>
        </Empty>
      )}
      {topology.data !== undefined && topology.data.nodes.length > 0 && <Map topology={topology.data} />}
    </>
  );
}

function Map({ topology }: { topology: TopologyView }) {
  const filter = useFilter('', ['around']);
  const asked = filter.get('around');
  const chosen = topology.nodes.find(({ id }) => id === asked);
  const drawing = useMemo(
    () => (chosen === undefined ? overview(topology) : around(topology, chosen.id)),
    [topology, chosen],
  );
  const services = topology.nodes.filter(({ kind }) => kind === 'service');
  return (
    <>
      <div className="belfry-filters" role="search">
        <Choice
          filter={filter}
          name="around"
          label={names.around}
          words={services.map(({ id }) => id).sort()}
          shown={Object.fromEntries(topology.nodes.map(({ id, name }) => [id, name]))}
          usual={names.all}
        />
        {asked !== '' && (
          <Button variant="link" onClick={filter.clear}>
            {names.showAll}
          </Button>
        )}
      </div>
      {topology.isCut && <p className="belfry-subtle">{names.cut}</p>}
      {chosen !== undefined && <Chosen node={chosen} />}
      <Drawn drawing={drawing} chosen={chosen?.id} />
      <Card className="belfry-hint">
        <CardTitle component="h2">{names.table}</CardTitle>
        <CardBody>
          <MapTable drawing={drawing} />
        </CardBody>
      </Card>
    </>
  );
}

function Drawn({ drawing, chosen }: { drawing: Drawing; chosen: string | undefined }) {
  const nodes = useMemo(() => drawing.nodes.map((node) => box(node, chosen)), [drawing, chosen]);
  return (
    <Card className="belfry-hint">
      <CardBody>
        <ul className="belfry-legend" aria-label={names.legend}>
          {TONES.map((tone) => (
            <li key={tone} className={`belfry-legend-${tone}`}>
              {tone === 'impacted' ? names.impacted : tone === 'well' ? names.well : tone}
            </li>
          ))}
        </ul>
        <Suspense fallback={<Loading />}>
          <Graph label={names.graph} nodes={nodes} edges={drawing.edges} />
        </Suspense>
        {drawing.hidden > 0 && <p className="belfry-subtle">{names.more(drawing.hidden)}</p>}
      </CardBody>
    </Card>
  );
}

function box(node: Shown, chosen: string | undefined): GraphNode {
  return {
    id: node.id,
    title: node.name,
    detail: [node.kind, stateOf(node)].join(' · '),
    tone: node.severity ?? (node.isImpacted ? 'impacted' : 'well'),
    ...(node.id === chosen ? {} : { to: `/map?around=${encodeURIComponent(node.id)}` }),
  };
}

function stateOf({ severity, isImpacted }: Shown): string {
  return severity ?? (isImpacted ? names.impacted : names.well);
}
