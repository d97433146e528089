import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ADMINISTRATOR, FakeServer, pageOf } from '../test/FakeServer';
import { show } from '../test/show';
import ExpectationsPage from './ExpectationsPage';

const PATH = '/api/v1/expectations';

test('the form asks for what the kind of demand needs', async () => {
  const server = new FakeServer()
    .answers200(`GET ${PATH}`, pageOf())
    .answers200('GET /api/v1/services?limit=200', pageOf())
    .answers200(`POST ${PATH}`, {});
  show(<ExpectationsPage />, '/expectations', ADMINISTRATOR);
  await screen.findByRole('heading', { name: 'Nothing is expected yet' });
  fireEvent.click(screen.getByRole('button', { name: 'Expect something' }));
  const dialog = within(await screen.findByRole('dialog'));
  const answer = (label: RegExp, value: string) =>
    fireEvent.change(dialog.getByLabelText(label), { target: { value } });
  answer(/^Name/, 'Orders');
  answer(/^Which/, 'orders');
  expect(dialog.queryByLabelText(/Within any/)).toBeNull();
  answer(/^What is demanded/, 'count');
  answer(/^At least/, '40');
  answer(/^Within any/, 'hour');
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText('Orders is saved');
  expect(server.sent.at(-1)?.body).toEqual({
    name: 'Orders',
    service: null,
    severity: 'major',
    key: 'orders',
    count: { atLeast: 40, within: 'hour' },
  });
});

test('the holidays are read before they are declared anew', async () => {
  const server = new FakeServer()
    .answers200(`GET ${PATH}`, pageOf())
    .answers200('GET /api/v1/holidays', { days: ['2026-12-25'], version: 7 })
    .answers200('PUT /api/v1/holidays', {});
  show(<ExpectationsPage />, '/expectations', ADMINISTRATOR);
  fireEvent.click(await screen.findByRole('button', { name: 'Holidays' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Days'), { target: { value: '2026-12-25\n2026-12-26\n' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText('Holidays is saved');
  expect(server.sent.at(-1)).toMatchObject({ body: { days: ['2026-12-25', '2026-12-26'] }, ifMatch: '"7"' });
});
