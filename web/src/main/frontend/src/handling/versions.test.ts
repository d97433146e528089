import { afterEach, expect, test, vi } from 'vitest';
import { OwnVersions } from './versions';

afterEach(() => vi.useRealTimers());

test('what follows at once waits for the answer, and rests on what that made', async () => {
  const own = new OwnVersions();
  const based: string[] = [];
  const change = (name: string, made: Promise<number>) => (version: number) => {
    based.push(`${name} on ${version}`);
    return made;
  };
  let answer: (version: number) => void = () => undefined;
  const first = new Promise<number>((resolve) => (answer = resolve));
  const all = [
    own.following('e1', 1, change('one', first)),
    own.following('e1', 1, change('two', Promise.resolve(3))),
    own.following('e1', 1, change('three', Promise.resolve(4))),
  ];
  await own.following('e2', 1, change('other', Promise.resolve(9)));
  expect(based).toEqual(['one on 1', 'other on 1']);
  answer(2);
  await Promise.all(all);
  expect(based.slice(2)).toEqual(['two on 2', 'three on 3']);
});

test('what was refused leaves the version as it was seen', async () => {
  const own = new OwnVersions();
  const refused = own.following('e1', 5, () => Promise.reject(new Error('somebody was faster')));
  await expect(refused).rejects.toThrow('somebody was faster');
  const based = vi.fn(() => Promise.resolve(6));
  await own.following('e1', 5, based);
  expect(based).toHaveBeenCalledWith(5);
});

test('what never gets an answer holds nothing up for long', async () => {
  vi.useFakeTimers();
  const own = new OwnVersions();
  void own.following('e1', 1, () => new Promise(() => undefined));
  const next = vi.fn(() => Promise.resolve(2));
  const done = own.following('e1', 1, next);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(next).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  await done;
  expect(next).toHaveBeenCalledWith(1);
});
