import { expect, type Locator, type Page, test } from '@playwright/test';
import { middleOf, standsStill } from '../support/board.ts';
import { cardOf, chooseNode, fillSignIn, jackOf, newWorkflow } from '../support/browser.ts';
import { ownerPassword, type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';
import { handOf } from '../support/touch.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;

test.beforeAll(async () => {
  patchbay = await start({ dataDir: folder.path });
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

test('a workflow is drawn with fingers and with a pen', async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: patchbay.url,
    viewport: { width: 1194, height: 834 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await fillSignIn(page, ownerPassword);
  await page.waitForURL('**/default/workflows');
  await newWorkflow(page);
  const hand = await handOf(page);
  const palette = page.getByRole('complementary', { name: 'Palette' });

  // What is dragged from the palette with a mouse is tapped.
  await palette.getByRole('button', { name: 'Start', exact: true }).tap();
  await palette.getByRole('button', { name: 'Set', exact: true }).tap();
  await expect(page.locator('.react-flow__edge')).toHaveCount(1);
  await page.getByRole('button', { name: 'Show everything', exact: true }).tap();
  await standsStill(cardOf(page, 'start'));

  // One finger on the board pans, two zoom, one on a node moves it.
  const empty = { x: 640, y: 640 };
  const before = await middleOf(cardOf(page, 'start'));
  await hand.move({ from: empty, to: { x: 640, y: 560 } });
  await expect.poll(async () => (await middleOf(cardOf(page, 'start'))).y).toBeLessThan(before.y - 60);
  const zoom = page.getByRole('button', { name: /%, show everything/ });
  const percent = async () => Number.parseInt((await zoom.textContent()) ?? '', 10);
  const wide = await percent();
  await hand.move(
    { from: { x: 560, y: 640 }, to: { x: 610, y: 640 } },
    { from: { x: 720, y: 640 }, to: { x: 670, y: 640 } },
  );
  await expect.poll(percent).toBeLessThan(wide);
  const set = await middleOf(cardOf(page, 'set_1'));
  await hand.move({ from: set, to: { x: set.x + 20, y: set.y + 120 } });
  await expect.poll(async () => (await middleOf(cardOf(page, 'set_1'))).y).toBeGreaterThan(set.y + 60);

  // A cable that ends on the board asks for what comes next; one that ends in a jack is plugged.
  await hand.move({ from: await middleOf(jackOf(page, 'set_1', 'out')), to: { x: 760, y: 420 } });
  await chooseNode(page, 'If');
  await expect(page.locator('.react-flow__edge')).toHaveCount(2);
  await page.getByRole('button', { name: 'Show everything', exact: true }).tap();
  await standsStill(cardOf(page, 'if_1'));
  const loop = [jackOf(page, 'if_1', 'true'), jackOf(page, 'set_1', 'in', 'target')] as const;
  await hand.move({ from: await middleOf(loop[0]), to: await middleOf(loop[1]) });
  await expect(page.locator('.react-flow__edge')).toHaveCount(3);
  await undo(page.locator('.react-flow__edge'), 2);

  // A finger that rests asks what can be done with what lies under it.
  const menu = page.getByRole('menu');
  await hand.rest(await middleOf(cardOf(page, 'if_1')), () => expect(menu).toBeVisible());
  await expect(cardOf(page, 'if_1')).toHaveClass(/selected/);
  await menu.getByRole('menuitem', { name: 'Duplicate' }).tap();
  await expect(page.locator('.react-flow__node')).toHaveCount(4);
  await undo(page.locator('.react-flow__node'), 3);
  const board = await page.locator('.react-flow__pane').boundingBox();
  const corner = { x: (board?.x ?? 0) + 24, y: (board?.y ?? 0) + 24 };
  await page.touchscreen.tap(corner.x, corner.y);
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(0);
  await hand.rest(corner, () => expect(menu.getByRole('menuitem', { name: /^Tidy/ }).first()).toBeVisible());
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();

  // The same with a pen.
  const card = await middleOf(cardOf(page, 'start'));
  await hand.penMove(card, { x: card.x, y: card.y + 100 });
  await expect.poll(async () => (await middleOf(cardOf(page, 'start'))).y).toBeGreaterThan(card.y + 60);
  await hand.penMove(await middleOf(loop[0]), await middleOf(loop[1]));
  await expect(page.locator('.react-flow__edge')).toHaveCount(3);
  await hand.penRest(await middleOf(cardOf(page, 'set_1')), () => expect(menu).toBeVisible());
  await expect(cardOf(page, 'set_1')).toHaveClass(/selected/);
  await page.keyboard.press('Escape');
  expect(await smallTargets(page)).toEqual([]);

  // On a phone it is looked at: what is chosen is explained, and nothing is changed.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByText('Read-only', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled();
  await page.getByRole('button', { name: 'Show everything', exact: true }).tap();
  await standsStill(cardOf(page, 'start'));
  const place = await middleOf(cardOf(page, 'start'));
  await page.touchscreen.tap(place.x, place.y);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(cardOf(page, 'start')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.setViewportSize({ width: 1194, height: 834 });
  await expect(page.getByRole('button', { name: 'Publish' })).toBeEnabled();
  await context.close();
});

/** Taps Undo until so many are left; a tap that follows a drag at once may count as the end of it. */
async function undo(things: Locator, left: number): Promise<void> {
  await expect(async () => {
    if ((await things.count()) !== left) await things.page().getByRole('button', { name: 'Undo' }).tap();
    await expect(things).toHaveCount(left, { timeout: 2_000 });
  }).toPass();
}

/** What is to be hit and has neither 24 by 24 pixels nor as much room around it (WCAG 2.2, 2.5.8). */
async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('button, a[href], input, [role="button"], [role="tab"]')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => box.width > 1 && box.height > 1 && element.checkVisibility())
      // Jacks have room of their own around them, and what lies on the board grows with its zoom.
      .filter(({ element }) => element.closest('.react-flow__viewport') === null);
    const centre = (box: DOMRect) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    const near = (a: DOMRect, b: DOMRect) => Math.hypot(centre(a).x - centre(b).x, centre(a).y - centre(b).y) < 24;
    return targets.flatMap(({ element, box }) => {
      const isSmall = box.width < 24 || box.height < 24;
      const isCrowded = targets.some((other) => other.element !== element && near(box, other.box));
      return isSmall && isCrowded ? [`${element.ariaLabel ?? element.textContent} ${box.width}×${box.height}`] : [];
    });
  });
}
