import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What an event is about, for whoever is woken by it. */
interface Night {
  subject: string;
  /** Part of its row that no other row has. */
  row: string;
  /** What stands on its page and says why it is there. */
  why: string;
}

/** From the list: sees the event, acknowledges it there, and opens it, by keys alone. */
export async function acknowledgeByKeyboard(page: Page, { subject, row, why }: Night): Promise<void> {
  await page.getByRole('link', { name: subject, exact: true }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  const event = page.getByRole('row').filter({ hasText: row });
  await event.getByText('acknowledged').waitFor();
  await event.getByText('you', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(why).first().waitFor();
}

/** On its page: resolves it with what was found, and closes it, by keys alone. */
export async function resolveAndCloseByKeyboard(page: Page, cause: string, solution: string): Promise<void> {
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByLabel('Class of cause').focus();
  for (const answer of ['Hard', cause, solution]) {
    await page.keyboard.type(answer);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('resolved', { exact: true }).first().waitFor();
  // What was said when it was resolved need not be said again.
  await page.keyboard.press('c');
  // The first one of this name leaves the dialog, the last one sends it.
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last();
  await close.waitFor();
  expect(await page.getByRole('dialog').getByLabel('Solution').inputValue()).toBe(solution);
  await close.press('Enter');
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
}

/** From the list to closed by finger alone, at phone width; nothing has to be scrolled sideways. */
export async function closeByFinger(page: Page, subject: string): Promise<void> {
  await page.getByRole('link', { name: subject, exact: true }).tap();
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).tap();
  await page.getByText('acknowledged').first().waitFor();
  const wide = await page.evaluate(() => {
    const main = document.getElementById('main');
    return (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0);
  });
  expect(wide).toBe(0);
  await page.getByRole('button', { name: 'More actions' }).tap();
  await page.getByRole('menuitem', { name: 'Close', exact: false }).tap();
  await page.getByLabel('Class of cause').selectOption('hardware');
  await page.getByRole('textbox', { name: /^Cause/ }).fill('Old battery');
  await page.getByRole('textbox', { name: /^Solution/ }).fill('New battery');
  await page.getByRole('dialog').getByText('Close', { exact: true }).last().tap();
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
}
