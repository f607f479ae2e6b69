import { PatchbayError, toNodeError } from '#engine/errors.ts';
import { compile } from '#engine/graph/compile.ts';
import { hasErrors } from '#engine/graph/diagnostic.ts';
import { judgeReplay } from '#engine/host/judge-replay.ts';
import { compareRuns } from '#engine/run/compare-runs.ts';
import { parseRunFile, type RunFile } from '#engine/run/run-file.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { ReplayedFile } from '../../trpc/views.ts';
import { diagnoseGraph, doesNotCompile } from '../workflows/check-graph.ts';

/** Events that a file may hold to be replayed: all are folded while somebody waits. */
const mostEvents = 50_000;

/**
 * Runs a downloaded run once more, on its own graph and answered by its own log (F8), and says visit by visit what came
 * out otherwise. Nothing leaves the process and nothing is stored. Throws `invalid_input` for what is no run file,
 * `does_not_compile` for a graph with errors.
 */
export async function replayFile(services: Services, principal: Principal, body: unknown): Promise<ReplayedFile> {
  authorize(principal, 'runs:read');
  authorize(principal, 'workflows:write');
  const read = parseRunFile(body);
  if (!read.ok) throw new PatchbayError('invalid_input', `This is no run file. ${read.message}`);
  const { graph, events } = read.file;
  if (events.length > mostEvents)
    throw new PatchbayError(
      'invalid_input',
      `The file holds ${events.length} events; ${mostEvents} can be replayed. Look at it without a replay.`,
    );
  const diagnostics = diagnoseGraph(services, graph);
  if (hasErrors(diagnostics)) throw doesNotCompile(diagnostics, 'The graph of this file cannot run here.');
  return await replayed(services, principal, read.file);
}

async function replayed(services: Services, { orgId }: Principal, { graph, events }: RunFile): Promise<ReplayedFile> {
  const [started] = events;
  const plan = started?.type === 'run.started' ? compile(graph, services.catalogue).planFor(started.data.entry) : null;
  if (plan === null)
    throw new PatchbayError('invalid_input', 'The run began at a node that its graph cannot begin at.');
  try {
    const again = await services.replay({ orgId, plan, log: events, params: null });
    // No visit is forgiven: on its own graph a run comes to the same, or the file says otherwise.
    const strict = { log: events, unknown: [], params: new Map() };
    return { ...judgeReplay(events, strict, again), same: compareRuns(events, again.log).same };
  } catch (error) {
    const { message } = toNodeError(error);
    throw new PatchbayError('invalid_input', `The log of this file does not belong to its graph: ${message}`);
  }
}
