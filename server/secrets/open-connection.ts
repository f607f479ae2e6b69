import { asEngine } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import type { ConnectionRecord } from '#db/queries/connections/connection-record.ts';
import { findConnection } from '#db/queries/connections/find-connection.ts';
import { NodeFailure } from '#engine/errors.ts';
import { open } from './envelope.ts';
import type { Keys } from './keys.ts';

export type OpenConnection = ConnectionRecord & { secret: unknown };

/** A connection with its secret, for the moment in which it is used. Throws a failure of the node when there is none. */
export async function openConnection(
  { db, keys }: { db: Database; keys: Keys },
  { orgId, name }: { orgId: string; name: string },
): Promise<OpenConnection> {
  const found = await asEngine(db, (engine) => findConnection(engine, { orgId, name }));
  if (found === null) {
    throw new NodeFailure('no_connection', `There is no connection '${name}': add it in the settings.`, {
      retryable: false,
    });
  }
  const { sealed, ...record } = found;
  const secret: unknown = JSON.parse(open([keys.envelope], { orgId, id: found.id, field: 'secret' }, sealed));
  return { ...record, secret };
}
