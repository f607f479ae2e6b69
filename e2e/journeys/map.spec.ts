import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
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
      { id: 'check', type: 'if', params: { condition: true } },
      { id: 'answer', type: 'end', params: { output: '{{ text }}' } },
    ],
    ['start > order', 'order > text', 'text > check', 'check.true > answer'],
  );
  await api('POST', '/api/v1/workflows', { graph });
  const run = await api('POST', '/api/v1/workflows/mapping/runs', { input: {}, draft: true });
  expect(run.status).toBe(200);
});

test.afterAll(async () => {
  await context.close();
  await stop(patchbay);
  folder.remove();
});

const params = async (node: string) =>
  (await api('GET', '/api/v1/workflows/mapping')).body.graph.nodes.find(({ id }: { id: string }) => id === node).params;

/** Closes the details of a node; the first Escape closes a list of completions that may still be open. */
async function leave(details: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(details).toBeHidden({ timeout: 500 });
  }).toPass();
}

test('values are mapped from a run into fields with the mouse and by keyboard', async () => {
  await page.goto('/default/workflows/mapping');
  await cardOf(page, 'text').dblclick();
  const details = page.getByRole('region', { name: 'Details of text' });
  const tree = details.getByRole('tree', { name: 'What this node can read' });
  const field = details.getByLabel('Value', { exact: true });
  await expect(tree.getByRole('treeitem', { name: 'total: 12' })).toBeVisible();
  // With the mouse: a value falls into the text at the place where it is dropped.
  // A drag that began while the view was still moving lands nowhere, as it would for a person, who drags again.
  await expect(async () => {
    await tree.getByRole('treeitem', { name: 'total: 12' }).dragTo(field, { targetPosition: { x: 300, y: 10 } });
    await expect(details.getByText('= "Total12"')).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 20_000 });
  // By keyboard: the tree is walked and searched, and a value goes to the caret of the field used last.
  await details.getByRole('button', { name: 'Search in input' }).click();
  await page.keyboard.type('odd');
  await expect(details.getByText('1 of 1')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(tree.getByRole('treeitem', { name: 'odd key' })).toHaveAttribute('aria-selected', 'true');
  await details.getByRole('button', { name: 'Insert into Value' }).click();
  await expect(details.getByText('= "Total12yes"')).toBeVisible();
  await expect
    .poll(async () => await params('text'))
    .toEqual({ value: 'Total{{ order.total }}{{ order["odd key"] }}' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
  // The next node: a member that the run has shown is completed, and the result stands under the field.
  await cardOf(page, 'check').click();
  const check = page.getByRole('region', { name: 'Details of check' });
  await check.getByLabel('Condition').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('{{ order.to');
  await expect(page.getByRole('option', { name: /total/ })).toContainText('12');
  await page.keyboard.press('Tab');
  await page.keyboard.type(' > 1 && order.');
  await expect(page.getByRole('option', { name: /lines/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.type('lines[0].sku.toUpperC');
  await expect(page.getByRole('option', { name: /toUpperCase/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type(" == 'A'");
  await expect(check.getByText('= true')).toBeVisible();
  await expect
    .poll(async () => await params('check'))
    .toEqual({ condition: "{{ order.total > 1 && order.lines[0].sku.toUpperCase() == 'A'}}" });
  // Fields for any value offer the same names.
  await cardOf(page, 'answer').click();
  const answer = page.getByRole('region', { name: 'Details of answer' });
  await answer.getByRole('textbox', { name: 'Output' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('{{ ord');
  await expect(page.getByRole('option', { name: /order/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(answer.getByRole('textbox', { name: 'Output' })).toHaveText('{{ order}}');
  await leave(answer);
});

test('an output is pinned, edited and flows through the next run; a failure says how to mend it', async () => {
  await page.goto('/default/workflows/mapping');
  await cardOf(page, 'order').dblclick();
  const details = page.getByRole('region', { name: 'Details of order' });
  await details.getByRole('button', { name: 'Pin this output' }).click();
  await expect(cardOf(page, 'order').getByText('pinned', { exact: true })).toBeVisible();
  await details.getByRole('button', { name: 'Edit the pinned output' }).click();
  await expect(details.getByLabel('Pinned output of order')).toBeFocused();
  await details.getByLabel('Pinned output of order').fill('{ "total": 99, "odd key": "no" }');
  await details.getByRole('button', { name: 'Pin this', exact: true }).click();
  await expect(details.getByRole('region', { name: 'Pinned output' })).toContainText('99');
  // The pin flows through the next run, and what reads it wrongly fails there.
  await cardOf(page, 'check').click();
  const check = page.getByRole('region', { name: 'Details of check' });
  // Whoever writes faster than the editor arrives gets from it what it would have done.
  const scripts = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await check.getByLabel('Condition').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('{{ order.to');
  scripts.resolve();
  await expect(page.getByRole('option', { name: /total/ })).toContainText('12');
  await expect(check.locator('.cm-content')).toHaveText('{{ order.to}}');
  await page.unroute('**/*.js');
  await check.getByLabel('Condition').fill('{{ Date.format(order["odd key"], "yyyy") == text }}');
  await expect(check.getByText('is not a date')).toBeVisible();
  await leave(check);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await expect(cardOf(page, 'order').getByText('given by its pin')).toBeVisible();
  await expect(cardOf(page, 'check').getByText('failed')).toBeVisible();
  await cardOf(page, 'check').dblclick();
  const failure = check.getByRole('region', { name: 'Failure' });
  await expect(failure).toContainText('Mend the expression');
  await expect(failure).toContainText('"no" is not a date');
  await failure.getByRole('button', { name: 'Open Condition' }).click();
  await expect(check.getByLabel('Condition')).toBeFocused();
  await page.keyboard.press('Escape');
  await cardOf(page, 'order').click();
  await page.keyboard.press('p');
  await expect(cardOf(page, 'order').getByText('pinned', { exact: true })).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(cardOf(page, 'order').getByText('pinned', { exact: true })).toBeVisible();
});
