import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch } from './browser';
import { reset } from './pretend/api';
import { open } from './pretend/held';
import { PretendedServer } from './pretend/server';

const server = new PretendedServer(fileURLToPath(new URL('../../../../target/frontend', import.meta.url)));
const SUBJECT = 'san-2 controller lost its battery';
let browser: Browser;
let url: string;

beforeAll(async () => {
  url = await server.start();
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  server.stop();
});

beforeEach(() => reset(24));

async function visit(address: string, width = 1280): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 844 }, hasTouch: width < 500 });
  page.setDefaultTimeout(30_000);
  await page.goto(`${url}${address}`);
  return page;
}

test('a page at night by keyboard alone: see, understand, acknowledge, resolve, close', async () => {
  const page = await visit('/events');
  await page.getByRole('link', { name: SUBJECT, exact: true }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  const row = page.getByRole('row').filter({ hasText: '24 · Storage' });
  await row.getByText('acknowledged').waitFor();
  await row.getByText('you', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('because no event of its key was open').waitFor();
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByLabel('Class of cause').focus();
  await page.keyboard.type('Hard');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The battery was seven years old.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Changed it.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('resolved', { exact: true }).first().waitFor();
  // What was said when it was resolved need not be said again.
  await page.keyboard.press('c');
  // The first one of this name leaves the dialog, the last one sends it.
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last();
  await close.waitFor();
  expect(await page.getByRole('dialog').getByLabel('Solution').inputValue()).toBe('Changed it.');
  await close.press('Enter');
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
  await page.close();
});

test('the same on a phone, by finger', async () => {
  const page = await visit('/events', 390);
  await page.getByRole('link', { name: SUBJECT, exact: true }).tap();
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).tap();
  await page.getByText('Assignee: Olga Petrova').waitFor();
  await page.getByRole('button', { name: 'More actions' }).tap();
  await page.getByRole('menuitem', { name: 'Close', exact: false }).tap();
  await page.getByLabel('Class of cause').selectOption('hardware');
  await page.getByLabel('Cause', { exact: false }).last().fill('Old battery');
  await page.getByLabel('Solution').fill('New battery');
  await page.getByRole('dialog').getByText('Close', { exact: true }).last().tap();
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
  await page.close();
});

test('by mouse, the right button gives it to anybody, and another browser sees it within a second', async () => {
  const [page, other] = [await visit('/events'), await visit('/events')];
  const row = (from: Page) => from.getByRole('row').filter({ hasText: '24 · Storage' });
  await row(other).waitFor();
  await row(page).click({ button: 'right' });
  await page.getByRole('textbox', { name: 'Search people' }).fill('mei');
  await page.getByRole('menuitem', { name: 'Mei Tanaka' }).click();
  await row(page).getByText('Mei Tanaka').waitFor();
  await row(other).getByText('Mei Tanaka').waitFor({ timeout: 1_000 });
  await Promise.all([page.close(), other.close()]);
});

test('a new event announces itself, and moves no row until it is asked for', async () => {
  const page = await visit('/events');
  const first = page.locator('tbody').getByRole('link').first();
  await first.getByText(SUBJECT, { exact: true }).waitFor();
  const event = open({ subject: 'the core switch is silent', severity: 'critical' });
  server.tell('event', { id: event.id, number: event.number, change: 'opened' });
  await page.getByText('critical: the core switch is silent').waitFor({ timeout: 1_000 });
  expect(await first.innerText()).toBe(SUBJECT);
  await page.getByRole('button', { name: 'Show 1 new event' }).click();
  await page.getByRole('link', { name: 'the core switch is silent' }).waitFor();
  expect(await first.innerText()).toBe('the core switch is silent');
  await page.close();
});
