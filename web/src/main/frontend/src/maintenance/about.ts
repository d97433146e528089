import type { WindowView } from '../api/types';
import { texts } from '../texts';

/** What a window is for, in short: its service, or else what alerts must say. */
export function about({ service, matchers = [] }: WindowView): string {
  return service ?? (matchers.length === 0 ? texts.maintenance.everything : matchers.join(', '));
}
