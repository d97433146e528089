import { ExpandableSection } from '@patternfly/react-core';
import type { DecisionView } from '../api/types';
import { Time } from '../app/Time';
import { texts } from '../texts';

/** What a rule decided, and behind it the rule and what it saw. */
export function Decision({ decision }: { decision: DecisionView }) {
  return (
    <li>
      <p>{decision.sentence}</p>
      <p className="belfry-subtle">
        <Time at={decision.at} />
      </p>
      <ExpandableSection toggleText={`${texts.event.rule}: ${decision.rule}`}>
        <p>
          {texts.event.release}: {decision.release}
        </p>
        <ul>
          {decision.facts.map((fact) => (
            <li key={fact.name}>
              {fact.name}:{' '}
              {Object.entries(fact.values)
                .map(([name, value]) => `${name} ${value}`)
                .join(', ')}
            </li>
          ))}
        </ul>
      </ExpandableSection>
    </li>
  );
}
