import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { apiOf } from '../support/api.ts';
import { signedIn } from '../support/browser.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  patchbay = await start({ dataDir: folder.path });
  ({ context, page } = await signedIn(browser, patchbay.url));
});

test.afterAll(async () => {
  await context.close();
  await stop(patchbay);
  folder.remove();
});

const cell = (row: number, column: number) =>
  page.locator(`[role=row][aria-rowindex="${row + 1}"] [role=gridcell][aria-colindex="${column + 1}"]`);

test('a person makes a table, fills it by keyboard, and takes a deletion back', async () => {
  await page.goto('/default/tables');
  await expect(page.getByText('No tables yet')).toBeVisible();
  await page.getByRole('button', { name: 'New table' }).click();
  await page.getByLabel('Name', { exact: true }).fill('customers');
  await page.getByLabel('Name of name').fill('email');
  await page.getByLabel('email is unique').click();
  await page.getByRole('button', { name: 'Add column' }).click();
  await page.getByLabel('Name of column 2').fill('visits');
  await page.getByLabel('Type of visits').click();
  await page.getByRole('option', { name: 'Number' }).click();
  await page.getByRole('button', { name: 'Make table' }).click();
  await page.waitForURL('**/tables/customers');
  for (const email of ['ada@example.com', 'bob@example.com']) {
    await page.getByRole('button', { name: 'Add row' }).first().click();
    await page.getByRole('dialog').getByLabel('email').fill(email);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('gridcell', { name: email })).toBeVisible();
  }
  await cell(1, 2).click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(cell(2, 2)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  await page.keyboard.press('End');
  await page.keyboard.type('.org');
  await page.keyboard.press('Tab');
  await expect(cell(2, 1)).toHaveText('bob@example.com.org');
  await expect(cell(2, 2)).toBeFocused();
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  await expect(page.getByText("'visits' must be a number").first()).toBeVisible();
  await expect(cell(2, 2)).toHaveText('');
  await expect(cell(1, 2)).toHaveText('7');
  await page.getByLabel('Select row 1').check();
  await page.getByRole('button', { name: 'Delete row' }).click();
  await expect(page.getByText('1 row', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell(1, 1)).toHaveText('ada@example.com');
  const stored = await apiOf(patchbay.url)('GET', '/api/v1/tables/customers/rows');
  expect(stored.body).toMatchObject({
    items: [{ values: { visits: 7 } }, { values: { email: 'bob@example.com.org' } }],
  });
});

test('ten thousand rows come in by CSV, and only those in sight are drawn', async () => {
  const columns = [
    { name: 'sku', type: 'text' },
    { name: 'price', type: 'number' },
  ];
  await apiOf(patchbay.url)('POST', '/api/v1/tables', { name: 'stock', columns, keys: [['sku']] });
  await page.goto('/default/tables/stock');
  const lines = Array.from({ length: 10_000 }, (_, index) => `sku_${index},${index % 50}`);
  const csv = `sku,price\n${lines.join('\n')}\n`;
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'stock.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.getByText('10,000 rows', { exact: true })).toBeVisible();
  expect(await page.getByRole('row').count()).toBeLessThan(100);
  await cell(1, 1).click();
  await page.keyboard.press('Control+End');
  await expect(page.getByRole('gridcell', { name: '49', exact: true }).last()).toBeFocused();
  await expect(page.getByRole('gridcell', { name: 'sku_9999' })).toBeVisible();
  await page.keyboard.press('Control+Home');
  await page.getByRole('columnheader', { name: 'price' }).getByRole('button').click();
  await page.getByRole('columnheader', { name: 'price' }).getByRole('button').click();
  await expect(cell(1, 2)).toHaveText('49');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByLabel('Value').fill('sku_777');
  await expect(page.getByText('11 rows', { exact: true })).toBeVisible();
  // The address holds what is seen.
  await page.reload();
  await expect(page.getByText('11 rows', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Value')).toHaveValue('sku_777');
  await page.getByRole('button', { name: 'More' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('stock.csv');
  expect(readFileSync(await download.path(), 'utf8')).toBe(csv);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the list and the grid have no serious obstacle in ${theme}`, async () => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const [path, shows] of [
      ['/default/tables', 'text=customers'],
      ['/default/tables/customers', '[role=gridcell]'],
    ] as const) {
      await page.goto(path);
      await page.locator(shows).first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      ).toEqual([]);
    }
  });
}
