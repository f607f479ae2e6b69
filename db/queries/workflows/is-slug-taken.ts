import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { workflows } from '../../schema/workflows.ts';

/** True when another workflow of the organization than `except` has the slug. */
export async function isSlugTaken(tx: Tx, slug: string, except: string | null): Promise<boolean> {
  const others = except === null ? undefined : ne(workflows.id, except);
  const rows = await tx
    .select({ id: workflows.id })
    .from(workflows)
    .where(and(eq(workflows.slug, slug), isNull(workflows.deletedAt), others))
    .limit(1);
  return rows.length > 0;
}
