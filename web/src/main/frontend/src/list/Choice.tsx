import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { texts } from '../texts';
import type { Filter } from './useFilter';

interface ChoiceProps {
  filter: Filter;
  name: string;
  label: string;
  words: readonly string[];
  /** How words are shown that do not speak for themselves. */
  shown?: Readonly<Record<string, string>>;
  /** What it means that nothing is chosen. */
  usual?: string;
}

/** Narrows a list to one word. What the address asks for is shown even if it is no word of the list. */
export function Choice({ filter, name, label, words, shown = {}, usual = texts.lists.any }: ChoiceProps) {
  const chosen = filter.get(name);
  const offered = chosen === '' || words.includes(chosen) ? words : [...words, chosen];
  return (
    <span>
      <FormSelect aria-label={label} value={chosen} onChange={(_event, value) => filter.set(name, value)}>
        <FormSelectOption value="" label={`${label}: ${usual}`} />
        {offered.map((word) => (
          <FormSelectOption key={word} value={word} label={shown[word] ?? word} />
        ))}
      </FormSelect>
    </span>
  );
}
