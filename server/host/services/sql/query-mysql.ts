import { connect } from 'node:net';
import { type Connection, createConnection, type ResultSetHeader } from 'mysql2/promise';
import type { SqlRequest, SqlResult, SqlServer } from './driver.ts';

/** Runs one statement on a MySQL or MariaDB server, in a transaction that the server itself keeps from writing when asked. */
export async function queryMysql(server: SqlServer, request: SqlRequest): Promise<SqlResult> {
  const { statement, values, readOnly, maxRows, signal } = request;
  const connection = await createConnection({
    host: server.host,
    port: server.port,
    // The address that was checked; the name is only for the certificate.
    stream: () => connect({ host: server.address, port: server.port }),
    database: server.database,
    user: server.username,
    password: server.password,
    connectTimeout: 10_000,
    ...(server.tls !== 'off' && {
      ssl: { rejectUnauthorized: server.tls === 'verify', verifyIdentity: server.tls === 'verify' },
    }),
    multipleStatements: false,
    // The driver would otherwise write and evaluate code for each shape of rows.
    disableEval: true,
    dateStrings: true,
    supportBigNumbers: true,
    flags: ['-LOCAL_FILES'],
  });
  const stop = () => connection.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (readOnly) {
      await connection.query('SET SESSION TRANSACTION READ ONLY');
      await connection.query(`SET SESSION sql_select_limit = ${maxRows + 1}`);
    }
    await connection.query(readOnly ? 'START TRANSACTION READ ONLY' : 'START TRANSACTION');
    const result = await execute(connection, statement, values.map(toParameter));
    await connection.query('COMMIT');
    return result;
  } finally {
    signal.removeEventListener('abort', stop);
    connection.destroy();
  }
}

async function execute(
  connection: Connection,
  statement: string,
  values: (string | number | boolean | null)[],
): Promise<SqlResult> {
  const [result] = await connection.execute(statement, values);
  if (!Array.isArray(result)) return { rows: [], changed: isHeader(result) ? result.affectedRows : 0 };
  return { rows: result.flatMap((row) => (isRow(row) ? [{ ...row }] : [])), changed: null };
}

function isHeader(result: object): result is ResultSetHeader {
  return 'affectedRows' in result;
}

function isRow(row: unknown): row is object {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}

function toParameter(value: SqlRequest['values'][number]): string | number | boolean | null {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
