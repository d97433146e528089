import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import { ADMINISTRATOR, FakeServer, OPERATOR, pageOf } from '../test/FakeServer';
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
const PAUL = { username: 'paul', displayName: 'Paul' };

function server(): FakeServer {
  return new FakeServer()
    .answers200(`GET ${PATH}`, { id: 'web', name: 'Web shop', mail: null, version: 1 })
    .answers200(`GET ${PATH}/channels`, pageOf(CHAT))
    .answers200(`GET ${PATH}/overrides`, pageOf());
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
