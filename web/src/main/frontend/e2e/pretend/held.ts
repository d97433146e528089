import { MISSING, page, type Answer } from './answers';
import { PROCEDURE, SIMILAR } from './beside';
import { alerts, allowed, at, events, PEOPLE, TEAMS, type PretendedEvent } from './data';

const ME = PEOPLE[0];
const STATES: Record<string, string> = {
  acknowledge: 'acknowledged',
  unacknowledge: 'open',
  start: 'in-progress',
  resolve: 'resolved',
  close: 'closed',
  reopen: 'open',
};
const SEVERITIES = ['critical', 'major', 'minor', 'warning', 'info'];

let held = events(400);
const said: { event: string; entry: Record<string, unknown> }[] = [];
/** Everything as it was at the start, with as many events as asked for. */
export function resetEvents(total: number): void {
  held = events(total);
  said.length = 0;
}

/** One more event, as when an alert has opened it. */
export function open(change: Partial<PretendedEvent>): PretendedEvent {
  const [newest] = events(held.length + 1);
  const event = { ...newest, ...change } as PretendedEvent;
  held = [event, ...held];
  return event;
}

/** The events that a list asks for. */
export function list(url: URL): Answer {
  const asked = (name: string) => url.searchParams.get(name)?.split(',') ?? null;
  const [states, priorities, severities] = ['state', 'priority', 'severity'].map(asked);
  const text = url.searchParams.get('q')?.toLowerCase() ?? '';
  const key = url.searchParams.get('key');
  const cause = url.searchParams.get('cause');
  const assignee = url.searchParams.get('assignee');
  const of = (event: PretendedEvent) =>
    (states?.includes(event.state) ?? true) &&
    (priorities?.includes(event.priority) ?? true) &&
    (severities?.includes(event.severity) ?? true) &&
    (url.searchParams.get('unclassified') !== 'true' || event.unclassified) &&
    (key === null || event.key === key) &&
    (cause === null || event.probableCause?.id === cause) &&
    (url.searchParams.get('team') ?? event.ownerTeam.id) === event.ownerTeam.id &&
    (url.searchParams.get('service') ?? event.service) === event.service &&
    (assignee === null ||
      (assignee === 'none'
        ? event.assignee === null
        : event.assignee?.username === (assignee === 'me' ? ME?.username : assignee))) &&
    `${event.subject} ${event.key}`.toLowerCase().includes(text);
  const matching = held.filter(of);
  if (url.searchParams.get('sort') !== null && url.searchParams.get('sort') !== 'opened') {
    matching.sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        Number(a.assignee !== null) - Number(b.assignee !== null) ||
        b.number - a.number,
    );
  }
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const to = from + Number(url.searchParams.get('limit') ?? 50);
  return {
    status: 200,
    body: { items: matching.slice(from, to), nextCursor: to < matching.length ? String(to) : null },
  };
}

/** One of them, a part of it, or what is done with it. */
export function one(
  method: string,
  id: string,
  part: string,
  url: URL,
  body: Record<string, unknown>,
): Answer {
  const event = held.find((each) => each.id === id);
  if (event === undefined) {
    return MISSING;
  }
  if (method === 'POST') {
    return { status: 200, body: act(event, part, body) };
  }
  switch (part) {
    case '':
      return { status: 200, body: event };
    case 'alerts':
      return page(alerts(event));
    case 'explanation':
      return {
        status: 200,
        body: {
          summary: `An alert of type ${event.type} from ${event.source} opened event ${event.number} at ${event.openedAt}, because no event of its key was open. Impact ${event.impact} and urgency ${event.urgency} make it ${event.priority}. It belongs to ${event.ownerTeam.name}, which the runbook names.`,
          steps: [{ facts: [{ name: 'threshold', values: { metric: 'latency' } }] }],
          notified: [
            {
              key: 'n1',
              state: 'sent',
              sentence: `${event.ownerTeam.name} was told by mail to team@example.com at ${event.openedAt}.`,
            },
          ],
        },
      };
    case 'procedure':
      return { status: 200, body: PROCEDURE };
    case 'similar':
      return { status: 200, body: SIMILAR };
    case 'decisions':
      return page([decision(event)]);
    case 'timeline':
      return page(timeline(event, url.searchParams.get('order') === 'desc'));
    default:
      return MISSING;
  }
}

function decision(event: PretendedEvent) {
  return {
    id: 'd1',
    at: event.openedAt,
    kind: 'opened',
    rule: 'Open an event for an alert that matters',
    release: 'r-41',
    sentence: 'Opened, because no event of this key was open.',
    facts: [{ name: 'alert', values: { key: event.key, severity: event.severity } }],
    alertId: '1040-0',
  };
}

function timeline(event: PretendedEvent, newestFirst: boolean) {
  const entry = (id: string, when: string, kind: string, sentence: string, note: string | null = null) => ({
    id,
    at: when,
    kind,
    by: null,
    action: null,
    from: null,
    to: null,
    sentence,
    note,
  });
  const entries = [
    entry('1', event.openedAt, 'alert', `${event.source} reported: ${event.subject}`),
    entry('2', event.openedAt, 'decision', 'Opened, because no event of this key was open.'),
    entry('3', event.openedAt, 'notification', `${event.ownerTeam.name} was told by mail.`),
    ...said.filter((each) => each.event === event.id).map((each) => each.entry),
  ];
  return newestFirst ? entries.reverse() : entries;
}

function act(event: PretendedEvent, action: string, body: Record<string, unknown>): PretendedEvent {
  const state = STATES[action];
  if (state !== undefined) {
    event.state = event.handling = state;
  }
  if ((action === 'acknowledge' || action === 'start') && event.assignee === null) {
    event.assignee = ME ?? null;
    event.assignedAt = at(1);
  }
  if (action === 'assign') {
    event.assignee = PEOPLE.find(({ username }) => username === body.username) ?? null;
    event.assignedAt = event.assignee && at(1);
  }
  if (action === 'hand-over') {
    event.ownerTeam = TEAMS.find(({ id }) => id === body.team) ?? event.ownerTeam;
    event.assignee = event.assignedAt = null;
  }
  if (action === 'useless') {
    event.calledUseless = body.undo !== true;
    event.uselessCount = event.calledUseless ? 1 : 0;
  }
  if (action === 'watch' || action === 'unwatch') {
    event.watching = action === 'watch';
  }
  if (action === 'tick') {
    const others = event.ticks.filter(({ step }) => step !== body.step);
    const tick = { step: String(body.step), by: ME?.username ?? null, at: at(1) };
    event.ticks = body.done === false ? others : [...others, tick];
  }
  Object.assign(event, pick(body, ['cause', 'causeClass', 'solution']));
  event.handlingVersion += 1;
  event.allowed = allowed(event.state);
  said.push({
    event: event.id,
    entry: {
      id: `s${said.length}`,
      at: at(1),
      kind: action === 'comment' ? 'comment' : 'action',
      by: ME?.username,
      sentence: `${ME?.displayName}: ${action}`,
      note: body.text ?? body.note ?? null,
    },
  });
  return event;
}

/** What is done with several. */
export function all(body: Record<string, unknown>): Answer {
  const ids = body.ids as string[];
  const done = held.filter(({ id, allowed: may }) => ids.includes(id) && may.includes(body.action as string));
  const refused = held.filter((event) => ids.includes(event.id) && !done.includes(event));
  done.forEach((event) => act(event, body.action as string, body));
  return {
    status: 200,
    body: {
      done: done.map(({ id, number }) => ({ id, number })),
      refused: refused.map(({ id, number, state }) => ({
        id,
        number,
        code: 'illegal-transition',
        detail: `It is ${state}.`,
      })),
    },
  };
}

function pick(body: Record<string, unknown>, names: string[]) {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}
