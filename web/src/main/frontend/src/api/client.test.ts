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
