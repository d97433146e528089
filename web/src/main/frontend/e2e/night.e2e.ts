import { execFile } from 'node:child_process';
import { env } from 'node:process';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { acknowledgeByKeyboard, closeByFinger, resolveAndCloseByKeyboard } from './night';
import { alert, password, soon, url, user } from './server';
import { Wire } from './wire';

const wire = new Wire(new URL(url));
let browser: Browser;
let over: string;

beforeAll(async () => {
  browser = await launch();
  over = await wire.lay();
});

afterAll(async () => {
  await browser.close();
  wire.remove();
});

interface Look {
  width?: number;
  from?: string;
}

/** Somebody with a browser of their own, signed in. */
async function somebody({ width = 1280, from = url }: Look = {}): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    hasTouch: width < 500,
    isMobile: false,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${from}/events`);
  await page.getByLabel('Username').fill(user);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Live', { exact: true }).waitFor();
  return [page, context];
}

async function fire(key: string, summary: string): Promise<void> {
  await alert({ type: 'HostDown', key: `night/${key}`, severity: 'critical', summary });
}

test('a page at night by keyboard alone: see, understand, acknowledge, resolve, close', async () => {
  const [page, context] = await somebody();
  const subject = 'db-1 is silent';
  await fire('keyboard', subject);
  await page.goto(`${url}/events?q=night/keyboard`);
  await acknowledgeByKeyboard(page, { subject, row: subject, why: 'impact medium × urgency high' });
  // What the runbook tells to do first is there to read, and to tick.
  const first = page.getByRole('region', { name: 'First minutes' }).getByRole('checkbox').first();
  await first.focus();
  await page.keyboard.press('Space');
  await page
    .getByText(/done by/)
    .first()
    .waitFor();
  await resolveAndCloseByKeyboard(page, 'The power supply was broken.', 'Changed it.');
  await context.close();
});

test('the same at phone width, by finger, without scrolling sideways', async () => {
  const [page, context] = await somebody({ width: 390 });
  await fire('phone', 'db-2 is silent');
  await page.goto(`${url}/events?q=night/phone`);
  await closeByFinger(page, 'db-2 is silent');
  await context.close();
});

test('the right button gives it away, and another browser sees that', async () => {
  const [[page, context], [other, otherContext]] = await Promise.all([somebody(), somebody()]);
  await fire('given', 'db-3 is silent');
  for (const each of [page, other]) {
    await each.goto(`${url}/events?q=night/given`);
    await each.getByRole('link', { name: 'db-3 is silent' }).waitFor();
    await each.getByText('Live', { exact: true }).waitFor();
  }
  const row = (from: Page) => from.getByRole('row').filter({ hasText: 'db-3 is silent' });
  await row(page).click({ button: 'right' });
  const given = page.waitForResponse((answer) => answer.url().endsWith('/assign'));
  await page.getByRole('menuitem', { name: 'Assign to me' }).click();
  await row(page).getByText('you', { exact: true }).waitFor();
  await given;
  await row(other).getByText('you', { exact: true }).waitFor(soon);
  await other.keyboard.press('j');
  const begun = other.waitForResponse((answer) => answer.url().endsWith('/start'));
  await other.keyboard.press('i');
  await begun;
  await row(page).getByText('in-progress').waitFor(soon);
  await Promise.all([context.close(), otherContext.close()]);
});

test('a lost connection is said, and heals without loading the page again', async () => {
  const [page, context] = await somebody({ from: over });
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  wire.cut();
  await page.getByText('Reconnecting…').waitFor();
  await fire('lost', 'db-4 is silent');
  wire.mend();
  await page.getByText('Live', { exact: true }).waitFor({ timeout: 40_000 });
  await page.getByText('critical: db-4 is silent').waitFor();
  expect(await page.evaluate(() => 'isTheSame' in window)).toBe(true);
  await context.close();
});

/** Ends the server and starts it again; only who started it can. */
const restart = env.BELFRY_RESTART ?? '';

test.runIf(restart !== '')(
  'a restart of the server is said, and heals without loading the page again',
  async () => {
    const [page, context] = await somebody();
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));
    const again = promisify(execFile)(restart);
    await page.getByText('Reconnecting…').waitFor({ timeout: 60_000 });
    await again;
    await page.getByText('Live', { exact: true }).waitFor({ timeout: 60_000 });
    await fire('again', 'db-5 is silent');
    await page.getByText('critical: db-5 is silent').waitFor();
    expect(await page.evaluate(() => 'isTheSame' in window)).toBe(true);
    await context.close();
  },
  600_000,
);
