import { z } from 'zod';
import { asEngine } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { findConnection } from '#db/queries/connections/find-connection.ts';
import { NodeFailure } from '#engine/errors.ts';
import { open } from '../secrets/envelope.ts';
import type { Keys } from '../secrets/keys.ts';
import type { Credentials } from './effects.ts';

const secret = z.union([
  z.object({ token: z.string() }),
  z.object({ username: z.string(), password: z.string() }),
  z.object({ name: z.string(), value: z.string() }),
]);

/** Opens an organization's connections at the last moment, and only for the hosts each was made for. */
export function connectionCredentials(db: Database, keys: Keys, orgId: string): Credentials {
  return async (name, url) => {
    const connection = await asEngine(db, (engine) => findConnection(engine, { orgId, name }));
    if (connection === null)
      throw new NodeFailure('no_connection', `There is no connection '${name}'. Add it in the settings.`, {
        retryable: false,
      });
    if (!connection.hosts.some((host) => matches(host, url))) {
      throw new NodeFailure(
        'refused',
        `The connection '${name}' is not for ${url.host}. Add that host to it in the settings.`,
        { retryable: false },
      );
    }
    const text = open([keys.envelope], { orgId, id: connection.id, field: 'secret' }, connection.sealed);
    return credentialsOf(connection.kind, secret.parse(JSON.parse(text)));
  };
}

function credentialsOf(kind: string, value: z.infer<typeof secret>): Awaited<ReturnType<Credentials>> {
  if ('token' in value)
    return { headers: { authorization: `Bearer ${value.token}` }, query: {}, secrets: [value.token] };
  if ('password' in value) {
    const basic = Buffer.from(`${value.username}:${value.password}`).toString('base64');
    return { headers: { authorization: `Basic ${basic}` }, query: {}, secrets: [value.password, basic] };
  }
  const pair = { [value.name]: value.value };
  return kind === 'query'
    ? { headers: {}, query: pair, secrets: [value.value] }
    : { headers: pair, query: {}, secrets: [value.value] };
}

/** `api.example.com`, `*.example.com`, each with an optional port. */
function matches(rule: string, url: URL): boolean {
  const [host = '', port] = rule.split(':');
  if (port !== undefined && port !== (url.port || (url.protocol === 'https:' ? '443' : '80'))) return false;
  return host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
}
