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
