import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Api, apiOf } from '../support/api.ts';
import {
  cable,
  cables,
  drag,
  dragFromPalette,
  middleOf,
  type Point,
  pointOn,
  standsStill,
  typeExpression,
} from '../support/board.ts';
import { cardOf, chooseNode, invited, jackOf, newWorkflow, signedIn } from '../support/browser.ts';
import { type Patchbay, start, stop, temporaryFolder, until } from '../support/patchbay.ts';

/** Fifteen stories on one canvas that was empty: each goes on where the one before it ended. */
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
let patchbay: Patchbay;
let api: Api;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  patchbay = await start({ dataDir: folder.path });
  api = apiOf(patchbay.url);
  ({ context, page } = await signedIn(browser, patchbay.url));
  await newWorkflow(page);
});

test.afterAll(async () => {
  await context.close();
  await stop(patchbay);
  folder.remove();
});

const nodes = () => page.locator('.react-flow__node');
const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
const slug = () => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const draft = async () => (await api('GET', `/api/v1/workflows/${slug()}`)).body.graph;

/** A point of the board, on the screen. */
async function onBoard(x: number, y: number): Promise<Point> {
  const board = await page.locator('.react-flow__pane').boundingBox();
  return { x: (board?.x ?? 0) + x, y: (board?.y ?? 0) + y };
}

test('1 the first node is dragged onto an empty canvas', async () => {
  await dragFromPalette(page, 'Start', 60, 120);
  await expect(cardOf(page, 'start')).toBeVisible();
  await expect(page.getByText('An empty bay')).toBeHidden();
});

test('2 a second node comes beside it, and a cable from jack to jack', async () => {
  await dragFromPalette(page, 'Set', 360, 120);
  await jackOf(page, 'start', 'out').dragTo(jackOf(page, 'set_1', 'in', 'target'));
  await cables(page, 'start>set_1');
});

test('3 a cable that is let go over nothing asks for what comes next', async () => {
  await drag(page, await middleOf(jackOf(page, 'set_1', 'out')), await onBoard(620, 320));
  await chooseNode(page, 'If');
  await cables(page, 'set_1>if_1', 'start>set_1');
});

test('4 an input is declared, and values are written that read it', async () => {
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Workflow settings' });
  await dialog.getByRole('button', { name: 'Add field' }).first().click();
  await dialog.getByLabel('Field name').fill('price');
  await dialog.getByLabel('Kind').first().click();
  await page.getByRole('option', { name: 'number', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await cardOf(page, 'set_1').click();
  await inspector().getByRole('button', { name: 'Add field' }).click();
  await inspector().getByLabel('Name', { exact: true }).fill('total');
  await typeExpression(page, inspector().getByLabel('Value of total'), '{{ input.price * 2 }}');
  await cardOf(page, 'if_1').click();
  await typeExpression(page, inspector().getByRole('textbox', { name: /Condition/ }), '{{ set_1.total > 100 }}');
  await expect(cardOf(page, 'set_1')).toContainText('total');
});

test('5 both branches get an end by a click on their jacks', async () => {
  const menu = page.getByRole('dialog', { name: 'Add a node' });
  for (const port of ['true', 'false']) {
    // A field that is left at the same moment may move the canvas from under the pointer.
    await expect(async () => {
      if (await menu.isHidden()) await jackOf(page, 'if_1', port).click();
      await expect(menu).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await chooseNode(page, 'End');
  }
  await expect(nodes()).toHaveCount(5);
  await expect(page.locator('.react-flow__edge')).toHaveCount(4);
});

test('6 everything is brought into sight, a node is moved and put back', async () => {
  await page.getByRole('button', { name: 'Show everything', exact: true }).click();
  await standsStill(cardOf(page, 'start'));
  const before = await middleOf(cardOf(page, 'if_1'));
  await drag(page, before, { x: before.x, y: before.y + 120 });
  await expect.poll(async () => (await middleOf(cardOf(page, 'if_1'))).y).toBeGreaterThan(before.y + 60);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Math.round((await middleOf(cardOf(page, 'if_1'))).y)).toBe(Math.round(before.y));
});

test('7 a node is dropped into a cable, which is led through it', async () => {
  const on = await pointOn(page, 'set_1>if_1');
  const board = await onBoard(0, 0);
  await dragFromPalette(page, 'Template', on.x - board.x, on.y - board.y);
  await expect(cable(page, 'set_1>template_1')).toHaveCount(1);
  await expect(cable(page, 'template_1>if_1')).toHaveCount(1);
  await page.keyboard.press('x');
  await page.keyboard.press('Delete');
  await expect(cable(page, 'set_1>if_1')).toHaveCount(1);
});

test('8 the end of a cable is pulled out and put into another jack', async () => {
  const plug = cable(page, 'if_1.false>end_2').locator('.react-flow__edgeupdater-target');
  await drag(page, await middleOf(plug), await middleOf(jackOf(page, 'end_1', 'in', 'target')));
  await expect(cable(page, 'if_1.false>end_1')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(cable(page, 'if_1.false>end_2')).toHaveCount(1);
});

test('9 a cut unplugs the cables that it crosses', async () => {
  const middle = await pointOn(page, 'start>set_1');
  await page.keyboard.down('Alt');
  await drag(page, { x: middle.x, y: middle.y - 90 }, { x: middle.x, y: middle.y + 90 });
  await page.keyboard.up('Alt');
  await expect(cable(page, 'start>set_1')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(cable(page, 'start>set_1')).toHaveCount(1);
});

test('10 several are chosen with a frame of the mouse, moved together, copied and taken back', async () => {
  const [first, last] = [await cardOf(page, 'start').boundingBox(), await cardOf(page, 'set_1').boundingBox()];
  if (first === null || last === null) throw new Error('not drawn');
  await page.keyboard.down('Shift');
  await drag(
    page,
    { x: first.x - 12, y: Math.min(first.y, last.y) - 16 },
    { x: last.x + last.width - 30, y: Math.max(first.y + first.height, last.y + last.height) + 12 },
  );
  await page.keyboard.up('Shift');
  await expect(page.getByRole('toolbar', { name: '2 selected nodes' })).toBeVisible();
  await page.keyboard.press('Control+d');
  await expect(nodes()).toHaveCount(7);
  await page.keyboard.press('Control+z');
  await expect(nodes()).toHaveCount(5);
});

test('11 a note is laid beside the nodes and written into', async () => {
  await dragFromPalette(page, 'Note', 120, 620);
  const note = page.locator('.react-flow__node-note');
  await expect(note).toHaveCount(1);
  await inspector().getByLabel('Text').fill('Twice the price');
  await expect(note).toContainText('Twice the price');
});

test('12 the page is reloaded in the middle of it, and nothing is missing', async () => {
  await until(async () => (await draft()).notes[0]?.text === 'Twice the price');
  await page.reload();
  await expect(cardOf(page, 'end_2')).toBeVisible();
  await expect(page.locator('.react-flow__node-note')).toContainText('Twice the price');
  await expect(page.locator('.react-flow__edge')).toHaveCount(4);
});

test('13 the draft is run with a form, and the taken branch is seen', async () => {
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Run the draft' });
  await dialog.getByLabel('price').fill('70');
  await dialog.getByRole('button', { name: /^Run/ }).click();
  for (const node of ['start', 'set_1', 'if_1', 'end_1'])
    await expect(cardOf(page, node).locator('[data-status="done"]')).toBeVisible();
  await expect(cardOf(page, 'end_2').locator('[data-status="skipped"]')).toBeVisible();
});

test('14 it is published, and a program calls it', async () => {
  await page.getByRole('button', { name: 'Publish' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 1 is live').first()).toBeVisible();
  expect((await api('POST', '/api/v1/tools/new_workflow', { price: 10 })).status).toBe(200);
});

test('15 a second browser joins: both draw at once, and one reloads in the middle', async ({ browser }) => {
  const bea = await invited(browser, { context, url: patchbay.url }, { name: 'Bea', role: 'editor' });
  await bea.page.goto(new URL(page.url()).pathname);
  await expect(page.getByRole('button', { name: 'Follow Bea' })).toBeVisible();
  await Promise.all([dragFromPalette(page, 'Merge', 300, 40), dragFromPalette(bea.page, 'Wait', 420, 40)]);
  for (const one of [page, bea.page])
    for (const node of ['merge_1', 'wait_1']) await expect(cardOf(one, node)).toBeVisible();
  await bea.page.reload();
  await dragFromPalette(page, 'Stop', 540, 40);
  for (const one of [page, bea.page]) {
    await expect(cardOf(one, 'stop_1')).toBeVisible();
    await expect(one.locator('.react-flow__node')).toHaveCount(9);
  }
  await until(async () => (await draft()).nodes.length === 8);
  await bea.context.close();
});
