import { onlineManager, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { Problem } from '../api/client';
import { newQueries } from './queries';

afterEach(() => {
  onlineManager.setOnline(true);
  vi.useRealTimers();
});

test('without a network it is tried, said to be unreachable, and read again when there is one', async () => {
  vi.useFakeTimers();
  onlineManager.setOnline(false);
  const queries = newQueries();
  queries.mount();
  const read = vi.fn((): Promise<string> => Promise.reject(new TypeError('Failed to fetch')));
  const observer = new QueryObserver(queries, { queryKey: ['x'], queryFn: read });
  const leave = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(observer.getCurrentResult()).toMatchObject({ status: 'error', fetchStatus: 'idle' });

  read.mockImplementation(() => Promise.resolve('there'));
  onlineManager.setOnline(true);
  await vi.advanceTimersByTimeAsync(10);
  expect(observer.getCurrentResult().data).toBe('there');
  leave();
  queries.unmount();
});

test('what the server refused is not asked again', async () => {
  const queries = newQueries();
  const read = vi.fn((): Promise<string> => Promise.reject(new Problem(404, 'not-found', 'No', 'None')));
  const observer = new QueryObserver(queries, { queryKey: ['x'], queryFn: read });
  const leave = observer.subscribe(() => undefined);
  await expect.poll(() => observer.getCurrentResult().status).toBe('error');
  expect(read).toHaveBeenCalledTimes(1);
  leave();
});
