import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Api, apiOf } from '../support/api.ts';
import { cardOf, signedIn } from '../support/browser.ts';
import { graphOf } from '../support/graphs.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

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

const params = async (node: string) =>
  (await api('GET', '/api/v1/workflows/mapping')).body.graph.nodes.find(({ id }: { id: string }) => id === node).params;

test('values are mapped from a run into fields with the mouse and by keyboard', async () => {
  const graph = graphOf(
    'mapping',
    [
      { id: 'start', type: 'start' },
      {
        id: 'order',
        type: 'set',
        params: { value: { total: 12, 'odd key': 'yes', lines: [{ sku: 'a' }, { sku: 'b' }] } },
      },
      { id: 'text', type: 'set', params: { value: 'Total' } },
      { id: 'answer', type: 'end', params: { output: '{{ text }}' } },
    ],
    ['start > order', 'order > text', 'text > answer'],
  );
  await api('POST', '/api/v1/workflows', { graph });
  const run = await api('POST', '/api/v1/workflows/mapping/runs', { input: {}, draft: true });
  expect(run.status).toBe(200);
  await page.goto('/default/workflows/mapping');
  await cardOf(page, 'text').dblclick();
  const details = page.getByRole('region', { name: 'Details of text' });
  const tree = details.getByRole('tree', { name: 'What this node can read' });
  const field = details.getByLabel('Value', { exact: true });
  await expect(tree.getByRole('treeitem', { name: 'total: 12' })).toBeVisible();
  await tree.getByRole('treeitem', { name: 'total: 12' }).dragTo(field, { targetPosition: { x: 300, y: 10 } });
  await page.screenshot({ path: '/tmp/h2-shot.png' });
  await expect(details.getByText('= "Total{{ order.total }}"')).toBeHidden();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
  await expect.poll(async () => await params('text')).toEqual({ value: 'Total{{ order.total }}' });
});
