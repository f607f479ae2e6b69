import { randomUUID } from 'node:crypto';
import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { addConnection } from '#db/queries/connections/add-connection.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { seal } from '../../secrets/envelope.ts';
import type { Connection } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { tellSettingsChanged } from '../tell-settings-changed.ts';
import { newConnection } from './connection-input.ts';

/** Adds a connection; its secret is encrypted before it is stored and can be replaced but not read. */
export async function createConnection(
  { db, keys }: Pick<Deps, 'db' | 'keys'>,
  principal: Principal,
  input: unknown,
): Promise<Connection> {
  authorize(principal, 'connections:write');
  const parsed = parseInput(newConnection, input);
  const { name, kind, hosts, secret } = parsed;
  const rateLimit = 'rateLimit' in parsed ? (parsed.rateLimit ?? null) : null;
  const concurrency = 'concurrency' in parsed ? (parsed.concurrency ?? null) : null;
  const { orgId } = principal;
  const id = randomUUID();
  const sealed = seal(keys.envelope, { orgId, id, field: 'secret' }, JSON.stringify(secret));
  const added = await asOrg(db, orgId, async (tx) => {
    const row = await addConnection(tx, { id, orgId, name, kind, hosts, rateLimit, concurrency, secret: sealed });
    if (row === null)
      throw new PatchbayError('conflict', `There is a connection '${name}' already: choose another name.`);
    await writeAudit(tx, {
      orgId,
      actor: principal,
      action: 'connection.created',
      target: id,
      data: { name, kind, hosts },
    });
    return row;
  });
  await tellSettingsChanged(db, orgId);
  return added;
}
