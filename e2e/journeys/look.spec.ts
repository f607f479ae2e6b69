import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { apiOf } from '../support/api.ts';
import { signedIn } from '../support/browser.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;
let signedInAs: Awaited<ReturnType<BrowserContext['storageState']>>;

/** The major version of the Chromium that drew the pictures: another one may draw letters otherwise. */
const drawnBy = 156;

const graph = (price: number) => ({
  patchbay: 1,
  kind: 'module',
  name: 'Price',
  slug: 'price',
  nodes: [
    { id: 'start', type: 'start', position: [0, 0] },
    { id: 'price', type: 'set', position: [320, 0], params: { value: `{{ input.count * ${price} }}` } },
    { id: 'end', type: 'end', position: [640, 0], params: { output: '{{ price }}' } },
  ],
  edges: [
    { from: 'start', to: 'price' },
    { from: 'price', to: 'end' },
  ],
});

test.beforeAll(async ({ browser }) => {
  patchbay = await start({ dataDir: folder.path, env: { PATCHBAY_DESIGN: '1' } });
  const api = apiOf(patchbay.url);
  await api('POST', '/api/v1/workflows', { graph: graph(4) });
  await api('POST', '/api/v1/workflows/price/publish', {});
  await api('PUT', '/api/v1/workflows/price', { graph: graph(5) }, { 'if-match': '1' });
  const { context } = await signedIn(browser, patchbay.url);
  signedInAs = await context.storageState();
  await context.close();
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

for (const theme of ['light', 'dark'] as const) {
  test(`everything looks as it did, ${theme}`, async ({ browser }) => {
    // biome-ignore lint/suspicious/noSkippedTests: only where another Chromium draws.
    test.skip(!browser.version().startsWith(`${drawnBy}.`), `the pictures were drawn by Chromium ${drawnBy}`);
    const page = await opened(browser, theme);
    await page.goto('/design');
    await expect(page.getByText('Collapsed')).toBeVisible();
    await fitted(page);
    for (const name of ['Colours', 'Letters and shapes', 'Buttons', 'Fields', 'What shows things', 'The bay'])
      await same(page, name, page.getByRole('region', { name, exact: true }), theme);

    await page.goto('/design?moment=14');
    await expect(page.locator('.card[data-status="running"]').first()).toBeVisible();
    await fitted(page);
    await same(page, 'editor with a run', page.locator('body'), theme);

    await page.goto('/default/templates');
    await expect(page.getByRole('main').getByRole('img', { name: 'Picture of Order status' })).toBeVisible();
    await same(page, 'templates', page.getByRole('main'), theme);

    await page.goto('/default/settings');
    await expect(page.getByRole('main').getByLabel('Slug')).toHaveValue('default');
    await same(page, 'settings', page.getByRole('main'), theme);

    await page.goto('/default/workflows/price/compare');
    await expect(page.getByRole('complementary', { name: 'Changes' })).toContainText('price');
    await fitted(page);
    await same(page, 'compare', page.getByRole('main', { name: 'Canvas' }), theme);
    await page.context().close();
  });
}

test('a language that begins at the right turns pages and leaves the canvas', async ({ browser }) => {
  // biome-ignore lint/suspicious/noSkippedTests: only where another Chromium draws.
  test.skip(!browser.version().startsWith(`${drawnBy}.`), `the pictures were drawn by Chromium ${drawnBy}`);
  const page = await opened(browser, 'light');
  await page.context().addCookies([{ name: 'patchbay-locale', value: 'en-XB', url: patchbay.url }]);
  await page.goto('/design?moment=14');
  await expect(page.locator('.card[data-status="running"]').first()).toBeVisible();
  await fitted(page);
  await same(page, 'editor from the right', page.locator('body'), 'light');
  await page.goto('/default/workflows');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByText('Weather report').first()).toBeVisible();
  await same(page, 'list from the right', page.locator('body'), 'light');
  await page.context().close();
});

/** A window whose clock stands still, in one time zone, without motion. */
async function opened(browser: Browser, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    baseURL: patchbay.url,
    viewport: { width: 1280, height: 800 },
    storageState: signedInAs,
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    colorScheme,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date('2026-01-02T14:02:05Z'));
  return page;
}

/** The first view follows what was measured first; this one what is there. */
async function fitted(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show everything', exact: true }).click();
  await page.mouse.move(0, 0);
}

async function same(page: Page, name: string, part: ReturnType<Page['locator']>, theme: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect.soft(part).toHaveScreenshot(`${name.toLowerCase().replaceAll(' ', '-')}-${theme}.png`, {
    // The port of the server is another one each time.
    mask: [page.locator('time'), page.getByLabel('Address')],
    // Tight enough for a corner or a tint; the same Chromium draws the same points.
    threshold: 0.05,
    maxDiffPixelRatio: 0.0005,
  });
}
