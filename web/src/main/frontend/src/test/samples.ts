import type { AlertView, DecisionView, EventView } from '../api/types';

export const EVENT: EventView = {
  id: 'e1',
  number: 7,
  key: 'host/web-1',
  subject: 'web-1 does not answer',
  type: 'HostDown',
  source: 'api',
  severity: 'critical',
  impact: 'medium',
  urgency: 'high',
  priority: 'P2',
  condition: 'firing',
  handling: 'open',
  state: 'open',
  situationClass: null,
  unclassified: true,
  ownerTeam: { id: 'operations', name: 'operations' },
  service: null,
  ci: null,
  runbook: null,
  alertCount: 1,
  openedAt: '2026-01-01T10:00:00Z',
  lastAlertAt: '2026-01-01T10:00:00Z',
  clearedAt: null,
  openedBy: { rule: 'Open an event', release: 'r-1' },
};

export const ALERT: AlertView = {
  id: '1-0',
  receivedAt: '2026-01-01T10:00:00Z',
  startsAt: null,
  source: 'api',
  type: 'HostDown',
  key: 'host/web-1',
  status: 'firing',
  severity: 'critical',
  summary: 'web-1 does not answer',
  labels: {},
  fate: 'opened',
  fateReason: 'It opened event 7.',
  event: { id: 'e1', number: 7 },
};

export const DECISION: DecisionView = {
  id: 'd1',
  at: '2026-01-01T10:00:00Z',
  kind: 'opened',
  rule: 'Open an event',
  release: 'r-1',
  sentence: 'Opened, because no event of this key was open.',
  facts: [{ name: 'alert', values: { key: 'host/web-1' } }],
};
