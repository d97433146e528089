import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch } from './browser';
import { acknowledgeByKeyboard, closeByFinger, resolveAndCloseByKeyboard } from './night';
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
  await acknowledgeByKeyboard(page, {
    subject: SUBJECT,
    row: '24 · Storage',
    why: 'because no event of its key was open',
  });
  await resolveAndCloseByKeyboard(page, 'The battery was seven years old.', 'Changed it.');
  await page.close();
});

test('the same on a phone, by finger, without scrolling sideways', async () => {
  const page = await visit('/events', 390);
  await closeByFinger(page, SUBJECT);
  await page.getByText('Assignee: Olga Petrova').waitFor();
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
