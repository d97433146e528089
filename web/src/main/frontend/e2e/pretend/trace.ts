import { MISSING, type Answer } from './answers';
import { alerts } from './data';

/** Where an alert went. */
export function trace(id: string): Answer {
  const alert = alerts().find((each) => each.id === id);
  if (alert === undefined) {
    return MISSING;
  }
  return {
    status: 200,
    body: {
      id,
      sentences: [
        `Received from ${alert.source} at ${alert.receivedAt}, in a request of type application/json with 412 bytes.`,
        'Stored in the journal at position 1042 as alert 1 of its request.',
        `Judged: ${alert.fate}. ${alert.fateReason}`,
        'The rule "Open an event for an alert that matters" of release r-41 decided it.',
      ],
      received: { at: alert.receivedAt, source: alert.source, contentType: 'application/json', bytes: 412 },
      journalled: { position: 1042, index: 0, at: alert.receivedAt },
      judged: {
        fate: alert.fate,
        reason: alert.fateReason,
        rule: 'Open an event for an alert that matters',
        release: 'r-41',
        facts: [{ name: 'alert', values: { key: alert.key, severity: alert.severity } }],
        held: null,
      },
      replay: {
        done: false,
        reason: 'What is stored says it. Ask with replay=true for every rule.',
        agrees: null,
        firings: [],
      },
      event: alert.event,
    },
  };
}
