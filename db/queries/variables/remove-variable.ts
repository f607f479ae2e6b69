import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { variables } from '../../schema/variables.ts';

/** Removes a variable; false when there is none of that name. */
export async function removeVariable(tx: Tx, name: string): Promise<boolean> {
  return (await tx.delete(variables).where(eq(variables.name, name)).returning()).length > 0;
}
