import { expect, test } from '@playwright/test';
import { apiOf, begin, runOver, runWith } from '../support/api.ts';
import { invited, signedIn } from '../support/browser.ts';
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

test('a version goes live when another person has approved it', async ({ browser }) => {
  const api = apiOf(patchbay.url);
  const { context, page } = await signedIn(browser, patchbay.url);
  const ask = async (path: string, data: object) => {
    const reply = await context.request.post(path, { data, headers: { origin: patchbay.url } });
    expect([path, reply.status()]).toEqual([path, 200]);
    return await reply.json();
  };
  const { context: other, page: theirs } = await invited(
    browser,
    { context, url: patchbay.url },
    { name: 'Bea', role: 'editor' },
  );
  await ask('/trpc/organization.setPromotion', { needsApproval: true });

  const { body } = await api('POST', '/api/v1/workflows', { graph: greeting });
  await page.goto(`/default/workflows/${body.id}`);
  await page.getByRole('button', { name: 'Publish' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Propose' }).click();
  await expect(page.getByText('Version 1 is proposed')).toBeVisible();
  await context.close();
  expect((await api('POST', '/api/v1/tools/greeting', {})).status).toBe(404);

  await theirs.goto('/default/approvals?show=versions');
  await expect(theirs.getByRole('link', { name: 'Approvals, 1 open' })).toBeVisible();
  await theirs.getByLabel('Note').fill('Fine');
  await theirs.getByRole('button', { name: 'Approve' }).click();
  await expect(theirs.getByText('No version waits')).toBeVisible();
  expect(await api('POST', '/api/v1/tools/greeting', {})).toMatchObject({ status: 200, body: 'hello' });
  await other.close();
});

const greeting = {
  patchbay: 1,
  kind: 'module',
  name: 'Greeting',
  slug: 'greeting',
  nodes: [
    { id: 'start', type: 'start', position: [0, 0] },
    { id: 'end', type: 'end', position: [240, 0], params: { output: 'hello' } },
  ],
  edges: [{ from: 'start', to: 'end' }],
};
