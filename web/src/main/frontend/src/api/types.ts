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
