import { defineConfig } from 'vitest/config';

/** Without a real server: every page over a pretended one, which holds whatever a picture needs. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.pretend.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    env: { BELFRY_PICTURES: process.env.BELFRY_PICTURES ?? '../../../target/pictures' },
  },
});
