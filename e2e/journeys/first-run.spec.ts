import { expect, test } from '@playwright/test';
import { fillSignIn } from '../support/browser.ts';
import { ownerEmail, ownerPassword, type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const nobody = { PATCHBAY_OWNER_EMAIL: '', PATCHBAY_OWNER_PASSWORD: '', PATCHBAY_API_KEY: '' };
const folder = temporaryFolder();
let patchbay: Patchbay;

test.beforeAll(async () => {
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
  await fillSignIn(page, 'not the password');
  await expect(page.getByText('E-mail and password do not fit together').first()).toBeVisible();
  await fillSignIn(page, ownerPassword);
  await page.waitForURL('**/workflows');
  await context.close();
});
