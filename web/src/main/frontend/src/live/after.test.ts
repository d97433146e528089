import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { after } from './after';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a storm of calls becomes one action each period, and none is forgotten', async () => {
  const action = vi.fn(() => Promise.resolve());
  const refresh = after(100, action);
  refresh.soon();
  vi.advanceTimersByTime(60);
  refresh.soon();
  vi.advanceTimersByTime(40);
  expect(action).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(0);
  refresh.soon();
  vi.advanceTimersByTime(100);
  expect(action).toHaveBeenCalledTimes(2);
});

test('an action waits for the one before, whether that succeeds or fails', async () => {
  const ends: (() => void)[] = [];
  const action = vi.fn(() => new Promise((_done, fail) => ends.push(() => fail(new Error('lost')))));
  const refresh = after(100, action);
  refresh.soon();
  vi.advanceTimersByTime(100);
  refresh.soon();
  refresh.soon();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(action).toHaveBeenCalledTimes(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(100);
  expect(action).toHaveBeenCalledTimes(2);
});

test('what is cancelled does not run', () => {
  const action = vi.fn(() => Promise.resolve());
  const refresh = after(100, action);
  refresh.soon();
  refresh.cancel();
  vi.advanceTimersByTime(200);
  expect(action).not.toHaveBeenCalled();
});
