import type { Tx } from '../../access.ts';
import { variables } from '../../schema/variables.ts';

/** Adds a variable or replaces its value; runs that have begun keep the old one. */
export async function setVariable(tx: Tx, input: { orgId: string; name: string; value: string }): Promise<void> {
  const updatedAt = new Date();
  await tx
    .insert(variables)
    .values({ ...input, updatedAt })
    .onConflictDoUpdate({ target: [variables.orgId, variables.name], set: { value: input.value, updatedAt } });
}
