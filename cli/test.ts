import { z } from 'zod';
import { readOptions } from './read-options.ts';
import type { Command } from './run.ts';

const report = z.object({
  passed: z.number(),
  failed: z.number(),
  results: z.array(
    z.object({
      name: z.string(),
      passed: z.boolean(),
      problem: z.string().nullable(),
      expected: z.object({ output: z.unknown(), error: z.string().nullable() }),
      actual: z.object({ output: z.unknown(), error: z.string().nullable() }),
    }),
  ),
});

/** Runs the saved tests of a workflow on its draft or a file. */
export const test: Command = async (client, args, say) => {
  const { workflow, graph } = readOptions(args);
  const path = `/api/v1/workflows/${encodeURIComponent(workflow)}/tests/run`;
  const { passed, failed, results } = report.parse(await client.post(path, graph === undefined ? {} : { graph }));
  for (const result of results) {
    say(`${result.passed ? 'ok  ' : 'FAIL'} ${result.name}`);
    if (result.problem !== null) say(`       ${result.problem}`);
    else if (!result.passed) say(`       expected ${endOf(result.expected)}\n       came to  ${endOf(result.actual)}`);
  }
  say(results.length === 0 ? 'This workflow has no tests yet.' : `${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};

function endOf({ output, error }: { output?: unknown; error: string | null }): string {
  return error === null ? JSON.stringify(output ?? null).slice(0, 200) : `the failure ${error}`;
}
