import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { listTests } from '#db/queries/workflow-tests/list-tests.ts';
import type { TestWithFixture } from '#db/queries/workflow-tests/test-record.ts';
import { type Compiled, compile } from '#engine/graph/compile.ts';
import { withoutPins } from '#engine/graph/pins.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { answerOf, compareRuns, isSame } from '#engine/run/compare-runs.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { TestReport, TestResult } from '../../trpc/views.ts';
import { parseInput } from '../parse-input.ts';
import { requireGraph } from '../workflows/check-graph.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';
import { readyGraph } from '../workflows/ready-graph.ts';
import { failureOf } from './save-test.ts';

/** What is tested; the same on every door. */
export const runTestsInput = z.strictObject({
  /** Another document than the draft. */
  graph: z.unknown().optional(),
});

/** Runs all tests of a workflow on its draft, or another graph: offline, with days passing at once. */
export async function runTests(
  services: Services,
  principal: Principal,
  workflowName: string,
  body: unknown,
): Promise<TestReport> {
  authorize(principal, 'workflows:write');
  const input = parseInput(runTestsInput, body);
  const workflow = await findWorkflow(services, principal, workflowName);
  const draft = input.graph === undefined ? workflow.graph : requireGraph(input.graph);
  const { graph } = await readyGraph(services, withoutPins(draft), { what: 'There is nothing to test.' });
  return await testGraph(services, { orgId: principal.orgId, workflowId: workflow.id }, graph);
}

/** Runs all tests of a workflow on a graph without errors. */
export async function testGraph(
  services: Pick<Services, 'db' | 'catalogue' | 'replay'>,
  { orgId, workflowId }: { orgId: string; workflowId: string },
  graph: Graph,
): Promise<TestReport> {
  const tests = await asOrg(services.db, orgId, (tx) => listTests(tx, workflowId));
  const compiled = tests.length === 0 ? null : compile(graph, services.catalogue);
  const results: TestResult[] = [];
  for (const test of tests) if (compiled) results.push(await runTest(services, orgId, compiled, test));
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, results };
}

async function runTest(
  services: Pick<Services, 'replay'>,
  orgId: string,
  compiled: Compiled,
  { fixture, ...test }: TestWithFixture,
): Promise<TestResult> {
  const { log, params, expected } = fixture;
  const [first] = log;
  const entry = first?.type === 'run.started' ? first.data.entry : '';
  const plan = compiled.planFor(entry);
  if (plan === null)
    return {
      ...test,
      expected,
      actual: { output: null, error: null },
      passed: false,
      unknown: [],
      differences: [],
      problem: `The test begins at '${entry}', which this graph does not have.`,
    };
  const replayed = await services.replay({ orgId, plan, log, params: new Map(Object.entries(params)) });
  const actual = { output: answerOf(replayed.log), error: failureOf(replayed.log) };
  const isOver = replayed.log.some(({ type }) => type === 'run.completed' || type === 'run.failed');
  const passed = isOver && isSame(actual.output, expected.output) && actual.error === expected.error;
  return {
    ...test,
    expected,
    actual,
    passed,
    unknown: replayed.unknown,
    differences: passed ? [] : compareRuns(log, replayed.log).visits,
    problem: isOver ? null : stoppedAt(replayed.unknown.map(({ node }) => node)),
  };
}

function stoppedAt(nodes: string[]): string {
  if (nodes.length === 0) return 'It did not come to an end: something in it waits for what the test does not hold.';
  return `It did not come to an end: ${nodes.join(', ')} would call out in a way that the test does not hold an answer for.`;
}
