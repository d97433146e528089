import { defineConfig } from 'vitest/config';

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  build: {
    outDir: '../../../target/frontend',
    emptyOutDir: true,
    // Data addresses would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080' },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    testTimeout: 60_000,
    unstubGlobals: true,
    // PatternFly's modules import style sheets, which only the bundler understands.
    server: { deps: { inline: [/@patternfly/] } },
  },
});
