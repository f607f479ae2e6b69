import { defineConfig } from 'vitest/config';

/** Measures how long programs take beside others that misbehave, so nothing else may run meanwhile. */
const alone = ['server/sandbox/sandbox.test.ts'];
const never = ['node_modules/**', '.next/**', 'e2e/**'];

// biome-ignore lint/style/noDefaultExport: the tool asks for it.
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // As the server itself: each test file is a process that loads the same packages.
    execArgv: ['--import', './server/quick-resolve.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...never, ...alone],
          // One core less is the default, which on two cores leaves one idle.
          maxWorkers: '100%',
          // Tests own what they use, so files of a process share what it has loaded: a third less time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
