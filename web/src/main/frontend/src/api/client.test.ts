import { expect, test } from 'vitest';
import { problemOf } from './client';

test('a problem keeps its code and the sentence for people', async () => {
  const body = { code: 'not-found', title: 'There is nothing here', detail: 'There is no event.' };
  const problem = await problemOf(new Response(JSON.stringify(body), { status: 404 }));
  expect(problem).toMatchObject({ status: 404, code: 'not-found', message: 'There is no event.' });
});

test('what a proxy wrote becomes a problem too', async () => {
  const problem = await problemOf(new Response('<html>Bad Gateway</html>', { status: 502 }));
  expect(problem).toMatchObject({ status: 502, code: 'unknown' });
  expect(problem.message).toContain('502');
});

test('remedies are kept, but not those that the detail says already', async () => {
  const errors = [
    { reason: 'The value (x) is not known', remedy: 'Use one of a, b' },
    { reason: 'The field (type) is missing', remedy: 'Name it' },
  ];
  const detail = 'The value (x) is not known. Use one of a, b.';
  const problem = await problemOf(new Response(JSON.stringify({ detail, errors }), { status: 400 }));
  expect(problem.remedies).toEqual(['The field (type) is missing. Name it.']);
});
