import type { Page } from '@playwright/test';
import { figure } from '../figure.ts';
import type { Gesture } from './gestures.ts';
import { spentIn, traced } from './trace.ts';

/** One frame of sixty a second, with what a timer may be off. */
const frameMs = 16.7;
const slack = 0.5;

/** Prints the frames of a gesture, measured without a trace, and what the main thread did for them, from a trace. */
export async function measureGesture(page: Page, { name, prepare, perform }: Gesture): Promise<void> {
  await prepare(page);
  const frames = await framesDuring(page, () => perform(page));
  const sorted = frames.toSorted((left, right) => left - right);
  const p95 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0;
  const late = frames.filter((ms) => ms > frameMs + slack).length / Math.max(1, frames.length);
  figure({ name: `${name}: frame`, unit: 'ms', samples: frames, aim: frameMs });
  figure({ name: `${name}: frame p95`, unit: 'ms', samples: [p95] });
  figure({ name: `${name}: frames over ${frameMs} ms`, unit: '%', samples: [late * 100] });
  await prepare(page);
  let count = 1;
  const events = await traced(page, name, async () => {
    count = Math.max(1, (await framesDuring(page, () => perform(page))).length);
  });
  const spent = Object.entries(spentIn(events)).map(([kind, ms]) => `${kind} ${(ms / count).toFixed(1)}`);
  process.stderr.write(`${name}: main thread in ms a frame: ${spent.join(', ')}\n`);
}

/** The times between the frames the browser drew during a gesture, in milliseconds. */
async function framesDuring(page: Page, gesture: () => Promise<void>): Promise<number[]> {
  const frames = await page.evaluateHandle(() => {
    const log: { times: number[]; on: boolean } = { times: [], on: true };
    let last = performance.now();
    const tick = (now: number) => {
      log.times.push(now - last);
      last = now;
      if (log.on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    return log;
  });
  await gesture();
  const times = await frames.evaluate((log) => {
    log.on = false;
    return log.times.slice(1);
  });
  await frames.dispose();
  return times;
}
