import { expect, test } from 'vitest';
import { lineOf, placeAt } from './place';

/** Where the bar is. */
function at(text: string) {
  const position = text.indexOf('|');
  return placeAt(text.replace('|', ''), position);
}

const HEAD = '---\nid: a/b\nmatch:\n  type: X\n';

test('a field at the top knows what stands beside it', () => {
  expect(at(`${HEAD}tit|`)).toMatchObject({ path: [], at: 'key', taken: ['match', 'id'] });
});

test('a field below another knows whose it is', () => {
  expect(at(`${HEAD}  wh|`)).toMatchObject({ path: ['match'], at: 'key', taken: ['type'] });
  expect(at('---\nrespond:\n  notify: on|')).toMatchObject({ path: ['respond', 'notify'], at: 'value' });
});

test('a value begins where its word begins', () => {
  const text = '---\nclass: data-p|';
  expect(at(text)).toEqual({ path: ['class'], at: 'value', from: text.indexOf('data'), taken: [] });
});

test('lists and braces stand for what is in them', () => {
  const list = '---\nthreshold:\n  static:\n    - metric: x\n      ab|';
  expect(at(list)).toMatchObject({ path: ['threshold', 'static'], at: 'key', taken: ['metric'] });
  const braces = '---\nthreshold:\n  static:\n    - { metric: x, above: 90, sev|';
  expect(at(braces)).toMatchObject({
    path: ['threshold', 'static'],
    at: 'key',
    taken: ['metric', 'above'],
  });
  expect(at('---\npriority: { urgency: hi|')).toMatchObject({ path: ['priority', 'urgency'], at: 'value' });
  expect(at('---\npriority: { imp|')).toMatchObject({ path: ['priority'], at: 'key' });
});

test('outside of the front matter there are no fields', () => {
  expect(at('---\nid: a\n---\n## First mi|')).toBeNull();
  expect(at('id: a|')).toBeNull();
});

test('a flaw is at its own line, or at that of its field, or at the nearest above', () => {
  const text = '---\nid: a\nowner: nobody\nrespond:\n  notify: x\nmatch: { type: X }\n---\n';
  const line = (field: string | null, own = 0) => lineOf(text, { line: own, field });
  expect(line('owner')).toBe(3);
  expect(line('respond.notify')).toBe(5);
  expect(line('respond.escalate')).toBe(4);
  expect(line('match.where')).toBe(6);
  expect(line('owner', 9)).toBe(9);
  expect(line(null)).toBe(0);
  expect(line('correlate.within')).toBe(0);
});
