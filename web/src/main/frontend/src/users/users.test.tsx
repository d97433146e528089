import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ADMINISTRATOR, FakeServer, pageOf } from '../test/FakeServer';
import { show } from '../test/show';
import TokensPage from './TokensPage';
import UsersPage from './UsersPage';

const PAUL = {
  username: 'paul',
  displayName: 'Paul',
  roles: ['operator'],
  disabled: false,
  passwordChangeRequired: false,
  lastLoginAt: null,
  version: 2,
};
const TOKEN = {
  id: 't1',
  name: 'Zabbix',
  scopes: ['alerts:write'],
  createdBy: 'olga',
  createdAt: '2026-01-01T10:00:00Z',
  lastUsedAt: null,
  expiresAt: null,
};

test('a new user’s password is shown once', async () => {
  const server = new FakeServer()
    .answers200('GET /api/v1/users', pageOf(PAUL))
    .answers200('POST /api/v1/users', { ...PAUL, username: 'mei', oneTimePassword: 'only-once' });
  show(<UsersPage />, '/users', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Add a user' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Username/), { target: { value: 'mei' } });
  fireEvent.click(dialog.getByLabelText('viewer'));
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByDisplayValue('only-once')).toBeTruthy();
  expect(server.sent.at(-1)?.body).toEqual({ username: 'mei', roles: ['operator', 'viewer'] });
  fireEvent.click(screen.getByRole('button', { name: 'I have it' }));
  expect(screen.queryByDisplayValue('only-once')).toBeNull();
});

test('a user is shut out, and let in again', async () => {
  const server = new FakeServer()
    .answers200('GET /api/v1/users', pageOf(PAUL))
    .answers200('PATCH /api/v1/users/paul', PAUL);
  show(<UsersPage />, '/users', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Disable paul' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(server.sent.map(({ body }) => body)).toEqual([{ disabled: true }, { disabled: false }]),
  );
});

test('where somebody is reached begins with what is known, and leaves out what is emptied', async () => {
  const at = '/api/v1/users/paul/contacts';
  const server = new FakeServer()
    .answers200('GET /api/v1/users', pageOf(PAUL))
    .answers200(`GET ${at}`, { mail: 'paul@example.com', ntfyTopic: null })
    .answers200(`PUT ${at}`, {});
  show(<UsersPage />, '/users', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Contacts paul' }));
  const mail = await screen.findByDisplayValue('paul@example.com');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(mail, { target: { value: ' ' } });
  fireEvent.change(dialog.getByLabelText('ntfy topic'), { target: { value: 'paul-7f3a' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText('Where paul is reached is saved');
  expect(server.sent).toEqual([
    { request: `PUT ${at}`, body: { mail: null, ntfyTopic: 'paul-7f3a' }, ifMatch: null },
  ]);
});

test('a contact that cannot be read is not asked for as if there were none', async () => {
  const at = '/api/v1/users/paul/contacts';
  new FakeServer()
    .answers200('GET /api/v1/users', pageOf(PAUL))
    .refuses(`GET ${at}`, 503, { title: 'The storage does not answer', detail: 'Wait.' });
  show(<UsersPage />, '/users', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Contacts paul' }));
  await screen.findByText('Wait.');
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a token is revoked only after a question', async () => {
  const server = new FakeServer()
    .answers200('GET /api/v1/tokens', pageOf(TOKEN))
    .answers200('DELETE /api/v1/tokens/t1', null);
  show(<TokensPage />, '/tokens', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Revoke Zabbix' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(server.requests).not.toContain('DELETE /api/v1/tokens/t1');
  fireEvent.click(dialog.getByRole('button', { name: 'Revoke' }));
  await screen.findByText('The token Zabbix works no more');
});

test('a token is made with what was chosen, and shown once', async () => {
  const server = new FakeServer()
    .answers200('GET /api/v1/tokens', pageOf())
    .answers200('POST /api/v1/tokens', { ...TOKEN, token: 'bf_secret' });
  show(<TokensPage />, '/tokens', ADMINISTRATOR);
  await screen.findByRole('heading', { name: 'No tokens' });
  fireEvent.click(screen.getByRole('button', { name: 'Make a token' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Name/), { target: { value: 'Zabbix' } });
  fireEvent.click(dialog.getByLabelText('events:read'));
  fireEvent.click(dialog.getByRole('button', { name: 'Make a token' }));
  expect(await screen.findByDisplayValue('bf_secret')).toBeTruthy();
  expect(server.sent.at(-1)?.body).toEqual({
    name: 'Zabbix',
    scopes: ['alerts:write', 'events:read'],
    expiresAt: null,
  });
});
