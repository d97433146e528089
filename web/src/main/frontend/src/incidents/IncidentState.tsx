import { Label } from '@patternfly/react-core';
import { texts } from '../texts';

const COLORS = { open: 'red', 'in-progress': 'orange', resolved: 'green' } as const;

/** How far an incident is. */
export function IncidentState({ word }: { word: string }) {
  return (
    <Label isCompact color={word in COLORS ? COLORS[word as keyof typeof COLORS] : 'grey'}>
      {texts.incidents.states[word] ?? word}
    </Label>
  );
}
