import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';

export const ORDER = '/api/v1/releases/active/order';
export const ORDER_PAGE = '/packages/order';

/** In which order packages decide, and the one that somebody proposes. */
export interface PackageOrder {
  /** The release that judges in this order. */
  release: number;
  /** The first decides. */
  names: string[];
  proposed: Proposal | null;
}

/** An order that a second person has to approve. */
export interface Proposal {
  id: number;
  names: string[];
  /** A code, such as user:17. */
  actor: string;
  reason: string;
  at: string;
}

export function useOrder() {
  return useQuery({ queryKey: ['package-order'], queryFn: () => get<PackageOrder>(ORDER) });
}

/** The order after one of it moved by so many places; the same at its ends. */
export function moved(names: readonly string[], name: string, by: number): readonly string[] {
  const from = names.indexOf(name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= names.length) {
    return names;
  }
  const others = names.filter((each) => each !== name);
  return [...others.slice(0, to), name, ...others.slice(to)];
}

/** Whether both are orders of the same. */
export function isOrderOf(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name) => others.includes(name));
}
