import { readFileSync } from 'node:fs';
import { EditorState } from '@codemirror/state';
import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { expect, test } from 'vitest';
import { bySchema } from './complete';
import { aboutAt, keysAt, valuesAt, type Schema } from './schema';

/** The one that the server publishes. */
const SCHEMA = JSON.parse(
  readFileSync('../../../../ejb/src/main/resources/io/belfry/runbook/runbook.schema.json', 'utf8'),
) as Schema;

const words = (offers: { word: string }[]) => offers.map(({ word }) => word);

test('the fields at the top are offered with what they are for, but none that is reserved', () => {
  const offers = keysAt(SCHEMA, []);
  expect(words(offers)).toEqual(expect.arrayContaining(['id', 'title', 'match', 'respond']));
  expect(offers.find(({ word }) => word === 'title')).toMatchObject({ isRequired: true });
  expect(offers.find(({ word }) => word === 'match')?.about).toContain('Which alerts it knows');
  expect(words(keysAt(SCHEMA, ['respond']))).not.toContain('automate');
});

test('references, choices and lists lead to what they stand for', () => {
  expect(words(keysAt(SCHEMA, ['threshold', 'static']))).toEqual(
    expect.arrayContaining(['metric', 'above', 'clear-below', 'severity']),
  );
  expect(words(valuesAt(SCHEMA, ['threshold', 'static', 'severity']))).toEqual([
    'critical',
    'major',
    'minor',
    'warning',
  ]);
  expect(words(valuesAt(SCHEMA, ['correlate', 'along']))).toEqual(['depends-on']);
  expect(words(valuesAt(SCHEMA, ['respond', 'incident']))).toContain('when P1');
  expect(words(keysAt(SCHEMA, ['nothing']))).toEqual([]);
  expect(aboutAt(SCHEMA, ['class'])).toBe('What kind of situation it is.');
});

function complete(text: string, isAsked = false): CompletionResult | null {
  const position = text.indexOf('|');
  const state = EditorState.create({ doc: text.replace('|', '') });
  const source = bySchema(() => SCHEMA);
  return source(new CompletionContext(state, position, isAsked)) as CompletionResult | null;
}

test('what is written already is offered no more', () => {
  const offered = complete('---\nid: a\nclass: capacity\nt|');
  expect(offered?.options.map(({ label }) => label)).not.toContain('id');
  expect(offered?.options.find(({ label }) => label === 'title')?.apply).toBe('title: ');
});

test('an empty line offers fields only when somebody asks', () => {
  expect(complete('---\nid: a\n|')).toBeNull();
  expect(complete('---\nid: a\n|', true)?.options.length).toBeGreaterThan(5);
});

test('the words of a field are offered at its value, and nothing in the procedure', () => {
  expect(complete('---\nclass: cap|')?.options.map(({ label }) => label)).toContain('capacity');
  expect(complete('---\nid: a\n---\n## Fir|', true)).toBeNull();
});
