import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Api, apiOf, begin, runOver } from '../support/api.ts';
import { cardOf, jackOf, newWorkflow, signedIn } from '../support/browser.ts';
import { graphOf } from '../support/graphs.ts';
import { type Patchbay, start, stop, temporaryFolder, until } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;
let api: Api;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  patchbay = await start({ dataDir: folder.path });
  api = apiOf(patchbay.url);
  ({ context, page } = await signedIn(browser, patchbay.url));
});

test.afterAll(async () => {
  await context.close();
  await stop(patchbay);
  folder.remove();
});

test('a person draws a loop with the mouse, runs it, picks a pass and sees what that pass did', async () => {
  const graph = graphOf(
    'counting',
    [
      { id: 'start', type: 'start' },
      { id: 'count', type: 'vars.set', params: { name: 'n', mode: 'increment', value: 1 } },
      { id: 'more', type: 'if', params: { condition: '{{ count < 4 }}' } },
      { id: 'answer', type: 'end', params: { output: { n: '{{ count }}' } } },
    ],
    ['start > count', 'count > more', 'more.false > answer'],
    { variables: [{ name: 'n', scope: 'run', schema: { type: 'integer' }, default: 0 }] },
  );
  await api('POST', '/api/v1/workflows', { graph });
  await page.goto('/default/workflows/counting');
  await page.getByRole('button', { name: 'Show everything', exact: true }).click();
  await expect(page.locator('.react-flow__edge')).toHaveCount(3);
  await jackOf(page, 'more', 'true').dragTo(jackOf(page, 'count', 'in', 'target'));
  await expect(page.getByRole('button', { name: 'Back to count: the nodes between go round again' })).toBeVisible();
  const saved = async () => (await api('GET', '/api/v1/workflows/counting')).body.graph.edges.length === 4;
  await until(saved);
  await api('POST', '/api/v1/workflows/counting/publish', {});
  const run = await begin(api, 'counting', {});
  expect((await runOver(api, run)).output).toEqual({ n: 4 });
  await page.goto(`/default/runs/${run}`);
  await expect(page.getByRole('button', { name: /4 passes through count/ })).toBeVisible();
  await cardOf(page, 'count').click();
  const output = page.getByRole('region', { name: 'Output' });
  await expect(output.getByRole('tree')).toContainText('4');
  const input = page.getByRole('region', { name: 'Input' });
  const picker = input.getByRole('group', { name: 'Round of count' });
  await picker.getByRole('button', { name: 'Earlier round' }).click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(picker).toContainText('2 of 4');
  await expect(output.getByRole('tree')).toContainText('2');
  await expect(input.getByRole('tree', { name: 'input' })).toContainText('more');
  await expect(page.getByRole('region', { name: 'Variables' })).toContainText('n:4');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
});

test('nodes are dropped into a container, and a turn of its run is picked, also the one that failed', async () => {
  await page.goto('/default/workflows');
  await newWorkflow(page);
  await dragFromPalette('For each', { x: 60, y: 60 });
  const bay = cardOf(page, 'for_each_1');
  await expect(bay).toContainText('Drop what is done for each item');
  await dragFromPalette('Set', { x: 180, y: 180 });
  await dragFromPalette('Set', { x: 640, y: 420 });
  await cardOf(page, 'set_2').hover();
  await page.mouse.down();
  const box = await bay.boundingBox();
  if (box === null) throw new Error('The container is not on the canvas.');
  await page.mouse.move(box.x + box.width - 160, box.y + box.height / 2, { steps: 8 });
  await expect(page.locator('.bay[data-drop="true"]')).toBeVisible();
  await page.mouse.up();
  const slug = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const parents = async () => {
    const { graph } = (await api('GET', `/api/v1/workflows/${slug}`)).body;
    return graph.nodes.map(({ parent }: { parent?: string }) => parent ?? '').sort();
  };
  await until(async () => JSON.stringify(await parents()) === JSON.stringify(['', 'for_each_1', 'for_each_1']));
  const run = await failingTurns();
  await page.goto(`/default/runs/${run}`);
  await expect(cardOf(page, 'orders').getByRole('progressbar')).toHaveAttribute('aria-valuenow', '5');
  await expect(cardOf(page, 'orders')).toContainText('1 failed');
  await cardOf(page, 'orders').getByRole('button', { name: '1 round failed. Show 3' }).click();
  await expect(cardOf(page, 'check')).toContainText('done');
  await expect(cardOf(page, 'bad')).toContainText('failed · third');
  await cardOf(page, 'orders').getByRole('button', { name: 'Earlier round' }).click();
  await expect(cardOf(page, 'bad')).toContainText('skipped');
  await expect(cardOf(page, 'orders').getByRole('group', { name: 'Round of orders' })).toContainText('2 of 5');
});

/** A run of five turns, of which the third fails. */
async function failingTurns(): Promise<string> {
  const graph = graphOf(
    'turns',
    [
      { id: 'start', type: 'start' },
      { id: 'orders', type: 'for_each', params: { items: [1, 2, 3, 4, 5], onError: 'collect' } },
      { id: 'check', type: 'if', parent: 'orders', params: { condition: '{{ item == 3 }}' } },
      { id: 'bad', type: 'stop', parent: 'orders', params: { code: 'third', message: 'The third fails.' } },
      { id: 'answer', type: 'end', params: { output: '{{ orders }}' } },
    ],
    ['start > orders', 'check.true > bad', 'orders > answer'],
  );
  await api('POST', '/api/v1/workflows', { graph });
  await api('POST', '/api/v1/workflows/turns/publish', {});
  const run = await begin(api, 'turns', {});
  await runOver(api, run);
  return run;
}

async function dragFromPalette(title: string, targetPosition: { x: number; y: number }): Promise<void> {
  const before = await page.locator('.react-flow__node').count();
  const card = page.getByRole('complementary', { name: 'Palette' }).getByRole('button', { name: title, exact: true });
  await card.dragTo(page.locator('.react-flow__pane'), { targetPosition, force: true });
  await expect(page.locator('.react-flow__node')).toHaveCount(before + 1);
}
