import type { EventView, Person } from '../api/types';

export const ACTIONS = [
  'acknowledge',
  'start',
  'assign',
  'hand-over',
  'resolve',
  'close',
  'reopen',
  'comment',
  'prioritise',
  'help',
  'watch',
  'unwatch',
  'unacknowledge',
  'useless',
] as const;

/** What stands beside what it is about, and not among the buttons. */
export type ActionName = (typeof ACTIONS)[number] | 'tick';

/** Something that somebody does with an event; the body is that of the API. */
export interface Act {
  action: ActionName;
  body: Record<string, unknown>;
  /** Whom it is about, as people are shown. */
  person?: Person | null;
  /** Which team takes it on. */
  team?: EventView['ownerTeam'];
}

/** What was written in a field of an action that was refused; empty when there was none. */
export function saidIn(body: Act['body'] | undefined, field: string): string {
  const said = body?.[field];
  return typeof said === 'string' ? said : '';
}

/** The letter for each action that has one. */
export const LETTERS: Partial<Record<ActionName, string>> = {
  acknowledge: 'a',
  start: 'i',
  assign: 's',
  resolve: 'r',
  close: 'c',
  'hand-over': 't',
  reopen: 'o',
  comment: 'm',
  prioritise: 'p',
  watch: 'w',
  unwatch: 'w',
};

/** What needs nothing said with it. */
export const AT_ONCE: readonly ActionName[] = [
  'acknowledge',
  'start',
  'watch',
  'unwatch',
  'unacknowledge',
  'useless',
];

/** The actions that at least one of the events allows now, in the order in which they are offered. */
export function allowedOf(events: EventView[]): ActionName[] {
  const allowed = new Set(events.flatMap((event) => event.allowed));
  return ACTIONS.filter((action) => allowed.has(action));
}

/** Whether an event is closed only with its class of cause, its cause and its solution. */
export function needsCause(event: EventView): boolean {
  return event.priority === 'P1' || event.priority === 'P2';
}

/**
 * Whether an action that was based on one is as right for the other: a step ticked, a comment or somebody told
 * meanwhile does not bear on it.
 */
export function haveSameGround(seen: EventView, now: EventView): boolean {
  const ground = (event: EventView) => [
    event.handling,
    event.priority,
    event.assignee?.username,
    event.ownerTeam.id,
    event.causeClass,
    event.cause,
    event.solution,
  ];
  const fresh = ground(now);
  return ground(seen).every((value, place) => value === fresh[place]);
}

const STATES: Partial<Record<ActionName, string>> = {
  acknowledge: 'acknowledged',
  start: 'in-progress',
  resolve: 'resolved',
  close: 'closed',
  reopen: 'open',
  unacknowledge: 'open',
  'hand-over': 'open',
};

/** What an event most likely looks like once the server has agreed. */
export function foresee(event: EventView, act: Act, me: Person, now: string): EventView {
  const state = STATES[act.action];
  const moved = state === undefined ? event : { ...event, state, handling: state };
  switch (act.action) {
    case 'acknowledge':
      return { ...owned(moved, me, now), acknowledgedAt: now, acknowledgedBy: me.username };
    case 'start':
      return owned(moved, me, now);
    case 'resolve':
    case 'close':
      return { ...moved, ...findings(act.body) };
    case 'assign': {
      const assignee = act.person ?? null;
      return { ...moved, assignee, assignedAt: assignee && now };
    }
    case 'hand-over':
      return { ...moved, ownerTeam: act.team ?? event.ownerTeam, assignee: null, assignedAt: null };
    case 'useless':
      return { ...moved, ...called(event, act.body.undo !== true) };
    case 'watch':
    case 'unwatch':
      return { ...moved, watching: act.action === 'watch' };
    case 'tick':
      return { ...moved, ticks: ticked(event, act, me, now) };
    case 'prioritise':
      return typeof act.body.priority === 'string' ? { ...moved, priority: act.body.priority } : moved;
    default:
      return moved;
  }
}

/** What was said of it, as far as it was said. */
function findings(body: Act['body']): Partial<EventView> {
  const said = ['causeClass', 'cause', 'solution'].filter((name) => typeof body[name] === 'string');
  return Object.fromEntries(said.map((name) => [name, body[name]]));
}

/** Whoever calls it useless again only says why. */
function called(event: EventView, isUseless: boolean): Partial<EventView> {
  const others = Math.max(0, event.uselessCount - (event.calledUseless ? 1 : 0));
  return { calledUseless: isUseless, uselessCount: others + (isUseless ? 1 : 0) };
}

function ticked({ ticks }: EventView, { body }: Act, me: Person, now: string): EventView['ticks'] {
  const step = String(body.step);
  const others = ticks.filter((tick) => tick.step !== step);
  return body.done === false ? others : [...others, { step, by: me.username, at: now }];
}

function owned(event: EventView, me: Person, now: string): EventView {
  return event.assignee === null ? { ...event, assignee: me, assignedAt: now } : event;
}
