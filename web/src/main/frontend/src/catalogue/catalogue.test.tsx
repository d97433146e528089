import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ADMINISTRATOR, FakeServer, OPERATOR, pageOf, REFUSAL } from '../test/FakeServer';
import { show } from '../test/show';
import CisPage from './CisPage';
import ServicesPage from './ServicesPage';
import TeamsPage from './TeamsPage';

const WEB = { id: 'web', name: 'Web shop', mail: null, version: 3 };
const SHOP = { name: 'shop', ownerTeam: WEB, criticality: 'high', version: 4 };

function server(): FakeServer {
  return new FakeServer()
    .answers200('GET /api/v1/services', pageOf(SHOP))
    .answers200('GET /api/v1/teams', pageOf(WEB))
    .answers200('GET /api/v1/teams?limit=200', pageOf(WEB))
    .answers200('GET /api/v1/default-owner', { team: { id: 'ops', name: 'Operations' }, version: 1 });
}

test('who may only read is offered no change', async () => {
  server();
  show(<ServicesPage />, '/services', OPERATOR);
  await screen.findByRole('link', { name: 'shop' });
  expect(screen.queryByRole('button', { name: /Add|Edit|Delete/ })).toBeNull();
});

test('a service that was deleted by mistake comes back', async () => {
  const fake = server()
    .answers200('DELETE /api/v1/services/shop', null)
    .answers200('POST /api/v1/services', SHOP);
  show(<ServicesPage />, '/services', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Delete shop' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText('It is as it was');
  expect(fake.sent.at(-1)).toMatchObject({
    request: 'POST /api/v1/services',
    body: { name: 'shop', ownerTeam: 'web', criticality: 'high' },
  });
});

test('what the server refuses is said in the form, and nothing that was typed is lost', async () => {
  const fake = server().refuses('PUT /api/v1/services/shop', 412, REFUSAL);
  show(<ServicesPage />, '/services', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Edit shop' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Criticality/), { target: { value: 'low' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await dialog.findByText('Two parameters cannot be read.');
  expect(dialog.getByLabelText<HTMLSelectElement>(/Criticality/).value).toBe('low');
  expect(fake.sent.at(-1)).toEqual({
    request: 'PUT /api/v1/services/shop',
    body: { ownerTeam: 'web', criticality: 'low' },
    ifMatch: '"4"',
  });
});

test('what a service depends on is said anew, based on what was read', async () => {
  const path = '/api/v1/services/shop/dependencies';
  const fake = server()
    .answers200(`GET ${path}`, { service: 'shop', dependsOn: ['service/dns'], version: 2 })
    .answers200(`PUT ${path}`, {});
  show(<ServicesPage />, '/services', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Dependencies shop' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Dependencies'), {
    target: { value: 'service/dns\n ci/filer-1 \n' },
  });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(fake.sent.at(-1)).toEqual({
      request: `PUT ${path}`,
      body: { dependsOn: ['service/dns', 'ci/filer-1'] },
      ifMatch: '"2"',
    }),
  );
});

test('a CI is added with where it stands and what it needs', async () => {
  const fake = new FakeServer()
    .answers200('GET /api/v1/cis', pageOf())
    .answers200('GET /api/v1/services?limit=200', pageOf(SHOP))
    .answers200('POST /api/v1/cis', {});
  show(<CisPage />, '/cis', ADMINISTRATOR);
  await screen.findByRole('heading', { name: 'No CIs yet' });
  fireEvent.click(screen.getByRole('button', { name: 'Add a CI' }));
  const dialog = within(await screen.findByRole('dialog'));
  const type = (label: RegExp, value: string) =>
    fireEvent.change(dialog.getByLabelText(label), { target: { value } });
  type(/Name/, 'web-1');
  type(/Kind/, 'host');
  type(/Service/, 'shop');
  type(/Labels/, 'site=bern\nrack=7');
  type(/Depends on/, 'ci/filer-1');
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText('web-1 is saved');
  expect(fake.sent.at(-1)?.body).toEqual({
    name: 'web-1',
    kind: 'host',
    service: 'shop',
    labels: { site: 'bern', rack: '7' },
    dependsOn: ['ci/filer-1'],
  });
});

test('a team is added when everything that it needs is there', async () => {
  const fake = server().answers200('POST /api/v1/teams', WEB);
  show(<TeamsPage />, '/teams', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Add a team' }));
  const dialog = within(await screen.findByRole('dialog'));
  const save = dialog.getByRole<HTMLButtonElement>('button', { name: 'Save' });
  fireEvent.change(dialog.getByLabelText(/Id/), { target: { value: ' db ' } });
  expect(save.disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText(/Name/), { target: { value: 'Databases' } });
  fireEvent.click(save);
  await screen.findByText('Databases is saved');
  expect(fake.sent.at(-1)?.body).toEqual({ id: 'db', name: 'Databases', mail: null });
});

test('the default owner is passed on', async () => {
  const fake = server().answers200('PUT /api/v1/default-owner', {});
  show(<TeamsPage />, '/teams', ADMINISTRATOR);
  await screen.findByText('Operations');
  fireEvent.click(screen.getByRole('button', { name: 'Change Default owner' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Name/), { target: { value: 'web' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(fake.sent.at(-1)).toMatchObject({ body: { team: 'web' }, ifMatch: '"1"' }));
});
