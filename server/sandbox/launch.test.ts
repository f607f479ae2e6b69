import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { findLaunch } from './launch.ts';
import { noEnvironment } from './no-environment.ts';

const run = promisify(execFile);
const node = join(import.meta.dirname, '../../node_modules/.bin/node');

/** What a program sees that has broken out of QuickJS and holds the whole child. */
const probe = `
const out = {};
const attempt = async (name, work) => { try { out[name] = await work(); } catch (error) { out[name] = error.code ?? String(error); } };
await attempt('read', async () => (await import('node:fs')).readFileSync('/etc/passwd', 'utf8').length);
await attempt('environ', async () => (await import('node:fs')).readFileSync('/proc/self/environ', 'utf8').length);
await attempt('list', async () => (await import('node:fs')).readdirSync('/').length);
await attempt('write', async () => (await import('node:fs')).writeFileSync('/tmp/patchbay-probe', 'x') ?? 'written');
await attempt('spawn', async () => (await import('node:child_process')).execFileSync('/bin/true') && 'spawned');
await attempt('worker', async () => { const { Worker } = await import('node:worker_threads'); return new Worker('1', { eval: true }) && 'started'; });
await attempt('code', async () => Function('return 1')());
await attempt('connect', async () => { const net = await import('node:net'); return new Promise((resolve) => net.connect(PORT, '127.0.0.1', () => resolve('connected')).on('error', (error) => resolve(error.code))); });
out.env = Object.keys(process.env);
console.log(JSON.stringify(out));
`;

it('a child that a program has taken over reaches no files, processes, environment or, where the system allows it, network', async () => {
  const launch = await findLaunch(node);
  const server = createServer((socket) => socket.destroy());
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const args = [...launch.args.slice(0, -1), '--input-type=module', '-e', probe.replace('PORT', String(port))];
  const { stdout } = await run(launch.command, args, { env: noEnvironment, cwd: launch.cwd });
  server.close();
  const hasOwnNetwork = launch.command.endsWith('unshare');
  expect(JSON.parse(stdout)).toEqual({
    read: 'ERR_ACCESS_DENIED',
    environ: 'ERR_ACCESS_DENIED',
    list: 'ERR_ACCESS_DENIED',
    write: 'ERR_ACCESS_DENIED',
    spawn: 'ERR_ACCESS_DENIED',
    worker: 'ERR_ACCESS_DENIED',
    code: expect.stringMatching(/EvalError/),
    connect: hasOwnNetwork ? expect.stringMatching(/^E(?:NETUNREACH|CONNREFUSED|ADDRNOTAVAIL)/) : expect.any(String),
    env: [],
  });
});
