import type { Page } from '@playwright/test';
import { figure } from '../figure.ts';

const rounds = 5;
const aimMs = 1500;

/** Prints how long it takes from the document's arrival in the browser until cards and cables of it are painted. */
export async function measureOpening(page: Page, route: string): Promise<void> {
  await page.addInitScript(() => {
    const look = () => {
      const card = document.querySelector('.react-flow__node');
      const isDrawn = card !== null && getComputedStyle(card).visibility === 'visible';
      if (!isDrawn || document.querySelector('.react-flow path.cable') === null) return requestAnimationFrame(look);
      // The frame after this one shows it.
      requestAnimationFrame(() => Reflect.set(window, 'openedAt', performance.now()));
    };
    requestAnimationFrame(look);
  });
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto(route);
    await page.waitForFunction(() => Reflect.get(window, 'openedAt') !== undefined, undefined, { timeout: 120_000 });
    samples.push(
      await page.evaluate(() => {
        const data = performance
          .getEntriesByType('resource')
          .flatMap((entry) =>
            entry instanceof PerformanceResourceTiming && entry.name.includes('workflows.get')
              ? [entry.responseEnd]
              : [],
          );
        return Number(Reflect.get(window, 'openedAt')) - Math.max(0, ...data);
      }),
    );
  }
  figure({ name: 'opening, from the data to the picture', unit: 'ms', samples, aim: aimMs });
}
