/** What the stream told since the last time that something was read again. */
export interface News {
  /** Nobody knows what: everything may have changed. */
  everything: boolean;
  alerts: boolean;
  /** The ids of events that changed. */
  events: Set<string>;
}

export const NO_NEWS: Readonly<News> = { everything: false, alerts: false, events: new Set() };

/** What no alert changes. */
const LASTING = ['session', 'people', 'choices'];
/** What is about one event, whose id stands in what follows. */
const OF_ONE_EVENT = [
  'event',
  'timeline',
  'explanation',
  'event-alerts',
  'event-decisions',
  'event-procedure',
  'event-similar',
  'event-changes',
];
/** What any alert may change: the message of alerts does not say whether they joined the event that is looked at. */
const OF_ALERTS = [
  'alerts',
  'accounting',
  'arrivals',
  'expectations',
  'series',
  'tokens',
  'event',
  'timeline',
  'event-alerts',
];

/** Adds what a message says; one that cannot be read may be about anything. */
export function heard(before: News, topic: string, data: unknown): News {
  if (topic === 'alert') {
    return { ...before, alerts: true };
  }
  const id = idOf(data);
  return id === null
    ? { ...before, everything: true }
    : { ...before, events: new Set(before.events).add(id) };
}

/** Whether what was read for a query may have changed. */
export function isTouched(queryKey: readonly unknown[], news: News): boolean {
  const [kind, about] = queryKey.map(String);
  if (kind === undefined || LASTING.includes(kind)) {
    return false;
  }
  if (news.everything) {
    return true;
  }
  if (news.alerts && OF_ALERTS.includes(kind)) {
    return true;
  }
  return OF_ONE_EVENT.includes(kind)
    ? [...news.events].some((id) => about?.includes(id))
    : news.events.size > 0;
}

function idOf(data: unknown): string | null {
  try {
    const { id } = JSON.parse(String(data)) as { id?: unknown };
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}
