import { expect, test } from '@playwright/test';
import { apiOf, publish } from '../support/api.ts';
import { dragFromPalette } from '../support/board.ts';
import { cardOf, newWorkflow, signedIn } from '../support/browser.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';
import { type SlowStream, slowStream } from '../support/slow-stream.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;
let slow: SlowStream;

test.beforeAll(async () => {
  slow = await slowStream();
  patchbay = await start({ dataDir: folder.path, env: { PATCHBAY_EGRESS_ALLOW: '127.0.0.0/8' } });
});

test.afterAll(async () => {
  await stop(patchbay);
  await slow.close();
  folder.remove();
});

test('help is there before a node is added, and an example goes into the node or beside it in one step', async ({
  browser,
}) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  expect((await context.request.get('/design')).status(), 'the page of the design is for development').toBe(404);
  await newWorkflow(page);
  const palette = page.getByRole('complementary', { name: 'Palette' });
  await palette.getByRole('button', { name: 'Filter', exact: true }).hover();
  await expect(page.getByRole('heading', { name: 'Filter' })).toBeVisible();
  await expect(page.getByText('way out · list').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await palette.getByRole('button', { name: 'Template', exact: true }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('heading', { name: 'Template' })).toBeVisible();
  await dragFromPalette(page, 'Template', 60, 220);
  await page.locator('.react-flow__pane').click({ position: { x: 700, y: 500 } });
  await page.keyboard.press('Tab');
  await expect(page.getByRole('dialog', { name: 'Add a node' }).locator('input')).toBeFocused();
  await page.keyboard.type('If');
  await expect(page.getByRole('complementary', { name: 'Help on If' })).toContainText('true');
  await page.keyboard.press('Escape');
  await cardOf(page, 'template_1').click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('tab', { name: 'Help' }).click();
  const example = inspector.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Add beside' }) });
  await expect(example.first()).toContainText('Gives');
  await example.first().getByRole('button', { name: 'Add beside' }).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
  await cardOf(page, 'template_1').click();
  await inspector.getByRole('tab', { name: 'Help' }).click();
  await example.first().getByRole('button', { name: 'Put this into the node' }).click();
  await expect(inspector.getByRole('textbox', { name: /Text/ })).not.toBeEmpty();
  await context.close();
});

test('text grows on the node while it arrives, and a picture is shown when it is there', async ({ browser }) => {
  const api = apiOf(patchbay.url);
  const picture =
    'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="80" height="40"%3E%3Crect width="80" height="40" fill="teal"/%3E%3C/svg%3E';
  const graph = {
    patchbay: 1,
    kind: 'module',
    name: 'Watched',
    slug: 'watched',
    nodes: [
      { id: 'start', type: 'start', position: [0, 0] },
      { id: 'get', type: 'http.request', position: [300, 0], params: { url: slow.url } },
      { id: 'draw', type: 'set', position: [600, 0], params: { value: { picture } } },
      { id: 'end', type: 'end', position: [900, 0], params: { output: '{{ get.body }}' } },
    ],
    edges: [
      { from: 'start', to: 'get' },
      { from: 'get', to: 'draw' },
      { from: 'draw', to: 'end' },
    ],
  };
  await publish(api, graph);
  const { context, page } = await signedIn(browser, patchbay.url);
  await page.goto('/default/workflows/watched');
  await cardOf(page, 'get').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByRole('button', { name: /^Run/ }).click();
  const growing = page.getByRole('log', { name: 'So far from get' });
  await slow.write('The first words');
  await expect(growing).toHaveText('The first words');
  await expect(cardOf(page, 'get').locator('[data-status="running"]')).toBeVisible();
  await expect(growing).toHaveAttribute('aria-live', 'off');
  await slow.write(', and then more of them');
  await expect(growing).toHaveText('The first words, and then more of them');
  await slow.end();
  await expect(cardOf(page, 'get').locator('[data-status="done"]')).toBeVisible();
  await expect(growing).toHaveCount(0);
  const shown = page.getByRole('img', { name: 'Output of draw' });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(80);
  await context.close();
});
