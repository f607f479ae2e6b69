import { mkdirSync, readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { fillSignIn } from '../support/browser.ts';
import { ownerEmail, ownerPassword, type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const nobody = { PATCHBAY_OWNER_EMAIL: '', PATCHBAY_OWNER_PASSWORD: '', PATCHBAY_API_KEY: '' };
const folder = temporaryFolder();
let patchbay: Patchbay;

test.beforeAll(async () => {
  mkdirSync(folder.path);
  patchbay = await start({ dataDir: folder.path, env: nobody });
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

test('the first visitor becomes the owner, finds the examples, and signs in again later', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: patchbay.url });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Set up Patchbay' })).toBeVisible();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('E-mail').fill(ownerEmail);
  await page.getByLabel('Password').fill(ownerPassword);
  await page.getByLabel('Organization').fill('Default');
  await page.getByRole('button', { name: 'Create the owner' }).click();
  await page.waitForURL('**/workflows');
  for (const name of ['Weather report', 'Order status', 'Refund with approval', 'Low stock']) {
    await expect(page.getByText(name).first()).toBeVisible();
  }
  await context.clearCookies();
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveTitle('Anmelden · Patchbay');
  await context.clearCookies();
  await page.goto('/');
  await fillSignIn(page, 'not the password');
  await expect(page.getByText('E-mail and password do not fit together').first()).toBeVisible();
  await fillSignIn(page, ownerPassword);
  await page.waitForURL('**/workflows');
  await context.close();
});

test('a newcomer is led through a first workflow, takes a template, and downloads its picture', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: patchbay.url });
  const page = await context.newPage();
  await page.goto('/');
  await fillSignIn(page, ownerPassword);
  await page.waitForURL('**/workflows');
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.waitForURL('**/templates');
  await expect(page.getByRole('img', { name: 'Picture of Order status' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Show me how, in a minute' }).click();
  const guide = page.getByRole('region', { name: 'First workflow' });
  await guide.getByRole('button', { name: 'Put it there' }).click();
  await guide.getByRole('button', { name: 'Do it for me' }).click();
  await expect(guide).toContainText('2 of 5');
  await guide.getByRole('button', { name: 'Do it for me' }).click();
  const { violations } = await new AxeBuilder({ page }).include('[aria-label="First workflow"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await guide.getByRole('button', { name: 'Open the run dialog' }).click();
  await page.getByRole('dialog').getByRole('textbox').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('{"name": "Ada"}');
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await expect(guide).toContainText('4 of 5');
  await guide.getByRole('button', { name: 'Open the publish dialog' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(guide).toContainText('That was all of it');
  await guide.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('templates');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Reserve stock/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Use this template' }).click();
  await page.waitForURL('**/workflows/reserve_stock**');
  await page.locator('.react-flow__node').first().waitFor();
  const ends = [
    ['PNG', /^\x89PNG/],
    ['SVG', /^<svg[^>]*>.*reserve/s],
  ] as const;
  for (const [kind, content] of ends) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: `Download as ${kind} picture` }).click();
    expect(readFileSync(await (await download).path(), 'latin1')).toMatch(content);
  }
  await context.close();
});
