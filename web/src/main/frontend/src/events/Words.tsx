import { Label } from '@patternfly/react-core';

const SEVERITY = {
  critical: 'red',
  major: 'orange',
  minor: 'yellow',
  warning: 'blue',
  info: 'grey',
} as const;
const PRIORITY = { P1: 'red', P2: 'orange', P3: 'blue', P4: 'grey' } as const;
const STATE = { open: 'red', recovered: 'green', flapping: 'purple' } as const;

function color<T extends string>(words: Record<string, T>, word: string): T | 'grey' {
  return words[word] ?? 'grey';
}

export function Severity({ word }: { word: string }) {
  return (
    <Label isCompact color={color(SEVERITY, word)}>
      {word}
    </Label>
  );
}

export function Priority({ word }: { word: string }) {
  return (
    <Label isCompact color={color(PRIORITY, word)}>
      {word}
    </Label>
  );
}

export function State({ word }: { word: string }) {
  return (
    <Label isCompact color={color(STATE, word)}>
      {word}
    </Label>
  );
}
