import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { after } from './after';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a storm of calls becomes one action each period, and none is forgotten', () => {
  const action = vi.fn();
  const refresh = after(100, action);
  refresh.soon();
  vi.advanceTimersByTime(60);
  refresh.soon();
  vi.advanceTimersByTime(40);
  expect(action).toHaveBeenCalledTimes(1);
  refresh.soon();
  vi.advanceTimersByTime(100);
  expect(action).toHaveBeenCalledTimes(2);
});

test('what is cancelled does not run', () => {
  const action = vi.fn();
  const refresh = after(100, action);
  refresh.soon();
  refresh.cancel();
  vi.advanceTimersByTime(200);
  expect(action).not.toHaveBeenCalled();
});
