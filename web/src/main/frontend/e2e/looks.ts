import { mkdirSync } from 'node:fs';
import { env } from 'node:process';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { misplaced, SMALLEST } from './misplaced';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const SCREENS = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const THEMES = ['light', 'dark'] as const;

/** Demands of the page as it stands that everybody can read and reach it: on a desk and on a phone, light and dark. */
export async function everybodyCanUse(page: Page, name: string): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const [screen, size] of Object.entries(SCREENS)) {
    for (const theme of THEMES) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const look = `${name}-${screen}-${theme}`;
      await settled(page);
      await picture(page, look);
      const faults = [...(await page.evaluate(misplaced, SMALLEST)), ...(await violations(page))];
      if (faults.length > 0) {
        found[look] = faults;
      }
    }
  }
  await page.setViewportSize(SCREENS.desk);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(found).toEqual({});
}

/** Colours fade from one theme to the other; what is half-way has no contrast of its own. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // The theme is told in one frame, and the next one begins to fade.
    for (let frame = 0; frame < 2; frame++) {
      await new Promise(requestAnimationFrame);
    }
    const fading = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(fading.map((each) => each.finished));
  });
}

/** Of the whole page: it scrolls inside its frame, so that the window is made as high as what the frame holds. */
async function picture(page: Page, name: string): Promise<void> {
  if (env.BELFRY_PICTURES) {
    mkdirSync(env.BELFRY_PICTURES, { recursive: true });
    const size = page.viewportSize() ?? SCREENS.desk;
    const hidden = await page.evaluate(() => {
      const frame = document.querySelector('#main') ?? document.documentElement;
      return frame.scrollHeight - frame.clientHeight;
    });
    await page.setViewportSize({ ...size, height: size.height + hidden });
    await page.screenshot({ path: `${env.BELFRY_PICTURES}/${name}.png` });
    await page.setViewportSize(size);
  }
}

/** What axe-core finds, and what it could not check is not found: a rule that never ran would find nothing. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated, because the content security policy lets no script in that is not the server's.
  await page.evaluate(axe.source);
  const results = await page.evaluate(
    (values) => (window as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values } }),
    STANDARDS,
  );
  const ran = [...results.passes, ...results.violations, ...results.incomplete].map(({ id }) => id);
  expect(ran).toEqual(expect.arrayContaining(['color-contrast', 'html-has-lang', 'target-size']));
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.html} ${node.failureSummary ?? ''}`),
  );
}
