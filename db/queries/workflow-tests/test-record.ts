import type { workflowTests } from '../../schema/workflow-tests.ts';
import { iso } from '../iso.ts';

type Row = typeof workflowTests.$inferSelect;

/** A test without what it replays. */
export type TestRecord = { id: string; name: string; runId: string; createdAt: string };

/** A test with what it replays and expects. */
export type TestWithFixture = TestRecord & Pick<Row, 'fixture'>;

/** Makes the plain record of a row. */
export function toTestRecord({ id, name, runId, createdAt, fixture }: Row): TestWithFixture {
  return { id, name, runId, createdAt: iso(createdAt), fixture };
}
