import { expect, test } from '@playwright/test';
import { apiOf, publish } from '../support/api.ts';
import { signedIn } from '../support/browser.ts';
import { graphOf } from '../support/graphs.ts';
import { type Patchbay, start, stop, temporaryFolder, until } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;

test.beforeAll(async () => {
  patchbay = await start({ dataDir: folder.path });
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

test('failed webhook runs are retried on the mended version, chosen or all, and others put aside', async ({
  browser,
}) => {
  const api = apiOf(patchbay.url);
  const graph = (limit: number) =>
    graphOf(
      'orders',
      [
        { id: 'hook', type: 'trigger.webhook', params: { path: 'orders' } },
        { id: 'check', type: 'if', params: { condition: `{{ hook.body.n < ${limit} }}` } },
        { id: 'stop', type: 'stop', params: { code: 'too_many', message: 'Order {{ hook.body.n }} is too large.' } },
        { id: 'end', type: 'end', params: { output: '{{ hook.body.n }}' } },
      ],
      ['hook > check', 'check.true > end', 'check.false > stop'],
    );
  await publish(api, graph(10));
  for (const n of [5, 11, 12, 13]) await api('POST', '/hooks/default/orders', { n });
  await until(async () => (await api('GET', '/api/v1/runs?status=failed')).body.items.length === 3);
  const { body } = await api('GET', '/api/v1/workflows/orders');
  await api('PUT', '/api/v1/workflows/orders', { graph: graph(100) }, { 'if-match': `"${body.revision}"` });
  await api('POST', '/api/v1/workflows/orders/publish', {});

  const { context, page } = await signedIn(browser, patchbay.url);
  await page.getByRole('link', { name: 'Dead letters, 3 open' }).click();
  const rows = page.getByRole('table', { name: 'Dead letters' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.filter({ hasText: 'Order 12 is too large.' })).toContainText('begun by webhook · at stop');

  // A search stands in the address, and so does the order; what it hides is not chosen with all.
  await page.goto('/default/dead-letters?text=order+12');
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Retry all' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Choose all' }).check();
  await expect(page.getByRole('button', { name: 'Retry 1 chosen' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search dead letters' }).fill('');
  await expect(rows).toHaveCount(4);
  await page.getByRole('checkbox', { name: 'Choose all' }).check();
  await page.getByRole('checkbox', { name: 'Choose all' }).uncheck();
  await page.getByRole('button', { name: 'What happened' }).click();
  await expect(rows.nth(1)).toContainText('Order 11');
  await page.getByRole('button', { name: 'What happened' }).click();
  await expect(rows.nth(1)).toContainText('Order 13');
  await expect(page).toHaveURL(/by=problem&way=down/);

  await page.getByRole('checkbox', { name: 'Choose all' }).check();
  await expect(page.getByRole('button', { name: 'Retry 3 chosen' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Choose all' }).uncheck();
  await rows.filter({ hasText: 'Order 13' }).getByRole('button', { name: 'Discard' }).click();
  await expect(rows).toHaveCount(3);

  await rows.filter({ hasText: 'Order 11' }).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Retry 1 chosen' }).click();
  // On the version it failed on it fails once more, and lies here again.
  await expect(page.getByText('1 letter retried')).toBeVisible();
  await expect(rows).toHaveCount(3);

  await page.getByRole('combobox', { name: 'On which version' }).click();
  await page.getByRole('option', { name: 'On the live version' }).click();
  await page.getByRole('button', { name: 'Retry all' }).click();
  await page.getByRole('dialog', { name: 'Retry all 2 letters?' }).getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText('2 letters retried')).toBeVisible();
  await expect(page.getByText('Nothing was lost')).toBeVisible();
  await until(async () => (await api('GET', '/api/v1/runs?status=succeeded')).body.items.length === 3);
  await context.close();
});
