import { z } from 'zod';
import { readOptions } from './read-options.ts';
import type { Command } from './run.ts';

const place = z.object({ node: z.string(), scope: z.string(), visit: z.number() });
const report = z.object({
  same: z.number(),
  differs: z.number(),
  unknown: z.number(),
  runs: z.array(
    z.object({
      id: z.string(),
      verdict: z.enum(['same', 'differs', 'unknown']),
      problem: z.string().nullable(),
      differences: z.array(place.extend({ differs: z.array(z.string()) })).optional(),
      unknown: z.array(place.extend({ why: z.string() })).optional(),
    }),
  ),
});

/** Replays past runs of a workflow on its draft or a file, and says which would differ and where (F8). */
export const replay: Command = async (client, args, say) => {
  const { workflow, runs, graph } = readOptions(args);
  const answer = await client.post(`/api/v1/workflows/${encodeURIComponent(workflow)}/replay`, {
    runs,
    ...(graph !== undefined && { graph }),
  });
  const { same, differs, unknown, runs: replayed } = report.parse(answer);
  for (const run of replayed) {
    say(`${run.verdict.padEnd(7)} ${run.id}${run.problem === null ? '' : `  ${run.problem}`}`);
    for (const { node, scope, visit, differs: what } of run.differences ?? [])
      say(`          ${where(node, scope, visit)}: other ${what.join(', ')}`);
    for (const { node, scope, visit, why } of run.unknown ?? [])
      say(
        `          ${where(node, scope, visit)}: ${why === 'no_record' ? 'was not called then' : 'would be called otherwise'}`,
      );
  }
  say(replayed.length === 0 ? 'There are no runs to replay.' : `${same} same, ${differs} differ, ${unknown} unknown`);
  return differs + unknown === 0 ? 0 : 1;
};

function where(node: string, scope: string, visit: number): string {
  return `${scope === '' ? '' : `${scope}/`}${node}${visit === 1 ? '' : `#${visit}`}`;
}
