import { SearchInput } from '@patternfly/react-core';
import { useEffect, useEffectEvent, useState } from 'react';
import { texts } from '../texts';
import type { Filter } from './useFilter';

/** Long enough to not ask for every letter, short enough to feel at once. */
const PAUSE_MILLIS = 200;
const NAME = 'q';

/** Narrows a list to a text. */
export function SearchField({ filter, label }: { filter: Filter; label: string }) {
  const asked = filter.get(NAME);
  const [typed, setTyped] = useState(asked);
  const [applied, setApplied] = useState(asked);

  // The address changed without this field: the filter was cleared, or the history was walked.
  if (applied !== asked) {
    setApplied(asked);
    if (typed.trim() !== asked) {
      setTyped(asked);
    }
  }

  // Whatever else draws the page again, live news above all, must not prolong the pause.
  const apply = useEffectEvent(() => {
    if (typed.trim() !== asked) {
      filter.set(NAME, typed.trim());
    }
  });
  useEffect(() => {
    const timer = setTimeout(() => apply(), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <SearchInput
      className="belfry-search"
      aria-label={label}
      placeholder={label}
      value={typed}
      resetButtonLabel={texts.lists.clearSearch}
      onChange={(_event, text) => setTyped(text)}
      onClear={() => setTyped('')}
    />
  );
}
