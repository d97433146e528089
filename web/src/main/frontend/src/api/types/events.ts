import type { FactValues } from './alerts';
import type { Person } from './common';

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
  /** Whether the one who asks is among those who called its page useless. */
  calledUseless: boolean;
  /** The incident that it is in. */
  incident?: { id: string; number: number; state: string } | null;
  /** The steps of the runbook's procedure that were done. */
  ticks: { step: string; by: string | null; at: string }[];
  /** What it probably comes from; left out by a server that looks for no causes. */
  probableCause?: ProbableCause | null;
  /** How many others it probably causes. */
  symptoms?: number;
  /** What the one who asks may do with it now. */
  allowed: string[];
}

/** What the runbook of an event tells people to do; without one there are no phases. */
export interface ProcedureView {
  runbook: string | null;
  title: string | null;
  packageName: string | null;
  text: string | null;
  phases: { title: string; steps: { id: string; number: number; text: string }[] }[];
}

/** What is known from before. */
export interface AdviceView {
  lessons: LessonView[];
  runbook: { id: string; title: string; grounds: string } | null;
}

/** A closed event that is like another. */
export interface LessonView {
  event: string;
  number: number;
  subject: string;
  likeness: number;
  grounds: string[];
  causeClass: string | null;
  cause: string | null;
  solution: string | null;
  closedAt: string;
}

/** A change, as near as it is to an event. */
export interface TouchingView {
  change: {
    id: string;
    happenedAt: string;
    summary: string;
    service: string | null;
    ci: string | null;
    source: string | null;
    link: string | null;
  };
  /** Whether it was done to what the event is about, and not to what that depends on. */
  itself: boolean;
  /** How long before the event opened; negative after it. */
  secondsBefore: number;
}

export interface ProbableCause {
  id: string;
  number: number;
  /** In percent. */
  confidence: number;
  grounds: string;
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
