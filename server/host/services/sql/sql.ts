import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import type { OpenConnection } from '../../../secrets/open-connection.ts';
import { toAbortSignal } from '../../abort-signal.ts';
import type { EgressAllow } from '../../address.ts';
import type { Guard } from '../../breakers.ts';
import type { Service } from '../../effects.ts';
import { guardedAddress, type Lookup, serverOf } from '../../guarded-address.ts';
import type { Within } from '../../places.ts';
import { redactor } from '../../redactor.ts';
import type { SqlRequest, SqlResult, SqlServer } from './driver.ts';
import { queryMysql } from './query-mysql.ts';
import { queryPostgres } from './query-postgres.ts';
import { querySqlite } from './query-sqlite.ts';
import { toRows } from './to-rows.ts';

const request = z.object({
  connection: z.string(),
  statement: z.string(),
  values: z.array(z.json()),
  readOnly: z.boolean(),
  maxRows: z.int().min(1).max(10_000),
});
const account = z.object({
  database: z.string(),
  username: z.string(),
  password: z.string(),
  tls: z.enum(['verify', 'require', 'off']),
});

export type SqlParts = {
  open: (orgId: string, name: string) => Promise<OpenConnection>;
  /** Keeps calls from servers that are down. */
  guard: Guard;
  /** Keeps connections within how many uses go on at once. */
  within: Within;
  allow: EgressAllow;
  /** Where SQLite files are; null when the administrator has named no folder. */
  sqliteDir: string | null;
  lookup?: Lookup;
};

const servers = {
  postgres: { port: 5432, query: queryPostgres },
  mysql: { port: 3306, query: queryMysql },
};

/** `sql.query`: one statement on the database of a connection, read-only unless said otherwise. */
export function sqlService(parts: SqlParts): [string, Service] {
  return [
    'sql.query',
    async (raw, { orgId, signal }) => {
      const { connection: name, ...rest } = request.parse(raw);
      const connection = await parts.open(orgId, name);
      const { rows, changed } = await perform({ ...parts, orgId }, connection, {
        ...rest,
        signal: toAbortSignal(signal),
      });
      return {
        rows: toRows(rows.slice(0, rest.maxRows)),
        rowCount: changed ?? Math.min(rows.length, rest.maxRows),
        truncated: rows.length > rest.maxRows,
      };
    },
  ];
}

async function perform(
  parts: SqlParts & { orgId: string },
  connection: OpenConnection,
  wanted: SqlRequest,
): Promise<SqlResult> {
  const { kind, name, secret, hosts } = connection;
  if (kind === 'sqlite') {
    const { file } = z.object({ file: z.string() }).parse(secret);
    return await querySqlite({ folder: parts.sqliteDir, file }, wanted);
  }
  if (kind !== 'postgres' && kind !== 'mysql')
    throw new NodeFailure('connection_refused', `The connection '${name}' is for ${kind}, not for a database.`, {
      retryable: false,
    });
  const { port: defaultPort, query } = servers[kind];
  const place = serverOf(hosts[0] ?? '', defaultPort);
  const address = await guardedAddress(place, parts.allow, parts.lookup);
  const server: SqlServer = { ...place, address, ...account.parse(secret) };
  const { orgId } = parts;
  const use = { orgId, connection: name, concurrency: connection.concurrency, signal: wanted.signal };
  const guarded = { orgId, host: `${place.host}:${place.port}`, connection: name };
  return await parts.within(use, () =>
    parts.guard(guarded, async () => {
      try {
        return await untilAborted(query(server, wanted), wanted.signal);
      } catch (error) {
        throw asFailure(error, server, wanted.signal);
      }
    }),
  );
}

/** A statement that the database refused will be refused again, unless it was given up for the sake of another one. */
const again = new Set([
  '40001',
  '40P01',
  '57P03',
  '53300',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CON_COUNT_ERROR',
]);
const unreachable = /^(ECONN|ETIMEDOUT|EHOST|ENET|EPIPE|ENOTFOUND|EAI_|CONNECT_|CONNECTION_|PROTOCOL_CONNECTION_LOST)/;

function asFailure(error: unknown, { host, port, password }: SqlServer, signal: AbortSignal): unknown {
  if (error instanceof NodeFailure) return error;
  if (signal.aborted && signal.reason instanceof Error && signal.reason.message === 'timeout')
    return new NodeFailure('timeout', `${host} did not answer in time.`, { retryable: true });
  if (signal.aborted) return new NodeFailure('cancelled', `The statement on ${host} was stopped.`, { retryable: true });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = redactor([password]).text(error instanceof Error ? error.message : String(error));
  if (unreachable.test(code))
    return new NodeFailure('network', `${host}:${port} could not be reached: ${message || code}.`, { retryable: true });
  return new NodeFailure('sql_error', `${host}: ${message}`, {
    retryable: again.has(code),
    ...(code !== '' && { details: { code } }),
  });
}

/** The caller goes on at once, while the connection is cleaned up behind it. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
  });
  return Promise.race([work, aborted]);
}
