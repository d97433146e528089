import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch } from './browser';
import { everybodyCanUse } from './looks';
import { reset } from './pretend/api';
import { PretendedServer } from './pretend/server';

const BUILT = fileURLToPath(new URL('../../../../target/frontend', import.meta.url));
const FIRST_EVENT = '/events/00000000-0000-4000-8000-000000000024';
const SYMPTOM = '/events/00000000-0000-4000-8000-000000000023';

/** Every page: its name in the pictures, its address, and what stands there when it is complete. */
const PAGES = [
  ['overview', '/overview', 'opened an event'],
  ['event', FIRST_EVENT, 'Opened, because no event of this key was open.'],
  ['events', '/events', 'san-2 controller lost its battery'],
  ['alerts', '/alerts', 'The value 71 is below 80.'],
  ['alert', '/alerts/1042-0', 'Stored in the journal at position 1042'],
  ['notifications', '/notifications', 'The team (web) has no address.'],
  ['services', '/services', 'billing'],
  ['teams', '/teams', 'storage@example.com'],
  ['team', '/teams/storage', 'It answered 401.'],
  ['event-symptom', SYMPTOM, 'which failed a minute before'],
  ['maintenance', '/maintenance', 'New kernel on db-3'],
  ['expectations', '/expectations', 'Orders from the shop'],
  ['integrations', '/integrations', 'missing-field'],
  ['mappings', '/mappings', '/intake/json/uptime-kuma'],
  ['users', '/users', 'has a one-time password'],
  ['tokens', '/tokens', 'Alertmanager of the data centre'],
  ['audit', '/audit', 'event.acknowledged'],
] as const;

const server = new PretendedServer(BUILT);
let browser: Browser;
let page: Page;
let url: string;
const complaints: string[] = [];

beforeAll(async () => {
  url = await server.start();
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('responded with a status of 4')) {
      complaints.push(message.text());
    }
  });
});

afterAll(async () => {
  await browser.close();
  server.stop();
});

beforeEach(() => reset(24));

test.each(PAGES)('everybody can use the page (%s)', async (name, address, complete) => {
  await page.goto(`${url}${address}`);
  await page.getByText(complete).first().waitFor();
  await everybodyCanUse(page, name);
});

/** What stands over a page: its name in the pictures, where it is, and what opens it. */
const DIALOGS = [
  ['dialog-close', FIRST_EVENT, 'c', 'Class of cause'],
  ['dialog-assign', FIRST_EVENT, 's', 'Mei Tanaka'],
  ['dialog-keys', '/events', '?', 'assign to somebody'],
] as const;

test.each(DIALOGS)('everybody can use what stands over a page (%s)', async (name, address, key, complete) => {
  await page.goto(`${url}${address}`);
  await page.getByText('san-2 controller lost its battery').first().waitFor();
  await page.keyboard.press(key);
  await page.getByText(complete).first().waitFor();
  await everybodyCanUse(page, name);
});

const FORMS = [
  ['form-report', '/events', 'Report something'],
  ['form-service', '/services', 'Add a service'],
  ['form-maintenance', '/maintenance', 'Plan maintenance'],
  ['form-expectation', '/expectations', 'Edit Nightly backup of billing'],
  ['form-user', '/users', 'Edit mei'],
  ['form-token', '/tokens', 'Make a token'],
  ['form-mapping', '/mappings', 'Add a mapping'],
  ['form-door', '/integrations', 'Prometheus'],
  ['row-menu', '/events', 'Actions for event 24'],
] as const;

test.each(FORMS)('everybody can use a form (%s)', async (name, address, button) => {
  await page.goto(`${url}${address}`);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.locator('[role=dialog], form, .pf-v6-c-clipboard-copy').first().waitFor();
  await everybodyCanUse(page, name);
});

/** Of compressed script, before the first page can be used. */
const MOST_BYTES = 300_000;

test.each(['/overview', '/events', FIRST_EVENT])('the first load is small (%s)', async (address) => {
  const first = await browser.newPage();
  const scripts: Promise<Buffer>[] = [];
  first.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) {
      scripts.push(response.body());
    }
  });
  await first.goto(`${url}${address}`, { waitUntil: 'load' });
  await first.getByRole('heading', { level: 1 }).waitFor();
  const bytes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
  expect(bytes.length).toBeGreaterThan(1);
  const sum = bytes.reduce((a, b) => a + b, 0);
  console.log(`${address}: ${Math.round(sum / 1000)} kB of compressed script`);
  expect(sum).toBeLessThanOrEqual(MOST_BYTES);
  await first.close();
});

test('everybody can find the way on a phone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${url}/events`);
  await page.getByRole('button', { name: 'Main' }).click();
  await page.getByRole('link', { name: 'Expectations' }).click();
  await page.getByRole('heading', { name: 'Expectations' }).waitFor();
  await page.getByRole('link', { name: 'Expectations' }).waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('no page complained on the way', () => {
  expect(complaints).toEqual([]);
});
