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

test('of one that comes again this time ends alone, or the series, with a reason', async () => {
  const weekly = {
    ...ACTIVE,
    recurrence: 'FREQ=WEEKLY',
    next: { startsAt: '2026-01-01T10:00:00Z', endsAt: '2999-01-01T12:00:00Z' },
  };
  const fake = new FakeServer()
    .answers200(`GET ${PATH}`, pageOf(weekly))
    .answers200('GET /api/v1/services?limit=200', pageOf({ name: 'shop' }))
    .answers200(`POST ${PATH}/w1/end?reason=done+early`, weekly)
    .answers200(`POST ${PATH}/w1/end?series=true`, weekly);
  show(<MaintenancePage />, '/maintenance', OPERATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'End now billing' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Why it ends/), { target: { value: ' done early ' } });
  fireEvent.click(dialog.getByRole('button', { name: 'End this time' }));
  await screen.findByText('The maintenance of billing is over for this time');
  expect(fake.requests).toContain(`POST ${PATH}/w1/end?reason=done+early`);

  fireEvent.click(await screen.findByRole('button', { name: 'End now billing' }));
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'End the series' }));
  await screen.findByText('The maintenance of billing is over');
  expect(fake.requests).toContain(`POST ${PATH}/w1/end?series=true`);
});

test('between its times only the series can be ended', async () => {
  const later = {
    ...ACTIVE,
    recurrence: 'FREQ=WEEKLY',
    next: { startsAt: '2999-01-01T10:00:00Z', endsAt: '2999-01-01T12:00:00Z' },
  };
  new FakeServer()
    .answers200(`GET ${PATH}`, pageOf(later))
    .answers200('GET /api/v1/services?limit=200', pageOf({ name: 'shop' }));
  show(<MaintenancePage />, '/maintenance', OPERATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'End now billing' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.queryByRole('button', { name: 'End this time' })).toBeNull();
  expect(dialog.queryByRole('button', { name: 'End the series' })).not.toBeNull();
});

test('who ended a window early stands beside its reason', async () => {
  new FakeServer()
    .answers200(
      `GET ${PATH}`,
      pageOf({
        ...ACTIVE,
        state: 'past',
        cancelledAt: '2026-01-01T11:00:00Z',
        cancelledBy: 'ada',
        cancelReason: 'it went well',
      }),
    )
    .answers200('GET /api/v1/services?limit=200', pageOf({ name: 'shop' }));
  show(<MaintenancePage />, '/maintenance', OPERATOR);
  expect((await screen.findByText(/Ended by ada/)).textContent).toContain('it went well');
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
