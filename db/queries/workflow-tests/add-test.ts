import type { Tx } from '../../access.ts';
import { workflowTests } from '../../schema/workflow-tests.ts';
import { type TestWithFixture, toTestRecord } from './test-record.ts';

export type NewTest = Pick<
  typeof workflowTests.$inferInsert,
  'orgId' | 'workflowId' | 'name' | 'runId' | 'fixture' | 'createdBy'
>;

/** Adds a test to a workflow. */
export async function addTest(tx: Tx, input: NewTest): Promise<TestWithFixture> {
  const [row] = await tx.insert(workflowTests).values(input).returning();
  if (row === undefined) throw new Error('an insert answered no row');
  return toTestRecord(row);
}
