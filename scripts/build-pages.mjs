import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stampFile = join(root, '.next', 'patchbay-build');
const sources = [
  'app',
  'components',
  'engine',
  'public',
  'server/trpc',
  'words',
  'next.config.ts',
  'postcss.config.mjs',
  'package-lock.json',
];

/** Builds the pages unless what they are made of is as it was at the last build. Throws with Next's own words. */
export function buildPages(say) {
  const stamp = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  say('Building the pages, once after each change; this takes about a minute.');
  const next = join(root, 'node_modules/next/dist/bin/next');
  const build = spawnSync(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  if (build.status !== 0)
    throw new Error(`${build.stdout}\n${build.stderr}\nThe pages could not be built; the lines above say why.`);
  writeFileSync(stampFile, stamp);
}

/** Names, sizes and times of everything the pages are made of: cheap to read, and different after any change. */
function sourceStamp() {
  const hash = createHash('sha256');
  for (const source of sources) addToStamp(hash, join(root, source));
  return hash.digest('hex');
}

function addToStamp(hash, path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || path.endsWith('.test.ts')) return;
  if (!stat.isDirectory()) {
    hash.update(`${path}|${stat.size}|${Math.round(stat.mtimeMs)}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) addToStamp(hash, join(path, name));
}
