import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: the tool asks for it.
export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', '.next/**', 'e2e/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One core less is the default, which on two cores leaves one idle.
    maxWorkers: '100%',
    // As the server itself: each test file is a process that loads the same packages.
    execArgv: ['--import', './server/quick-resolve.ts'],
  },
});
