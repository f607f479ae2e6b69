import { asc, eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { workflowTests } from '../../schema/workflow-tests.ts';
import { type TestWithFixture, toTestRecord } from './test-record.ts';

/** The tests of a workflow, oldest first. */
export async function listTests(tx: Tx, workflowId: string): Promise<TestWithFixture[]> {
  const rows = await tx
    .select()
    .from(workflowTests)
    .where(eq(workflowTests.workflowId, workflowId))
    .orderBy(asc(workflowTests.createdAt), asc(workflowTests.id));
  return rows.map(toTestRecord);
}
