import { expect, type Locator, type Page } from '@playwright/test';

export type Point = { x: number; y: number };

/** A cable by its ends, `start>set_1`. */
export function cable(page: Page, key: string): Locator {
  return page.locator(`.react-flow__edge[data-id="${key}"]`);
}

/** Waits until exactly these cables are drawn. */
export async function cables(page: Page, ...keys: string[]): Promise<void> {
  const drawn = () =>
    page.locator('.react-flow__edge').evaluateAll((all) => all.map((one) => one.getAttribute('data-id')).sort());
  await expect.poll(drawn).toEqual(keys.toSorted());
}

/** A point on a cable, on the screen. */
export async function pointOn(page: Page, key: string): Promise<Point> {
  return await cable(page, key)
    .locator('path.cable')
    .evaluate((path) => {
      if (!(path instanceof SVGPathElement)) throw new Error('a cable is a path');
      const { x, y } = path
        .getPointAtLength(path.getTotalLength() / 2)
        .matrixTransform(path.getScreenCTM() ?? undefined);
      return { x, y };
    });
}

/** Drags with the left button of a mouse. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** The middle of what is drawn, on the screen. */
export async function middleOf(of: Locator): Promise<Point> {
  const box = await of.boundingBox();
  if (box === null) throw new Error('it is not drawn');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Waits for a view that glides to stand still. */
export async function standsStill(of: Locator): Promise<void> {
  let last = '';
  const isSame = async () => {
    const before = last;
    last = JSON.stringify(await of.boundingBox());
    return last === before;
  };
  await expect.poll(isSame).toBe(true);
}

/** Drags a node, a note or a frame from the palette to a point of the board. */
export async function dragFromPalette(page: Page, title: string, x: number, y: number): Promise<void> {
  const card = page.getByRole('complementary', { name: 'Palette' }).getByRole('button', { name: title, exact: true });
  await card.dragTo(page.locator('.react-flow__pane'), { targetPosition: { x, y }, force: true });
}

/** Types into a field of the inspector, as one text. */
export async function typeExpression(page: Page, field: Locator, text: string): Promise<void> {
  await field.first().click();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Tab');
}
