import { fireEvent, screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import EventPage from '../events/EventPage';
import { FakeServer, OPERATOR, pageOf } from '../test/FakeServer';
import { EVENT } from '../test/samples';
import { show } from '../test/show';

const PATH = '/api/v1/events/e1';
const OLGA = { username: 'olga', displayName: 'Olga' };
let server: FakeServer;

beforeEach(() => {
  localStorage.clear();
  server = new FakeServer()
    .answers200(`GET ${PATH}`, EVENT)
    .answers200(`GET ${PATH}/explanation`, { summary: 'Opened by a rule.', steps: [], notified: [] })
    .answers200('GET /api/v1/people?limit=8', pageOf(OLGA, { username: 'paul', displayName: 'Paul' }));
});

async function showEvent(): Promise<void> {
  show(
    <Routes>
      <Route path="/events/:id" element={<EventPage />} />
    </Routes>,
    '/events/e1',
    OPERATOR,
  );
  await screen.findByRole('heading', { name: '7 web-1 does not answer' });
}

test('a letter acknowledges; it is shown before the server has answered, and based on what was seen', async () => {
  server.staysSilent(`POST ${PATH}/acknowledge`);
  await showEvent();
  fireEvent.keyDown(document.body, { key: 'a' });
  await screen.findAllByText('acknowledged');
  await screen.findByText('Assignee: Olga');
  expect(server.sent).toEqual([{ request: `POST ${PATH}/acknowledge`, body: {}, ifMatch: '"1"' }]);
});

test('what the server refuses is shown as it was, with the reason', async () => {
  server.refuses(`POST ${PATH}/acknowledge`, 412, {
    title: 'It has changed since it was read',
    detail: 'Paul assigned it a minute ago.',
    code: 'changed-meanwhile',
  });
  await showEvent();
  fireEvent.click(screen.getByRole('button', { name: 'Acknowledge' }));
  await screen.findByText('Paul assigned it a minute ago.');
  expect(screen.getByText('It is shown as it was.')).toBeTruthy();
  expect(screen.getByText('operations, nobody yet')).toBeTruthy();
});

const FASTER = { title: 'It has changed', detail: 'Paul was faster.', code: 'changed-meanwhile' };

test('what changed meanwhile without bearing on it refuses nobody', async () => {
  const after = { ...EVENT, state: 'acknowledged', handling: 'acknowledged', handlingVersion: 3 };
  server.answers200(`POST ${PATH}/acknowledge`, after);
  server.refusesFirst(`POST ${PATH}/acknowledge`, 412, FASTER);
  await showEvent();
  const tick = { step: 's1', by: 'olga', at: EVENT.openedAt };
  server.answers200(`GET ${PATH}`, { ...EVENT, handlingVersion: 2, ticks: [tick] });
  const read = () => server.requests.filter((request) => request === `GET ${PATH}`).length;
  const before = read();
  fireEvent.keyDown(document.body, { key: 'a' });
  await expect.poll(() => server.sent.map(({ ifMatch }) => ifMatch)).toEqual(['"1"', '"2"']);
  // Once to ask again, and once when it was done.
  await expect.poll(read).toBe(before + 2);
  expect(screen.queryByText('Paul was faster.')).toBeNull();
});

test('what changed meanwhile and bears on it refuses', async () => {
  server.answers200(`POST ${PATH}/acknowledge`, EVENT);
  server.refusesFirst(`POST ${PATH}/acknowledge`, 412, FASTER);
  await showEvent();
  server.answers200(`GET ${PATH}`, { ...EVENT, handlingVersion: 2, assignee: OLGA });
  fireEvent.keyDown(document.body, { key: 'a' });
  await screen.findByText('Paul was faster.');
  expect(server.sent.map(({ ifMatch }) => ifMatch)).toEqual(['"1"']);
});

test('letters that are typed into a field, or with a modifier, do nothing', async () => {
  await showEvent();
  fireEvent.keyDown(screen.getByLabelText('Comment'), { key: 'a' });
  fireEvent.keyDown(document.body, { key: 'a', ctrlKey: true });
  expect(server.sent).toEqual([]);
});

test('it is given to somebody by name', async () => {
  const given = { ...EVENT, assignee: { username: 'paul', displayName: 'Paul' } };
  server.answers200(`POST ${PATH}/assign`, given);
  await showEvent();
  fireEvent.keyDown(document.body, { key: 's' });
  const paul = await screen.findByRole('menuitem', { name: /Paul/ });
  server.answers200(`GET ${PATH}`, given);
  fireEvent.click(paul);
  await screen.findByText('Assignee: Paul');
  expect(server.sent.at(-1)?.body).toEqual({ username: 'paul' });
});

test('whom the list does not know can be named in full', async () => {
  server.answers200('GET /api/v1/people?limit=8&q=quin', pageOf()).staysSilent(`POST ${PATH}/assign`);
  await showEvent();
  fireEvent.keyDown(document.body, { key: 's' });
  fireEvent.change(await screen.findByLabelText('Search people', { selector: 'input' }), {
    target: { value: 'quin' },
  });
  fireEvent.click(await screen.findByRole('menuitem', { name: 'The user “quin”' }));
  await expect.poll(() => server.sent.at(-1)?.body).toEqual({ username: 'quin' });
});

test('a P2 is closed only with its class of cause, its cause and its solution', async () => {
  const closed = { ...EVENT, state: 'closed', allowed: ['reopen'] };
  server.answers200(`POST ${PATH}/close`, closed);
  await showEvent();
  fireEvent.keyDown(document.body, { key: 'c' });
  const dialog = within(await screen.findByRole('dialog'));
  const send = dialog.getByText<HTMLButtonElement>('Close', { selector: 'button *' }).closest('button');
  expect(send?.disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText(/Class of cause/), { target: { value: 'capacity' } });
  fireEvent.change(dialog.getByLabelText(/^Cause/), { target: { value: 'disk full' } });
  expect(send?.disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText(/Solution/), { target: { value: 'bigger disk' } });
  expect(send?.disabled).toBe(false);
  server.answers200(`GET ${PATH}`, closed);
  fireEvent.click(dialog.getByText('Close', { selector: 'button *' }));
  await screen.findByRole('button', { name: 'Reopen' });
  expect(server.sent.at(-1)?.body).toEqual({
    causeClass: 'capacity',
    cause: 'disk full',
    solution: 'bigger disk',
  });
});

test('a page is called useless by one click, the reason can follow, and it can be taken back', async () => {
  const useless = { ...EVENT, uselessCount: 1, calledUseless: true };
  server.answers200(`POST ${PATH}/useless`, useless);
  await showEvent();
  server.answers200(`GET ${PATH}`, useless);
  fireEvent.click(screen.getByRole('button', { name: 'Useless page' }));
  await screen.findByText('A useless page: web-1 does not answer');
  expect(server.sent).toEqual([{ request: `POST ${PATH}/useless`, body: {}, ifMatch: '*' }]);
  server.answers200(`GET ${PATH}`, EVENT).answers200(`POST ${PATH}/useless`, EVENT);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('Not useless after all: web-1 does not answer');
  expect(server.sent.at(-1)?.body).toEqual({ undo: true });

  server.answers200(`GET ${PATH}`, useless).answers200(`POST ${PATH}/useless`, useless);
  fireEvent.click(await screen.findByRole('button', { name: 'Useless page' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Say why' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Why/), { target: { value: 'It was a test.' } });
  fireEvent.click(dialog.getByText('Useless page', { selector: 'button *' }));
  await expect.poll(() => server.sent.at(-1)?.body).toEqual({ reason: 'It was a test.' });
  // Saying why is no second mark.
  expect(screen.getByText('once, by you')).toBeTruthy();
});

test('the own mark is there after a reload, and is taken back by the same button', async () => {
  server
    .answers200(`GET ${PATH}`, { ...EVENT, uselessCount: 2, calledUseless: true })
    .answers200(`POST ${PATH}/useless`, { ...EVENT, uselessCount: 1 });
  await showEvent();
  expect(screen.getByText('2 times, also by you')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Useless page' })).toBeNull();
  server.answers200(`GET ${PATH}`, { ...EVENT, uselessCount: 1 });
  fireEvent.click(screen.getByRole('button', { name: 'You called it useless: take it back' }));
  await screen.findByText('Not useless after all: web-1 does not answer');
  expect(server.sent).toEqual([{ request: `POST ${PATH}/useless`, body: { undo: true }, ifMatch: '*' }]);
  await screen.findByRole('button', { name: 'Useless page' });
  expect(screen.getByText('once')).toBeTruthy();
});

test('another team takes it on, and is told why', async () => {
  const allowed = [...EVENT.allowed, 'hand-over'];
  const web = { id: 'web', name: 'Web shop' };
  server
    .answers200(`GET ${PATH}`, { ...EVENT, allowed })
    .answers200('GET /api/v1/teams?limit=200', pageOf(EVENT.ownerTeam, web))
    .staysSilent(`POST ${PATH}/hand-over`);
  await showEvent();
  fireEvent.keyDown(document.body, { key: 't' });
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByRole('option', { name: 'Web shop' });
  // It is theirs already.
  expect(dialog.queryByRole('option', { name: 'operations' })).toBeNull();
  fireEvent.change(dialog.getByLabelText(/Team/), { target: { value: 'web' } });
  const send = dialog.getByText('Hand over to a team', { selector: 'button *' });
  expect(send.closest('button')?.disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText(/Why/), { target: { value: 'The shop is slow.' } });
  fireEvent.click(send);
  await screen.findByText('Web shop, nobody yet');
  expect(server.sent).toEqual([
    {
      request: `POST ${PATH}/hand-over`,
      body: { team: 'web', note: 'The shop is slow.' },
      ifMatch: '"1"',
    },
  ]);
});

test('who acknowledges and starts at once is not refused for the own change', async () => {
  const after = { ...EVENT, state: 'acknowledged', handlingVersion: 2 };
  server.answers200(`POST ${PATH}/acknowledge`, after).answers200(`POST ${PATH}/start`, after);
  await showEvent();
  fireEvent.keyDown(document.body, { key: 'a' });
  fireEvent.keyDown(document.body, { key: 'i' });
  await expect.poll(() => server.sent.map(({ ifMatch }) => ifMatch)).toEqual(['"1"', '"2"']);
});

test('an answer that comes late does not undo what was begun since', async () => {
  const after = { ...EVENT, state: 'acknowledged', handling: 'acknowledged', handlingVersion: 2 };
  server.answers200(`POST ${PATH}/acknowledge`, after).staysSilent(`POST ${PATH}/start`);
  await showEvent();
  const read = () => server.requests.filter((request) => request === `GET ${PATH}`).length;
  const before = read();
  fireEvent.keyDown(document.body, { key: 'a' });
  fireEvent.keyDown(document.body, { key: 'i' });
  await expect.poll(() => server.sent.map(({ ifMatch }) => ifMatch)).toEqual(['"1"', '"2"']);
  await screen.findAllByText('in-progress');
  expect(screen.queryAllByText('acknowledged')).toEqual([]);
  expect(read()).toBe(before);
});

test('what was written to resolve it is there again when it is refused, and goes with what is there by now', async () => {
  const after = { ...EVENT, state: 'resolved', handling: 'resolved', handlingVersion: 3 };
  server.answers200(`POST ${PATH}/resolve`, after).refusesFirst(`POST ${PATH}/resolve`, 412, FASTER);
  await showEvent();
  server.answers200(`GET ${PATH}`, { ...EVENT, handlingVersion: 2, assignee: OLGA });
  fireEvent.keyDown(document.body, { key: 'r' });
  fireEvent.change(await screen.findByLabelText('Solution'), { target: { value: 'Changed it.' } });
  const resolve = () => within(screen.getByRole('dialog')).getByRole('button', { name: 'Resolve' });
  fireEvent.click(resolve());
  await screen.findByText('Paul was faster.');
  const field = await screen.findByLabelText<HTMLTextAreaElement>('Solution');
  expect(field.value).toBe('Changed it.');
  await screen.findByText('Assignee: Olga');
  fireEvent.click(resolve());
  await expect.poll(() => server.sent.map(({ ifMatch }) => ifMatch)).toEqual(['"1"', '"2"']);
  expect(server.sent.at(-1)?.body).toEqual({ solution: 'Changed it.' });
});

test('what was emptied before it was refused is empty again', async () => {
  const known = { ...EVENT, cause: 'A full disk', solution: 'Made room' };
  server.answers200(`GET ${PATH}`, known).refuses(`POST ${PATH}/resolve`, 412, FASTER);
  await showEvent();
  fireEvent.keyDown(document.body, { key: 'r' });
  const solution = await screen.findByLabelText<HTMLTextAreaElement>('Solution');
  expect(solution.value).toBe('Made room');
  fireEvent.change(solution, { target: { value: '' } });
  fireEvent.change(screen.getByLabelText('Cause'), { target: { value: 'A leak' } });
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Resolve' }));
  await screen.findByText('Paul was faster.');
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Solution')).value).toBe('');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Cause').value).toBe('A leak');
});

test('a comment that is refused is not lost', async () => {
  server.refuses(`POST ${PATH}/comment`, 503, { title: 'The storage does not answer', detail: 'Wait.' });
  await showEvent();
  const field = screen.getByLabelText<HTMLTextAreaElement>('Comment');
  fireEvent.change(field, { target: { value: 'I look into it' } });
  fireEvent.click(screen.getAllByRole('button', { name: 'Comment' }).at(-1) ?? field);
  await screen.findByText('Wait.');
  expect(field.value).toBe('I look into it');
});

test('who may do nothing is offered nothing', async () => {
  server.answers200(`GET ${PATH}`, { ...EVENT, allowed: [] });
  await showEvent();
  expect(screen.queryByRole('group', { name: 'Actions' })).toBeNull();
  expect(screen.queryByLabelText('Comment')).toBeNull();
});
