import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { pageOf, REFUSAL } from '../test/FakeServer';
import { editor, FILE, PATH, READER, RUNBOOK, server, showVersion, VERSION } from '../test/rules';

test('a draft is verified, and what the server finds stands there with its way to mend', async () => {
  const fake = server().refuses(`POST ${PATH}/verify`, 400, REFUSAL);
  await showVersion('/packages/storage/1.4.0');
  await screen.findByText(/by Mei/);
  const flaw = {
    grade: 'error',
    file: FILE,
    line: 5,
    field: 'owner',
    reason: 'is (nobody), which is no team',
    remedy: 'Known are platform.',
  };
  fake.answers200(`GET ${PATH}`, { ...VERSION, flaws: [flaw] });
  fireEvent.click(screen.getByRole('button', { name: 'Verify' }));
  await screen.findByText('What the last verification found: 1 error');
  await screen.findByText('owner is (nobody), which is no team. Known are platform.');
});

test.each([
  ['verified', 'Test', `POST ${PATH}/test`],
  ['tested', 'Approve', `POST ${PATH}/approve`],
  ['approved', 'Activate', `POST ${PATH}/activate`],
])('what is %s has one next step: %s', async (state, button, request) => {
  const fake = server({ ...VERSION, state }).answers200(request, { ...VERSION, id: 4 });
  await showVersion('/packages/storage/1.4.0');
  fireEvent.click(screen.getByRole('button', { name: button }));
  if (state !== 'verified') {
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(dialog.getByText(button, { selector: 'button *' }));
  }
  await waitFor(() => expect(fake.requests).toContain(request));
});

test('an emergency needs its reason', async () => {
  const fake = server().answers200(`POST ${PATH}/activate`, { id: 4 });
  await showVersion('/packages/storage/1.4.0');
  fireEvent.click(screen.getByRole('button', { name: 'Activate in an emergency' }));
  const dialog = within(await screen.findByRole('dialog'));
  const send = dialog.getByText('Activate in an emergency', { selector: 'button *' }).closest('button');
  expect(send?.disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText(/Reason/), { target: { value: 'The shop is down' } });
  fireEvent.click(send as HTMLButtonElement);
  await waitFor(() =>
    expect(fake.sent.at(-1)?.body).toEqual({ reason: 'The shop is down', emergency: true }),
  );
});

test('who may only read is offered no step', async () => {
  server();
  await showVersion('/packages/storage/1.4.0', READER);
  expect(screen.queryByRole('button', { name: /Verify|Retire|emergency|Add a file/ })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Backtest' })).toBeNull();
});

test('what is wrong is marked at its line while somebody writes, and saved is the next version', async () => {
  const fake = server();
  await showVersion(`/packages/storage/1.4.0?file=${encodeURIComponent(FILE)}`);
  const view = await editor();
  expect(view.state.doc.toString()).toBe(RUNBOOK);
  await screen.findByText('Nothing is wrong with it.');
  expect(view.contentDOM.getAttribute('aria-label')).toBe(`Content of ${FILE}`);
  const flaw = {
    grade: 'error',
    file: FILE,
    line: 4,
    field: 'class',
    reason: 'is (x)',
    remedy: 'Write one.',
  };
  fake.answers200('POST /api/v1/runbooks/check', pageOf(flaw));
  act(() => view.dispatch({ changes: { from: RUNBOOK.indexOf('availability'), insert: 'x' } }));
  await screen.findByText('class is (x). Write one.');
  expect(screen.getByRole('button', { name: 'line 4' })).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save as the next version' }).disabled).toBe(
    true,
  );

  fake
    .answers200('POST /api/v1/runbooks/check', pageOf())
    .answers200(`PUT ${PATH}/file?path=${encodeURIComponent(FILE)}`, { ...VERSION, version: '1.5.0' })
    .answers200('GET /api/v1/packages/storage/1.5.0', { ...VERSION, version: '1.5.0' });
  const written = RUNBOOK.replace('Host is down', 'A host is down');
  act(() => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: written } }));
  const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save as the next version' });
  await waitFor(() => expect(save.disabled).toBe(false));
  fireEvent.click(save);
  await screen.findByRole('heading', { name: 'storage 1.5.0' });
  expect(fake.sent.find(({ request }) => request.startsWith('PUT'))).toMatchObject({ body: written });
});

test('an alert that is pasted is judged by the version, and nonsense is not sent', async () => {
  const fake = server().answers200(
    'POST /api/v1/runbooks/try',
    pageOf({
      type: 'HostDown',
      key: 'k',
      fate: 'opened',
      reason: 'It would open an event.',
      rule: 'Open an event',
      event: { subject: 'web-1', severity: 'major', priority: 'P2', ownerTeam: 'web', runbook: 'host/down' },
      grounds: [{ rule: 'r', sentence: 'Opened, because no event of this key was open.' }],
    }),
  );
  await showVersion('/packages/storage/1.4.0?tab=try');
  const field = await screen.findByLabelText('Alert');
  fireEvent.change(field, { target: { value: '{' } });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Try it' }).disabled).toBe(true);
  fireEvent.change(field, { target: { value: '{"type":"HostDown"}' } });
  fireEvent.click(screen.getByRole('button', { name: 'Try it' }));
  await screen.findByText('Opened, because no event of this key was open.');
  expect(screen.getByText('host/down')).toBeTruthy();
  expect(screen.queryByText('It would open an event.')).toBeNull();
  expect(fake.sent.at(-1)?.body).toEqual({
    packageName: 'storage',
    version: '1.4.0',
    alert: { type: 'HostDown' },
  });
});

test('two versions are compared line by line, and by their scenarios', async () => {
  server().answers200(`GET ${PATH}/diff?against=1.3.0`, {
    files: [{ path: FILE, lines: ['-class: capacity', '+class: availability'] }],
    behaviour: { runs: 3, failures: [], uncovered: ['host/down'] },
  });
  await showVersion('/packages/storage/1.4.0?tab=compare');
  await screen.findByText(/class: availability/);
  expect(screen.getByText('All came out as they say.', { exact: false })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'host/down' })).toBeTruthy();
});
