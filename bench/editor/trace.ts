import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
  args?: { name?: string; data?: { type?: string } };
};

const folder = join(import.meta.dirname, '../traces');

/** Records a Chrome trace of the page while `run` does something; the file stays for the browser's own tools. */
export async function traced(page: Page, name: string, run: () => Promise<void>): Promise<TraceEvent[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page belongs to no browser.');
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline', 'v8.execute', 'toplevel', '__metadata'] });
  await run();
  const bytes = await browser.stopTracing();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name.replace(/[^a-z0-9]+/g, '-')}.json`), bytes);
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(bytes.toString());
  return mainThread(traceEvents);
}

/** What ran on the main thread of the page: that of the renderer which ran the most of it. */
function mainThread(events: readonly TraceEvent[]): TraceEvent[] {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const of = threads.map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid));
  return of.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

const script = new Set([
  'FunctionCall',
  'EventDispatch',
  'FireAnimationFrame',
  'TimerFire',
  'RunMicrotasks',
  'EvaluateScript',
  'FireIdleCallback',
]);
const kinds: Record<string, ReadonlySet<string>> = {
  script,
  style: new Set(['UpdateLayoutTree', 'RecalculateStyles']),
  layout: new Set(['Layout', 'HitTest']),
  paint: new Set(['PrePaint', 'Paint', 'Layerize', 'Commit', 'UpdateLayer', 'CompositeLayers']),
};

/** Milliseconds spent in each kind of work; work inside work of the same kind counts once. */
export function spentIn(events: readonly TraceEvent[]): Record<string, number> {
  return Object.fromEntries(Object.entries(kinds).map(([kind, names]) => [kind, outermost(events, names)]));
}

/** Milliseconds of script after each key press until the next one. */
export function scriptPerKey(events: readonly TraceEvent[]): number[] {
  const keys = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  return keys.map((key, index) => {
    const until = keys[index + 1]?.ts ?? Number.POSITIVE_INFINITY;
    return outermost(
      events.filter(({ ts }) => ts >= key.ts && ts < until),
      script,
    );
  });
}

function outermost(events: readonly TraceEvent[], names: ReadonlySet<string>): number {
  const found = events.filter(({ name, ph, dur }) => ph === 'X' && dur !== undefined && names.has(name));
  let end = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const { ts, dur = 0 } of found.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (ts < end) continue;
    sum += dur;
    end = ts + dur;
  }
  return sum / 1000;
}
