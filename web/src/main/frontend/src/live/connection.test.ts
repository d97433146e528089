import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeStream } from '../test/FakeStream';
import { LiveConnection } from './connection';

const states: boolean[] = [];
const changes: unknown[] = [];
let connection: LiveConnection;

beforeEach(() => {
  vi.useFakeTimers();
  FakeStream.install();
  states.length = 0;
  changes.length = 0;
  const listener = {
    onState: (live: boolean) => void states.push(live),
    onChange: (topic: string, data: unknown) => void changes.push([topic, data]),
  };
  connection = new LiveConnection('/api/v1/stream', listener, () => 1);
  connection.start();
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

test('it tells of events and alerts, and of nothing else', () => {
  for (const name of ['event', 'alert', 'message']) {
    FakeStream.latest.dispatchEvent(new MessageEvent(name, { data: `of ${name}` }));
  }
  expect(changes).toEqual([
    ['event', 'of event'],
    ['alert', 'of alert'],
  ]);
});

test('it comes back after any failure, each time later and at most 30 s, and soon again after a success', () => {
  for (const pause of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    const lost = FakeStream.latest;
    lost.onerror?.();
    expect(lost.isClosed).toBe(true);
    vi.advanceTimersByTime(pause - 1);
    expect(FakeStream.latest).toBe(lost);
    vi.advanceTimersByTime(1);
    expect(FakeStream.latest).not.toBe(lost);
  }
  FakeStream.latest.onopen?.();
  const lost = FakeStream.latest;
  lost.onerror?.();
  vi.advanceTimersByTime(1_000);
  expect(FakeStream.latest).not.toBe(lost);
  expect(states).toEqual([...Array<boolean>(7).fill(false), true, false]);
});

test('what was stopped stays away', () => {
  FakeStream.latest.onerror?.();
  connection.stop();
  vi.advanceTimersByTime(60_000);
  expect(FakeStream.opened).toHaveLength(1);
});
