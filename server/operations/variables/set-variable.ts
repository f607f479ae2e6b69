import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { setVariable as query } from '#db/queries/variables/set-variable.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { tellSettingsChanged } from '../tell-settings-changed.ts';

/** Environment variables are written large by custom, so both cases are fine. */
const variableName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

const schema = z.strictObject({
  name: z
    .string()
    .regex(variableName, 'must start with a letter and hold only letters, digits and _, at most 64 of them'),
  value: z
    .string()
    .max(32_768, 'must have at most 32,768 characters')
    .refine((text) => !text.includes('\u0000'), 'must not contain the character U+0000'),
});

/** Adds a variable or changes its value; runs that have begun keep the old one. */
export async function setVariable({ db }: Pick<Deps, 'db'>, principal: Principal, input: unknown): Promise<void> {
  authorize(principal, 'variables:write');
  const { name, value } = parseInput(schema, input);
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    await query(tx, { orgId, name, value });
    await writeAudit(tx, { orgId, actor: principal, action: 'variable.set', target: name });
  });
  await tellSettingsChanged(db, orgId);
}
