import { defineConfig } from 'vitest/config';

/** Against a server with many events; ear/src/it/browser.sh makes one. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.measure.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
