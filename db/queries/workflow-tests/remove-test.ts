import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { workflowTests } from '../../schema/workflow-tests.ts';
import { isUuid } from '../is-uuid.ts';

/** Removes a test of a workflow; answers its name, null when there is none. */
export async function removeTest(
  tx: Tx,
  { workflowId, id }: { workflowId: string; id: string },
): Promise<string | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx
    .delete(workflowTests)
    .where(and(eq(workflowTests.workflowId, workflowId), eq(workflowTests.id, id)))
    .returning({ name: workflowTests.name });
  return row?.name ?? null;
}
