import { z } from 'zod';
import { asEngine } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { findConnection } from '#db/queries/connections/find-connection.ts';
import { open } from './envelope.ts';
import type { Keys } from './keys.ts';

const schema = z.object({
  username: z.string().optional(),
  token: z.string().optional(),
  value: z.string().optional(),
  password: z.string().optional(),
});

/** A secret that both sides know; `username` with basic credentials only. */
export type SharedSecret = { username: string | null; secret: string };

/** What a connection keeps, to compare callers with; null when the organization has no such connection. */
export async function sharedSecret(
  { db, keys }: { db: Database; keys: Keys },
  { orgId, name }: { orgId: string; name: string },
): Promise<SharedSecret | null> {
  const found = await asEngine(db, (engine) => findConnection(engine, { orgId, name }));
  if (found === null) return null;
  const text = open([keys.envelope], { orgId, id: found.id, field: 'secret' }, found.sealed);
  const { username = null, token, value, password } = schema.parse(JSON.parse(text));
  const secret = token ?? value ?? password;
  return secret === undefined ? null : { username, secret };
}
