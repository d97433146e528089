import { expect, test } from 'vitest';
import { inline, parts } from './prose';

test('a step is read as its author wrote it: words, commands that are indented, and words again', () => {
  const step = [
    'What clients get, not what is on the disk:',
    '',
    '       openssl s_client -connect HOST:443 \\',
    '         | openssl x509 -noout',
    '',
    '   Good: a month away. Bad: the date',
    '   of the alert.',
  ].join('\n');
  expect(parts(step)).toEqual([
    { isCode: false, text: 'What clients get, not what is on the disk:' },
    { isCode: true, text: 'openssl s_client -connect HOST:443 \\\n  | openssl x509 -noout' },
    { isCode: false, text: 'Good: a month away. Bad: the date of the alert.' },
  ]);
});

test('a step that ends with a command has one', () => {
  expect(parts('Look:\n\n       df -h')).toEqual([
    { isCode: false, text: 'Look:' },
    { isCode: true, text: 'df -h' },
  ]);
});

test('commands between fences stay as they are, gaps included', () => {
  expect(parts('Do this:\n```sh\nls\n\n  pwd\n```\nand look.')).toEqual([
    { isCode: false, text: 'Do this:' },
    { isCode: true, text: 'ls\n\n  pwd' },
    { isCode: false, text: 'and look.' },
  ]);
});

test('emphasis and commands within a line are told apart, and a lonely star is a star', () => {
  expect(inline('Run `a * b` **before** *you* try 2 * 3')).toEqual([
    { kind: 'plain', text: 'Run ' },
    { kind: 'code', text: 'a * b' },
    { kind: 'plain', text: ' ' },
    { kind: 'strong', text: 'before' },
    { kind: 'plain', text: ' ' },
    { kind: 'em', text: 'you' },
    { kind: 'plain', text: ' try 2 * 3' },
  ]);
});
