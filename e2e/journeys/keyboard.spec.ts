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
  await context.close();
});
