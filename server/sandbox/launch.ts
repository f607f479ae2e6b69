import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { noEnvironment } from './no-environment.ts';

/** How a child is started. */
export type Launch = { command: string; args: string[]; cwd: string };

const run = promisify(execFile);

/** The command for a child: Node's permission model, little memory, and no network where the system can take it away. */
export async function findLaunch(node: string): Promise<Launch> {
  const program = fileURLToPath(new URL('./child.ts', import.meta.url));
  const flags = [
    '--permission',
    ...readable(program).map((path) => `--allow-fs-read=${path}`),
    '--max-old-space-size=64',
    // The engine's stack must be deeper than the machine's own limit, which then is met first.
    '--stack-size=3900',
    '--no-addons',
    '--disallow-code-generation-from-strings',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
  ];
  const command = { command: realpathSync(node), args: [...flags, program], cwd: '/' };
  const wrapper = await findNetworkWrapper();
  return wrapper === null
    ? command
    : { command: wrapper.path, args: [...wrapper.args, command.command, ...command.args], cwd: '/' };
}

type Wrapper = { path: string; args: string[] };
let known: Promise<Wrapper | null> | null = null;

/** `unshare -n` gives the child a network of its own that leads nowhere; not every system allows it. */
function findNetworkWrapper(): Promise<Wrapper | null> {
  known ??= probe();
  return known;
}

async function probe(): Promise<Wrapper | null> {
  const path = ['/usr/bin/unshare', '/bin/unshare'].find((candidate) => existsSync(candidate));
  if (path === undefined) return null;
  for (const args of [
    ['-n', '--'],
    ['-r', '-n', '--'],
  ]) {
    try {
      await run(path, [...args, '/bin/true'], { env: noEnvironment, timeout: 2000 });
      return { path, args };
    } catch {
      // This way is not allowed here; the next one may be.
    }
  }
  return null;
}

/** The files a child needs: its own program and the packages it loads. */
function readable(program: string): string[] {
  const here = dirname(program);
  const packages = ['quickjs-emscripten', 'quickjs-emscripten-core', '@jitl'];
  const fromHere = createRequire(import.meta.url);
  const roots = packages.map((name) => packageFolder(fromHere, name)).filter((path) => path !== null);
  return [join(here, '*'), join(here, '../../package.json'), ...roots.map((root) => join(root, '*'))];
}

function packageFolder(from: NodeJS.Require, name: string): string | null {
  const folder = (from.resolve.paths(name) ?? []).map((path) => join(path, name)).find((path) => existsSync(path));
  return folder === undefined ? null : realpathSync(folder);
}
