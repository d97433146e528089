import { mkdirSync } from 'node:fs';
import { env } from 'node:process';
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

const VERSION = '/packages/storage/1.5.0';

/** Every page: its name in the pictures, its address, and what stands there when it is complete. */
const PAGES = [
  ['overview', '/overview', 'opened an event'],
  ['event', FIRST_EVENT, 'Opened, because no event of this key was open.'],
  ['events', '/events', 'san-2 controller lost its battery'],
  ['incidents', '/incidents', 'Invoices of February are late'],
  ['incident', '/incidents/i1', 'Olga Petrova began to work on it.'],
  ['alerts', '/alerts', 'The value 71 is below 80.'],
  ['alert', '/alerts/1042-0', 'Stored in the journal at position 1042'],
  ['notifications', '/notifications', 'The team (web) has no address.'],
  ['runbooks', '/runbooks', 'More than half of its 9 events were dismissed.'],
  ['runbook-new', `/runbooks/new?event=${FIRST_EVENT.slice('/events/'.length)}`, 'is no escalation policy'],
  ['packages', '/packages', 'What comes with Belfry.'],
  ['package-order', '/packages/order', 'proposed by Mei Tanaka'],
  ['package', `${VERSION}?file=runbooks/storage/volume-space.md`, 'is no escalation policy'],
  ['package-scenarios', `${VERSION}?tab=scenarios`, 'expected priority P1, was P2'],
  ['package-try', `${VERSION}?tab=try`, 'nothing is kept and nobody is called'],
  ['package-backtest', `${VERSION}?tab=backtest`, 'Events gone'],
  ['package-backtest-running', '/packages/storage/1.4.0?tab=backtest', 'Cancel'],
  ['package-compare', `${VERSION}?tab=compare`, 'for: 10m'],
  ['package-history', `${VERSION}?tab=history`, 'edited from 1.4.0'],
  ['releases', '/releases', 'It needs 90 MB more than there are.'],
  ['patterns', '/patterns', 'Many logins of one host fail'],
  ['priorities', '/priorities', 'Urgency'],
  ['routing', '/routing', 'printer-4'],
  ['notification-rules', '/notification-rules', 'channel:chat'],
  ['escalation', '/escalation', 'team:platform'],
  ['targets', '/targets', '08:00'],
  ['incident-rules', '/incident-rules', 'service'],
  ['groups', '/groups', 'People of the shop'],
  ['subscriptions', '/subscriptions', 'shop.frontend.*'],
  ['inhibitions', '/inhibitions', 'Its hosts are down with it'],
  ['changes', '/changes', 'Release 12 of the shop'],
  ['services', '/services', 'billing'],
  ['start', '/start', 'Play it'],
  ['map', '/map', 'affected'],
  ['map-around', '/map?around=service/shop', 'Open events of shop'],
  ['cis', '/cis', 'san-2'],
  ['expectation', '/expectations/x1', 'not counted'],
  ['teams', '/teams', 'storage@example.com'],
  ['team', '/teams/storage', 'At once: lead (paul)'],
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

/** What is drawn may come a moment later than what is written; some pages go on waiting for somebody. */
async function drawn(): Promise<void> {
  const spinner = page.locator('main .pf-v6-c-spinner').first();
  await spinner.waitFor({ state: 'detached', timeout: 5_000 }).catch(() => undefined);
}

test.each(PAGES)('everybody can use the page (%s)', async (name, address, complete) => {
  await page.goto(`${url}${address}`);
  await page.getByText(complete).first().waitFor();
  await drawn();
  await everybodyCanUse(page, name);
});

/** What stands over a page: its name in the pictures, where it is, and what opens it. */
const DIALOGS = [
  ['dialog-close', FIRST_EVENT, 'c', 'Class of cause'],
  ['dialog-assign', FIRST_EVENT, 's', 'Mei Tanaka'],
  ['dialog-hand-over', FIRST_EVENT, 't', 'The other team reads it first.'],
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
  ['form-incident', '/incidents/i1', 'Resolve'],
  ['form-incident-events', '/incidents/i1', 'Add events'],
  ['form-dependencies', '/services', 'Dependencies shop'],
  ['form-ci', '/cis', 'Add a CI'],
  ['form-escalation', '/teams/storage', 'Set the escalation'],
  ['form-policy', '/escalation', 'Edit standard'],
  ['form-maintenance', '/maintenance', 'Plan maintenance'],
  ['form-expectation', '/expectations', 'Edit Nightly backup of billing'],
  ['form-approve', VERSION, 'Approve'],
  ['form-order', '/packages/order', 'Approve'],
  ['form-rollback', '/releases', 'Roll back to 39'],
  ['form-pattern', '/patterns', 'Add a pattern'],
  ['form-target', '/targets', 'Edit P3'],
  ['form-routes', '/routing', 'Change the table'],
  ['form-user', '/users', 'Edit mei'],
  ['form-contacts', '/users', 'Contacts mei'],
  ['form-token', '/tokens', 'Make a token'],
  ['form-package', '/packages', 'Make a package'],
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

test('everybody can use what says that a release is on its way, and take it back', async () => {
  await page.goto(`${url}/releases`);
  await page.getByRole('button', { name: 'Roll back to 39' }).click();
  await page.getByLabel('Reason').fill('Too many pages');
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back to' }).click();
  const takeBack = page.getByRole('button', { name: 'Take it back' });
  await takeBack.waitFor();
  await everybodyCanUse(page, 'release-coming');
  await takeBack.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('Release 42 is taken back').waitFor();
  await takeBack.waitFor({ state: 'detached' });
});

/** The day of what is pretended, the day after it, and the year after it: each has a form of its own. */
test.each(['2026-03-02T12:00:00Z', '2026-03-04T12:00:00Z', '2027-03-04T12:00:00Z'])(
  'times of events stand in one line on a desk (%s)',
  async (now) => {
    const desk = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await desk.clock.setFixedTime(now);
    await desk.goto(`${url}/events`);
    await desk.getByText('san-2 controller lost its battery').first().waitFor();
    for (const width of [1280, 1440, 1920]) {
      await desk.setViewportSize({ width, height: 900 });
      const lines = await desk
        .locator('.belfry-when time')
        .evaluateAll((times) => times.map((time) => time.getClientRects().length));
      // What is left out where there is little room has none.
      expect(Math.max(...lines)).toBe(1);
      const wide = await desk.locator('#main').evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(wide).toBe(0);
    }
    await desk.close();
  },
);

/** What the README shows, as large as it is shown there: copy them to ear/docs when a page looks otherwise. */
test.each([
  ['events', '/events', 'san-2 controller lost its battery'],
  ['event', FIRST_EVENT, 'See who serves what'],
  ['map', '/map', 'affected'],
] as const)('the README has a picture of the page (%s)', async (name, address, complete) => {
  reset(name === 'events' ? 400 : 24);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${url}${address}`);
  await page.getByText(complete).first().waitFor();
  await drawn();
  if (name === 'event') {
    // What to do matters more than the chart above it.
    await page.getByText('What to do').scrollIntoViewIfNeeded();
  }
  const folder = env.BELFRY_PICTURES;
  if (folder !== undefined) {
    mkdirSync(`${folder}/readme`, { recursive: true });
    await page.screenshot({ path: `${folder}/readme/${name}.png` });
  }
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
