import { type APIRequestContext, expect, test } from '@playwright/test';
import { apiOf, begin, runOver, runWith } from '../support/api.ts';
import { fillSignIn, signedIn } from '../support/browser.ts';
import { ownerPassword, type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

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
  const other = await browser.newContext({ baseURL: patchbay.url, viewport: { width: 1440, height: 900 } });
  const ask = async (by: APIRequestContext, path: string, data: object) => {
    const reply = await by.post(`/trpc/${path}`, { data, headers: { origin: patchbay.url } });
    expect([path, reply.status()]).toEqual([path, 200]);
    return (await reply.json()).result.data;
  };
  const { link } = await ask(context.request, 'members.invite', { email: 'bea@example.com', role: 'editor' });
  const token = new URL(link).searchParams.get('token');
  await ask(other.request, 'session.acceptInvitation', { token, name: 'Bea', password: ownerPassword });
  await page.goto('/default/settings');
  await page.getByRole('switch', { name: 'A new version goes live only after another person approves it' }).click();
  await expect(page.getByText('Saved').first()).toBeVisible();

  const graph = { ...greeting, slug: 'greeting', name: 'Greeting' };
  expect((await api('POST', '/api/v1/workflows', { graph })).status).toBe(201);
  await page.goto('/default/workflows');
  await page.getByText('Greeting').first().click();
  await page.getByRole('button', { name: 'Publish' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Propose' }).click();
  await expect(page.getByText('Version 1 is proposed')).toBeVisible();
  expect((await api('POST', '/api/v1/tools/greeting', {})).status).toBe(404);
  await page.goto('/default/approvals?show=versions');
  await expect(page.getByText('Another person has to approve it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toBeHidden();
  await context.close();

  const theirs = await other.newPage();
  await theirs.goto('/sign-in');
  await fillSignIn(theirs, ownerPassword, 'bea@example.com');
  await theirs.waitForURL('**/default/workflows');
  await theirs.getByRole('link', { name: 'Approvals, 1 open' }).click();
  await theirs.getByRole('tab', { name: 'Versions' }).click();
  await theirs.getByLabel('Note').fill('Fine');
  await theirs.getByRole('button', { name: 'Approve' }).click();
  await expect(theirs.getByText('No version waits')).toBeVisible();
  expect(await api('POST', '/api/v1/tools/greeting', {})).toMatchObject({ status: 200, body: 'hello' });
  await other.close();
});

const greeting = {
  patchbay: 1,
  kind: 'module',
  nodes: [
    { id: 'start', type: 'start', position: [0, 0] },
    { id: 'end', type: 'end', position: [240, 0], params: { output: 'hello' } },
  ],
  edges: [{ from: 'start', to: 'end' }],
};
