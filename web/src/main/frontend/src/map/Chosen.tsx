import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { Link } from 'react-router';
import type { TopologyNode } from '../api/types';
import { Severity } from '../events/Words';
import { texts } from '../texts';
import { eventsOf } from './addresses';

const names = texts.map;

/** What the map stands around, and where to go from there. */
export function Chosen({ node }: { node: TopologyNode }) {
  return (
    <Card className="belfry-hint">
      <CardTitle component="h2">{node.name}</CardTitle>
      <CardBody>
        <p className="belfry-brief">
          <span>{node.kind}</span>
          {node.severity === null ? <span>{names.well}</span> : <Severity word={node.severity} />}
          <Link to={eventsOf(node)}>{names.eventsOf(node.name)}</Link>
          {node.ownerTeam !== null && (
            <Link to={`/teams/${encodeURIComponent(node.ownerTeam)}`}>
              {names.owner}: {node.ownerTeam}
            </Link>
          )}
          {node.service !== null && (
            <Link to={`/map?around=${encodeURIComponent(`service/${node.service}`)}`}>{node.service}</Link>
          )}
        </p>
      </CardBody>
    </Card>
  );
}
