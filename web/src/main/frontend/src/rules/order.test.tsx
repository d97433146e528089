import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Session } from '../api/types';
import { pageOf, REFUSAL, type FakeServer } from '../test/FakeServer';
import { READER, server, VERSION, WRITER } from '../test/rules';
import { show } from '../test/show';
import { isOrderOf, moved } from './order';
import OrderPage from './OrderPage';
import PackagesPage from './PackagesPage';
import ReleasesPage from './ReleasesPage';

const ORDER = '/api/v1/releases/active/order';
const JUDGING = { release: 3, names: ['storage', 'shop', 'belfry-default'], proposed: null as unknown };
const PROPOSED = {
  id: 7,
  names: ['shop', 'storage', 'belfry-default'],
  actor: 'user:1',
  reason: 'The shop knows its volumes',
  at: '2026-01-01T10:00:00Z',
};
const MAY = (session: Session, username: string): Session => ({
  ...session,
  user: { ...session.user, username },
});
const MEI = MAY(WRITER, 'mei');
const OLGA = MAY(WRITER, 'olga');

function orders(order: object = JUDGING): FakeServer {
  return server().answers200(`GET ${ORDER}`, order);
}

function shown(label: string): string[] {
  const list = within(screen.getByRole('list', { name: label }));
  return list
    .getAllByRole('listitem')
    .map((item) => /storage|shop|belfry-default/.exec(item.textContent)?.[0] ?? '');
}

async function press(button: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: button }));
}

test('what is moved past an end stays where it is', () => {
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
  expect(isOrderOf(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(isOrderOf(['a', 'b'], ['b', 'a', 'c'])).toBe(false);
});

test('a package is moved by keys that stay on it, and the order is proposed on what was read', async () => {
  const fake = orders().answers200(`PUT ${ORDER}`, JUDGING);
  show(<OrderPage />, '/packages/order', OLGA);
  await press('Move storage down');
  expect(shown('The order that judges')).toEqual(['shop', 'storage', 'belfry-default']);
  expect(screen.getByRole('status').textContent).toBe('storage is number 2 of 3');
  const down = screen.getByRole('button', { name: 'Move storage down' });
  expect(document.activeElement).toBe(down);
  fireEvent.click(down);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move storage down' }));
  // At the end it can be reached and does nothing, so that the focus has somewhere to be.
  expect(down.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(down);
  expect(shown('The order that judges')).toEqual(['shop', 'belfry-default', 'storage']);
  await press('Propose this order');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Reason/), { target: { value: ' Shop first ' } });
  fireEvent.click(dialog.getByText('Propose this order', { selector: 'button *' }));
  await screen.findByText('The order is proposed');
  expect(fake.sent.at(-1)).toEqual({
    request: `PUT ${ORDER}`,
    body: { packages: ['shop', 'belfry-default', 'storage'], reason: 'Shop first' },
    ifMatch: '"3"',
  });
});

test('an order is put back as it was, and what is not moved cannot be proposed', async () => {
  orders();
  show(<OrderPage />, '/packages/order', OLGA);
  await screen.findByRole('button', { name: 'Move shop up' });
  expect(screen.queryByRole('button', { name: 'Propose this order' })).toBeNull();
  await press('Move shop up');
  await press('As it was');
  expect(shown('The order that judges')).toEqual(['storage', 'shop', 'belfry-default']);
  expect(screen.queryByRole('button', { name: 'Propose this order' })).toBeNull();
});

test('what the server refuses is said in the form, and nothing that was moved is lost', async () => {
  orders().refuses(`PUT ${ORDER}`, 403, REFUSAL);
  show(<OrderPage />, '/packages/order', OLGA);
  await press('Move shop up');
  await press('Propose this order');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByText('Propose this order', { selector: 'button *' }));
  await dialog.findByText('Two parameters cannot be read.');
  fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(shown('The order that judges')).toEqual(['shop', 'storage', 'belfry-default']);
});

test('who proposed an order may take it back and not approve it', async () => {
  const fake = orders({ ...JUDGING, proposed: PROPOSED })
    .answers200(
      'GET /api/v1/actors?code=user%3A1',
      pageOf({ code: 'user:1', username: 'olga', displayName: 'Olga' }),
    )
    .answers200(`DELETE ${ORDER}/7`, undefined);
  show(<OrderPage />, '/packages/order', OLGA);
  await screen.findByText('proposed by Olga');
  await screen.findByText(/somebody else with the permission rules:approve has to approve it/);
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  expect(shown('Another order waits for a second person')).toEqual(['shop', 'storage', 'belfry-default']);
  expect(screen.getByText('was number 2')).toBeTruthy();
  await press('Take it back');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Take it back' }));
  await screen.findByText('The order is proposed no more');
  expect(fake.requests).toContain(`DELETE ${ORDER}/7`);
});

test('a second person approves it', async () => {
  const fake = orders({ ...JUDGING, proposed: { ...PROPOSED, actor: 'user:2' } })
    .answers200(
      'GET /api/v1/actors?code=user%3A2',
      pageOf({ code: 'user:2', username: 'paul', displayName: 'Paul' }),
    )
    .answers200(`POST ${ORDER}/7/approve`, { id: 4 });
  show(<OrderPage />, '/packages/order', MEI);
  await screen.findByText('You may approve it. It then judges as a release of its own.');
  await press('Approve');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByText('Approve', { selector: 'button *' }));
  await screen.findByText('The order is on its way');
  expect(fake.requests).toContain(`POST ${ORDER}/7/approve`);
});

test('who may only read sees both orders, who can approve, and no button', async () => {
  orders({ ...JUDGING, proposed: PROPOSED });
  show(<OrderPage />, '/packages/order', READER);
  await screen.findByText('Somebody with the permission rules:approve has to approve it.');
  expect(screen.getByText(/rules:write can propose another order/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('without packages, with one alone and without an answer it says so', async () => {
  const fake = orders({ ...JUDGING, names: [] });
  show(<OrderPage />, '/packages/order', OLGA);
  await screen.findByRole('heading', { name: 'No package judges' });
  fake.isUnreachable(`GET ${ORDER}`);
  show(<OrderPage />, '/packages/order', OLGA);
  await screen.findByText(/Belfry does not answer/);
  fake.answers200(`GET ${ORDER}`, { ...JUDGING, names: ['storage'] });
  await press('Try again');
  await screen.findByText('With one package there is nothing to put in order.');
  expect(screen.queryByRole('button', { name: /^Move/ })).toBeNull();
});

test('packages say that another order waits', async () => {
  orders({ ...JUDGING, proposed: PROPOSED });
  show(<PackagesPage />, '/packages', READER);
  await screen.findByText('Another order waits for a second person');
  expect(screen.getByRole('link', { name: 'Look at it' }).getAttribute('href')).toBe('/packages/order');
});

const COMING = {
  id: 4,
  name: null,
  parts: [{ package: VERSION.name, version: VERSION.version }],
  state: 'preparing',
  actor: 'user:1',
  reason: '',
  emergency: false,
  askedAt: '2026-01-01T10:00:00Z',
  activeAt: null,
  failure: null as string | null,
};

test('who asked for a release on its way takes it back, and is not told that it failed', async () => {
  const fake = server().answers200('GET /api/v1/releases', pageOf(COMING));
  fake.answers200('GET /api/v1/releases?limit=1', pageOf(COMING));
  const failed = { ...COMING, state: 'failed', failure: 'It was taken back.' };
  fake.answers200('DELETE /api/v1/releases/4', failed);
  show(<ReleasesPage />, '/releases', MEI);
  await screen.findByText(/Release 4 is on its way \(preparing\)/);
  await press('Take it back');
  const dialog = within(await screen.findByRole('dialog'));
  fake.answers200('GET /api/v1/releases?limit=1', pageOf(failed));
  fake.answers200('GET /api/v1/releases', pageOf(failed));
  fireEvent.click(dialog.getByRole('button', { name: 'Take it back' }));
  await screen.findByText('Release 4 is taken back');
  await waitFor(() => expect(screen.queryByText(/is on its way/)).toBeNull());
  await screen.findByText('It was taken back.');
  expect(screen.queryByText('It did not work')).toBeNull();
});

test('who only writes rules leaves the releases of others alone', async () => {
  const fake = server().answers200('GET /api/v1/releases', pageOf(COMING));
  fake.answers200('GET /api/v1/releases?limit=1', pageOf(COMING));
  const paul = {
    ...READER,
    user: { ...READER.user, username: 'paul', permissions: [...READER.user.permissions, 'rules:write'] },
  };
  show(<ReleasesPage />, '/releases', paul);
  await screen.findByText(/Release 4 is on its way/);
  await screen.findByText('Mei');
  expect(screen.queryByRole('button', { name: 'Take it back' })).toBeNull();
});

test('what somebody looked at stays to be seen, with who did or why nobody had to', async () => {
  const ended = {
    id: 5,
    kind: 'emergency',
    subject: 'storage 1.4.0',
    team: 'platform',
    reason: 'Night',
    createdAt: '2026-01-01T10:00:00Z',
    endedAt: '2026-01-02T10:00:00Z',
    endedBy: 'user:1',
    outcome: null as string | null,
  };
  const over = { ...ended, id: 6, subject: 'shop 2.0.0', endedBy: 'belfry', outcome: 'It judges no more.' };
  server()
    .answers200('GET /api/v1/releases', pageOf(COMING))
    .answers200('GET /api/v1/releases/reviews?ended=true', pageOf(ended, over))
    .answers200(
      'GET /api/v1/actors?code=belfry%2Cuser%3A1',
      pageOf({ code: 'user:1', username: 'mei', displayName: 'Mei' }),
    );
  show(<ReleasesPage />, '/releases', READER);
  await screen.findByRole('heading', { name: 'Reviews that are over' });
  await screen.findByText(/by Mei/);
  expect(screen.getByText(/It judges no more\./)).toBeTruthy();
});
