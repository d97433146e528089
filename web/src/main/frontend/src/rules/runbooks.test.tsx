import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import { pageOf } from '../test/FakeServer';
import { editor, READER, server, VERSION, WRITER } from '../test/rules';
import { ALERT, EVENT } from '../test/samples';
import { show } from '../test/show';
import NewRunbookPage from './NewRunbookPage';
import PackagePage from './PackagePage';
import RunbooksPage from './RunbooksPage';

const USE = {
  runbook: 'host/down',
  title: 'Host does not answer',
  packageName: 'storage',
  version: '1.4.0',
  team: 'platform',
  events: 12,
  alerts: 40,
  dismissed: 8,
  acknowledgedAfter: 240,
  resolvedAfter: 7_300,
  lastEvent: '2026-01-01T10:00:00Z',
  scenariosRun: '2026-01-01T10:00:00Z',
  reviewBy: '2025-12-01',
  overdue: true,
  hint: 'More than half of its 12 events were dismissed.',
};
test('the library says how runbooks do, and is narrowed by what is overdue', async () => {
  server()
    .answers200(
      'GET /api/v1/releases/active/runbooks',
      pageOf(USE, {
        ...USE,
        runbook: 'disk',
        title: 'Disk is full',
        overdue: false,
        reviewBy: null,
        hint: '',
      }),
    )
    .answers200('GET /api/v1/releases/reviews', pageOf());
  show(<RunbooksPage />, '/runbooks', READER);
  const link = await screen.findByRole('link', { name: 'Host does not answer' });
  expect(link.getAttribute('href')).toBe('/packages/storage/1.4.0?file=runbooks%2Fhost%2Fdown.md');
  await screen.findByText('Disk is full');
  expect(screen.getAllByText('4 min / 2 h').length).toBe(2);
  expect(screen.getAllByText('of 40 alerts, 8 dismissed').length).toBe(2);
  expect(screen.queryByRole('button', { name: 'Write a runbook' })).toBeNull();
  fireEvent.change(screen.getByLabelText('Show'), { target: { value: 'overdue' } });
  await waitFor(() => expect(screen.queryByText('Disk is full')).toBeNull());
  await screen.findByText('More than half of its 12 events were dismissed.');
});

test('what must be looked at is a task until somebody did', async () => {
  const fake = server()
    .answers200('GET /api/v1/releases/active/runbooks', pageOf())
    .answers200(
      'GET /api/v1/releases/reviews',
      pageOf({
        id: 5,
        kind: 'emergency',
        subject: 'storage 1.4.0',
        team: 'platform',
        reason: 'Night',
        createdAt: '2026-01-01T10:00:00Z',
      }),
    )
    .answers200('POST /api/v1/releases/reviews/5/done', undefined);
  show(<RunbooksPage />, '/runbooks', WRITER);
  fireEvent.click(await screen.findByRole('button', { name: 'Looked at storage 1.4.0' }));
  await screen.findByText('storage 1.4.0 is looked at');
  expect(fake.requests).toContain('POST /api/v1/releases/reviews/5/done');
});

test('an event that no runbook knows begins one: its match, its owner, and its alert to try', async () => {
  const file = 'runbooks/host-down.md';
  const put = `PUT /api/v1/packages/storage/1.3.0/file?path=${encodeURIComponent(file)}`;
  const fake = server()
    .answers200('GET /api/v1/events/e1', EVENT)
    .answers200('GET /api/v1/events/e1/alerts?limit=1', pageOf(ALERT))
    .answers200(put, { ...VERSION, version: '1.4.0' });
  show(
    <Routes>
      <Route path="/runbooks/new" element={<NewRunbookPage />} />
      <Route path="/packages/:name/:version" element={<PackagePage />} />
    </Routes>,
    '/runbooks/new?event=e1',
    WRITER,
  );
  const view = await editor();
  expect(view.state.doc.toString()).toContain('  type: HostDown\n');
  expect(view.state.doc.toString()).toContain('owner: operations\n');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Alert').value).toContain('"key": "host/web-1"');
  const save = await screen.findByRole<HTMLButtonElement>('button', { name: 'Save as a draft' });
  await waitFor(() => expect(save.disabled).toBe(false));
  fireEvent.click(save);
  await screen.findByRole('heading', { name: 'storage 1.4.0' });
  expect(fake.sent.find(({ request }) => request === put)?.body).toContain('id: host-down');
});
