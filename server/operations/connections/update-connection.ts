import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { getConnection } from '#db/queries/connections/get-connection.ts';
import { updateConnection as query } from '#db/queries/connections/update-connection.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { seal } from '../../secrets/envelope.ts';
import type { Connection } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { tellSettingsChanged } from '../tell-settings-changed.ts';
import { connectionChange, hostSchemas, secretSchemas } from './connection-input.ts';

/** Changes a connection's name, hosts or secret; what is absent stays, and new hosts need the secret again. */
export async function updateConnection(
  { db, keys }: Pick<Deps, 'db' | 'keys'>,
  principal: Principal,
  input: unknown,
): Promise<Connection> {
  authorize(principal, 'connections:write');
  const { id, name, hosts: wanted, secret, rateLimit, concurrency } = parseInput(connectionChange, input);
  const { orgId } = principal;
  const changed = await asOrg(db, orgId, async (tx) => {
    const known = await getConnection(tx, id);
    if (known === null) throw new PatchbayError('not_found', `There is no connection '${id}'.`);
    const hosts = wanted && parseInput<string[]>(hostSchemas[known.kind], wanted);
    // Else whoever may edit could point a secret that cannot be read at a host of their own and read it there.
    if (secret === undefined && hosts?.some((host) => !known.hosts.includes(host))) {
      throw new PatchbayError('invalid_input', 'Enter the secret again to send it to another host.', {
        errors: [{ path: '/secret', message: 'is needed with a new host' }],
      });
    }
    const place = { orgId, id, field: 'secret' };
    const checked: unknown = secret === undefined ? undefined : parseInput<unknown>(secretSchemas[known.kind], secret);
    const row = await query(tx, id, {
      ...(name !== undefined && { name }),
      ...(hosts !== undefined && { hosts }),
      ...(rateLimit !== undefined && { rateLimit }),
      ...(concurrency !== undefined && { concurrency }),
      ...(checked !== undefined && { secret: seal(keys.envelope, place, JSON.stringify(checked)) }),
    });
    if (row === 'unknown') throw new PatchbayError('not_found', `There is no connection '${id}'.`);
    if (row === 'name_taken') throw new PatchbayError('conflict', `There is a connection '${name}' already.`);
    const data = { name: row.name, hosts: row.hosts, isSecretChanged: secret !== undefined };
    await writeAudit(tx, { orgId, actor: principal, action: 'connection.updated', target: id, data });
    return row;
  });
  await tellSettingsChanged(db, orgId);
  return changed;
}
