import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { password, url, user } from './server';
import { signIn, watched } from './session';

let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launch();
  page = await watched(browser, complaints);
  await signIn(page, user, password);
});

afterAll(() => browser.close());

test('a package is made in the browser, and the server unpacks what it packed', async () => {
  await page.goto(`${url}/packages`);
  await page.getByRole('button', { name: 'Make a package' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('browser-made');
  await dialog.getByLabel('Owner').selectOption({ index: 1 });
  await dialog.getByLabel('What it is for').fill('Journeys: "quoted", and ümläuts');
  await dialog.getByText('Make a package', { exact: true }).last().click();
  await page.getByRole('heading', { level: 1, name: 'browser-made 1.0.0' }).waitFor();
  await page.getByText('Journeys: "quoted", and ümläuts').waitFor();
  await page.getByRole('link', { name: 'package.yaml' }).click();
  await page.locator('.cm-line', { hasText: 'name: "browser-made"' }).waitFor();
  await page.goto(`${url}/packages/browser-made/1.0.0?tab=history`);
  await page.getByRole('row').filter({ hasText: 'draft' }).waitFor();
});

test('a file that holds no alerts is refused by its line, before anything runs', async () => {
  await page.goto(`${url}/packages/browser-made/1.0.0?tab=backtest`);
  const file = { name: 'past.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from('{"type":7}\n') };
  await page.getByLabel('Judge a file of alerts').first().setInputFiles(file);
  await page.getByText('The file has lines that are no alerts.').waitFor();
  expect(await page.getByRole('progressbar').count()).toBe(0);

  const alert = Buffer.from('{"type":"HostDown","key":"past","at":"2026-01-01T10:00:00Z"}\n');
  const catalogue = { name: 'past.yaml', mimeType: 'application/yaml', buffer: Buffer.from('shops: []\n') };
  await page.getByLabel('Choose a catalogue').first().setInputFiles(catalogue);
  await page.getByText('with past.yaml').waitFor();
  await page
    .getByLabel('Judge a file of alerts')
    .first()
    .setInputFiles({ ...file, buffer: alert });
  await page.getByText(/shops/).waitFor();
  expect(await page.getByRole('progressbar').count()).toBe(0);
});

test('everybody says where they are reached, and it stands there again', async () => {
  await page.getByRole('button', { name: /where I am reached$/ }).click();
  await page.getByRole('dialog').getByLabel('Mail').fill('first@example.com');
  await page.getByRole('dialog').getByText('Save', { exact: true }).click();
  await page.getByText('Where I am reached is saved').waitFor();
  await page.reload();
  await page.getByRole('button', { name: /where I am reached$/ }).click();
  await page.getByRole('dialog').getByLabel('Mail').waitFor();
  expect(await page.getByRole('dialog').getByLabel('Mail').inputValue()).toBe('first@example.com');
});

test('no page complained on the way', () => {
  expect(complaints).toEqual([]);
});
