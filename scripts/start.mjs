// Plain JavaScript, so that a Node that cannot run TypeScript still gets to say so.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stampFile = join(root, '.next', 'patchbay-build');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Patchbay needs Node 22.18 or newer, this is ${process.versions.node}. Start it with npm start: npm ci brings Node along for Linux.\n`,
  );
  process.exit(1);
}

const isDev = process.argv.includes('--dev');
if (!isDev && process.env.PATCHBAY_ROLE !== 'worker') buildWhenNeeded();
process.env.NODE_ENV = isDev ? 'development' : 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
await import('../server/main.ts');

function buildWhenNeeded() {
  const stamp = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stdout.write('Building the pages, once after each change; this takes about a minute.\n');
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const build = spawnSync(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], { cwd: root, env, encoding: 'utf8' });
  if (build.status !== 0) {
    process.stderr.write(`${build.stdout}\n${build.stderr}\nThe pages could not be built; the lines above say why.\n`);
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}

/** Names, sizes and times of everything the pages are made of: cheap to read, and different after any change. */
function sourceStamp() {
  const hash = createHash('sha256');
  for (const part of ['app', 'components', 'engine', 'public', 'server/trpc', 'next.config.ts', 'postcss.config.mjs', 'package-lock.json']) {
    addToStamp(hash, join(root, part));
  }
  return hash.digest('hex');
}

function addToStamp(hash, path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    hash.update(`${path}|${stat.size}|${Math.round(stat.mtimeMs)}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) addToStamp(hash, join(path, name));
}
