import { spawn } from 'node:child_process';
import { startPostgres } from './postgres.ts';

// Runs the command behind `--` with TEST_DATABASE_URL set to a throwaway Postgres server:
// node scripts/postgres-test.ts -- vitest run .db.test

const command = process.argv.slice(process.argv.indexOf('--') + 1);
const server = await startPostgres({ install: process.env.CI !== undefined });
process.stdout.write(`Postgres for tests: ${server.url}\n`);
const child = spawn(command[0] ?? 'vitest', command.slice(1), {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: server.url },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  server.stop();
  process.exit(code ?? 1);
});
