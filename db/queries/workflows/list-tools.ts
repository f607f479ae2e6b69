import { asc, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { workflows } from '../../schema/workflows.ts';
import { selectTools, type ToolRecord } from './select-tools.ts';

/** All published workflows of the organization with the graphs of their active versions, by slug. */
export async function listTools(tx: Tx): Promise<ToolRecord[]> {
  return await selectTools(tx).where(isNull(workflows.deletedAt)).orderBy(asc(workflows.slug));
}
