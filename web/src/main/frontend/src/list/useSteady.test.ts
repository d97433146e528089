import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useSteady } from './useSteady';

const item = (id: string, state = 'open') => ({ id, state });
const A = item('a');
const B = item('b');
const C = item('c');

function steady(items: { id: string; state: string }[]) {
  return renderHook(({ name, list }) => useSteady(name, list), { initialProps: { name: 'x', list: items } });
}

test('what is new between others waits until it is asked for', () => {
  const { result, rerender } = steady([A, B]);
  rerender({ name: 'x', list: [C, A, B] });
  expect(result.current).toMatchObject({ rows: [A, B], fresh: [C] });
  act(() => result.current.update());
  expect(result.current).toMatchObject({ rows: [C, A, B], fresh: [] });
});

test('rows change in place, whatever their place would be now', () => {
  const { result, rerender } = steady([A, B]);
  const changed = item('a', 'closed');
  rerender({ name: 'x', list: [B, changed] });
  expect(result.current.rows).toEqual([changed, B]);
  expect(result.current.gone.size).toBe(0);
});

test('what no longer belongs to it stays until it is asked for', () => {
  const { result, rerender } = steady([A, B]);
  rerender({ name: 'x', list: [B] });
  expect(result.current.rows).toEqual([A, B]);
  expect([...result.current.gone]).toEqual(['a']);
  act(() => result.current.update());
  expect(result.current.rows).toEqual([B]);
});

test('what follows at the end is added', () => {
  const { result, rerender } = steady([A]);
  rerender({ name: 'x', list: [A, B] });
  expect(result.current).toMatchObject({ rows: [A, B], fresh: [] });
});

test('an empty list and another list take everything at once', () => {
  const { result, rerender } = steady([]);
  rerender({ name: 'x', list: [A] });
  expect(result.current.rows).toEqual([A]);
  rerender({ name: 'y', list: [C, B] });
  expect(result.current).toMatchObject({ rows: [C, B], fresh: [] });
});
