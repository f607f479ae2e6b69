import { expect, test } from '@playwright/test';
import { apiOf, begin, runOver, runWith } from '../support/api.ts';
import { signedIn } from '../support/browser.ts';
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

test('a person fills in the form of an approval, and the run goes on', async ({ browser }) => {
  const api = apiOf(patchbay.url);
  await api('POST', '/api/v1/workflows/refund_approval/publish', {});
  const run = await begin(api, 'refund_approval', { order: 'A-1042', amount: 12 });
  await runWith(api, run, 'waiting');
  const { context, page } = await signedIn(browser, patchbay.url);
  await page.goto('/default/approvals');
  await expect(page.getByText('Refund 12 for order A-1042?').first()).toBeVisible();
  await page.getByLabel('Note').first().fill('Arrived broken');
  await page.getByRole('button', { name: 'Approve' }).first().click();
  const { output } = await runOver(api, run);
  expect(output).toMatchObject({ decision: 'approved', amount: 12, note: 'Arrived broken' });
  await expect(page.getByText('Nothing waits for you')).toBeVisible();
  await page.goto(`/default/runs/${run}`);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await context.close();
});
