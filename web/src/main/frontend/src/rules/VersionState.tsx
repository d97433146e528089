import { Label } from '@patternfly/react-core';
import { texts } from '../texts';

const COLORS = {
  active: 'green',
  approved: 'teal',
  tested: 'blue',
  verified: 'blue',
  draft: 'purple',
} as const;

/** How far a version is on its way. */
export function VersionState({ word }: { word: string }) {
  return (
    <Label isCompact color={word in COLORS ? COLORS[word as keyof typeof COLORS] : 'grey'}>
      {texts.packages.states[word] ?? word}
    </Label>
  );
}
