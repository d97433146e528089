import { found, MISSING, page, type Answer } from './answers';
import { CALENDAR, CHANGES, CIS, DEMONSTRATION, MEASURES, TOPOLOGY } from './beside';
import { ACCOUNTING, alerts, CATALOGUE, PEOPLE } from './data';
import { all, list, one, resetEvents } from './held';
import { INCIDENTS, ofIncident } from './incidents';
import { ofKeeping } from './keeping';
import { ON_CALL, series, TEAM } from './more';
import { ofRules, resetRules } from './rules';
import { trace } from './trace';

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
      'rules:read',
      'rules:write',
      'rules:approve',
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
let signedIn = true;

/** Everything as it was at the start, with as many events as asked for. */
export function reset(total = 400, isSignedIn = true): void {
  resetEvents(total);
  resetRules();
  signedIn = isSignedIn;
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
  const rules = ofRules(url, method) ?? ofKeeping(url, method);
  if (rules !== null) {
    return rules;
  }
  if (what === 'incidents') {
    const incident = INCIDENTS.find((each) => each.id === id) ?? INCIDENTS[0];
    const parts = method === 'GET' ? ofIncident(part) : undefined;
    return parts !== undefined
      ? page(parts)
      : id === '' && method === 'GET'
        ? page(INCIDENTS)
        : { status: 200, body: incident };
  }
  if (what === 'topology' || what === 'measures' || what === 'demonstration') {
    const things = { topology: TOPOLOGY, measures: MEASURES, demonstration: DEMONSTRATION };
    return { status: 200, body: things[what] };
  }
  if (what === 'cis' && method === 'GET') {
    return page(CIS);
  }
  if (what === 'changes') {
    return page(CHANGES);
  }
  if (what === 'users' && part === 'contacts') {
    return { status: 200, body: { mail: `${id}@example.com`, ntfyTopic: null } };
  }
  if (part === 'arrivals') {
    return { status: 200, body: CALENDAR };
  }
  if (part === 'dependencies') {
    return { status: 200, body: { service: id, dependsOn: ['service/dns'], version: 1 } };
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
