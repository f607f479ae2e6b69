import { defineConfig } from '@playwright/test';

const isServerGiven = process.env.TEST_DATABASE_URL !== undefined;
/** TRACE=1 keeps a film and the pages of each test that fails. */
const isTraced = process.env.TRACE === '1';

// biome-ignore lint/style/noDefaultExport: the tool asks for it.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/template.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  use: {
    launchOptions: {
      ...(process.env.PLAYWRIGHT_CHROMIUM && { executablePath: process.env.PLAYWRIGHT_CHROMIUM }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
    },
  },
  projects: [
    { name: 'process', testMatch: ['doors/*.spec.ts', 'process/*.spec.ts', 'examples/*.spec.ts'] },
    { name: 'browser', testMatch: ['journeys/*.spec.ts'], use: { trace: isTraced ? 'retain-on-failure' : 'off' } },
    ...(isServerGiven ? [{ name: 'postgres', testMatch: ['postgres/*.spec.ts'] }] : []),
  ],
});
