import { send } from '../api/client';
import type { Person } from '../api/types';

export const PATH = '/api/v1/incidents';
/** Those in which somebody still has to do something. */
export const UNDER_WAY = 'open,in-progress';

/** What several events come to. */
export interface IncidentView {
  id: string;
  number: number;
  title: string;
  state: string;
  priority: string;
  service: string | null;
  ownerTeam: string;
  commander: Person | null;
  rule: string | null;
  openedAt: string;
  openedBy: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
  cause: string | null;
  solution: string | null;
  eventCount: number;
  record: string | null;
  version: number;
}

/** One thing that happened to an incident. */
export interface IncidentEntry {
  id: number;
  at: string;
  action: string;
  sentence: string;
  note: string | null;
}

export type IncidentAction =
  'start' | 'resolve' | 'close' | 'reopen' | 'command' | 'update' | 'describe' | 'add' | 'remove';

/** The ways on from a state; what most likely comes next is the first. */
const WAYS: Record<string, ('start' | 'resolve' | 'close' | 'reopen')[]> = {
  open: ['start', 'resolve', 'close'],
  'in-progress': ['resolve', 'close'],
  resolved: ['close', 'reopen'],
  closed: ['reopen'],
};

export function waysOn(state: string): ('start' | 'resolve' | 'close' | 'reopen')[] {
  return WAYS[state] ?? [];
}

/** Does something with an incident as it was shown; it is refused when somebody else was faster. */
export function act(
  incident: IncidentView,
  action: IncidentAction,
  body: Record<string, unknown>,
): Promise<IncidentView> {
  return send<IncidentView>(
    'POST',
    `${PATH}/${encodeURIComponent(incident.id)}/${action}`,
    body,
    incident.version,
  );
}
