import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import { ADMINISTRATOR, FakeServer, OPERATOR, pageOf, REFUSAL } from '../test/FakeServer';
import { show } from '../test/show';
import TeamPage from './TeamPage';

const PATH = '/api/v1/teams/web';
const CHAT = {
  team: 'web',
  name: 'chat',
  kind: 'slack',
  address: 'https://hooks.example.com/…',
  topic: null,
  sealed: true,
  priorities: ['P1'],
  enabled: true,
  checkedAt: null,
  checkFailure: 'It answered 404.',
  version: 5,
};
const POLICIES = 'GET /api/v1/escalation-policies';
const QUICK = {
  name: 'quick',
  steps: [{ after: '5m', tell: ['on-call'] }],
  repeats: 0,
  priorities: ['P1'],
  breachSteps: [
    { after: '0', tell: ['manager', 'team:platform'] },
    { after: '30m', tell: ['director', 'user:eve'] },
  ],
  version: 1,
};
const ESCALATION = {
  team: 'web',
  policy: 'quick',
  lead: 'bob',
  manager: 'mia',
  director: null as string | null,
  version: 2,
};
const PAUL = { username: 'paul', displayName: 'Paul' };

function server(): FakeServer {
  return new FakeServer()
    .answers200(`GET ${PATH}`, { id: 'web', name: 'Web shop', mail: null, version: 1 })
    .answers200(`GET ${PATH}/channels`, pageOf(CHAT))
    .answers200(`GET ${PATH}/overrides`, pageOf())
    .answers200(POLICIES, pageOf(QUICK));
}

function showTeam(session = ADMINISTRATOR): void {
  show(
    <Routes>
      <Route path="/teams/:id" element={<TeamPage />} />
    </Routes>,
    '/teams/web',
    session,
  );
}

test('what a channel hides is not overwritten by what is shown of it', async () => {
  const fake = server().answers200(`PUT ${PATH}/channels/chat`, CHAT);
  showTeam();
  await screen.findByText('It answered 404.');
  fireEvent.click(screen.getByRole('button', { name: 'Edit chat' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByLabelText('P2'));
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText('chat is saved');
  expect(fake.sent.at(-1)).toEqual({
    request: `PUT ${PATH}/channels/chat`,
    body: { priorities: ['P1', 'P2'], enabled: true },
    ifMatch: '"5"',
  });
});

test('a channel is tried, and what its receiver says is shown', async () => {
  server().answers200(`POST ${PATH}/channels/chat/test`, { reached: false, answer: 'Not found', millis: 3 });
  showTeam();
  fireEvent.click(await screen.findByRole('button', { name: 'Try chat' }));
  await screen.findByText('It was not reached');
  expect(screen.getByText('Not found')).toBeTruthy();
});

test('the first rotation replaces nothing, the next one what was read', async () => {
  const fake = server().answers200(`PUT ${PATH}/rotation`, {});
  showTeam();
  await screen.findByRole('heading', { name: 'No rotation' });
  const set = async (members: string) => {
    fireEvent.click(screen.getByRole('button', { name: 'Set the rotation' }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByLabelText(/Members/), { target: { value: members } });
    fireEvent.change(dialog.getByLabelText(/First handover/), { target: { value: '2026-03-02' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  };
  fake.answers200(`GET ${PATH}/rotation`, {
    zone: 'UTC',
    startsOn: '2026-03-02',
    handover: '09:00',
    members: [PAUL],
    version: 1,
  });
  await set('paul');
  await screen.findByText('since 2026-03-02, weekly at 09:00 (UTC)');
  await set('paul, mei');
  expect(fake.sent.map(({ ifMatch }) => ifMatch)).toEqual(['*', '"1"']);
  expect(fake.sent.at(-1)?.body).toMatchObject({ members: ['paul', 'mei'], zone: 'UTC' });
});

test('an operator has somebody stand in, and changes nothing else', async () => {
  const fake = server().answers200(`POST ${PATH}/overrides`, {});
  showTeam(OPERATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Have somebody stand in' }));
  expect(screen.queryByRole('button', { name: 'Add a channel' })).toBeNull();
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Who/), { target: { value: 'mei' } });
  fireEvent.change(dialog.getByLabelText(/^To/), { target: { value: '2030-06-01T12:30' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText('mei is saved');
  expect(fake.sent.at(-1)?.body).toEqual({
    username: 'mei',
    endsAt: new Date(2030, 5, 1, 12, 30).toISOString(),
  });
});

function breach(): (string | null)[] {
  const steps = within(screen.getByRole('list', { name: 'When an event is not resolved in time' }));
  return steps.getAllByRole('listitem').map(({ textContent }) => textContent);
}

test('who hears of a breach stands there step by step, with whoever has each role', async () => {
  server().answers200(`GET ${PATH}/escalation`, ESCALATION);
  showTeam(OPERATOR);
  await screen.findByText('mia');
  expect(breach()).toEqual([
    'At once: manager (mia), team:platform',
    '30m later: director (nobody), user:eve',
  ]);
  expect(screen.queryByRole('button', { name: 'Set the escalation' })).toBeNull();
});

test('a team for which nothing is set has the usual escalation, and gets its first', async () => {
  const fake = server().answers200(`PUT ${PATH}/escalation`, ESCALATION);
  showTeam();
  await screen.findByText('the usual one');
  expect(breach()).toEqual([
    'At once: lead (nobody), manager (nobody)',
    '1h later: manager (nobody), director (nobody)',
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Set the escalation' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Policy'), { target: { value: 'quick' } });
  fireEvent.change(dialog.getByLabelText('Manager'), { target: { value: ' mia ' } });
  fake.answers200(`GET ${PATH}/escalation`, ESCALATION);
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText('Escalation is saved');
  expect(fake.sent.at(-1)).toEqual({
    request: `PUT ${PATH}/escalation`,
    body: { policy: 'quick', lead: null, manager: 'mia', director: null },
    ifMatch: '*',
  });
  await screen.findByText('mia');
});

test('the escalation is changed on what was read, and a refusal loses nothing that was typed', async () => {
  const fake = server()
    .answers200(`GET ${PATH}/escalation`, ESCALATION)
    .refuses(`PUT ${PATH}/escalation`, 400, REFUSAL);
  showTeam();
  fireEvent.click(await screen.findByRole('button', { name: 'Set the escalation' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Director'), { target: { value: 'dan' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await dialog.findByText('Two parameters cannot be read.');
  expect(dialog.getByLabelText<HTMLInputElement>('Director').value).toBe('dan');
  expect(fake.sent.at(-1)).toEqual({
    request: `PUT ${PATH}/escalation`,
    body: { policy: 'quick', lead: 'bob', manager: 'mia', director: 'dan' },
    ifMatch: '"2"',
  });
});

test('an escalation or a policy that cannot be read says so', async () => {
  server()
    .answers200(`GET ${PATH}/escalation`, { ...ESCALATION, policy: 'slow' })
    .refuses(POLICIES, 403, REFUSAL);
  showTeam();
  await screen.findByText('What the policy slow says cannot be shown now.');
  cleanup();
  server().isUnreachable(`GET ${PATH}/escalation`);
  showTeam();
  await screen.findByText(/Belfry does not answer/);
});
