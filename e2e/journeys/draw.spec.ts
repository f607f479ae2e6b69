import { expect, type Page, test } from '@playwright/test';
import { apiOf, publish } from '../support/api.ts';
import { cardOf, chooseNode, jackOf, newWorkflow, signedIn } from '../support/browser.ts';
import { type Patchbay, start, stop, temporaryFolder, until } from '../support/patchbay.ts';
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

test('a person draws a workflow with the mouse, runs it with a form, publishes it, and a program calls it', async ({
  browser,
}) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await newWorkflow(page);
  await declareInput(page);
  await dragFromPalette(page, 'Start', 60, 220);
  await dragFromPalette(page, 'Set', 360, 220);
  await dragFromPalette(page, 'If', 640, 220);
  await jackOf(page, 'start', 'out').dragTo(jackOf(page, 'set_1', 'in', 'target'));
  await jackOf(page, 'set_1', 'out').dragTo(jackOf(page, 'if_1', 'in', 'target'));
  await expect(page.locator('.react-flow__edge')).toHaveCount(2);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await cardOf(page, 'set_1').click();
  await inspector.getByRole('button', { name: 'Add field' }).click();
  await inspector.getByLabel('Name', { exact: true }).fill('total');
  await typeExpression(page, inspector.getByLabel('Value of total'), '{{ input.price * 2 }}');
  await cardOf(page, 'if_1').click();
  await typeExpression(page, inspector.getByRole('textbox', { name: /Condition/ }), '{{ set_1.total > 100 }}');
  await addNext(page, 'if_1', 'true', 'End');
  await addNext(page, 'if_1', 'false', 'End');
  await expect(page.locator('.react-flow__node')).toHaveCount(5);
  await expect(page.locator('.react-flow__edge')).toHaveCount(4);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Run the draft' });
  await dialog.getByLabel('price').fill('70');
  await dialog.getByRole('button', { name: /^Run/ }).click();
  for (const node of ['start', 'set_1', 'if_1']) {
    await expect(cardOf(page, node).locator('[data-status="done"]')).toBeVisible();
  }
  await page.getByRole('button', { name: 'Publish' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 1 is live').first()).toBeVisible();
  const reply = await apiOf(patchbay.url)('POST', '/api/v1/tools/new_workflow', { price: 10 });
  expect(reply.status).toBe(200);
  await context.close();
});

test('what a person drew is still there after a reload, and undo takes it back step by step', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await newWorkflow(page);
  await dragFromPalette(page, 'Start', 60, 220);
  await dragFromPalette(page, 'Set', 360, 220);
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  const slug = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const api = apiOf(patchbay.url);
  await until(async () => (await api('GET', `/api/v1/workflows/${slug}`)).body.graph?.nodes.length === 2);
  await page.reload();
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  await context.close();
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

async function declareInput(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Workflow settings' });
  await dialog.getByRole('button', { name: 'Add field' }).first().click();
  await dialog.getByLabel('Field name').fill('price');
  await dialog.getByLabel('Kind').first().click();
  await page.getByRole('option', { name: 'number', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

async function dragFromPalette(page: Page, title: string, x: number, y: number): Promise<void> {
  const card = page.getByRole('complementary', { name: 'Palette' }).getByRole('button', { name: title, exact: true });
  await card.dragTo(page.locator('.react-flow__pane'), { targetPosition: { x, y } });
}

async function typeExpression(page: Page, field: ReturnType<Page['locator']>, text: string): Promise<void> {
  await field.first().click();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Tab');
}

async function addNext(page: Page, node: string, port: string, title: string): Promise<void> {
  const before = await page.locator('.react-flow__node').count();
  const menu = page.getByRole('dialog', { name: 'Add a node' });
  // A field that is left at the same moment may move the canvas from under the pointer.
  await expect(async () => {
    if (await menu.isHidden()) await jackOf(page, node, port).click();
    await expect(menu).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await chooseNode(page, title);
  await expect(page.locator('.react-flow__node')).toHaveCount(before + 1);
}
