import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeServer, REFUSAL } from '../test/FakeServer';
import { show } from '../test/show';
import { ChangePasswordPage, SignInPage } from './SignInPage';

function type(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(new RegExp(`^${label}( \\*)?$`)), { target: { value } });
}

function button(name: RegExp): HTMLButtonElement {
  return screen.getByRole<HTMLButtonElement>('button', { name });
}

test('while the server thinks, nobody can sign in twice', () => {
  new FakeServer().staysSilent('POST /api/v1/session');
  show(<SignInPage />, '/events');
  fireEvent.click(button(/Sign in/));
  expect(button(/Sign in/).disabled).toBe(true);
});

test('a refused sign-in says why and lets try again', async () => {
  new FakeServer().refuses('POST /api/v1/session', 400, REFUSAL);
  show(<SignInPage />, '/events');
  type('Username', 'olga');
  type('Password', 'wrong');
  fireEvent.click(button(/Sign in/));
  await screen.findByText('A value cannot be accepted');
  expect(screen.getByText('Two parameters cannot be read.')).toBeTruthy();
  expect(screen.getByText('The value (x) is not known. Use one of held, opened.')).toBeTruthy();
  expect(button(/Sign in/).disabled).toBe(false);
});

test('a sign-in that does not arrive says what to check', async () => {
  new FakeServer().isUnreachable('POST /api/v1/session');
  show(<SignInPage />, '/events');
  fireEvent.click(button(/Sign in/));
  await screen.findByText(/Belfry does not answer\. Check the network/);
});

test('a new password is saved only when both are the same', async () => {
  new FakeServer().refuses('PUT /api/v1/session/password', 400, REFUSAL);
  show(<ChangePasswordPage />, '/events');
  type('One-time password', 'once');
  type('New password', 'x'.repeat(12));
  type('New password again', 'y'.repeat(12));
  expect(screen.getByText(/The two do not match\./)).toBeTruthy();
  expect(button(/Save password/).disabled).toBe(true);
  type('New password again', 'x'.repeat(12));
  fireEvent.click(button(/Save password/));
  await screen.findByText('The value (x) is not known. Use one of held, opened.');
});
