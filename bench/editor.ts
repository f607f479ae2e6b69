import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../scripts/find-chromium.mjs';
import { figure } from './figure.ts';

/**
 * The editor in a real browser, on the built server: how much JavaScript its route needs before it can be used, and how
 * long a frame takes while a workflow of 500 nodes is panned and while a node of it is dragged.
 */
const key = 'pb_bench_0123456789abcdef0123456789abcdef';
const account = { email: 'bench@example.com', password: 'a password for the bench' };
const size = 500;
const slug = 'five_hundred';

const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const server = start();
let browser: Browser | null = null;
try {
  await ready();
  await createWorkflow();
  browser = await chromium.launch({
    executablePath: findChromium((line: string) => process.stderr.write(`${line}\n`)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const route = await signIn(page);
  await measureScripts(page, route);
  await measureFrames(page, route);
} finally {
  await browser?.close();
  await stop(server);
  rmSync(dataDir, { recursive: true, force: true });
}

/** A port nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('The system gave no port.')),
      );
    });
  });
}

function start(): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      PATCHBAY_API_KEY: key,
      PATCHBAY_OWNER_EMAIL: account.email,
      PATCHBAY_OWNER_PASSWORD: account.password,
    },
  });
}

/** The first start builds, so it may take minutes. */
async function ready(): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode} before it was ready.`);
    const answers = await fetch(`${base}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server did not become ready within five minutes.');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** Rows of twenty-five nodes, each plugged into the one before it. */
async function createWorkflow(): Promise<void> {
  const name = (index: number) => (index === 0 ? 'start' : `set_${index}`);
  const nodes = Array.from({ length: size }, (_, index) => ({
    id: name(index),
    type: index === 0 ? 'start' : 'set',
    position: [(index % 25) * 320, Math.floor(index / 25) * 180],
    ...(index > 0 && { params: { value: index } }),
  }));
  const edges = nodes.slice(1).map((node, index) => ({ from: name(index), to: node.id }));
  const document = { patchbay: 1, kind: 'module', name: 'Five hundred', slug, nodes, edges };
  const response = await fetch(`${base}/api/v1/workflows`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ graph: document }),
  });
  if (!response.ok) throw new Error(`The workflow was not created: ${await response.text()}`);
}

/** Signs in and answers the address of the editor. */
async function signIn(page: Page): Promise<string> {
  await page.goto(`${base}/sign-in`);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/workflows$/);
  return `${page.url()}/${slug}`;
}

/** Every script the page names, as it would travel; the one for browsers without modules is not fetched by others. */
async function measureScripts(page: Page, route: string): Promise<void> {
  const html = await (await page.request.get(route)).text();
  const tags = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"[^>]*>/g)];
  let bytes = 0;
  for (const [tag, source] of tags) {
    if (/\bnomodule\b/i.test(tag) || source === undefined) continue;
    bytes += gzipSync(await (await page.request.get(new URL(source, base).href)).body()).length;
  }
  figure({ name: 'editor route: initial JavaScript, gzip', unit: 'KB', aim: 350, samples: [bytes / 1024] });
}

async function measureFrames(page: Page, route: string): Promise<void> {
  await page.goto(route);
  await page
    .locator('.react-flow__node')
    .nth(size - 1)
    .waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Show everything' }).first().click();
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  const board = await page.locator('.react-flow__pane').boundingBox();
  if (board === null) throw new Error('The canvas is not drawn.');
  const corner = { x: board.x + 12, y: board.y + 12 };
  tell('pan', await framesDuring(page, () => drag(page, corner)));
  const card = await page.locator('.react-flow__node[data-id="set_262"]').boundingBox();
  if (card === null) throw new Error('The node to drag is not drawn.');
  tell('drag a node', await framesDuring(page, () => drag(page, { x: card.x + card.width / 2, y: card.y + 4 })));
}

function tell(gesture: string, frames: number[]): void {
  const sorted = frames.toSorted((left, right) => left - right);
  const p95 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0;
  figure({ name: `editor, ${size} nodes, ${gesture}: frame`, unit: 'ms', samples: frames });
  figure({ name: `editor, ${size} nodes, ${gesture}: frame p95`, unit: 'ms', samples: [p95] });
}

async function drag(page: Page, from: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 90; step++)
    await page.mouse.move(from.x + step * 3, from.y + Math.sin(step / 8) * 60 + step);
  await page.mouse.up();
}

/** The times between the frames the browser drew during a gesture, in milliseconds. */
async function framesDuring(page: Page, gesture: () => Promise<void>): Promise<number[]> {
  const frames = await page.evaluateHandle(() => {
    const log = { times: [] as number[], on: true };
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
