import type { AlertView, EventView } from '../api/types';

/** What an alert says of the situation that a runbook is to know. */
export interface Situation {
  type: string;
  summary: string;
  severity: string;
  source: string;
  key: string;
  service: string | null;
  ci?: string | null;
  labels: Record<string, string>;
}

/** What is known of the situation of an event; its last alert says more, where there is one. */
export function situationOf(event: EventView, alert?: AlertView): Situation {
  return {
    type: alert?.type ?? event.type,
    summary: alert?.summary ?? event.subject,
    severity: alert?.severity ?? event.severity,
    source: alert?.source ?? event.source,
    key: alert?.key ?? event.key,
    service: event.service,
    ci: event.ci,
    labels: alert?.labels ?? {},
  };
}

/** An alert as the API takes it, of that situation. */
export function alertOf({
  type,
  summary,
  severity,
  key,
  service,
  ci,
  labels,
}: Situation): Record<string, unknown> {
  return {
    type,
    key,
    severity,
    summary,
    ...(service ? { service } : {}),
    ...(ci ? { ci } : {}),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
  };
}

/** An id that the schema accepts: NeverSeen_Before becomes never-seen-before. */
export function idOf(type: string): string {
  const id = type
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return id === '' ? 'situation' : id;
}

/** A runbook to go on from: it knows the situation's alerts, and the rest is to be said by people. */
export function runbookOf(id: string, owner: string, reviewBy: string, situation?: Situation): string {
  const { type = 'TypeOfTheAlert', summary = 'What happens, in a few words' } = situation ?? {};
  return `---
id: ${id}
title: ${quoted(summary.slice(0, 120))}
owner: ${owner}
review-by: ${reviewBy}
class: availability
match:
  type: ${quoted(type)}
---
## What it means

${summary}

## First minutes

1. Look at it.

## Stabilise

1. Bring it back.

## Resolve

1. Write down cause and solution.
`;
}

/** What a new file begins with. */
export function emptyFile(path: string, owner: string): string {
  const runbook = /^runbooks\/(.+)\.md$/.exec(path)?.[1];
  if (runbook !== undefined) {
    return runbookOf(runbook, owner, inAYear(new Date()));
  }
  if (path.startsWith('scenarios/')) {
    return `scenario: What happens, and what comes of it
steps:
  - { at: 0s, alert: { type: TypeOfTheAlert, key: k, severity: critical }, fate: opened }
events:
  - { key: k, owner: ${owner} }
`;
  }
  return '';
}

/** The day a year from then, as the front matter writes it. */
export function inAYear(now: Date): string {
  const then = new Date(now);
  then.setFullYear(then.getFullYear() + 1);
  return then.toISOString().slice(0, 10);
}

/** A text that YAML reads as that text, whatever stands in it. */
function quoted(text: string): string {
  return /^[A-Za-z][A-Za-z0-9 ._/-]*$/.test(text) &&
    !/^(true|false|null|yes|no|on|off)$/i.test(text) &&
    text.trim() === text
    ? text
    : JSON.stringify(text);
}
