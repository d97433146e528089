import { DescriptionList } from '@patternfly/react-core';
import { Link } from 'react-router';
import { Fact } from '../app/Fact';
import { Time } from '../app/Time';
import { texts } from '../texts';
import type { IncidentView } from './incident';

const names = texts.incidents;

/** Everything that is known of an incident. */
export function IncidentFacts({ incident }: { incident: IncidentView }) {
  return (
    <DescriptionList
      className="belfry-facts"
      columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}
      isCompact
    >
      <Fact name={names.owner}>
        <Link className="belfry-file" to={`/teams/${encodeURIComponent(incident.ownerTeam)}`}>
          {incident.ownerTeam}
        </Link>
      </Fact>
      <Fact name={names.service}>{incident.service ?? texts.none}</Fact>
      <Fact name={names.columns.opened}>
        <Time at={incident.openedAt} />
      </Fact>
      <Fact name={names.openedBy}>
        {incident.rule === null ? (incident.openedBy ?? names.belfry) : names.byRule(incident.rule)}
      </Fact>
      {incident.resolvedAt !== null && (
        <Fact name={texts.handling.resolved}>
          <Time at={incident.resolvedAt} />
        </Fact>
      )}
      {incident.closedAt !== null && (
        <Fact name={texts.handling.closed}>
          <Time at={incident.closedAt} />
        </Fact>
      )}
      {incident.cause !== null && <Fact name={names.cause}>{incident.cause}</Fact>}
      {incident.solution !== null && <Fact name={names.solution}>{incident.solution}</Fact>}
      {incident.record !== null && <Fact name={names.record}>{incident.record}</Fact>}
    </DescriptionList>
  );
}
