import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { pageOf, textOf } from '../test/FakeServer';
import { READER, server, VERSION, WRITER } from '../test/rules';
import { show } from '../test/show';
import PackagesPage from './PackagesPage';
import ReleasesPage from './ReleasesPage';

test('a package is listed once, with what judges and what is newest', async () => {
  server();
  show(<PackagesPage />, '/packages', READER);
  const row = within((await screen.findByRole('link', { name: 'storage' })).closest('tr') as HTMLElement);
  expect(row.getByText('1.3.0')).toBeTruthy();
  expect(row.getByText('1.4.0')).toBeTruthy();
  expect(screen.getAllByRole('row').length).toBe(2);
});

test('a release that judged before can judge again, with the reason', async () => {
  const release = {
    id: 2,
    name: 'r-2',
    parts: [{ package: 'storage', version: '1.3.0' }],
    state: 'replaced',
    actor: 'user:1',
    reason: '',
    emergency: false,
    askedAt: '2026-01-01T10:00:00Z',
    activeAt: '2026-01-01T10:00:00Z',
    failure: null,
  };
  const fake = server()
    .answers200('GET /api/v1/releases', pageOf({ ...release, id: 3, state: 'active' }, release))
    .answers200('POST /api/v1/releases/rollback', release);
  show(<ReleasesPage />, '/releases', WRITER);
  expect(screen.queryByRole('button', { name: 'Roll back to 3' })).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: 'Roll back to 2' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Reason/), { target: { value: 'Too many pages' } });
  fireEvent.click(dialog.getByText('Roll back to', { selector: 'button *' }));
  await waitFor(() => expect(fake.sent.at(-1)?.body).toEqual({ release: 2, reason: 'Too many pages' }));
});

test('what cannot be reached says so', async () => {
  const fake = server().isUnreachable('GET /api/v1/packages');
  show(<PackagesPage />, '/packages', READER);
  await screen.findByText(/Belfry does not answer/);
  fake.answers200('GET /api/v1/packages', pageOf());
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('No packages');
});

const OWNERS = 'GET /api/v1/teams?limit=200';

async function makePackage(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Make a package' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByRole('option', { name: 'Web shop' });
  fireEvent.change(dialog.getByLabelText(/Name/), { target: { value: name } });
  fireEvent.change(dialog.getByLabelText(/Owner/), { target: { value: 'web' } });
  fireEvent.change(dialog.getByLabelText(/What it is for/), { target: { value: 'Nights: "quiet"' } });
  fireEvent.click(dialog.getByText('Make a package', { selector: 'button *' }));
}

test('a package begins with nothing but whose it is', async () => {
  const fake = server()
    .answers200(OWNERS, pageOf({ id: 'web', name: 'Web shop', mail: null, version: 1 }))
    .answers200('POST /api/v1/packages', { ...VERSION, name: 'night', version: '1.0.0' });
  show(<PackagesPage />, '/packages', WRITER);
  await makePackage(' night ');
  await screen.findByText('night 1.0.0 is a draft');
  const zip = await textOf(fake.files.at(-1));
  expect(zip).toContain('package.yaml');
  expect(zip).toContain(
    'name: "night"\nowner: "web"\nversion: "1.0.0"\nfacts: 1\nchangelog: "Nights: \\"quiet\\""\n',
  );
});

test('a package that there is already gets no other beginning', async () => {
  const fake = server().answers200(OWNERS, pageOf({ id: 'web', name: 'Web shop', mail: null, version: 1 }));
  show(<PackagesPage />, '/packages', WRITER);
  await screen.findByRole('link', { name: 'storage' });
  await makePackage('storage');
  await screen.findByText(/There is a package storage already/);
  expect(fake.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
});
