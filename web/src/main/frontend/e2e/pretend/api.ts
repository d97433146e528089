import { ON_CALL, series, TEAM } from './more';
import { ACCOUNTING, alerts, allowed, at, CATALOGUE, events, PEOPLE, type PretendedEvent } from './data';

export interface Answer {
  status: number;
  body?: unknown;
}

const ME = PEOPLE[0];
const SESSION = {
  user: {
    ...ME,
    roles: ['administrator'],
    permissions: [
      'events:read',
      'events:handle',
      'alerts:read',
      'notifications:read',
      'notifications:retry',
      'catalogue:read',
      'catalogue:write',
      'maintenance:write',
      'mappings:read',
      'mappings:write',
      'users:manage',
      'tokens:manage',
      'audit:read',
    ],
  },
  csrfToken: 'pretended',
  passwordChangeRequired: false,
  tenant: { id: 1, name: 'default' },
};
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
let signedIn = true;

/** Everything as it was at the start, with as many events as asked for. */
export function reset(total = 400, isSignedIn = true): void {
  held = events(total);
  said.length = 0;
  signedIn = isSignedIn;
}

/** One more event, as when an alert has opened it. */
export function open(change: Partial<PretendedEvent>): PretendedEvent {
  const [newest] = events(held.length + 1);
  const event = { ...newest, ...change } as PretendedEvent;
  held = [event, ...held];
  return event;
}

export function answer(method: string, url: URL, body: Record<string, unknown>): Answer {
  const [what = '', id = '', part = ''] = url.pathname
    .slice('/api/v1/'.length)
    .split('/')
    .map((text) => decodeURIComponent(text));
  if (what === 'session') {
    return signedIn
      ? { status: 200, body: SESSION }
      : { status: 401, body: { title: 'Nobody is signed in' } };
  }
  if (what === 'accounting') {
    return { status: 200, body: ACCOUNTING };
  }
  if (what === 'people') {
    const text = (url.searchParams.get('q') ?? '').toLowerCase();
    return page(PEOPLE.filter((person) => JSON.stringify(person).toLowerCase().includes(text)));
  }
  if (what === 'events') {
    return id === ''
      ? list(url)
      : method === 'POST' && id === 'actions'
        ? all(body)
        : one(method, id, part, url, body);
  }
  if (what === 'alerts') {
    return id === ''
      ? page(alerts())
      : part === 'trace'
        ? trace(id)
        : found(alerts().find((alert) => alert.id === id));
  }
  if (what === 'teams' && part !== '') {
    const things = TEAM[part];
    return things === undefined ? MISSING : Array.isArray(things) ? page(things) : found(things);
  }
  if (what === 'on-call') {
    return page(ON_CALL);
  }
  if (what === 'series') {
    return { status: 200, body: series() };
  }
  if (what === 'default-owner') {
    return { status: 200, body: { team: { id: 'platform', name: 'Platform team' }, version: 1 } };
  }
  if (what === 'audit' && id === 'verify') {
    return { status: 200, body: { valid: true, checkedUpTo: 41, firstBroken: null } };
  }
  if (what === 'mappings' && id === 'try') {
    return { status: 200, body: { alerts: [{ ...alerts()[0], idempotencyKey: null }], rejected: [] } };
  }
  const things = CATALOGUE[what];
  if (things === undefined) {
    return MISSING;
  }
  if (method === 'GET') {
    return id === '' ? page(things) : found(things.find((thing) => Object.values(thing).includes(id)));
  }
  return method === 'DELETE'
    ? { status: 204 }
    : {
        status: method === 'POST' ? 201 : 200,
        body: { ...body, token: 'blf_pretended', oneTimePassword: 'once only' },
      };
}

const MISSING: Answer = {
  status: 404,
  body: { title: 'There is nothing here', detail: 'There is no such thing.', code: 'not-found' },
};

function found(thing: unknown): Answer {
  return thing === undefined ? MISSING : { status: 200, body: thing };
}

function page(items: unknown[]): Answer {
  return { status: 200, body: { items, nextCursor: null } };
}

function list(url: URL): Answer {
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

function one(method: string, id: string, part: string, url: URL, body: Record<string, unknown>): Answer {
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
  if (action === 'watch' || action === 'unwatch') {
    event.watching = action === 'watch';
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

function all(body: Record<string, unknown>): Answer {
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

function trace(id: string): Answer {
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
