import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ComponentType } from 'react';
import { expect, test } from 'vitest';
import { ADMINISTRATOR, FakeServer, OPERATOR, pageOf } from '../test/FakeServer';
import { show } from '../test/show';
import ChangesPage from './ChangesPage';
import GroupsPage from './GroupsPage';
import IncidentRulesPage from './IncidentRulesPage';
import InhibitionsPage from './InhibitionsPage';
import MatrixPage from './MatrixPage';
import NotificationRulesPage from './NotificationRulesPage';
import PatternsPage from './PatternsPage';
import PoliciesPage from './PoliciesPage';
import RoutingPage from './RoutingPage';
import SubscriptionsPage from './SubscriptionsPage';
import TargetsPage from './TargetsPage';

const GROUP = {
  name: 'shop',
  title: 'The shop',
  members: [{ username: 'olga', displayName: 'Olga' }],
  version: 2,
};
const RULE = {
  name: 'leads',
  classes: ['performance'],
  priorities: ['P1'],
  team: null,
  lasts: '5m',
  steps: [{ after: '0s', tell: ['lead'] }],
  enabled: true,
  version: 4,
};
const POLICY = {
  name: 'standard',
  steps: [
    { after: '15m', tell: ['on-call'] },
    { after: '30m', tell: ['lead', 'team:web'] },
  ],
  breachSteps: [
    { after: '0', tell: ['lead'] },
    { after: '1h', tell: ['director'] },
  ],
  repeats: 1,
  priorities: ['P1', 'P2'],
  version: 1,
};
const TARGET = {
  priority: 'P1',
  response: '15m',
  resolution: '4h',
  warnPercent: 75,
  hours: { zone: 'Europe/Berlin', days: ['monday'], opens: '08:00', closes: '18:00' },
  version: 1,
};
const PATTERN = {
  id: 'p1',
  kind: 'count',
  title: 'Many logins fail',
  first: ['type=LoginFailed'],
  then: [],
  equal: ['host'],
  within: '10m',
  count: 5,
  severity: 'major',
  version: 1,
};
const INHIBITION = {
  id: 'i1',
  source: ['type=ClusterDown'],
  target: ['type=HostDown'],
  equal: ['cluster'],
  reason: 'Its hosts follow',
  createdBy: 'olga',
  version: 1,
};
const INCIDENT_RULE = { name: 'p1', priorities: ['P1'], events: 1, within: '10m', enabled: true, version: 0 };
const SUBSCRIPTION = {
  id: 's1',
  group: 'shop',
  role: 'responder',
  pattern: 'shop.*',
  severities: [],
  version: 1,
};

function server(): FakeServer {
  return new FakeServer()
    .answers200('GET /api/v1/groups', pageOf(GROUP))
    .answers200('GET /api/v1/subscriptions', pageOf(SUBSCRIPTION))
    .answers200('GET /api/v1/notification-rules', pageOf(RULE))
    .answers200('GET /api/v1/escalation-policies', pageOf(POLICY))
    .answers200('GET /api/v1/targets', pageOf(TARGET))
    .answers200('GET /api/v1/patterns', pageOf(PATTERN))
    .answers200('GET /api/v1/inhibitions', pageOf(INHIBITION))
    .answers200('GET /api/v1/incident-rules', pageOf(INCIDENT_RULE))
    .answers200('GET /api/v1/teams?limit=200', pageOf({ id: 'web', name: 'Web shop' }));
}

/** Opens the form of what is there, and saves it as it is: what is sent is what was read. */
async function savedAsItIs(Page: ComponentType, called: string, request: string): Promise<unknown> {
  const fake = server().answers200(request, {});
  show(<Page />, '/', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: `Edit ${called}` }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(await dialog.findByRole('button', { name: 'Save' }));
  await waitFor(() => expect(fake.sent.at(-1)?.request).toBe(request));
  expect(fake.sent.at(-1)?.ifMatch).toMatch(/^"\d"$/);
  return fake.sent.at(-1)?.body;
}

test('a group is changed with what it had', async () => {
  expect(await savedAsItIs(GroupsPage, 'The shop', 'PUT /api/v1/groups/shop')).toEqual({
    title: 'The shop',
    members: ['olga'],
  });
});

test('a subscription is changed with what it had', async () => {
  expect(await savedAsItIs(SubscriptionsPage, 'The shop: shop.*', 'PUT /api/v1/subscriptions/s1')).toEqual({
    group: 'shop',
    role: 'responder',
    pattern: 'shop.*',
  });
});

test('a notification rule is changed with what it had', async () => {
  const { classes, priorities, lasts, steps, enabled } = RULE;
  expect(await savedAsItIs(NotificationRulesPage, 'leads', 'PUT /api/v1/notification-rules/leads')).toEqual({
    classes,
    priorities,
    lasts,
    steps,
    enabled,
  });
});

test('a policy is changed with what it had', async () => {
  const { steps, breachSteps, repeats, priorities } = POLICY;
  expect(await savedAsItIs(PoliciesPage, 'standard', 'PUT /api/v1/escalation-policies/standard')).toEqual({
    steps,
    breachSteps,
    repeats,
    priorities,
  });
});

test('a target is changed with what it had', async () => {
  const { response, resolution, warnPercent, hours } = TARGET;
  expect(await savedAsItIs(TargetsPage, 'P1', 'PUT /api/v1/targets/P1')).toEqual({
    response,
    resolution,
    warnPercent,
    hours,
  });
});

test('a pattern is changed with what it had', async () => {
  const { kind, title, first, equal, within: length, count, severity } = PATTERN;
  expect(await savedAsItIs(PatternsPage, 'Many logins fail', 'PUT /api/v1/patterns/p1')).toEqual({
    kind,
    title,
    first,
    equal,
    within: length,
    count,
    severity,
  });
});

test('an inhibition is changed with what it had', async () => {
  const { source, target, equal, reason } = INHIBITION;
  expect(await savedAsItIs(InhibitionsPage, 'Its hosts follow', 'PUT /api/v1/inhibitions/i1')).toEqual({
    source,
    target,
    equal,
    reason,
  });
});

test('a usual incident rule can be changed, and not be taken away', async () => {
  const { priorities, events, within: length, enabled } = INCIDENT_RULE;
  expect(await savedAsItIs(IncidentRulesPage, 'p1', 'PUT /api/v1/incident-rules/p1')).toEqual({
    priorities,
    events,
    within: length,
    enabled,
  });
  expect(screen.queryByRole('button', { name: 'Delete p1' })).toBeNull();
});

test('whoever adds one cannot overwrite another of that name', async () => {
  const fake = server();
  show(<GroupsPage />, '/groups', ADMINISTRATOR);
  await screen.findByText('The shop');
  fireEvent.click(screen.getByRole('button', { name: 'Add a group' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Name/), { target: { value: 'shop' } });
  fireEvent.change(dialog.getByLabelText(/Title/), { target: { value: 'Another' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await dialog.findByText(/There is shop already/);
  expect(fake.sent).toEqual([]);
});

test('what was taken away by mistake comes back', async () => {
  const fake = server()
    .answers200('DELETE /api/v1/groups/shop', undefined)
    .answers200('PUT /api/v1/groups/shop', GROUP);
  show(<GroupsPage />, '/groups', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Delete The shop' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText('It is as it was');
  expect(fake.sent.at(-1)).toEqual({
    request: 'PUT /api/v1/groups/shop',
    body: { title: 'The shop', members: ['olga'] },
    ifMatch: '*',
  });
});

test('who may only read is offered no change', async () => {
  server();
  show(<PatternsPage />, '/patterns', OPERATOR);
  await screen.findByText('Many logins fail');
  expect(screen.queryByRole('button', { name: /Add|Edit|Delete/ })).toBeNull();
});

test('a cell of the matrix is changed, the others stay', async () => {
  const row = { high: 'P1', medium: 'P2', low: 'P3' };
  const fake = new FakeServer()
    .answers200('GET /api/v1/priority-matrix', { high: row, medium: row, low: row, version: 5 })
    .answers200('PUT /api/v1/priority-matrix', {});
  show(<MatrixPage />, '/priorities', ADMINISTRATOR);
  const cell = await screen.findByLabelText('Impact low, urgency low');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  fireEvent.change(cell, { target: { value: 'P4' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('The matrix is saved');
  expect(fake.sent.at(-1)).toEqual({
    request: 'PUT /api/v1/priority-matrix',
    body: { high: row, medium: row, low: { ...row, low: 'P4' } },
    ifMatch: '"5"',
  });
});

test('whose matrix decides instead is said', async () => {
  const row = { high: 'P1', medium: 'P2', low: 'P3' };
  new FakeServer().answers200('GET /api/v1/priority-matrix', {
    high: row,
    medium: row,
    low: row,
    version: 5,
    decidedBy: 'storage/1.4.0',
  });
  show(<MatrixPage />, '/priorities', ADMINISTRATOR);
  await screen.findByText(/The matrix of the package storage\/1\.4\.0 decides/);
});

test('the table of routes is written as text, and a question is answered before anything comes', async () => {
  const route = { org: 'shop', situationClass: null, matchers: ['host=~web.*'], hours: null, team: 'web' };
  const fake = server()
    .answers200('GET /api/v1/routing/table', { routes: [route], version: 3 })
    .answers200('GET /api/v1/routing/unowned', pageOf())
    .answers200('PUT /api/v1/routing/table', {})
    .answers200('POST /api/v1/routing/test', {
      fate: 'opened',
      reason: '',
      team: { id: 'web', name: 'Web shop' },
      onCall: 'olga',
      priority: 'P2',
      toldAt: null,
      why: [{ rule: 'r', sentence: 'The first row that fits says it.' }],
    });
  show(<RoutingPage />, '/routing', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Change the table' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByLabelText<HTMLTextAreaElement>('Rows').value).toBe('web; shop; ; host=~web.*');
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(fake.sent.at(-1)?.body).toEqual({ routes: [route] }));
  fireEvent.change(screen.getByLabelText(/^Type/), { target: { value: 'HostDown' } });
  fireEvent.change(screen.getByLabelText('Labels'), { target: { value: 'org=shop=1' } });
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await screen.findByText('Web shop would get it as P2.');
  expect(fake.sent.at(-1)?.body).toEqual({ type: 'HostDown', labels: { org: 'shop=1' } });
});

test('a change leads to where more is, but to no address of another kind', async () => {
  const change = {
    id: 'c1',
    happenedAt: '2026-01-01T10:00:00Z',
    service: 'shop',
    ci: null,
    source: 'jenkins',
  };
  new FakeServer()
    .answers200(
      'GET /api/v1/changes',
      pageOf(
        { ...change, summary: 'Release 12', link: 'https://ci.example.com/12' },
        { ...change, id: 'c2', summary: 'Release 13', link: 'javascript:alert(1)' },
      ),
    )
    .answers200('GET /api/v1/services?limit=200', pageOf());
  show(<ChangesPage />, '/changes', OPERATOR);
  await screen.findByRole('link', { name: 'Release 12' });
  expect(screen.queryByRole('link', { name: 'Release 13' })).toBeNull();
});
