import { Button } from '@patternfly/react-core';
import type { ActionName } from '../handling/actions';
import { texts } from '../texts';

/** What makes sense for many at once. */
const FOR_MANY: readonly ActionName[] = [
  'acknowledge',
  'start',
  'assign',
  'resolve',
  'close',
  'comment',
  'watch',
];

interface BulkBarProps {
  count: number;
  /** Left out for who may not make an incident. */
  onIncident?: (() => void) | undefined;
  allowed: ActionName[];
  begin: (action: ActionName) => void;
  onClear: () => void;
}

/** What can be done with all chosen events at once. */
export function BulkBar({ count, allowed, begin, onIncident, onClear }: BulkBarProps) {
  return (
    <div className="belfry-bulk" role="group" aria-label={texts.handling.ofEvents(count)}>
      <strong>{texts.handling.ofEvents(count)}</strong>
      {allowed
        .filter((action) => FOR_MANY.includes(action))
        .map((action) => (
          <Button key={action} variant="secondary" size="sm" onClick={() => begin(action)}>
            {texts.handling.actions[action]}
          </Button>
        ))}
      {onIncident && (
        <Button variant="secondary" size="sm" onClick={onIncident}>
          {texts.incidents.make}
        </Button>
      )}
      <Button variant="link" size="sm" onClick={onClear}>
        {texts.events.chooseNone}
      </Button>
    </div>
  );
}
