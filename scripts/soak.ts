import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomDeaths } from '../e2e/support/crash-loop.ts';
import { openEmbedded } from '../e2e/support/open-embedded.ts';
import { ownDatabase } from '../e2e/support/own-database.ts';
import { temporaryFolder } from '../e2e/support/patchbay.ts';
import { survive } from '../e2e/support/survive.ts';

// npm run soak: callers at work on a server that is killed at random moments, KILLS times or for MINUTES (10), then a
// checker that reads only the database and the receiver's journal. With TEST_DATABASE_URL on that Postgres server, else on the embedded
// database. SIMULATIONS=100000 has the engine simulated that often before. The report is soak-report.json.

const { MINUTES = '10', KILLS, SEED, SIMULATIONS, TEST_DATABASE_URL: server } = process.env;
const seed = Number(SEED ?? Date.now() % 1_000_000);
const root = join(import.meta.dirname, '..');

if (SIMULATIONS !== undefined) {
  const vitest = join(root, 'node_modules/.bin/vitest');
  const { status } = spawnSync(vitest, ['run', 'engine/host/simulation.test.ts', '--testTimeout=86400000'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}

const folder = temporaryFolder();
const database = server === undefined ? null : await ownDatabase(server);
const began = Date.now();
const goesOn = (died: number) =>
  KILLS === undefined ? Date.now() < began + Number(MINUTES) * 60_000 : died < Number(KILLS);
const { verdict, wrong, kills, readyMs } = await survive(
  { dataDir: folder.path, ...(database && { env: database.env }) },
  database?.open ?? openEmbedded(folder.path),
  randomDeaths(seed, goesOn),
);
await database?.drop();
folder.remove();
const report = {
  at: new Date().toISOString(),
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim(),
  database: database === null ? 'embedded' : 'Postgres',
  minutes: Math.round((Date.now() - began) / 6_000) / 10,
  seed,
  kills,
  readyMs: { median: readyMs[Math.floor(readyMs.length / 2)], max: readyMs.at(-1) },
  wrong,
  ...verdict,
};
writeFileSync('soak-report.json', `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exit(verdict.problems.length + wrong.length === 0 ? 0 : 1);
