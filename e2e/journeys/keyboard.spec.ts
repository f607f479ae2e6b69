import { expect, test } from '@playwright/test';
import { cardOf, chooseNode, newWorkflow, signedIn } from '../support/browser.ts';
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

test('a person adds, chains, renames, removes and runs nodes without a mouse', async ({ browser }) => {
  const { context, page } = await signedIn(browser, patchbay.url);
  const { keyboard } = page;
  await newWorkflow(page);
  const nodes = page.locator('.react-flow__node');
  const add = async (title: string) => {
    const before = await nodes.count();
    await keyboard.press('Tab');
    await chooseNode(page, title);
    await expect(nodes).toHaveCount(before + 1);
    // The keys are the canvas's again once the menu has given the focus back.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[role="dialog"], input') ?? null))
      .toBeNull();
  };
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await add('Start');
  await add('Set');
  await add('End');
  await expect(page.locator('.react-flow__edge')).toHaveCount(2);
  await keyboard.press('[');
  await expect(cardOf(page, 'set_1')).toHaveClass(/selected/);
  await keyboard.press('d');
  await keyboard.press('d');
  await keyboard.press('Control+d');
  await expect(nodes).toHaveCount(4);
  await keyboard.press('Delete');
  await expect(nodes).toHaveCount(3);
  await keyboard.press('Control+z');
  await expect(nodes).toHaveCount(4);
  await keyboard.press('Control+Shift+z');
  await expect(nodes).toHaveCount(3);
  await keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: 'Run the draft' })).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(page.getByText('succeeded').first()).toBeVisible();
  await keyboard.press('Alt+z');
  const steps = page.getByRole('dialog', { name: 'Steps' });
  await expect(steps.getByRole('button', { name: /now$/ })).toContainText('Delete');
  await steps.getByRole('button', { name: 'As it was opened' }).focus();
  await keyboard.press('Enter');
  await expect(nodes).toHaveCount(0);
  await keyboard.press('Shift+Tab');
  for (let left = 0; left < 20; left += 1) {
    if (await steps.locator(':focus').filter({ hasText: 'Delete' }).count()) break;
    await keyboard.press('Shift+Tab');
  }
  await keyboard.press('Enter');
  await expect(nodes).toHaveCount(3);
  await keyboard.press('Escape');
  await keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused();
  await keyboard.type('publish');
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Publish a version' })).toBeVisible();
  const publish = page.getByRole('dialog').getByRole('button', { name: 'Publish' });
  await expect(publish).toBeEnabled();
  await publish.focus();
  await keyboard.press('Enter');
  await expect(page.getByText('v1 live')).toBeVisible();
  await context.close();
});
