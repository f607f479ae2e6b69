// The pictures of the README: starts the server on a throwaway folder, opens an example, runs it, and looks.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';

const root = join(import.meta.dirname, '..');
const owner = { email: 'owner@example.com', password: randomBytes(12).toString('hex') };
const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-picture-'));
const pictures = [
  { colorScheme: 'light', file: 'docs/editor.png' },
  { colorScheme: 'dark', file: 'docs/editor-dark.png' },
] as const;

const server = startServer();
const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
let isDone = false;
try {
  const url = await addressOf(server);
  const browser = await chromium.launch({
    executablePath: findChromium((line: string) => process.stdout.write(`${line}\n`)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  for (const picture of pictures) await take(browser, url, picture);
  await browser.close();
  isDone = true;
} finally {
  server.kill('SIGTERM');
  await exited;
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(isDone ? 0 : 1);

async function take(browser: Browser, url: string, { colorScheme, file }: (typeof pictures)[number]): Promise<void> {
  const page = await browser.newPage({
    colorScheme,
    viewport: { width: 1760, height: 1040 },
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
  });
  await page.goto(`${url}/sign-in`);
  await page.getByLabel(/e-?mail/i).fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForURL(/\/default/);
  await page.goto(`${url}/default/workflows/order_status`);
  await page.locator('.react-flow__node').first().waitFor();
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByRole('button', { name: /^run/i }).click();
  await page
    .getByText(/succeeded/i)
    .first()
    .waitFor({ timeout: 30_000 });
  await page.locator('.react-flow__node[data-id="stock"]').click();
  await page.getByRole('tab', { name: 'Parameters' }).waitFor();
  await page.getByText('Read as', { exact: true }).first().waitFor();
  await page.keyboard.press('Shift+1');
  // The last node is in sight once the view has come to rest.
  const last = page.locator('.react-flow__node[data-id="answer"]');
  const isInSight = async () => ((await last.boundingBox())?.x ?? Number.POSITIVE_INFINITY) < 1300;
  while (!(await isInSight())) await page.waitForTimeout(50);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(root, file) });
  await page.close();
  process.stdout.write(`${file}\n`);
}

function startServer(): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      PORT: '0',
      DATA_DIR: dataDir,
      PATCHBAY_OWNER_EMAIL: owner.email,
      PATCHBAY_OWNER_PASSWORD: owner.password,
    },
  });
}

/** The address the server prints once it answers. */
async function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk);
    const found = /ready at (http\S+)/.exec(printed);
    if (found?.[1] !== undefined) {
      child.stdout?.resume();
      return found[1];
    }
  }
  throw new Error(`the server ended before it was ready:\n${printed}`);
}
