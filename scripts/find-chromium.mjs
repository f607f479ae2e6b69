import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium: PLAYWRIGHT_CHROMIUM, else one on the PATH, else installed by apt when that is possible. */
export function findChromium(say) {
  const given = process.env.PLAYWRIGHT_CHROMIUM;
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(`PLAYWRIGHT_CHROMIUM names '${given}', where there is no file.`);
  }
  const found = onPath();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(
      'The browser tests need Chromium: install it (apt-get install chromium), or set PLAYWRIGHT_CHROMIUM.',
    );
  say('No Chromium found: installing it with apt-get.');
  const isInstalled = apt(['update']) && apt(['install', '-y', '--no-install-recommends', 'chromium']);
  const installed = isInstalled ? onPath() : undefined;
  if (installed === undefined)
    throw new Error('apt-get could not install chromium. Install it by hand, or set PLAYWRIGHT_CHROMIUM.');
  return installed;
}

function apt(parameters) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-qq', ...parameters], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

function onPath() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
