import postgres from 'postgres';
import type { SqlRequest, SqlResult, SqlServer } from './driver.ts';

/** Runs one statement on a Postgres server, in a transaction that the server itself keeps from writing when asked. */
export async function queryPostgres(server: SqlServer, request: SqlRequest): Promise<SqlResult> {
  const { statement, values, readOnly, maxRows, signal } = request;
  const sql = postgres({
    host: server.address,
    port: server.port,
    database: server.database,
    username: server.username,
    password: server.password,
    ssl: server.tls === 'off' ? false : { servername: server.host, rejectUnauthorized: server.tls === 'verify' },
    max: 1,
    prepare: false,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'patchbay', ...(readOnly && { default_transaction_read_only: true }) },
  });
  let stop = () => {};
  signal.addEventListener('abort', () => stop(), { once: true });
  try {
    return await sql.begin(readOnly ? 'read only' : 'read write', async (tx) => {
      // With values given, even none, the extended protocol is used: it takes one statement only.
      const query = tx.unsafe<Record<string, unknown>[]>(statement, values.map(toParameter));
      // The server goes on with a statement whose caller has gone, unless it is told.
      stop = () => query.cancel();
      if (signal.aborted) throw new Error('stopped');
      if (!readOnly) {
        const rows = await query;
        return { rows: rows.slice(0, maxRows + 1), changed: rows.count };
      }
      for await (const rows of query.cursor(maxRows + 1)) return { rows: [...rows], changed: null };
      return { rows: [], changed: null };
    });
  } finally {
    stop = () => {};
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

function toParameter(value: SqlRequest['values'][number]): string | number | boolean | null {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
