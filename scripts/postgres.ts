import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export type Throwaway = {
  url: string;
  stop(): void;
  /** Ends the server as a crash would, and starts it again. */
  restart(): void;
};

/**
 * Starts a Postgres server on a free port with a throwaway data folder. Its binaries come from Debian's package
 * `postgresql`; in CI a missing one is installed, elsewhere the error says how. As root it runs as `postgres`.
 */
export async function startPostgres(options: { install: boolean }): Promise<Throwaway> {
  const bin = binaries(options.install);
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-postgres-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const isRoot = userInfo().uid === 0;
  const run = (program: string, parameters: string[]) =>
    isRoot
      ? execFileSync('runuser', ['-u', 'postgres', '--', join(bin, program), ...parameters], {
          stdio: 'pipe',
          cwd: folder,
        })
      : execFileSync(join(bin, program), parameters, { stdio: 'pipe', cwd: folder });
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o700);
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=200`;
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: () =>
      void run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', '-l', join(folder, 'log'), '-o', settings, 'restart']),
    stop: () => {
      run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function binaries(install: boolean): string {
  const found = installedPostgres();
  if (found !== undefined) return found;
  if (!install) throw new Error('No Postgres server is installed: run `apt-get install postgresql` as root.');
  execFileSync('apt-get', ['update'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], { stdio: 'inherit' });
  const installed = installedPostgres();
  if (installed === undefined) throw new Error('apt-get installed no Postgres server under /usr/lib/postgresql.');
  return installed;
}

/** The folder of the newest server's programs, where Debian puts them. */
export function installedPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      );
    });
  });
}
