import type { Browser, Page } from 'playwright-core';
import { url } from './server';

/** A page in which errors that nobody expects are written down. */
export async function watched(browser: Browser, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('responded with a status of 4')) {
      complaints.push(message.text());
    }
  });
  return page;
}

/** Signs in, and changes the one-time password if it is one. */
export async function signIn(page: Page, user: string, password: string, chosen?: string): Promise<void> {
  await page.goto(`${url}/runbooks`);
  await page.getByLabel('Username').fill(user);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  if (chosen !== undefined) {
    await page.getByLabel('One-time password').fill(password);
    await page.getByLabel(/^New password(?! again)/).fill(chosen);
    await page.getByLabel('New password again').fill(chosen);
    await page.getByRole('button', { name: 'Save password' }).click();
  }
  await page.getByRole('heading', { name: 'Runbooks', exact: true }).waitFor();
}

/** Goes to the end of a line of the editor. */
export async function toEndOf(page: Page, line: string): Promise<void> {
  await page.locator('.cm-line', { hasText: line }).first().click();
  await page.keyboard.press('End');
}

/** Pastes where the cursor is, as from another program. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').evaluate((content, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    content.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
