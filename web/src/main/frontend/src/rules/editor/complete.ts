import type { CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { placeAt } from './place';
import { keysAt, valuesAt, type Schema } from './schema';

/** Offers what the schema knows of the place where somebody writes. */
export function bySchema(schema: () => Schema | undefined): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const known = schema();
    const place = placeAt(context.state.doc.toString(), context.pos);
    if (known === undefined || place === null) {
      return null;
    }
    const isKey = place.at === 'key';
    if (!context.explicit && context.pos === place.from && isKey) {
      return null;
    }
    const offers = isKey
      ? keysAt(known, place.path).filter(({ word }) => !place.taken.includes(word))
      : valuesAt(known, place.path);
    return {
      from: place.from,
      options: offers.map(({ word, about, isRequired }) => ({
        label: word,
        ...(isKey && { apply: `${word}: ` }),
        type: isKey ? 'property' : 'enum',
        boost: isRequired ? 1 : 0,
        ...(about !== '' && { info: about }),
      })),
      validFor: /^[\w./#-]*$/,
    };
  };
}
