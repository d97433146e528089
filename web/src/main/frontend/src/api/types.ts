/** What the API shows; see /openapi. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Session {
  user: { username: string; displayName: string; roles: string[]; permissions: string[] };
  csrfToken: string;
  passwordChangeRequired: boolean;
  tenant: { id: number; name: string };
}

export interface EventView {
  id: string;
  number: number;
  key: string;
  subject: string;
  type: string;
  source: string;
  severity: string;
  impact: string;
  urgency: string;
  priority: string;
  condition: string;
  handling: string;
  state: string;
  situationClass: string | null;
  unclassified: boolean;
  ownerTeam: { id: string; name: string };
  service: string | null;
  ci: string | null;
  runbook: { id: string; title: string } | null;
  alertCount: number;
  openedAt: string;
  lastAlertAt: string;
  clearedAt: string | null;
  openedBy: { rule: string; release: string };
  version: number;
  /** Raised by people alone; it is what a change of theirs is based on. */
  handlingVersion: number;
  assignee: Person | null;
  assignedAt: string | null;
  helpers: Person[];
  watchers: Person[];
  watching: boolean;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  acknowledgedUntil: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
  closedBy: string | null;
  causeClass: string | null;
  cause: string | null;
  solution: string | null;
  priorityOverride: { priority: string; reason: string; by: string; at: string } | null;
  reopened: number;
  /** What the one who asks may do with it now. */
  allowed: string[];
}

export interface Person {
  username: string;
  displayName: string;
}

/** One line of an event's story. */
export interface TimelineEntry {
  id: string;
  at: string;
  kind: string;
  by: string | null;
  action: string | null;
  from: string | null;
  to: string | null;
  sentence: string;
  note: string | null;
}

/** Why an event is there and whom it called. */
export interface ExplanationView {
  summary: string;
  notified: { key: string; state: string; sentence: string }[];
}

export interface AlertView {
  id: string;
  receivedAt: string;
  startsAt: string | null;
  source: string;
  type: string;
  key: string;
  status: string;
  severity: string;
  summary: string;
  labels: Record<string, string>;
  fate: string;
  fateReason: string;
  event: { id: string; number: number } | null;
}

export interface DecisionView {
  id: string;
  at: string;
  kind: string;
  rule: string;
  release: string;
  sentence: string;
  facts: { name: string; values: Record<string, string> }[];
}

export interface TeamView {
  id: string;
  name: string;
  mail: string | null;
  version: number;
}

export interface ServiceView {
  name: string;
  ownerTeam: { id: string; name: string };
  criticality: string;
  version: number;
}
