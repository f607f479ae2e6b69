import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { workflows } from '../../schema/workflows.ts';
import { selectTools, type ToolRecord } from './select-tools.ts';

/** One published workflow by its slug; null when there is none. */
export async function getTool(tx: Tx, slug: string): Promise<ToolRecord | null> {
  const [row] = await selectTools(tx).where(and(eq(workflows.slug, slug), isNull(workflows.deletedAt)));
  return row ?? null;
}
