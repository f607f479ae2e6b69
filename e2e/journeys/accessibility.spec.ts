import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { apiOf } from '../support/api.ts';
import { signedIn } from '../support/browser.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;
let context: BrowserContext;
let page: Page;
let run: string;

test.beforeAll(async ({ browser }) => {
  patchbay = await start({ dataDir: folder.path });
  const api = apiOf(patchbay.url);
  await api('POST', '/api/v1/workflows/weather_report/publish', {});
  const reply = await api('POST', '/api/v1/tools/weather_report', { year: 2014 });
  run = reply.headers.get('patchbay-run') ?? '';
  ({ context, page } = await signedIn(browser, patchbay.url));
});

test.afterAll(async () => {
  await context.close();
  await stop(patchbay);
  folder.remove();
});

const pages: { name: string; path: () => string; shows: string }[] = [
  { name: 'sign-in', path: () => '/sign-in', shows: 'main, form, h1' },
  { name: 'workflows', path: () => '/default/workflows', shows: 'text=Weather report' },
  { name: 'editor', path: () => '/default/workflows/weather_report', shows: '.react-flow__node' },
  { name: 'runs', path: () => '/default/runs', shows: 'text=Weather report' },
  { name: 'run', path: () => `/default/runs/${run}`, shows: '.react-flow__node' },
  { name: 'approvals', path: () => '/default/approvals', shows: 'text=Nothing waits for you' },
  { name: 'dead letters', path: () => '/default/dead-letters', shows: 'text=Nothing was lost' },
  { name: 'triggers', path: () => '/default/triggers', shows: 'h1' },
  { name: 'tables', path: () => '/default/tables', shows: 'h1' },
  { name: 'settings', path: () => '/default/settings', shows: 'h1, h2' },
];

for (const theme of ['light', 'dark'] as const) {
  for (const { name, path, shows } of pages) {
    test(`${name} has no serious obstacle in ${theme}`, async () => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.goto(path());
      await page.locator(shows).first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      ).toEqual([]);
    });
  }
}
