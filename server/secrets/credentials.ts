import { z } from 'zod';
import type { Database } from '#db/connect.ts';
import type { RateLimit } from '#db/schema/connections.ts';
import { NodeFailure } from '#engine/errors.ts';
import type { Keys } from './keys.ts';
import { type OpenConnection, openConnection } from './open-connection.ts';

/** What is added to a request, and the secret values in it that must not reach a log. */
export type RequestCredentials = { headers: Record<string, string>; query: Record<string, string>; secrets: string[] };

/** The same, and how often and how many times at once the connection may be used. */
export type OpenedCredentials = RequestCredentials & { limit: RateLimit | null; concurrency: number | null };

const secretOf = {
  bearer: z.object({ token: z.string() }),
  basic: z.object({ username: z.string(), password: z.string() }),
  header: z.object({ name: z.string(), value: z.string() }),
  query: z.object({ name: z.string(), value: z.string() }),
};

/**
 * Opens an organization's connection for one request. Throws a failure of the node when there is no such connection or
 * it may not be sent to that host.
 */
export async function credentialsFor(
  { db, keys }: { db: Database; keys: Keys },
  { orgId, name, url }: { orgId: string; name: string; url: URL },
): Promise<OpenedCredentials> {
  const found = await openConnection({ db, keys }, { orgId, name });
  if (!found.hosts.some((host) => isAllowed(host, url))) {
    const hosts = found.hosts.join(', ');
    const message = `The connection '${name}' may be sent to ${hosts} only, not to ${url.host}.`;
    throw new NodeFailure('connection_refused', message, { retryable: false });
  }
  return { ...toCredentials(found), limit: found.rateLimit, concurrency: found.concurrency };
}

/** True when a rule such as `api.example.com`, `*.example.com` or `localhost:8080` covers the address. */
export function isAllowed(rule: string, url: URL): boolean {
  const [host = '', port] = rule.toLowerCase().split(':');
  const own = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  if (port === undefined ? url.port !== '' : port !== own) return false;
  const name = url.hostname.toLowerCase();
  return host.startsWith('*.') ? name.endsWith(host.slice(1)) && name.length > host.length - 1 : name === host;
}

function toCredentials({ name: connection, kind, secret }: OpenConnection): RequestCredentials {
  if (kind === 'bearer') {
    const { token } = secretOf.bearer.parse(secret);
    return { headers: { authorization: `Bearer ${token}` }, query: {}, secrets: [token] };
  }
  if (kind === 'basic') {
    const { username, password } = secretOf.basic.parse(secret);
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    return { headers: { authorization: `Basic ${pair}` }, query: {}, secrets: [password, pair] };
  }
  if (kind !== 'header' && kind !== 'query')
    throw new NodeFailure('connection_refused', `The connection '${connection}' is for ${kind}, not for HTTP.`, {
      retryable: false,
    });
  const { name, value } = secretOf[kind].parse(secret);
  const added = { [name]: value };
  return { headers: kind === 'header' ? added : {}, query: kind === 'query' ? added : {}, secrets: [value] };
}
