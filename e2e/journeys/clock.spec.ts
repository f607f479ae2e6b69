import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Api, apiOf, runOver, runWith } from '../support/api.ts';
import { cardOf, signedIn } from '../support/browser.ts';
import { graphOf } from '../support/graphs.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;
let api: Api;
let context: BrowserContext;
let page: Page;

const month = graphOf(
  'a_month',
  [
    { id: 'start', type: 'start' },
    { id: 'nap', type: 'wait', params: { for: '30d' } },
    { id: 'end', type: 'end', params: { output: '{{ now }}' } },
  ],
  ['start > nap', 'nap > end'],
);

const deadline = graphOf(
  'deadline',
  [
    { id: 'start', type: 'start' },
    {
      id: 'ask',
      type: 'approval',
      params: { title: 'Pay the invoice?', remind: '1d', escalate: { after: '2d', to: ['admin'] }, timeout: '3d' },
    },
    { id: 'paid', type: 'end', params: { output: 'paid' } },
    { id: 'late', type: 'end', params: { output: 'too late' } },
  ],
  ['start > ask', 'ask.approved > paid', 'ask.timeout > late'],
);

test.beforeAll(async ({ browser }) => {
  patchbay = await start({ dataDir: folder.path });
  api = apiOf(patchbay.url);
  for (const graph of [month, deadline]) expect((await api('POST', '/api/v1/workflows', { graph })).status).toBe(201);
  ({ context, page } = await signedIn(browser, patchbay.url));
});

test.afterAll(async () => {
  await context.close();
  await stop(patchbay);
  folder.remove();
});

/** The newest run of a workflow. */
async function newestRun(): Promise<string> {
  return (await api('GET', '/api/v1/runs?limit=1')).body.items[0].id;
}

test('a draft that waits a month is run to its end at once, and its log says how', async () => {
  await page.goto('/default/workflows/a_month');
  await cardOf(page, 'nap').waitFor();
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Run the draft' });
  await dialog.getByRole('switch', { name: 'Do not wait: jump over timers' }).click();
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('list', { name: 'Events' })).toContainText('the clock was set on by 30 d');
  await expect(page.getByRole('list', { name: 'Events' })).toContainText('run succeeded');
  await expect(page.getByText('30 d ahead')).toBeVisible();
  const run = await runOver(api, await newestRun());
  expect(run.durationMs).toBeLessThan(20_000);
  expect(Math.round((Date.parse(run.output) - Date.now()) / 86_400_000)).toBe(30);
});

test('an approval is skipped through, to its reminder, its escalation and its timeout', async () => {
  await page.goto('/default/workflows/deadline');
  await cardOf(page, 'ask').waitFor();
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  const bar = page.getByRole('main', { name: 'Canvas' });
  await bar.getByRole('button', { name: 'Skip 1 d: ask reminds' }).click();
  await expect(bar.getByText('1 d ahead')).toBeVisible();
  await expect(bar.getByRole('button', { name: 'Skip 1 d: ask escalates, and 1 more' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
  const id = await newestRun();
  await page.goto(`/default/runs/${id}`);
  await cardOf(page, 'ask').click();
  await page.getByRole('region', { name: 'Skip time' }).getByRole('button', { name: 'ask escalates' }).click();
  await expect.poll(async () => (await runWith(api, id, 'waiting')).waits[0].notices.at(-1)?.kind).toBe('escalated');
  await page.getByRole('region', { name: 'Skip time' }).getByRole('button', { name: 'ask times out' }).click();
  expect(await runOver(api, id)).toMatchObject({ output: 'too late' });
  await expect(page.getByText('3 d ahead').first()).toBeVisible();
});

test('a draft stops before the node it is told to, steps to the next and goes on', async () => {
  const steps = graphOf(
    'steps',
    [
      { id: 'start', type: 'start' },
      { id: 'a', type: 'set', params: { value: 1 } },
      { id: 'b', type: 'set', params: { value: '{{ a + 1 }}' } },
      { id: 'end', type: 'end', params: { output: '{{ b }}' } },
    ],
    ['start > a', 'a > b', 'b > end'],
  );
  expect((await api('POST', '/api/v1/workflows', { graph: steps })).status).toBe(201);
  await page.goto('/default/workflows/steps');
  await cardOf(page, 'a').click();
  await page.keyboard.press('F9');
  await page.reload();
  await expect(cardOf(page, 'a')).toContainText('Runs of the draft stop here');
  await cardOf(page, 'a').click();
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Run the draft' });
  await expect(dialog).toContainText('Stops before a');
  await dialog.getByRole('button', { name: 'Run' }).click();
  const held = page.getByRole('region', { name: 'Stopped at a breakpoint' });
  await expect(held).toContainText('Stopped before a');
  await expect(cardOf(page, 'a')).toContainText('stopped here before it runs');
  const { violations } = await new AxeBuilder({ page }).include('.canvas-area').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await held.getByRole('button', { name: 'Step' }).click();
  await expect(held).toContainText('Stopped before b');
  await page.keyboard.press('Alt+c');
  await expect(held).toBeHidden();
  const run = await runOver(api, await newestRun());
  expect(run).toMatchObject({ status: 'succeeded', output: 2 });
});
