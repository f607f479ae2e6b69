import { chmodSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { faultPoints } from '../support/crash-loop.ts';
import { freePort, launch, type Options, start, stop, temporaryFolder } from '../support/patchbay.ts';

const secret = Buffer.alloc(32, 7).toString('base64');
let folder: ReturnType<typeof temporaryFolder>;

test.beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(folder.path);
});

test.afterEach(() => folder.remove());

const refusals: { what: string; env: () => Promise<Record<string, string>>; says: RegExp }[] = [
  { what: 'a PORT that is none', env: async () => ({ PORT: '70000' }), says: /^PORT must be a port number/ },
  { what: 'a bad PATCHBAY_API_KEY', env: async () => ({ PATCHBAY_API_KEY: 'secret' }), says: /^PATCHBAY_API_KEY must/ },
  { what: 'a bad PATCHBAY_SECRET', env: async () => ({ PATCHBAY_SECRET: 'short' }), says: /^PATCHBAY_SECRET must/ },
  {
    what: 'a place to die that there is not',
    env: async () => ({ PATCHBAY_CRASH_AT: 'nowhere' }),
    says: new RegExp(`^PATCHBAY_CRASH_AT must be one of ${faultPoints.join(', ')}, with`),
  },
  {
    what: 'a place to die where nobody tests',
    env: async () => ({ PATCHBAY_CRASH_AT: 'append.before' }),
    says: /^PATCHBAY_CRASH_AT kills this process/,
  },
  { what: 'a bad BUS_URL', env: async () => ({ BUS_URL: 'kafka://x' }), says: /^BUS_URL must/ },
  {
    what: 'a worker without a server',
    env: async () => ({ PATCHBAY_ROLE: 'worker' }),
    says: /^PATCHBAY_ROLE=worker needs DATABASE_URL/,
  },
  {
    what: 'a server without PATCHBAY_SECRET',
    env: async () => ({ DATABASE_URL: 'postgres://localhost/none' }),
    says: /^PATCHBAY_SECRET must be set with DATABASE_URL/,
  },
  {
    what: 'a database that nobody serves',
    env: async () => ({ DATABASE_URL: `postgres://me@127.0.0.1:${await freePort()}/none`, PATCHBAY_SECRET: secret }),
    says: /DATABASE_URL postgres:.*127\.0\.0\.1:\d+/,
  },
];

for (const { what, env, says } of refusals) {
  test(`refuses ${what} in one sentence`, async () => {
    const { code, output } = await ended({ dataDir: folder.path, env: await env() });
    expect(output).toMatch(says);
    expect([code, linesOf(output)]).toEqual([1, 1]);
    expect(output).not.toContain('pb_e2e');
  });
}

test('refuses a port in use, and a second process on the same data', async () => {
  const first = await start({ dataDir: folder.path });
  const other = temporaryFolder();
  const samePort = await ended({ dataDir: other.path, port: first.port });
  expect([samePort.code, linesOf(samePort.output)]).toEqual([1, 1]);
  expect(samePort.output).toMatch(new RegExp(`${first.port}.*in use`));
  const sameData = await ended({ dataDir: folder.path });
  expect([sameData.code, linesOf(sameData.output)]).toEqual([1, 1]);
  expect(sameData.output).toContain(folder.path);
  expect(await stop(first)).toEqual({ code: 0, signal: null });
  other.remove();
});

test('refuses a data folder that it may not write', async () => {
  const dataDir = join(folder.path, 'data');
  // Root may write everywhere, so the process runs as nobody then.
  const isRoot = userInfo().uid === 0;
  chmodSync(folder.path, isRoot ? 0o755 : 0o555);
  const { code, output } = await ended({ dataDir, ...(isRoot && { uid: 65_534 }) });
  expect([code, linesOf(output)]).toEqual([1, 1]);
  expect(output).toContain(dataDir);
});

async function ended(options: Options): Promise<{ code: number | null; output: string }> {
  const patchbay = await launch(options);
  const { code } = await patchbay.exited;
  return { code, output: patchbay.output() };
}

function linesOf(output: string): number {
  return output.trim().split('\n').length;
}
