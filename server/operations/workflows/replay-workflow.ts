import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { loadRun } from '#db/journal/load-run.ts';
import { listRuns } from '#db/queries/runs/list-runs.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import type { WorkflowRecord } from '#db/queries/workflows/get-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import { type Compiled, compile } from '#engine/graph/compile.ts';
import { withoutPins } from '#engine/graph/pins.ts';
import { judgeReplay } from '#engine/host/judge-replay.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { ReplayedRun, ReplayReport } from '../../trpc/views.ts';
import { parseInput } from '../parse-input.ts';
import { findRun } from '../runs/read-run.ts';
import { requireGraph } from './check-graph.ts';
import { findWorkflow } from './find-workflow.ts';
import { readyGraph } from './ready-graph.ts';

/** Runs replayed at once at most. */
const most = 50;

/** What a replay can be asked for; the same on every door. */
export const replayInput = z.strictObject({
  runs: z
    .union(
      [z.int().min(1).max(most), z.array(z.string()).min(1).max(most)],
      `must be 1 to ${most}, or a list of run ids`,
    )
    .default(10),
  /** Another document than the draft. */
  graph: z.unknown().optional(),
});

/**
 * Replays past runs against the draft, or another graph, in memory (F8): which answers, paths and effects would be
 * otherwise. Nothing leaves the process and nothing is written.
 */
export async function replayWorkflow(
  services: Services,
  principal: Principal,
  name: string,
  body: unknown,
): Promise<ReplayReport> {
  authorize(principal, 'workflows:write');
  authorize(principal, 'runs:read');
  const input = parseInput(replayInput, body);
  const workflow = await findWorkflow(services, principal, name);
  const draft = input.graph === undefined ? workflow.graph : requireGraph(input.graph);
  const { graph } = await readyGraph(services, withoutPins(draft), { what: 'There is nothing to replay on.' });
  const compiled = compile(graph, services.catalogue);
  const runs: ReplayedRun[] = [];
  for (const run of await chosenRuns(services, principal, workflow, input.runs))
    runs.push(await replayRun(services, run, principal.orgId, compiled));
  const count = (verdict: ReplayedRun['verdict']) => runs.filter((run) => run.verdict === verdict).length;
  return { runs, same: count('same'), differs: count('differs'), unknown: count('unknown') };
}

/** The runs that were named, or the last ones of published versions that are over. */
async function chosenRuns(
  services: Services,
  principal: Principal,
  workflow: WorkflowRecord,
  runs: number | string[],
): Promise<RunRecord[]> {
  if (typeof runs === 'number') {
    const { items } = await asOrg(services.db, principal.orgId, (tx) =>
      listRuns(tx, { workflowId: workflow.id, limit: most * 4, cursor: null }),
    );
    return items.filter((run) => !run.draft && (run.status === 'succeeded' || run.status === 'failed')).slice(0, runs);
  }
  const found: RunRecord[] = [];
  for (const id of runs) {
    const run = await findRun(services, principal, id);
    if (run.workflow.id !== workflow.id)
      throw new PatchbayError(
        'invalid_input',
        `Run ${id} is not a run of '${workflow.slug}'. Name runs of this workflow.`,
      );
    found.push(run);
  }
  return found;
}

async function replayRun(services: Services, run: RunRecord, orgId: string, compiled: Compiled): Promise<ReplayedRun> {
  const about = { id: run.id, startedAt: run.startedAt, version: run.version, status: run.status };
  const plan = compiled.planFor(run.entry);
  if (plan === null)
    return {
      ...about,
      verdict: 'differs',
      problem: `The run began at '${run.entry}', which this graph does not have.`,
    };
  const own = await services.graphs.get(orgId, run.graphHash);
  const ownPlan = own.compiled.planFor(run.entry);
  const log = (await loadRun(services.db, run.id))?.events ?? [];
  if (ownPlan === null || log.length === 0)
    return { ...about, verdict: 'unknown', problem: 'The log of this run cannot be read any more.' };
  const learned = await services.replay({ orgId, plan: ownPlan, log, params: null });
  const replayed = await services.replay({ orgId, plan, log, params: learned.params });
  return { ...about, problem: null, ...judgeReplay(log, learned, replayed) };
}
