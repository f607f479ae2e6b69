import { z } from 'zod';
import { listTests } from '../operations/workflow-tests/list-tests.ts';
import { removeTest } from '../operations/workflow-tests/remove-test.ts';
import { runTests } from '../operations/workflow-tests/run-tests.ts';
import { saveTest, testInput } from '../operations/workflow-tests/save-test.ts';
import { procedure, router } from './init.ts';
import type { TestReport, WorkflowTest } from './views.ts';

const ofWorkflow = z.object({ workflow: z.string() });

export const testsRouter = router({
  list: procedure
    .input(ofWorkflow)
    .query(({ ctx, input }): Promise<WorkflowTest[]> => listTests(ctx.services, ctx.principal, input.workflow)),
  save: procedure
    .input(testInput.extend({ workflow: z.string() }))
    .mutation(
      ({ ctx, input: { workflow, ...input } }): Promise<WorkflowTest> =>
        saveTest(ctx.services, ctx.principal, workflow, input),
    ),
  /** All tests on the draft. */
  run: procedure
    .input(ofWorkflow)
    .query(({ ctx, input }): Promise<TestReport> => runTests(ctx.services, ctx.principal, input.workflow, {})),
  remove: procedure
    .input(ofWorkflow.extend({ id: z.string() }))
    .mutation(({ ctx, input }): Promise<void> => removeTest(ctx.services, ctx.principal, input)),
});
