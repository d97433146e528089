import { defineConfig } from 'vitest/config';
import { InOrder } from './inOrder';

export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    sequence: { sequencer: InOrder },
  },
});
