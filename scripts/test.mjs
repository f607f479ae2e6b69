// Runs the whole suite, stage after stage: npm test, or npm test -- unit e2e for some of them.
// Plain JavaScript, so that a Node that cannot run TypeScript still gets to say so.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from './build-pages.mjs';
import { checkChunks } from './check-chunks.mjs';
import { findChromium } from './find-chromium.mjs';
import { requireNode } from './require-node.mjs';

requireNode('npm test');

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules/.bin');
const reports = mkdtempSync(join(tmpdir(), 'patchbay-reports-'));
const total = { passed: 0, failed: 0, skipped: 0 };

const stages = [
  { name: 'types', run: types },
  { name: 'lint', run: lint },
  { name: 'unit', run: unit },
  { name: 'build', run: build },
  { name: 'e2e', run: e2e },
  { name: 'postgres', run: postgres },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  say(`There is no stage '${unknown[0]}'. The stages are ${stages.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const isRed = await runStages(stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
rmSync(reports, { recursive: true, force: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
say(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(isRed ? 1 : 0);

/** Stops at the first stage that fails; true when one did. */
async function runStages(chosen) {
  for (const { name, run } of chosen) {
    const began = performance.now();
    let isGreen = false;
    try {
      isGreen = await run();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      total.failed += 1;
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`${isGreen ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
    if (!isGreen) return true;
  }
  return false;
}

async function types() {
  return countOne(
    (await command('tsc', ['--noEmit', '-p', '.'])) && (await command('tsc', ['--noEmit', '-p', 'engine'])),
  );
}

async function lint() {
  return countOne(await command('biome', ['check', '.']));
}

async function unit() {
  return await vitest([], {});
}

/** The tests of the database once more, and those of several processes, on a real server. */
async function postgres() {
  const { installedPostgres, startPostgres } = await import('./postgres.ts');
  if (installedPostgres() === undefined) {
    say('No Postgres server is installed (apt-get install postgresql), so this stage has nothing to run on.');
    return true;
  }
  const server = await startPostgres({ install: false });
  try {
    const env = { TEST_DATABASE_URL: server.url };
    return (await vitest(['.db.test'], env)) && (await playwright(['--project=postgres'], env));
  } finally {
    server.stop();
  }
}

async function vitest(filters, env) {
  const report = join(reports, 'vitest.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const isGreen = await command('vitest', ['run', ...reporters, ...filters], env);
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that does not load has no tests that could fail.
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  add({ passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests });
  return isGreen;
}

async function build() {
  buildPages(say);
  return countOne(checkChunks(say));
}

async function e2e() {
  return await playwright(['--project=process', '--project=browser'], { PLAYWRIGHT_CHROMIUM: findChromium(say) });
}

async function playwright(parameters, env) {
  const report = join(reports, 'playwright.json');
  const isGreen = await command('playwright', ['test', '--reporter=list,json', ...parameters], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    ...env,
  });
  const { expected, flaky, unexpected, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats;
  add({ passed: expected + flaky, failed: unexpected, skipped });
  return isGreen;
}

function countOne(isGreen) {
  add(isGreen ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });
  return isGreen;
}

function add({ passed, failed, skipped }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function command(program, parameters, env = {}) {
  const child = spawn(join(bin, program), parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
