import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch } from './browser';
import { everybodyCanUse } from './looks';
import { reset } from './pretend/api';
import { PretendedServer } from './pretend/server';

const BUILT = fileURLToPath(new URL('../../../../target/frontend', import.meta.url));
const FIRST_EVENT = '/events/00000000-0000-4000-8000-000000000024';

/** Every page: its name in the pictures, its address, and what stands there when it is complete. */
const PAGES = [
  ['event', FIRST_EVENT, 'Opened, because no event of this key was open.'],
  ['events', '/events', 'san-2 controller lost its battery'],
  ['alerts', '/alerts', 'The value 71 is below 80.'],
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
  page.setDefaultTimeout(10_000);
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

test('no page complained on the way', () => {
  expect(complaints).toEqual([]);
});
