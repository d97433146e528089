import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer, OPERATOR, pageOf } from '../test/FakeServer';
import { show } from '../test/show';
import MaintenancePage from './MaintenancePage';

const PATH = '/api/v1/maintenance-windows';
const ACTIVE = {
  id: 'w1',
  service: 'billing',
  startsAt: '2026-01-01T10:00:00Z',
  endsAt: '2026-01-01T12:00:00Z',
  reason: 'New kernel',
  state: 'active',
  createdBy: 'paul',
};

function server(): FakeServer {
  return new FakeServer()
    .answers200(`GET ${PATH}`, pageOf(ACTIVE, { ...ACTIVE, id: 'w2', service: 'shop', state: 'past' }))
    .answers200('GET /api/v1/services?limit=200', pageOf({ name: 'shop' }));
}

test('what is over cannot be ended, and what is not only after a question', async () => {
  const fake = server().answers200(`POST ${PATH}/w1/end`, ACTIVE);
  show(<MaintenancePage />, '/maintenance', OPERATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'End now billing' }));
  expect(screen.queryByRole('button', { name: 'End now shop' })).toBeNull();
  expect(fake.requests).not.toContain(`POST ${PATH}/w1/end`);
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'End now' }));
  await screen.findByText('The maintenance of billing is over');
});

test('a window begins now unless something else is said, and ends in the viewer’s time', async () => {
  const fake = server().answers200(`POST ${PATH}`, ACTIVE);
  show(<MaintenancePage />, '/maintenance', OPERATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Plan maintenance' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByRole('option', { name: 'shop' });
  fireEvent.change(dialog.getByLabelText(/Service/), { target: { value: 'shop' } });
  fireEvent.change(dialog.getByLabelText(/^To/), { target: { value: '2030-06-01T12:30' } });
  fireEvent.change(dialog.getByLabelText(/Reason/), { target: { value: 'Release 12' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Plan maintenance' }));
  await waitFor(() =>
    expect(fake.sent.at(-1)?.body).toEqual({
      service: 'shop',
      endsAt: new Date(2030, 5, 1, 12, 30).toISOString(),
      reason: 'Release 12',
    }),
  );
});
