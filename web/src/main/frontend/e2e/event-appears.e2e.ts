import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { everybodyCanUse } from './looks';
import { alert, oneTimePassword, password, soon, url, user } from './server';

const KEY = 'browser/web-1';
const ALERT = { type: 'HostDown', key: KEY, severity: 'critical', summary: 'web-1 does not answer' };

let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // What the server refuses is an answer, not a fault of the page.
    if (message.type() === 'error' && !message.text().includes('responded with a status of 4')) {
      complaints.push(message.text());
    }
  });
});

afterAll(() => browser.close());

test('the one-time password is changed at the first sign-in', async () => {
  await page.goto(`${url}/events`);
  await page.getByLabel('Username').fill(user);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The username or the password is wrong').waitFor();
  await everybodyCanUse(page, 'sign-in');
  await page.getByLabel('Password').fill(oneTimePassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('One-time password').fill(oneTimePassword);
  await page.getByLabel(/^New password(?! again)/).fill(password);
  await page.getByLabel('New password again').fill('something else 12');
  expect(await page.getByRole('button', { name: 'Save password' }).isDisabled()).toBe(true);
  await everybodyCanUse(page, 'password');
  await page.getByLabel('New password again').fill(password);
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.getByRole('heading', { name: 'Events', exact: true }).waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  await page.goto(`${url}/events?q=nothing+of+this+kind`);
  await page.getByText('Nothing matches').waitFor();
  await everybodyCanUse(page, 'events-empty');
});

test('an event appears by itself soon after its alert', async () => {
  await page.goto(`${url}/events`);
  await page.getByText('Live', { exact: true }).waitFor();
  // The first event of a server's life is slower, for nothing has run yet.
  await alert({ ...ALERT, key: 'browser/first', summary: 'the first one' });
  await page.getByText('the first one').first().waitFor();
  await alert(ALERT);
  const start = performance.now();
  await page.getByText('critical: web-1 does not answer').waitFor(soon);
  console.log(`visible ${Math.round(performance.now() - start)} ms after the answer`);
  await page.getByRole('button', { name: /^Show \d+ new/ }).click();
  const row = page.getByRole('row').filter({ hasText: 'web-1 does not answer' });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/Platform team[\s\S]*critical[\s\S]*P2[\s\S]*open/);
  await everybodyCanUse(page, 'events');
});

test('it shows why it is there, and what its sender says next', async () => {
  await page.getByRole('link', { name: 'web-1 does not answer' }).click();
  await page.getByText('impact medium × urgency high').first().waitFor();
  await page.getByText('Host does not answer').first().waitFor();
  await page.getByRole('button', { name: 'Rule: Open an event' }).click();
  await page.getByRole('row').filter({ hasText: 'opened' }).waitFor();
  await alert(ALERT);
  await page.getByRole('row').filter({ hasText: 'joined' }).waitFor(soon);
  await everybodyCanUse(page, 'event');
  await alert({ ...ALERT, status: 'resolved' });
  await page.getByText('Cleared: the sender reported the recovery.').first().waitFor(soon);
  await page.getByText('recovered').first().waitFor();
});

test('an informational alert is listed and opens nothing', async () => {
  await alert({ type: 'BackupDone', key: 'browser/backup', severity: 'info', summary: 'backup is done' });
  await page.getByRole('link', { name: 'Alerts', exact: true }).click();
  await page
    .getByRole('row')
    .filter({ hasText: 'backup is done' })
    .filter({ hasText: 'informational' })
    .waitFor();
  await everybodyCanUse(page, 'alerts');
  await page.goto(`${url}/events?q=browser/backup`);
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await page.getByRole('link', { name: 'web-1 does not answer' }).waitFor();
});

test('alerts are found by what became of them and by their words', async () => {
  const rows = page.locator('tbody').getByRole('row');
  await page.goto(`${url}/alerts?q=browser/`);
  await rows.filter({ hasText: 'informational' }).waitFor();
  await page.getByLabel('Fate').selectOption('joined');
  await rows.filter({ hasText: 'informational' }).waitFor({ state: 'detached' });
  await rows.first().waitFor();
  expect(await rows.allInnerTexts()).toEqual([expect.stringMatching(/web-1[\s\S]*joined/)]);
  expect(new URL(page.url()).search).toBe('?q=browser%2F&fate=joined');
  await page.reload();
  await rows.filter({ hasText: 'joined' }).waitFor();
  expect(await page.getByLabel('Fate').inputValue()).toBe('joined');
  await page.getByLabel('Search summary or key').fill('nothing of this kind');
  await page.getByText('Nothing matches').waitFor();
  await everybodyCanUse(page, 'alerts-empty');
});

test('what the server refuses is shown with its remedy', async () => {
  await page.goto(`${url}/alerts?fate=nonsense`);
  await page.getByText('A value cannot be accepted').waitFor();
  await page.getByText(/^The value \(nonsense\) is not known\. Use one of .*, suppressed\.$/).waitFor();
  await everybodyCanUse(page, 'alerts-refused');
  await page.goto(`${url}/events/00000000-0000-0000-0000-000000000000`);
  await page.getByText('There is nothing here').waitFor();
  await everybodyCanUse(page, 'event-missing');
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
  await page.getByRole('link', { name: 'something strange' }).click();
  await page.getByText('unclassified No runbook knows this type of alert').waitFor();
  await everybodyCanUse(page, 'event-unclassified');
});

test('somebody takes it, says what was wrong, and it is closed', async () => {
  await alert({ ...ALERT, key: 'browser/night', summary: 'web-9 is gone' });
  await page.goto(`${url}/events?q=browser/night`);
  await page.getByRole('link', { name: 'web-9 is gone' }).click();
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).waitFor();
  // What is shown at once is not kept yet, and whoever loads the page anew would see it as it was.
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/acknowledge'));
  await page.keyboard.press('a');
  await page.getByText('acknowledged').first().waitFor();
  await kept;
  await page.reload();
  await page.getByRole('button', { name: 'Start work' }).waitFor();
  await page.keyboard.press('c');
  await page.getByLabel('Class of cause').selectOption('hardware');
  await page.getByRole('textbox', { name: /^Cause/ }).fill('It was switched off.');
  await page.getByRole('textbox', { name: /^Solution/ }).fill('It was switched on.');
  await page.getByRole('dialog').getByText('Close', { exact: true }).last().click();
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
  await page.getByText('It was switched on.').first().waitFor();
  await everybodyCanUse(page, 'event-closed');
});

test('no page complained on the way', () => {
  expect(complaints).toEqual([]);
});
