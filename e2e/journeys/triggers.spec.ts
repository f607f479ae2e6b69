import { createHmac } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Api, apiOf, publish, runOver } from '../support/api.ts';
import { cardOf, signedIn } from '../support/browser.ts';
import { graphOf } from '../support/graphs.ts';
import { type Patchbay, start, stop, temporaryFolder, until } from '../support/patchbay.ts';

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

const end = { id: 'end', type: 'end', params: { output: '{{ input }}' } };

/** Adds a connection the way the settings page does. */
async function addConnection(name: string, token: string): Promise<void> {
  const reply = await page.request.post('/trpc/connections.create', {
    headers: { origin: patchbay.url, 'content-type': 'application/json' },
    data: { name, kind: 'bearer', hosts: ['sender.example'], secret: { token } },
  });
  expect(reply.ok()).toBe(true);
}

async function hasNoObstacle(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual(
    [],
  );
}

async function onlyRun(slug: string): Promise<{ output: unknown; door: string; draft: boolean }> {
  const { body } = await api('GET', `/api/v1/workflows/${slug}`);
  const items = await until(async () => {
    const found = (await api('GET', `/api/v1/runs?workflow=${body.id}`)).body.items;
    return found.length > 0 ? found : null;
  });
  expect(items).toHaveLength(1);
  return await runOver(api, items[0].id);
}

test('a webhook believes who signs with the secret of a connection, and nobody else', async () => {
  const secret = 'signing-secret-of-the-shop';
  await addConnection('shop_signing', secret);
  const params = { path: 'shop', auth: 'hmac', connection: 'shop_signing' };
  await publish(api, graphOf('shop', [{ id: 'hook', type: 'trigger.webhook', params }, end], ['hook > end']));
  const send = apiOf(patchbay.url, null);
  const body = '{"order": 7}';
  const time = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  const call = (headers: Record<string, string>) => send('POST', '/hooks/default/shop', body, headers);
  expect((await call({ 'x-timestamp': time, 'x-signature': signature })).status).toBe(202);
  expect((await call({ 'x-timestamp': String(Number(time) - 400), 'x-signature': signature })).status).toBe(401);
  expect((await call({ 'x-timestamp': time, 'x-signature': `0${signature.slice(1)}0` })).status).toBe(401);
  expect((await onlyRun('shop')).output).toMatchObject({ body: { order: 7 } });
});

test('a webhook takes what Standard Webhooks signs, once', async () => {
  const key = Buffer.from('0123456789abcdef0123456789abcdef');
  await addConnection('standard', `whsec_${key.toString('base64')}`);
  const params = { path: 'standard', auth: 'standard', connection: 'standard' };
  await publish(api, graphOf('standard', [{ id: 'hook', type: 'trigger.webhook', params }, end], ['hook > end']));
  const body = '{"type":"order.paid"}';
  const time = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', key).update(`msg_1.${time}.${body}`).digest('base64');
  const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` };
  const send = () => apiOf(patchbay.url, null)('POST', '/hooks/default/standard', body, headers);
  const [first, second] = [await send(), await send()];
  expect([first.status, second.status]).toEqual([202, 200]);
  expect(second.body.runId).toBe(first.body.runId);
});

test('somebody fills in a form of two pages, and a run begins', async ({ browser }) => {
  const steps = [
    {
      title: 'Your order',
      fields: {
        properties: {
          order: { type: 'string', title: 'Order number' },
          email: { type: 'string', title: 'E-mail', format: 'email' },
        },
        required: ['order'],
      },
    },
    {
      title: 'What went wrong',
      fields: {
        properties: {
          reason: { type: 'string', title: 'Reason', enum: ['broken', 'late'] },
          note: { type: 'string', title: 'Note' },
        },
      },
    },
  ];
  const params = { title: 'Request a refund', description: 'We answer within a day.', steps, success: 'We are on it.' };
  await publish(api, graphOf('refund_form', [{ id: 'form', type: 'trigger.form', params }, end], ['form > end']));
  const visitor = await browser.newContext({ baseURL: patchbay.url });
  const form = await visitor.newPage();
  await form.goto('/form/default/refund_form');
  await expect(form.getByRole('heading', { name: 'Request a refund' })).toBeVisible();
  await expect(form.getByText('Step 1 of 2')).toBeVisible();
  await form.getByRole('button', { name: 'Next' }).click();
  await expect(form.getByText('Order number is needed.')).toBeVisible();
  await form.getByLabel('Order number').fill('A-1042');
  await form.getByLabel('E-mail').fill('nope');
  await form.getByRole('button', { name: 'Next' }).click();
  await expect(form.getByText('One field needs another look.')).toBeVisible();
  await form.getByLabel('E-mail').fill('ada@example.com');
  await form.getByRole('button', { name: 'Next' }).click();
  await expect(form.getByRole('heading', { name: 'What went wrong' })).toBeFocused();
  await form.getByLabel('Note').fill('Arrived broken');
  await form.getByRole('button', { name: 'Back' }).click();
  await expect(form.getByLabel('Order number')).toHaveValue('A-1042');
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByText('We are on it.')).toBeVisible();
  await visitor.close();
  expect(await onlyRun('refund_form')).toMatchObject({
    door: 'form',
    output: { order: 'A-1042', note: 'Arrived broken' },
  });
  await page.goto('/form/default/refund_form');
  await page.getByText('Step 1 of 2').waitFor();
  await hasNoObstacle();
});

test('an editor listens for one real request, and sees the run that it begins', async () => {
  const hook = { id: 'hook', type: 'trigger.webhook', params: { path: 'tried' } };
  await api('POST', '/api/v1/workflows', { graph: graphOf('tried', [hook, end], ['hook > end']) });
  await page.goto('/default/workflows/tried');
  await cardOf(page, 'hook').click();
  await page.getByRole('button', { name: 'Listen for one event' }).click();
  const address = page.getByText(/\/hooks\/default\/test\/tried$/);
  await expect(address).toBeVisible();
  const sent = await apiOf(patchbay.url, null)('POST', new URL((await address.textContent()) ?? '').pathname, { n: 1 });
  expect(sent.status).toBe(202);
  await expect(page.getByRole('button', { name: 'Listen for one event' })).toBeVisible();
  expect(await onlyRun('tried')).toMatchObject({ draft: true, output: { body: { n: 1 } } });
});

test('schedules are seen with their words and next times, run now, and paused', async () => {
  const params = { cron: '0 8 * * 1-5', timezone: 'Europe/Berlin' };
  await publish(api, graphOf('workdays', [{ id: 'clock', type: 'trigger.schedule', params }, end], ['clock > end']));
  await page.goto('/default/triggers');
  await expect(page.getByText('At 08:00, Monday through Friday, Europe/Berlin')).toBeVisible();
  await hasNoObstacle();
  await page.getByRole('button', { name: 'Pause clock' }).click();
  await expect(page.getByRole('button', { name: 'Resume clock' })).toBeVisible();
  await page.getByRole('button', { name: 'Resume clock' }).click();
  await page.getByRole('button', { name: 'Run now: clock' }).click();
  await page.waitForURL('**/default/runs/*');
  expect(await onlyRun('workdays')).toMatchObject({ door: 'schedule', draft: false });
});
