import { PatchbayError } from '#engine/errors.ts';

/** Turns a failure to reach or prepare the server into one sentence, without the password. */
export function unreachable(databaseUrl: string, error: unknown): Error {
  const code = codeOf(error);
  const mend = code === undefined ? undefined : mends[code];
  if (mend === undefined) return error instanceof Error ? error : new Error(String(error));
  return new PatchbayError('unavailable', `Cannot use DATABASE_URL ${masked(databaseUrl)}: ${mend} (${code}).`, {
    cause: error,
  });
}

const mends: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; start the Postgres server or correct the host and port',
  ENOTFOUND: 'the host name is unknown; correct it or mend the name service',
  EAI_AGAIN: 'the host name cannot be resolved now; correct it or mend the name service',
  ENOENT: 'there is no such socket; start the Postgres server or correct the path',
  EHOSTUNREACH: 'the host cannot be reached; mend the network or correct the host',
  ETIMEDOUT: 'the host does not answer; mend the network or correct the host',
  CONNECT_TIMEOUT: 'the server does not answer within 10 s; mend the network or correct the host and port',
  CONNECTION_CLOSED: 'the server closed the connection; see its log',
  '28P01': 'the password or user is wrong; correct it',
  '28000': 'the server does not let this user in; correct the user or pg_hba.conf',
  '3D000': 'the database does not exist; create it with createdb',
  '42501': 'the user may not create tables and roles; make it the owner of the database and give it CREATEROLE',
};

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

function masked(databaseUrl: string): string {
  const url = URL.parse(databaseUrl);
  return url === null ? '(not a URL)' : `${url.protocol}//${url.username}@${url.host}${url.pathname}`;
}
