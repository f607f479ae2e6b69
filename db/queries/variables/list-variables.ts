import { asc, eq } from 'drizzle-orm';
import type { Engine, Tx } from '../../access.ts';
import { variables } from '../../schema/variables.ts';
import { iso } from '../iso.ts';

export type VariableRecord = { name: string; value: string; updatedAt: string };

/** The variables of an organization by name. */
export async function listVariables(on: Tx | Engine, orgId: string): Promise<VariableRecord[]> {
  const rows = await on.select().from(variables).where(eq(variables.orgId, orgId)).orderBy(asc(variables.name));
  return rows.map(({ name, value, updatedAt }) => ({ name, value, updatedAt: iso(updatedAt) }));
}
