import type { Page } from '@playwright/test';

/** Something a hand does on the canvas: brought about by `prepare`, measured while `perform` runs. */
export type Gesture = { name: string; prepare: (page: Page) => Promise<void>; perform: (page: Page) => Promise<void> };

type Point = { x: number; y: number };

/** What the bench does with the mouse, near (where a document opens) and far (all of it in view). */
export const gestures: readonly Gesture[] = [
  { name: 'pan, near', prepare: open, perform: pan },
  { name: 'zoom, near', prepare: open, perform: zoom },
  { name: 'drag a node, near', prepare: open, perform: (page) => dragNode(page, 'set_51') },
  { name: 'drag 45 selected nodes', prepare: selectMany, perform: (page) => dragNode(page, 'set_101') },
  { name: 'pan, far', prepare: showAll, perform: pan },
  { name: 'zoom, far', prepare: showAll, perform: zoom },
  { name: 'drag a node, far', prepare: showAll, perform: dragFar },
];

/** The beginning of the document at full size, with nothing selected. */
async function open(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.react-flow__viewport').waitFor({ state: 'attached' });
  await page.reload();
  await page.locator('.react-flow__node[data-id="set_51"]').waitFor();
  await settled(page);
}

async function showAll(page: Page): Promise<void> {
  await open(page);
  await page.getByRole('button', { name: 'Show everything' }).last().click();
  await page.waitForFunction(() => {
    const zoom = new DOMMatrix(
      getComputedStyle(document.querySelector('.react-flow__viewport') ?? document.body).transform,
    ).a;
    const last = Reflect.get(window, 'lastZoom');
    Reflect.set(window, 'lastZoom', zoom);
    return zoom < 0.2 && zoom === last;
  });
  await settled(page);
}

/** Nine rows of five nodes, by a field drawn with Shift. */
async function selectMany(page: Page): Promise<void> {
  await open(page);
  for (let step = 0; step < 4; step++) await page.getByRole('button', { name: 'Zoom out' }).click();
  await settled(page);
  const last = await boxOf(page, 'set_404');
  const first = await boxOf(page, 'start');
  await page.keyboard.down('Shift');
  await page.mouse.move(first.x - 6, first.y - 14);
  await page.mouse.down();
  await page.mouse.move(last.x, last.y, { steps: 6 });
  await page.mouse.move(last.x + last.width / 2, last.y + last.height / 2, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await settled(page);
}

async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
}

async function pan(page: Page): Promise<void> {
  const board = await page.locator('.react-flow__pane').boundingBox();
  if (board === null) throw new Error('The canvas is not drawn.');
  await drag(page, { x: board.x + board.width - 14, y: board.y + board.height - 30 }, -3);
}

async function zoom(page: Page): Promise<void> {
  const board = await page.locator('.react-flow__pane').boundingBox();
  if (board === null) throw new Error('The canvas is not drawn.');
  await page.mouse.move(board.x + board.width / 2, board.y + board.height / 2);
  await page.keyboard.down('Control');
  for (let step = 0; step < 90; step++) await page.mouse.wheel(0, step % 60 < 30 ? 24 : -24);
  await page.keyboard.up('Control');
}

async function dragNode(page: Page, node: string): Promise<void> {
  const box = await boxOf(page, node);
  await drag(page, { x: box.x + box.width / 2, y: box.y + Math.min(4, box.height / 2) }, 3);
}

/** Far away the node is found by its place: it is painted, and drawn as a part of its own under the pointer only. */
async function dragFar(page: Page): Promise<void> {
  const at = await page.evaluate(() => {
    const view = document.querySelector('.react-flow__viewport');
    if (view === null) throw new Error('The canvas is not drawn.');
    const { a: zoom, e: x, f: y } = new DOMMatrix(getComputedStyle(view).transform);
    const corner = view.getBoundingClientRect();
    const board = view.parentElement?.getBoundingClientRect() ?? corner;
    return { x: board.x + x + (25 * 320 + 120) * zoom, y: board.y + y + (20 * 180 + 50) * zoom };
  });
  await page.mouse.move(at.x, at.y);
  await page.locator('.react-flow__node[data-id="set_1025"]').waitFor();
  await drag(page, at, 3);
}

async function boxOf(page: Page, node: string) {
  const box = await page.locator(`.react-flow__node[data-id="${node}"]`).boundingBox();
  if (box === null) throw new Error(`${node} is not drawn.`);
  return box;
}

/** Ninety steps out and back again, so that what is dragged is found where it was. */
async function drag(page: Page, from: Point, pace: number): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 90; step++) {
    const far = (step <= 45 ? step : 90 - step) * 2 * pace;
    await page.mouse.move(from.x + far, from.y + Math.sin((far * Math.PI) / 270) * 60);
  }
  await page.mouse.up();
}
