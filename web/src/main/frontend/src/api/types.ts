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
  priorityOverride: { priority: string; reason: string | null; by: string | null } | null;
  reopened: number;
  uselessCount: number;
  /** What it probably comes from; left out by a server that looks for no causes. */
  probableCause?: ProbableCause | null;
  /** How many others it probably causes. */
  symptoms?: number;
  /** What the one who asks may do with it now. */
  allowed: string[];
}

export interface ProbableCause {
  id: string;
  number: number;
  /** In percent. */
  confidence: number;
  grounds: string;
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
  steps: { facts: FactValues[] }[];
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

/** What was measured, what is usual, and from where on it is trouble. */
export interface SeriesView {
  key: string;
  metric: string;
  baselines: {
    learning: boolean;
    unusual: boolean;
    now: BandAt | null;
    bands: BandAt[];
  }[];
  levels: { above: number | null; below: number | null; severity: string }[];
  points: { at: string; value: number }[];
}

/** What is usual at a time. */
export interface BandAt {
  at: string;
  lower: number;
  expected: number;
  upper: number;
}

/** Who is called for a team now; nobody when there is no person. */
export interface OnCallView {
  team: { id: string; name: string };
  person: Person | null;
  until: string | null;
  override: boolean;
}

/** A way to reach a team. */
export interface ChannelView {
  team: string;
  name: string;
  kind: string;
  address: string;
  topic: string | null;
  sealed: boolean;
  priorities: string[];
  enabled: boolean;
  checkedAt: string | null;
  checkFailure: string | null;
  version: number;
}

export interface RotationView {
  zone: string;
  startsOn: string;
  handover: string;
  members: Person[];
  version: number;
}

/** Somebody who stands in. */
export interface OverrideView {
  id: string;
  person: Person;
  startsAt: string;
  endsAt: string;
}

/** What became of all alerts. */
export interface Accounting {
  received: number;
  journalled: number;
  rejected: Record<string, number>;
  fates: Record<string, number>;
  pending: number;
  lagMillis: number;
}

export interface WindowView {
  id: string;
  service: string;
  startsAt: string;
  endsAt: string;
  reason: string;
  state: string;
  createdBy: string;
}

/** What must arrive; exactly one of the five demands is there. */
export interface ExpectationView {
  id: string;
  name: string;
  service: string | null;
  severity: string;
  key: string | null;
  type: string | null;
  source: string | null;
  count: {
    atLeast: number | null;
    atMost: number | null;
    within: string;
    zone: string;
    grace: string;
  } | null;
  schedule: {
    from: string | null;
    by: string;
    weekdays: string[] | null;
    days: number[] | null;
    zone: string | null;
    holidays: string[] | null;
    grace: string | null;
  } | null;
  volume: { metric: string; min: number | null; max: number | null } | null;
  run: { max: string } | null;
  silence: { longest: string | null; worseEvery: string | null } | null;
  byUse: boolean;
  lastArrival: string | null;
  nextDue: string | null;
  open: string[];
  version: number;
}

export interface UserView {
  username: string;
  displayName: string;
  roles: string[];
  disabled: boolean;
  passwordChangeRequired: boolean;
  lastLoginAt: string | null;
  version: number;
}

export interface TokenView {
  id: string;
  name: string;
  scopes: string[];
  createdBy: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

export interface NotificationView {
  id: number;
  event: { id: string; number: number | null };
  team: { id: string; name: string };
  recipient: string | null;
  subject: string;
  state: string;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
}

export interface FactValues {
  name: string;
  values: Record<string, string>;
}

/** Where an alert went. */
export interface TraceView {
  id: string;
  sentences: string[];
  received: { at: string; source: string; contentType: string | null };
  judged: { fate: string; rule: string | null; facts: FactValues[] } | null;
  replay: {
    done: boolean;
    agrees: boolean | null;
    firings: { rule: string; facts: FactValues[] }[];
  };
  event: { id: string; number: number } | null;
}

export interface MappingView {
  name: string;
  mapping: unknown;
  version: number;
}

/** What would come of a body. */
export interface TrialView {
  alerts: Record<string, unknown>[];
  rejected: { index?: number; field?: string; reason: string; remedy: string }[];
}

/** One line of what was done, by whom. */
export interface AuditEntry {
  sequence: number;
  at: string;
  /** Null for Belfry itself. */
  by: string | null;
  what: string;
  object: string | null;
  detail: unknown;
}
