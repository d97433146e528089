import { mkdirSync } from 'node:fs';
import { env } from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { alert, oneTimePassword, password, url, user } from './server';

const KEY = 'browser/web-1';
const ALERT = { type: 'HostDown', key: KEY, severity: 'critical', summary: 'web-1 does not answer' };

let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  page.setDefaultTimeout(5_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A 401 before the sign-in is an answer, not a fault of the page.
    if (message.type() === 'error' && !message.text().includes('401')) {
      complaints.push(message.text());
    }
  });
});

afterAll(() => browser.close());

async function picture(name: string): Promise<void> {
  if (env.BELFRY_PICTURES) {
    mkdirSync(env.BELFRY_PICTURES, { recursive: true });
    await page.screenshot({ path: `${env.BELFRY_PICTURES}/${name}.png` });
  }
}

async function overflow(): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test('the one-time password is changed at the first sign-in', async () => {
  await page.goto(`${url}/events`);
  await page.getByLabel('Username').fill(user);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByText(/wrong|not right|do not match|password/i)
    .first()
    .waitFor();
  await picture('sign-in');
  await page.getByLabel('Password').fill(oneTimePassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('One-time password').fill(oneTimePassword);
  await page.getByLabel(/^New password(?! again)/).fill(password);
  await page.getByLabel('New password again').fill('something else 12');
  expect(await page.getByRole('button', { name: 'Save password' }).isDisabled()).toBe(true);
  await page.getByLabel('New password again').fill(password);
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.getByRole('heading', { name: 'Events' }).waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
});

test('an event appears by itself within a second of its alert', async () => {
  await alert(ALERT);
  const start = performance.now();
  const row = page.getByRole('row').filter({ hasText: 'web-1 does not answer' });
  await row.waitFor({ timeout: 1_000 });
  console.log(`visible ${Math.round(performance.now() - start)} ms after the answer`);
  expect(await row.innerText()).toMatch(/P2[\s\S]*critical[\s\S]*open[\s\S]*Platform team/);
  await picture('events');
});

test('it shows why it is there, and what its sender says next', async () => {
  await page.getByRole('link', { name: 'web-1 does not answer' }).click();
  await page.getByText('impact medium × urgency high').waitFor();
  await page.getByText('Host does not answer').first().waitFor();
  await page.getByRole('button', { name: 'Rule: Open an event' }).click();
  await page.getByRole('row').filter({ hasText: 'opened' }).waitFor();
  await alert(ALERT);
  await page.getByRole('row').filter({ hasText: 'joined' }).waitFor({ timeout: 1_000 });
  await picture('event');
  await alert({ ...ALERT, status: 'resolved' });
  await page.getByText('Cleared: the sender reported the recovery.').waitFor({ timeout: 1_000 });
  await page.getByText('recovered').first().waitFor();
});

test('an informational alert is listed and opens nothing', async () => {
  await alert({ type: 'BackupDone', key: 'browser/backup', severity: 'info', summary: 'backup is done' });
  await page.getByRole('link', { name: 'Alerts' }).click();
  await page
    .getByRole('row')
    .filter({ hasText: 'backup is done' })
    .filter({ hasText: 'informational' })
    .waitFor();
  await picture('alerts');
  await page.goto(`${url}/events?q=browser/backup`);
  await page.getByText('No events').waitFor();
});

test('what no runbook knows is marked unclassified', async () => {
  await alert({
    type: 'NeverSeen',
    key: 'browser/strange',
    severity: 'warning',
    summary: 'something strange',
  });
  await page.goto(`${url}/events?unclassified=true&q=browser/strange`);
  await page.getByRole('row').filter({ hasText: 'unclassified' }).filter({ hasText: 'operations' }).waitFor();
});

test('every page fits a phone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of ['/events', '/alerts']) {
    await page.goto(url + address);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.locator('tbody').first().waitFor();
    expect(await overflow(), address).toBeLessThanOrEqual(0);
    await picture(`phone${address.replace('/', '-')}`);
  }
});

test('no page complained on the way', () => {
  expect(complaints).toEqual([]);
});
