import { env } from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test as always } from 'vitest';
import { launch } from './browser';
import { everybodyCanUse } from './looks';
import { alert, password, url, user } from './server';
import { paste, signIn, toEndOf, watched } from './session';

const GONE = 'BrowserHostGone';
const STRANGE = 'BrowserNeverDescribed';

/** They compile and judge for minutes: they are walked when somebody asks for them. */
const isAsked = env.BELFRY_LONG_JOURNEYS === 'true';
const test = always.runIf(isAsked);

let browser: Browser;
let author: Page;
const complaints: string[] = [];

beforeAll(async () => {
  if (isAsked) {
    browser = await launch();
    author = await watched(browser, complaints);
    await signIn(author, user, password);
  }
});

afterAll(async () => {
  if (isAsked) {
    await browser.close();
  }
});

/** Sends an alert, and opens the page of its event. */
async function eventOf(type: string, key: string): Promise<void> {
  await alert({ type, key, severity: 'major', summary: `${key} is gone` });
  await author.goto(`${url}/events?q=${encodeURIComponent(key)}`);
  await author.getByRole('link', { name: `${key} is gone` }).click();
  await author.getByRole('heading', { level: 1, name: new RegExp(`${key} is gone`) }).waitFor();
}

/** The version that is looked at, as `1.1.0`. */
async function shown(name: string): Promise<string> {
  const heading = author.getByRole('heading', { level: 1, name: new RegExp(`^${name} `) });
  return (await heading.innerText()).slice(name.length + 1);
}

async function secondPerson(): Promise<Page> {
  await author.goto(`${url}/users`);
  await author.getByRole('button', { name: 'Add a user' }).click();
  await author.getByRole('dialog').getByLabel('Username').fill('anna');
  await author.getByRole('dialog').getByLabel('rule approver').check();
  await author
    .getByRole('dialog')
    .getByRole('button', { name: /Add|Save/ })
    .click();
  const once = await author.getByRole('textbox', { name: 'The one-time password of anna' }).inputValue();
  const page = await watched(browser, complaints);
  await signIn(page, 'anna', once, 'a password of the second person');
  return page;
}

test('a runbook changes from a draft through backtest and approval to active', async () => {
  await eventOf(GONE, 'browser/gone-before');
  await author.getByText('No runbook knows this type of alert').last().waitFor();

  await author.goto(`${url}/runbooks?q=hosts%2Fhost-down`);
  await author.getByRole('link', { name: 'Host does not answer' }).click();
  await toEndOf(author, '- HostDown');
  await paste(author, `\n    - ${GONE}`);
  await toEndOf(author, 'class: availability');
  await author.keyboard.type('x');
  await author.getByRole('button', { name: 'line 6', exact: true }).waitFor();
  expect(await author.getByRole('button', { name: 'Save as the next version' }).isDisabled()).toBe(true);
  await everybodyCanUse(author, 'package-flaws');
  await toEndOf(author, 'class: availabilityx');
  await author.keyboard.press('Backspace');
  await author.getByRole('button', { name: 'Save as the next version', disabled: false }).click();
  await author
    .getByText(/is a draft$/)
    .first()
    .waitFor();
  await author.getByRole('button', { name: 'Verify' }).waitFor();
  const version = await shown('belfry-default');
  const page = `${url}/packages/belfry-default/${version}`;

  await author.getByRole('button', { name: 'Verify' }).click();
  await author.getByRole('button', { name: 'Test', exact: true }).click({ timeout: 60_000 });
  await author.getByRole('button', { name: 'Approve' }).waitFor({ timeout: 90_000 });

  await author.goto(`${page}?tab=backtest`);
  await author.getByRole('button', { name: 'Begin' }).click();
  await author.getByText(/alerts what is active made/).waitFor({ timeout: 90_000 });
  await author.getByText('browser/gone-before').first().click();
  await author.getByText('hosts/host-down').first().waitFor();
  await everybodyCanUse(author, 'backtest');
  await author.goto(`${page}?tab=compare`);
  await author.getByText(`- ${GONE}`).waitFor({ timeout: 60_000 });

  await author.getByRole('button', { name: 'Approve' }).click();
  await author.getByRole('dialog').getByText('Approve', { exact: true }).last().click();
  await author.getByText(/Ask a second person/).waitFor();
  await author.keyboard.press('Escape');
  const second = await secondPerson();
  await second.goto(page);
  await second.getByRole('button', { name: 'Approve' }).click();
  await second.getByRole('dialog').getByLabel('Reason').fill('It is the same trouble.');
  await second.getByRole('dialog').getByText('Approve', { exact: true }).last().click();
  await second.getByText(/is approved$/).waitFor();
  await second.context().close();

  await author.goto(page);
  await author.getByRole('button', { name: 'Activate' }).click();
  await author.getByRole('dialog').getByText('Activate', { exact: true }).last().click();
  await author.getByText('It judges now').waitFor({ timeout: 90_000 });
  await eventOf(GONE, 'browser/gone-after');
  await author.getByText('Host does not answer').first().waitFor();
}, 400_000);

test('an alert that no runbook knows is turned into one, and it goes back', async () => {
  await eventOf(STRANGE, 'browser/strange-before');
  await author.getByRole('link', { name: 'Make a runbook of it' }).click();
  await author.locator('.cm-line', { hasText: `type: ${STRANGE}` }).waitFor();
  await author.getByRole('button', { name: 'Try it' }).click();
  await author.getByText('browser-never-described', { exact: true }).first().waitFor({ timeout: 60_000 });
  await everybodyCanUse(author, 'runbook-new');
  await author.getByRole('button', { name: 'Save as a draft', disabled: false }).click();
  await author.getByRole('button', { name: 'Activate in an emergency' }).click();
  await author
    .getByRole('dialog')
    .getByLabel(/Reason/)
    .fill('It rings every minute.');
  await author.getByRole('dialog').getByText('Activate in an emergency', { exact: true }).last().click();
  await author.getByText('It judges now').waitFor({ timeout: 90_000 });
  await eventOf(STRANGE, 'browser/strange-after');
  await author.getByText('No runbook knows this type of alert').first().waitFor({ state: 'detached' });

  await author.goto(`${url}/runbooks`);
  await author.getByText('emergency').first().waitFor();
  await everybodyCanUse(author, 'runbooks');
  await author.goto(`${url}/releases`);
  await author
    .getByRole('button', { name: /^Roll back to/ })
    .last()
    .click();
  await author
    .getByRole('dialog')
    .getByLabel(/Reason/)
    .fill('The journey is over.');
  await author.getByRole('dialog').getByText('Roll back to', { exact: true }).last().click();
  await author.getByText(/is on its way back/).waitFor();
  await author.getByText('judges', { exact: true }).first().waitFor();
}, 300_000);

test('no page complained on these ways', () => {
  expect(complaints).toEqual([]);
});
