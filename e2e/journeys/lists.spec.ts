import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { apiOf, begin, publish, runOver, runWith } from '../support/api.ts';
import { invited, signedIn } from '../support/browser.ts';
import { askGraph, graphOf } from '../support/graphs.ts';
import { type Patchbay, start, stop, temporaryFolder, until } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;

const orders = graphOf(
  'orders',
  [
    { id: 'start', type: 'start' },
    { id: 'check', type: 'if', params: { condition: '{{ input.n < 10 }}' } },
    { id: 'stop', type: 'stop', params: { code: 'too_many', message: 'Order {{ input.n }} is too large.' } },
    { id: 'end', type: 'end', params: { output: '{{ input.n }}' } },
  ],
  ['start > check', 'check.true > end', 'check.false > stop'],
);

test.beforeAll(async () => {
  patchbay = await start({ dataDir: folder.path });
  const api = apiOf(patchbay.url);
  await publish(api, orders);
  await publish(api, askGraph);
  for (const n of [1, 2, 11, 12, 13]) await runOver(api, await begin(api, 'orders', { n }));
  for (let count = 0; count < 2; count += 1) await runWith(api, await begin(api, 'ask', {}), 'waiting');
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

async function expectAccessible(page: Page, themes: readonly ('light' | 'dark')[] = ['light']): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual(
      [],
    );
  }
}

test('runs are filtered, walked by keyboard, acted on by the dozen and seen again by a saved view', async ({
  browser,
}) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await page.goto('/default/runs');
  const rows = page.getByRole('table', { name: 'Runs' }).locator('tbody tr');
  await expect(rows).toHaveCount(7);

  await page.getByRole('button', { name: 'Status: Any status' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'failed' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'waiting' }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/status=waiting%2Cfailed/);
  await expect(rows).toHaveCount(5);
  await page.getByRole('searchbox', { name: 'Search runs' }).fill('too_many stop');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(3);
  await page.reload();
  await expect(rows).toHaveCount(3);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view …' }).click();
  await page.getByLabel('Name').fill('Too large');
  await page.getByRole('switch', { name: 'Everybody in the organization sees it' }).click();
  await page.getByRole('switch', { name: 'The list opens with it for me' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Views: Too large' })).toBeVisible();

  // Shift and the arrows choose a range; x takes one of it back.
  await rows.first().getByRole('link').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 runs chosen')).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByText('1 run chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Retry 1' }).click();
  await page.getByRole('dialog', { name: 'Retry 1 run?' }).getByRole('button', { name: 'Retry 1' }).click();
  await expect(page.getByText('1 run retried')).toBeVisible();
  await expect(rows).toHaveCount(4);

  await page.getByRole('checkbox', { name: 'Choose all' }).check();
  await page.getByRole('button', { name: 'Delete 4' }).click();
  await page.getByRole('dialog', { name: 'Delete 4 runs?' }).getByRole('button', { name: 'Delete 4' }).click();
  await expect(page.getByText('4 runs deleted')).toBeVisible();
  await expect(page.getByText('Nothing fits these filters')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(rows).toHaveCount(4);

  await page.getByRole('checkbox', { name: 'Choose all' }).check();
  await page.getByRole('button', { name: 'Cancel 2' }).click();
  const asked = page.getByRole('dialog', { name: 'Cancel 2 runs?' });
  await expect(asked).toContainText('2 others of the chosen are left alone');
  await asked.getByRole('button', { name: 'Cancel 2' }).click();
  await expect(page.getByText('2 runs asked to stop')).toBeVisible();
  const api = apiOf(patchbay.url);
  await until(async () => (await api('GET', '/api/v1/runs?status=cancelled')).body.items.length === 2);

  // It opens by itself where the address says nothing, for its owner only.
  await page.getByRole('link', { name: 'Workflows' }).click();
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await expect(page).toHaveURL(/text=too_many/);
  const other = await invited(browser, { context, url: patchbay.url }, { name: 'Vi', role: 'viewer' });
  await other.page.goto('/default/runs');
  await expect(other.page.getByRole('table', { name: 'Runs' })).toBeVisible();
  await expect(other.page.getByRole('checkbox')).toHaveCount(0);
  await other.page.getByRole('button', { name: 'Views' }).click();
  await other.page.getByRole('menuitem', { name: /Too large/ }).click();
  await expect(other.page).toHaveURL(/text=too_many/);
  await other.context.close();
  await context.close();
});

test('the overview counts, says its charts as tables and leads to the runs behind a number', async ({ browser }) => {
  const api = apiOf(patchbay.url);
  for (const n of [1, 20, 21]) await runOver(api, await begin(api, 'orders', { n }));
  const { context, page } = await signedIn(browser, patchbay.url);
  await page.getByRole('link', { name: 'Overview' }).click();
  const runs = page.getByRole('region', { name: 'Runs', exact: true });
  await expect(runs).toBeVisible();
  await expect(page.getByRole('region', { name: 'Failing nodes' })).toContainText('too_many');
  await expectAccessible(page, ['light', 'dark']);

  await runs.getByRole('application', { name: 'Runs over time' }).focus();
  await page.keyboard.press('End');
  await expect(runs.getByRole('status')).toContainText('failed2');
  await runs.getByRole('button', { name: 'Runs as a table' }).click();
  await expect(runs.getByRole('table').getByRole('row').nth(1)).toContainText('2');
  await expectAccessible(page);
  await runs.getByRole('button', { name: 'Runs as a chart' }).click();

  await page.getByRole('application', { name: 'Failure rate over time' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/runs\?.*status=failed/);
  await expect(page.getByRole('table', { name: 'Runs' }).locator('tbody tr')).toHaveCount(2);
  await page.goBack();
  await page.getByText('30 days', { exact: true }).click();
  await expect(page).toHaveURL(/span=30d/);
  await page.getByRole('region', { name: 'Failing nodes' }).getByRole('link').first().click();
  await expect(page.getByRole('table', { name: 'Runs' }).locator('tbody tr')).toHaveCount(2);

  await page.goto('/default/workflows/orders/figures');
  await expect(page.getByRole('heading', { name: 'orders' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Slowest workflows' })).toHaveCount(0);
  await context.close();
});

test('workflows are listed, filtered and remembered, and leave and come back in one file', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await page.getByRole('button', { name: 'Show as a list' }).click();
  const rows = page.getByRole('table', { name: 'Workflows' }).locator('tbody tr');
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Published', exact: true }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(rows.first()).toContainText('ask');
  await expect(page).toHaveURL(/sort=name/);
  await page.getByRole('button', { name: /^Columns/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Runs today' }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/hide=runs/);
  await expect(page.getByRole('columnheader', { name: 'Runs today' })).toHaveCount(0);
  await expectAccessible(page);

  // Where it was left, it opens again.
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.getByRole('heading', { name: 'Runs', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Workflows' }).click();
  await page.getByRole('heading', { name: 'Workflows', exact: true }).waitFor();
  await expect(rows).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Choose all' }).check();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as one file' }).click();
  const file = await (await downloading).path();
  await page.getByRole('button', { name: 'Delete 2' }).click();
  await page.getByRole('dialog', { name: 'Delete 2 workflows?' }).getByRole('button', { name: 'Delete 2' }).click();
  await expect(page.getByText('2 workflows deleted')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await page.getByLabel('Workflow file').setInputFiles({
    name: 'workflows.json',
    mimeType: 'application/json',
    buffer: await readFile(file),
  });
  await expect(page.getByText('2 workflows imported')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search workflows' }).fill('orders');
  await expect(rows).toHaveCount(1);
  await rows.first().getByRole('link').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/workflows/orders');
  await context.close();
});
