import { expect, type Page, test } from '@playwright/test';
import { apiOf } from '../support/api.ts';
import { cable, cables, drag, middleOf, type Point, pointOn } from '../support/board.ts';
import { cardOf, chooseNode, jackOf, signedIn } from '../support/browser.ts';
import { graphOf } from '../support/graphs.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;

test.beforeAll(async () => {
  patchbay = await start({ dataDir: folder.path });
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

/** Opens a row of four nodes, each of which leads to the next. */
async function open(page: Page, slug: string): Promise<void> {
  const graph = graphOf(
    slug,
    [
      { id: 'start', type: 'start' },
      { id: 'a', type: 'set', params: { value: 1 } },
      { id: 'b', type: 'set', params: { value: 2 } },
      { id: 'end', type: 'end', params: { output: '{{ b }}' } },
    ],
    ['start > a', 'a > b', 'b > end'],
  );
  expect((await apiOf(patchbay.url)('POST', '/api/v1/workflows', { graph })).status).toBe(201);
  await page.goto(`/default/workflows/${slug}`);
  await expect(page.locator('.react-flow__node')).toHaveCount(4);
}

test('a node is dropped into a cable, unplugged, put into another one, and pulled out again', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await open(page, 'plugs');
  const card = page.getByRole('complementary', { name: 'Palette' }).getByRole('button', { name: 'Set', exact: true });
  const board = await page.locator('.react-flow__pane').boundingBox();
  const on = await pointOn(page, 'start>a');
  await card.dragTo(page.locator('.react-flow__pane'), {
    targetPosition: { x: on.x - (board?.x ?? 0), y: on.y - (board?.y ?? 0) },
    force: true,
  });
  await cables(page, 'start>set_1', 'set_1>a', 'a>b', 'b>end');
  await page.keyboard.press('x');
  await cables(page, 'start>a', 'a>b', 'b>end');

  await drag(page, await middleOf(cardOf(page, 'set_1').locator('header, div').first()), await pointOn(page, 'a>b'));
  await cables(page, 'start>a', 'a>set_1', 'set_1>b', 'b>end');
  await page.keyboard.down('Alt');
  const at = await middleOf(cardOf(page, 'set_1'));
  await drag(page, at, { x: at.x, y: at.y + 180 });
  await page.keyboard.up('Alt');
  await cables(page, 'start>a', 'a>b', 'b>end');
  await page.keyboard.press('Control+z');
  await cables(page, 'start>a', 'a>set_1', 'set_1>b', 'b>end');
  await context.close();
});

test('an end of a cable goes into another jack or out, and a cut unplugs what it crosses', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await open(page, 'ends');
  const plug = cable(page, 'a>b').locator('.react-flow__edgeupdater-target');
  await drag(page, await middleOf(plug), await middleOf(jackOf(page, 'end', 'in', 'target')));
  await cables(page, 'start>a', 'a>end', 'b>end');
  const loose = await middleOf(cable(page, 'a>end').locator('.react-flow__edgeupdater-target'));
  await drag(page, loose, { x: loose.x - 60, y: loose.y + 260 });
  await cables(page, 'start>a', 'b>end');
  await expect(page.getByRole('dialog', { name: 'Add a node' })).toBeHidden();

  const middle = await pointOn(page, 'start>a');
  await page.keyboard.down('Alt');
  await drag(page, { x: middle.x, y: middle.y - 140 }, { x: middle.x, y: middle.y + 140 });
  await page.keyboard.up('Alt');
  await cables(page, 'b>end');
  await page.keyboard.press('Control+z');
  await cables(page, 'start>a', 'b>end');
  await context.close();
});

test('a node is replaced without losing its cables, and several are lined up', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await open(page, 'lines');
  await cardOf(page, 'b').click();
  await page.keyboard.press('Shift+R');
  await chooseNode(page, 'If');
  await cables(page, 'start>a', 'a>b', 'b.true>end');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: '4 selected nodes' });
  await bar.getByRole('button', { name: 'Align top edges' }).click();
  const tops = () =>
    page
      .locator('.react-flow__node')
      .evaluateAll((all) => new Set(all.map((one) => one.getBoundingClientRect().top)).size);
  await expect.poll(tops).toBe(1);
  await page.keyboard.press('Control+z');
  await expect.poll(tops).toBe(2);
  await context.close();
});

test('words are found everywhere and replaced, and an id takes its readers along', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await open(page, 'words');
  await page.keyboard.press('Control+f');
  const panel = page.getByRole('region', { name: 'Find and replace' });
  await expect(panel.getByLabel('Find', { exact: true })).toBeFocused();
  await page.keyboard.type('b');
  await page.keyboard.press('Enter');
  await expect(cardOf(page, 'b')).toHaveClass(/selected/);
  await panel.getByRole('listitem').filter({ hasText: 'output' }).getByRole('button').click();
  await expect(cardOf(page, 'end')).toHaveClass(/selected/);
  await panel.getByRole('listitem').filter({ hasText: '· id' }).getByRole('button').click();
  await panel.getByLabel('Replace by').fill('sum');
  await panel.getByRole('button', { name: 'Replace', exact: true }).click();
  await cables(page, 'start>a', 'a>sum', 'sum>end');
  await expect(cardOf(page, 'end')).toContainText('sum');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await page.keyboard.press('Control+z');
  await cables(page, 'start>a', 'a>b', 'b>end');
  await context.close();
});

test('nodes become a workflow of their own, and the answer stays the same', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  const api = apiOf(patchbay.url);
  const graph = graphOf(
    'whole',
    [
      { id: 'start', type: 'start' },
      { id: 'net', type: 'set', params: { value: '{{ input.price * input.count }}' } },
      { id: 'tax', type: 'set', params: { value: '{{ net * 0.25 }}' } },
      { id: 'end', type: 'end', params: { output: { net: '{{ net }}', total: '{{ net + tax }}' } } },
    ],
    ['start > net', 'net > tax', 'tax > end'],
  );
  await api('POST', '/api/v1/workflows', { graph });
  const run = async () =>
    (await api('POST', '/api/v1/workflows/whole/runs', { input: { price: 8, count: 3 }, draft: true })).body;
  const before = await run();
  expect(before).toEqual({ net: 24, total: 30 });
  await page.goto('/default/workflows/whole');
  await cardOf(page, 'net').click();
  await cardOf(page, 'tax').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+Shift+e');
  const dialog = page.getByRole('dialog', { name: 'Make a workflow of the selection' });
  await dialog.getByLabel('Name').fill('Price of an order');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Price of an order is a workflow now')).toBeVisible();
  await cables(page, 'price_of_an_order_1>end', 'start>price_of_an_order_1');
  await expect.poll(run).toEqual(before);
  const made = await api('POST', '/api/v1/tools/price_of_an_order', { price: 2, count: 2 });
  expect(made.body).toEqual({ net: 4, tax: 1 });
  await context.close();
});

test('a pasted curl command becomes a request behind the selected node, without its password', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await open(page, 'copied');
  await cardOf(page, 'end').click();
  await cardOf(page, 'b').click();
  const text = `curl 'https://shop.example/orders' -H 'Authorization: Bearer hush' --data-raw '{"n":1}'`;
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await cables(page, 'start>a', 'a>b', 'b>end', 'b>request_1');
  await expect(page.getByText('Authorization left out')).toBeVisible();
  await expect(cardOf(page, 'request_1')).toContainText('https://shop.example/orders');
  await context.close();
});

test('a draft is run to a node, then that node alone, then from it to the end', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await open(page, 'parts');
  const done = (id: string) => cardOf(page, id).locator('[data-status="done"]');
  await cardOf(page, 'b').click();
  await page.keyboard.press('Alt+Shift+Enter');
  const dialog = page.getByRole('dialog', { name: 'Run the draft to b' });
  await dialog.getByRole('button', { name: /^Run/ }).click();
  await expect(done('b')).toBeVisible();
  await expect(page.getByText('succeeded').first()).toBeVisible();
  await expect(done('end')).toBeHidden();
  const run = async () => {
    const { body } = await apiOf(patchbay.url)('GET', '/api/v1/runs?workflow=parts');
    return body.items.map(({ output, door }: { output: unknown; door: string }) => [door, output]);
  };
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
  await cardOf(page, 'b').click();
  await page.keyboard.press('Alt+Enter');
  await expect.poll(run).toEqual([
    ['fork', null],
    ['editor', null],
  ]);
  await expect(done('b')).toBeVisible();
  await cardOf(page, 'b').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Run from here' }).click();
  await expect(done('end')).toBeVisible();
  await expect.poll(run).toEqual([
    ['fork', 2],
    ['fork', null],
    ['editor', null],
  ]);
  await context.close();
});

/** Drops files from outside onto the canvas. */
async function dropFiles(page: Page, files: { name: string; type: string; text: string }[], at: Point): Promise<void> {
  const carried = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, type, text } of list) transfer.items.add(new File([text], name, { type }));
    return transfer;
  }, files);
  await page
    .locator('.react-flow__pane')
    .dispatchEvent('drop', { dataTransfer: carried, clientX: at.x, clientY: at.y, bubbles: true, cancelable: true });
}

test('files that are dropped become the nodes that read them', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await open(page, 'files');
  await dropFiles(
    page,
    [
      { name: 'people.csv', type: 'text/csv', text: 'name,age\nAda,36\n' },
      { name: 'rows.json', type: 'application/json', text: '[{"a": 1}]' },
      { name: 'more.csv', type: 'text/csv', text: 'a,b\n1,2\n' },
    ],
    { x: 620, y: 560 },
  );
  await expect(page.locator('.react-flow__node')).toHaveCount(7);
  await expect(page.getByText('Converts csv to json')).toHaveCount(2);
  const shop = {
    openapi: '3.1.0',
    info: { title: 'Shop' },
    servers: [{ url: 'https://shop.example' }],
    paths: { '/orders/{id}': { get: { summary: 'One order' }, delete: { summary: 'Gives it up' } } },
  };
  await dropFiles(page, [{ name: 'shop.json', type: 'application/json', text: JSON.stringify(shop) }], {
    x: 900,
    y: 200,
  });
  await page.getByRole('combobox', { name: 'Operations of Shop' }).fill('one order');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Calls GET https://shop.example/orders/')).toBeVisible();
  await dropFiles(page, [{ name: 'flow.json', type: 'application/json', text: '{"nodes":[],"connections":{}}' }], {
    x: 900,
    y: 300,
  });
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'workflow of n8n, which cannot be read yet',
  );
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(7);
  await context.close();
});

test('goes anywhere by name, shows what a node depends on, and opens at a node by its link', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'paths');
  await page.goto('/default/runs');
  await page.getByRole('heading', { name: 'Runs', exact: true }).waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Go to' }).fill('paths');
  await expect(page.getByRole('option', { name: 'paths' })).toBeVisible();
  await page.keyboard.press('Enter');
  await cardOf(page, 'b').click();
  await page.keyboard.press('Alt+r');
  await expect(page.getByRole('region', { name: 'What it depends on' })).toContainText('depends on 2 nodes');
  const opacity = (id: string) =>
    page.locator(`.react-flow__node[data-id="${id}"]`).evaluate((card) => Number(getComputedStyle(card).opacity));
  expect([await opacity('a'), await opacity('end')]).toEqual([1, 0.22]);
  await page.keyboard.press('Shift+F12');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
  await expect(page.locator('.react-flow__node.selected')).toHaveAttribute('data-id', 'end');
  await page.keyboard.press('Alt+Shift+L');
  await expect(page.getByText('Link copied')).toBeVisible();
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(page.locator('.react-flow__node.selected')).toHaveAttribute('data-id', 'end');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('members');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Members' })).toHaveAttribute('aria-selected', 'true');
  await context.close();
});
