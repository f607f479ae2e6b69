import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../scripts/find-chromium.mjs';
import { bigGraph } from './editor/big-graph.ts';
import { gestures } from './editor/gestures.ts';
import { measureGesture } from './editor/measure-gesture.ts';
import { measureOpening } from './editor/measure-opening.ts';
import { measureTyping } from './editor/measure-typing.ts';
import { figure } from './figure.ts';

/**
 * The editor in a real browser, on the built server, with a workflow of 2,000 nodes and 3,000 edges: how much JavaScript
 * its route needs, how long it takes from the data to the picture, how long a frame takes in each gesture, and how much
 * script a key costs in a field. A Chrome trace of each gesture stays in bench/traces for the browser's own tools.
 */
const key = 'pb_bench_0123456789abcdef0123456789abcdef';
const account = { email: 'bench@example.com', password: 'a password for the bench' };
const size = { nodes: 2000, edges: 3000 };
const slug = 'two_thousand';

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
  if (asked('opening')) await measureOpening(page, route);
  await page.goto(route);
  for (const gesture of gestures) if (asked(gesture.name)) await measureGesture(page, gesture);
  if (asked('typing')) await measureTyping(page);
} finally {
  await browser?.close();
  await stop(server);
  rmSync(dataDir, { recursive: true, force: true });
}

/** True when everything is measured, or what has one of the words of the command line in its name. */
function asked(name: string): boolean {
  const words = process.argv.slice(2);
  return words.length === 0 || words.some((word) => name.includes(word));
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

async function createWorkflow(): Promise<void> {
  const response = await fetch(`${base}/api/v1/workflows`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ graph: bigGraph({ slug, ...size }) }),
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
