import { EditorView } from '@codemirror/view';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect } from 'vitest';
import type { Session } from '../api/types';
import PackagePage from '../rules/PackagePage';
import { ADMINISTRATOR, FakeServer, OPERATOR, pageOf } from './FakeServer';
import { show } from './show';

const withRules = (session: Session, ...more: string[]): Session => ({
  ...session,
  user: { ...session.user, permissions: [...session.user.permissions, 'rules:read', ...more] },
});
/** Writes rules and approves them. */
export const WRITER = withRules(ADMINISTRATOR, 'rules:write', 'rules:approve');
export const READER = withRules(OPERATOR);

/** A draft. */
export const VERSION = {
  name: 'storage',
  version: '1.4.0',
  state: 'draft',
  team: 'platform',
  changelog: 'Volumes are told at 90 %.',
  author: 'user:1',
  digest: 'ab',
  flaws: [] as unknown[],
  scenarios: null as unknown,
  createdAt: '2026-01-01T10:00:00Z',
};
export const PATH = '/api/v1/packages/storage/1.4.0';
export const FILE = 'runbooks/host/down.md';
export const RUNBOOK =
  '---\nid: host/down\ntitle: Host is down\nclass: availability\nmatch: { type: HostDown }\n---\n';

/** It has that version, and one that judges. */
export function server(version: object = VERSION): FakeServer {
  return new FakeServer()
    .answers200(`GET ${PATH}`, version)
    .answers200(
      'GET /api/v1/packages/storage',
      pageOf(version, { ...VERSION, version: '1.3.0', state: 'active' }),
    )
    .answers200('GET /api/v1/packages', pageOf(version, { ...VERSION, version: '1.3.0', state: 'active' }))
    .answers200(`GET ${PATH}/files`, pageOf({ path: FILE, bytes: 9 }, { path: 'package.yaml', bytes: 9 }))
    .answersText(`GET ${PATH}/file?path=${encodeURIComponent(FILE)}`, RUNBOOK)
    .answers200('GET /api/v1/releases?limit=1', pageOf({ id: 3, state: 'active', failure: null }))
    .answers200(
      'GET /api/v1/actors?code=user%3A1',
      pageOf({ code: 'user:1', username: 'mei', displayName: 'Mei' }),
    )
    .answers200('GET /api/v1/runbooks/schema', { properties: {} })
    .answers200('GET /api/v1/releases/reviews?ended=true', pageOf())
    .answers200('POST /api/v1/runbooks/check', pageOf());
}

/** Goes to a page of the version. */
export async function showVersion(address: string, session = WRITER): Promise<void> {
  show(
    <Routes>
      <Route path="/packages/:name/:version" element={<PackagePage />} />
    </Routes>,
    address,
    session,
  );
  await screen.findByRole('heading', { level: 1, name: /^storage 1\./ });
}

/** The editor stands in a shadow root, where nothing but itself looks. */
export async function editor(): Promise<EditorView> {
  const content = await waitFor(() => {
    const found = document
      .querySelector('.belfry-editor-host')
      ?.shadowRoot?.querySelector<HTMLElement>('.cm-content');
    expect(found).toBeTruthy();
    return found as HTMLElement;
  });
  return EditorView.findFromDOM(content) as EditorView;
}
