import { and, eq } from 'drizzle-orm';
import type { Json } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { effectAnswers } from '../../schema/effect-answers.ts';

/**
 * Does a piece of work once for each key: its answer is stored in the same transaction, and whoever comes again with
 * the key gets it. Two at the same time wait for each other. Work that fails leaves no trace, so it may be tried again.
 */
export async function once(
  tx: Tx,
  { orgId, key }: { orgId: string; key: string },
  work: () => Promise<Json>,
): Promise<Json> {
  const mine = and(eq(effectAnswers.orgId, orgId), eq(effectAnswers.key, key));
  const claimed = await tx
    .insert(effectAnswers)
    .values({ orgId, key })
    .onConflictDoNothing()
    .returning({ key: effectAnswers.key });
  if (claimed.length === 0) {
    const [known] = await tx.select({ answer: effectAnswers.answer }).from(effectAnswers).where(mine);
    return known?.answer ?? null;
  }
  const answer = await work();
  await tx.update(effectAnswers).set({ answer }).where(mine);
  return answer;
}
