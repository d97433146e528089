import type { Step } from './answers';

export const POLICIES = '/api/v1/escalation-policies';

/** A policy of escalation. */
export interface Policy {
  name: string;
  steps: Step[];
  repeats: number;
  priorities: string[];
  /** Who hears in turn once an event is not resolved in time. */
  breachSteps: Step[];
  version: number;
}

/** What a policy says of it that says nothing else, and what holds for a team that has no policy. */
export const USUAL_BREACH: readonly Step[] = [
  { after: '0', tell: ['lead', 'manager'] },
  { after: '1h', tell: ['manager', 'director'] },
];
