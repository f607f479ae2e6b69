import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Api, apiOf, begin, runOver } from '../support/api.ts';
import { cardOf, signedIn } from '../support/browser.ts';
import { graphOf } from '../support/graphs.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;
let api: Api;
let context: BrowserContext;
let page: Page;
let run: string;

const greeting = graphOf(
  'greeting',
  [
    { id: 'start', type: 'start' },
    { id: 'big', type: 'if', params: { condition: '{{ input.n > 10 }}' } },
    { id: 'loud', type: 'set', params: { value: '{{ "HELLO " + input.name }}' } },
    { id: 'soft', type: 'set', params: { value: '{{ "hello " + input.name }}' } },
    { id: 'end', type: 'end', params: { output: '{{ loud ?? soft }}' } },
  ],
  ['start > big', 'big.true > loud', 'big.false > soft', 'loud > end', 'soft > end'],
);

test.beforeAll(async ({ browser }) => {
  patchbay = await start({ dataDir: folder.path });
  api = apiOf(patchbay.url);
  await api('POST', '/api/v1/workflows', { graph: greeting });
  await api('POST', '/api/v1/workflows/greeting/publish', {});
  run = await begin(api, 'greeting', { n: 1, name: 'Ada' });
  await runOver(api, run);
  ({ context, page } = await signedIn(browser, patchbay.url));
});

test.afterAll(async () => {
  await context.close();
  await stop(patchbay);
  folder.remove();
});

test('a run is walked through event by event, and a skipped node says why', async () => {
  await page.goto(`/default/runs/${run}`);
  await cardOf(page, 'loud').click();
  await expect(page.getByRole('region', { name: 'Why' })).toContainText('big went by false');
  const slider = page.getByRole('slider', { name: 'Moment of the run' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(cardOf(page, 'big')).not.toContainText('done');
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Alt+p');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(cardOf(page, 'big')).toContainText('done');

  // On a phone the inspector is a sheet that comes with a choice, and nothing scrolls sideways.
  await page.setViewportSize({ width: 390, height: 844 });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const count = await page.getByText(/^\d+ of \d+$/).boundingBox();
  expect((count?.x ?? 0) + (count?.width ?? 390)).toBeLessThan(390);
  await cardOf(page, 'start').click();
  await inspector.getByRole('button', { name: 'Close the inspector' }).click();
  await expect(inspector).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 720 });
});

test('a fork with another input keeps what lies before it, and is compared with the run it came from', async () => {
  await page.goto(`/default/runs/${run}`);
  await cardOf(page, 'big').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Fork the run from here' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fork this run' });
  await expect(dialog).toContainText('1 visit is kept');
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
  await dialog.getByRole('button', { name: 'Change the input' }).click();
  const editor = dialog.getByRole('textbox').last();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('{"n": 20, "name": "Eve"}');
  await dialog.getByRole('button', { name: 'Fork', exact: true }).click();
  await expect(page.getByText(/forked from/)).toBeVisible();
  await expect(cardOf(page, 'start')).toContainText('kept');
  await expect(cardOf(page, 'loud')).toContainText('done');
  await page.getByRole('button', { name: 'Compare with the run it was forked from' }).click();
  const compared = page.getByRole('dialog', { name: 'What came out otherwise' });
  await expect(compared).toContainText('HELLO Eve');
  await expect(compared).toContainText('hello Ada');
});

test('a run becomes a test that speaks up before something else is published', async () => {
  await page.goto(`/default/runs/${run}`);
  await page.getByRole('button', { name: 'Save as test' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Greets softly');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved as a test')).toBeVisible();
  const changed = structuredClone(greeting);
  const text = JSON.stringify(changed).replace('hello ', 'hi ');
  await api('PUT', '/api/v1/workflows/greeting', { graph: JSON.parse(text) }, { 'if-match': '1' });
  await page.goto('/default/workflows/greeting');
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 test fails on this draft');
  await expect(dialog.getByRole('button', { name: 'Publish anyway' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await expect(dialog.getByRole('region', { name: 'Replay' })).toContainText('otherwise');
});

test('a version beside the draft: what changed is on the canvas, word by word', async () => {
  const text = JSON.stringify(greeting).replace('hello ', 'hi there ');
  const graph = JSON.parse(text);
  graph.nodes.push({ id: 'extra', type: 'set', position: [0, 320], params: { value: 1 } });
  const { body } = await api('GET', '/api/v1/workflows/greeting');
  await api('PUT', '/api/v1/workflows/greeting', { graph }, { 'if-match': String(body.revision) });
  await page.goto('/default/workflows/greeting');
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('dialog')).toContainText('Since version 1: 1 node added, 1 node changed.');
  await page.getByRole('link', { name: 'See it on the canvas' }).click();
  const changes = page.getByRole('complementary', { name: 'Changes' });
  await changes.getByRole('button', { name: /extra\s*added/ }).waitFor();
  await changes.getByRole('button', { name: /1 field/ }).click();
  const detail = page.getByRole('complementary', { name: 'What changed' });
  await expect(detail.locator('mark').last()).toHaveText(/there/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Swap the two' }).click();
  await expect(changes).toContainText('removed');
  await expect(page).toHaveURL(/from=draft&to=1/);
});
