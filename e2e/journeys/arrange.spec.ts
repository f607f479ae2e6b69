import { expect, type Page, test } from '@playwright/test';
import { apiOf } from '../support/api.ts';
import { cardOf, signedIn } from '../support/browser.ts';
import { graphOf, type Node } from '../support/graphs.ts';
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

type Point = { x: number; y: number };
type Places = Record<string, [number, number]>;

/** Opens a workflow of these nodes at these places. */
async function open(
  page: Page,
  slug: string,
  nodes: Node[],
  edges: string[],
  places: Places,
  more = {},
): Promise<void> {
  const graph = graphOf(slug, nodes, edges, more);
  const placed = { ...graph, nodes: nodes.map((node) => ({ ...node, position: places[node.id] ?? [0, 0] })) };
  expect((await apiOf(patchbay.url)('POST', '/api/v1/workflows', { graph: placed })).status).toBe(201);
  await page.goto(`/default/workflows/${slug}`);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
}

async function boxOf(page: Page, node: string) {
  const box = await cardOf(page, node).boundingBox();
  if (box === null) throw new Error(`${node} is not drawn`);
  return box;
}

async function drag(page: Page, from: Point, by: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
  await page.mouse.up();
}

/** Which parts of the board were drawn while something was done. */
async function drawnDuring(page: Page, run: () => Promise<void>): Promise<string[]> {
  await page.evaluate(() => {
    Reflect.set(globalThis, 'patchbayDraws', new Map());
  });
  await run();
  // Two frames later nothing of it is left to do.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return await page.evaluate(() => {
    const counts: unknown = Reflect.get(globalThis, 'patchbayDraws');
    return counts instanceof Map ? [...counts.keys()].map(String).sort() : [];
  });
}

const set = (id: string): Node => ({ id, type: 'set', params: { value: 1 } });

test('what did not change is not drawn again while one thing is dragged, selected or the board is panned', async ({
  browser,
}) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  await open(
    page,
    'still',
    [{ id: 'start', type: 'start' }, set('a'), set('b'), set('c')],
    ['start > a', 'a > b', 'b > c'],
    {
      a: [320, 0],
      b: [0, 200],
      c: [320, 200],
    },
  );
  const handle = async () => {
    const { x, y, width } = await boxOf(page, 'b');
    return { x: x + width / 2, y: y + 12 };
  };
  expect(await drawnDuring(page, async () => await drag(page, await handle(), { x: 40, y: 80 }))).toEqual([
    'cable a>b',
    'cable b>c',
    'card b',
  ]);
  expect(await drawnDuring(page, async () => await cardOf(page, 'c').click({ position: { x: 60, y: 12 } }))).toEqual([
    'card b',
    'card c',
  ]);
  const corner = await page.locator('.react-flow__pane').boundingBox();
  const panned = async () =>
    await drag(page, { x: (corner?.x ?? 0) + 30, y: (corner?.y ?? 0) + 500 }, { x: 60, y: 30 });
  expect(await drawnDuring(page, panned)).toEqual([]);
  const label = page.getByRole('complementary', { name: 'Inspector' });
  await cardOf(page, 'a').click({ position: { x: 60, y: 12 } });
  await label.getByRole('textbox').last().click();
  expect(await drawnDuring(page, async () => await page.keyboard.type('2'))).toEqual(['card a']);
  await context.close();
});

test('a selection is tidied and put back, a frame collapses to one module, and from afar blocks are left', async ({
  browser,
}) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  const frames = [{ id: 'part', position: [300, -80], size: [680, 700], text: 'The part', color: 'blue' }];
  await open(
    page,
    'frames',
    [{ id: 'start', type: 'start' }, set('a'), set('b'), set('after')],
    ['start > a', 'a > b', 'b > after'],
    { a: [340, 0], b: [640, 440], after: [1040, 0] },
    { frames },
  );
  const heights = async () => Math.round((await boxOf(page, 'b')).y - (await boxOf(page, 'a')).y);
  await cardOf(page, 'a').click({ position: { x: 60, y: 12 } });
  await cardOf(page, 'b').click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] });
  const crooked = await heights();
  expect(crooked).toBeGreaterThan(200);
  await page.keyboard.press('Alt+l');
  await expect.poll(heights).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(heights).toBe(crooked);

  await page.getByText('The part').hover();
  await page.getByRole('button', { name: 'Collapse The part' }).click();
  await expect(cardOf(page, 'a')).toBeHidden();
  const cables = () =>
    page.locator('.react-flow__edge').evaluateAll((all) => all.map((one) => one.getAttribute('data-id')).sort());
  await expect.poll(cables).toEqual(['b>after', 'start>a']);
  await expect(page.getByText('2 nodes', { exact: true })).toBeVisible();
  const module = page.locator('.react-flow__node[data-id="frame:part"]');
  const from = await module.boundingBox();
  await drag(page, { x: (from?.x ?? 0) + 60, y: (from?.y ?? 0) + 14 }, { x: 0, y: 60 });
  await page.keyboard.press('Shift+c');
  await expect(cardOf(page, 'a')).toBeVisible();
  // What was hidden came along.
  expect((await cardOf(page, 'a').boundingBox())?.y).toBeGreaterThan((from?.y ?? 0) + 60);
  await page.keyboard.press('Shift+c');
  await expect(cardOf(page, 'a')).toBeHidden();
  await expect(page.getByText(/draft saved/)).toBeVisible();
  await page.reload();
  await expect(cardOf(page, 'start')).toBeVisible();
  await expect(cardOf(page, 'a')).toBeHidden();
  // A click while the view still moves begins where it is, so that quick clicks make smaller steps.
  await expect(async () => {
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect(cardOf(page, 'start').locator('.card[data-level="far"]')).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 20_000 });
  await expect(cardOf(page, 'start').locator('p')).toHaveCount(0);
  await context.close();
});

test('the workflow that a node calls is put in its place, and what cannot be says why', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  const api = apiOf(patchbay.url);
  const twice = graphOf(
    'twice',
    [
      { id: 'start', type: 'start' },
      { id: 'a', type: 'set', params: { value: '{{ input.n * 2 }}' } },
      { id: 'end', type: 'end', params: { output: '{{ a }}' } },
    ],
    ['start > a', 'a > end'],
  );
  expect((await api('POST', '/api/v1/workflows', { graph: twice })).status).toBe(201);
  const call = (more: Record<string, unknown>) => ({
    id: 'job',
    type: 'call',
    params: { workflow: 'twice', input: { n: 21 }, ...more },
  });
  const nodes: Node[] = [
    { id: 'start', type: 'start' },
    set('a'),
    call({}),
    { id: 'end', type: 'end', params: { output: '{{ job }}' } },
  ];
  await open(page, 'caller', nodes, ['start > a', 'a > job', 'job > end'], {
    a: [320, 0],
    job: [640, 0],
    end: [960, 0],
  });
  await cardOf(page, 'job').click({ position: { x: 60, y: 12 } });
  await page.keyboard.press('Control+Alt+e');
  await expect(page.getByText('twice is not published, so nothing is called. Publish it first.').first()).toBeVisible();
  expect((await api('POST', '/api/v1/workflows/twice/publish', {})).status).toBeLessThan(300);
  await page.keyboard.press('Control+Alt+e');
  await expect(cardOf(page, 'job_input')).toBeVisible();
  await expect(cardOf(page, 'a_1')).toContainText('job_input.n * 2');
  await page.keyboard.press('Control+z');
  await expect(cardOf(page, 'job_input')).toHaveCount(0);
  await expect(cardOf(page, 'job')).toContainText('twice');
  await context.close();
});
