import type { Page } from '@playwright/test';
import { figure } from '../figure.ts';
import { scriptPerKey, traced } from './trace.ts';

const text = 'where the order has come to';
const aimMs = 16;

/** Prints how much script a key costs in a field of a node, and in an expression. */
export async function measureTyping(page: Page): Promise<void> {
  await page.reload();
  await page.locator('.react-flow__node[data-id="set_2"]').click({ position: { x: 60, y: 12 } });
  const field = page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox').last();
  await field.click();
  const events = await traced(page, 'typing', async () => {
    for (const key of text) {
      await page.keyboard.type(key);
      await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    }
  });
  figure({ name: 'typing in a field: script a key', unit: 'ms', samples: scriptPerKey(events), aim: aimMs });
}
