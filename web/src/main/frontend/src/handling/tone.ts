import type { EventView } from '../api/types';

/** What is over has the colour of what is well, whatever it was. */
export function toneOf({ condition, handling, severity }: EventView): string {
  return condition === 'cleared' || handling === 'resolved' || handling === 'closed' ? 'well' : severity;
}
