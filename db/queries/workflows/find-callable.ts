import { and, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { workflows } from '../../schema/workflows.ts';

export type Callable = { slug: string; isPublished: boolean };

/** Which of these slugs and ids name a workflow, and whether it is published. */
export async function findCallable(tx: Tx, names: string[]): Promise<Map<string, Callable>> {
  if (names.length === 0) return new Map();
  const rows = await tx
    .select({ id: workflows.id, slug: workflows.slug, active: workflows.activeVersion })
    .from(workflows)
    .where(
      and(isNull(workflows.deletedAt), or(inArray(workflows.slug, names), inArray(sql`${workflows.id}::text`, names))),
    );
  return new Map(
    rows.flatMap(({ id, slug, active }) =>
      [id, slug].map((name) => [name, { slug, isPublished: active !== null }] as const),
    ),
  );
}
