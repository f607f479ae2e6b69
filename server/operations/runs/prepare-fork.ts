import { loadRun } from '#db/journal/load-run.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import { PatchbayError } from '#engine/errors.ts';
import { changedNodes } from '#engine/graph/changed-nodes.ts';
import type { KeeperParts } from '#engine/host/keeper.ts';
import { isAssetRef, type Json } from '#engine/json.ts';
import type { RunEvent, TrialClock } from '#engine/run/event.ts';
import {
  type ForkOrigin,
  findVisit,
  type Place,
  placeKey,
  type Records,
  recordsOf,
  replacementKey,
} from '#engine/run/fork.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { callerOf } from '../../gateway/invoke.ts';
import { blobsOf } from '../../host/blobs.ts';
import { checkFor } from '../../host/schemas.ts';
import type { Services } from '../../services.ts';
import type { CompiledGraph } from '../../worker/graphs.ts';
import type { StartRun } from '../../worker/start-run.ts';
import { checkBreakpoints } from './check-breakpoints.ts';
import { forkGraph } from './fork-graph.ts';
import type { ForkInput } from './fork-input.ts';
import { findRun } from './read-run.ts';

export type PreparedFork = {
  run: RunRecord;
  /** The new run, without what answers its kept visits. */
  request: Omit<StartRun, 'door'>;
  keeper: KeeperParts;
  records: Records;
  /** Nodes of the old graph that do something else in the new one, or are gone. */
  changed: string[];
};

/** Checks what a fork asks for and gathers what it needs; starts nothing. Says in one sentence what cannot be. */
export async function prepareFork(
  services: Services,
  principal: Principal,
  id: string,
  input: ForkInput,
): Promise<PreparedFork> {
  authorize(principal, 'runs:write');
  const run = await findRun(services, principal, id);
  authorize(principal, 'tools:call', run.workflow.slug);
  if (input.data !== undefined) authorize(principal, 'workflows:write');
  const loaded = await loadRun(services.db, run.id);
  const [started] = loaded?.events ?? [];
  if (!loaded || started?.type !== 'run.started')
    throw new PatchbayError(
      'conflict',
      'The run has not begun yet, so there is nothing to fork. Try again in a moment.',
    );
  const old = await services.graphs.get(principal.orgId, run.graphHash);
  const target = await forkGraph(services, principal, run, input);
  // A part of a graph may lack nodes that the whole has.
  if (input.until === undefined) checkBreakpoints(target.graph.graph, input.breakpoints ?? [], target.draft);
  refuseOtherEntry(target.graph, run);
  if (input.input !== undefined) refuseInput(target.graph, input.input);
  const records = recordsOf(loaded.events);
  const changed = changedNodes(old.graph, target.graph.graph);
  const origin: ForkOrigin = {
    runId: run.id,
    seq: loaded.events.at(-1)?.seq ?? 0,
    mode: input.mode,
    from: [
      ...beginning(records, input, old, target.graph),
      ...(input.mode === 'continue' ? visitsOf(records, changed) : []),
    ],
  };
  const data = input.data ?? {};
  const clock = target.draft ? clockAt(loaded.events, started, input.mode === 'fork' ? records : null, origin) : null;
  for (const key of Object.keys(data)) refuseUnknownData(records, key);
  const types = new Map(old.graph.nodes.map((node) => [node.id, node.type]));
  return {
    run,
    records,
    changed,
    keeper: { origin, records, types, data },
    request: {
      orgId: principal.orgId,
      runnable: { workflow: { ...run.workflow, version: target.version }, ...target, entry: run.entry },
      input: input.input ?? (await inputOf(services, principal, started)),
      env: await services.environment(principal.orgId),
      caller: callerOf(principal),
      ...(clock && { clock }),
      ...(input.breakpoints && { breakpoints: input.breakpoints }),
    },
  };
}

/** T6: how far the old run's clock was ahead where the fork begins, and whether it jumped; null when it did neither. */
function clockAt(
  log: readonly RunEvent[],
  { data: { clock } }: Extract<RunEvent, { type: 'run.started' }>,
  records: Records | null,
  { from }: ForkOrigin,
): TrialClock | null {
  const begun = from.map((place) => records?.visits.get(placeKey(place))?.started?.seq ?? Number.POSITIVE_INFINITY);
  const until = Math.min(...begun);
  const jumped = log.map((event) => (event.type === 'clock.advanced' && event.seq < until ? event.data.ms : 0));
  const aheadMs = jumped.reduce((sum, ms) => sum + ms, clock?.aheadMs ?? 0);
  return aheadMs === 0 && clock === undefined ? null : { aheadMs, jumps: clock?.jumps === true };
}

/** F4: the visit that the caller named, or none when only what has no result is to run. */
function beginning(records: Records, input: ForkInput, old: CompiledGraph, target: CompiledGraph): Place[] {
  const { fromNode, scope, visit } = input;
  if (fromNode === undefined) {
    if (scope === undefined && visit === undefined) return [];
    throw invalid('/fromNode', '`scope` and `visit` say which visit of a node: give `fromNode` as well.');
  }
  const isThere = ({ graph }: CompiledGraph) => graph.nodes.some(({ id }) => id === fromNode);
  if (!isThere(old)) throw invalid('/fromNode', `The run's graph has no node '${fromNode}'.${ranHint(records)}`);
  if (!isThere(target))
    throw invalid('/fromNode', `The graph to go on in has no node '${fromNode}'. Keep it, or begin elsewhere.`);
  const found = findVisit(records, {
    node: fromNode,
    ...(scope !== undefined && { scope }),
    ...(visit !== undefined && { visit }),
  });
  if (found) return [{ node: found.node, scope: found.scope, visit: found.visit }];
  const which = [
    ...(visit === undefined ? [] : [`visit ${visit}`]),
    ...(scope === undefined ? [] : [`scope '${scope}'`]),
  ].join(' in ');
  throw invalid(
    '/fromNode',
    `'${fromNode}' did not run${which === '' ? '' : ` (${which})`} in this run, so nothing can begin again there.${ranHint(records)}`,
  );
}

function ranHint({ visits }: Records): string {
  const ran = [...new Set([...visits.values()].flatMap(({ node, started }) => (started ? [node] : [])))];
  return ran.length === 0 ? '' : ` These ran: ${ran.slice(0, 8).join(', ')}${ran.length > 8 ? ', …' : ''}.`;
}

/** F9: every visit of a node that does something else now. */
function visitsOf({ visits }: Records, nodes: readonly string[]): Place[] {
  return [...visits.values()].flatMap(({ node, scope, visit }) =>
    nodes.includes(node) ? [{ node, scope, visit }] : [],
  );
}

function refuseOtherEntry({ compiled }: CompiledGraph, { entry }: RunRecord): void {
  if (compiled.planFor(entry) !== null) return;
  throw invalid('/graph', `The run began at '${entry}', and the graph to go on in has no such entry. Keep it there.`);
}

function refuseInput({ graph }: CompiledGraph, input: Json): void {
  const errors = checkFor(graph.input)(input);
  const [first] = errors;
  if (first === undefined) return;
  const where = first.path === '' ? 'The input' : `\`${first.path}\``;
  throw new PatchbayError('invalid_input', `${where} does not fit '${graph.slug}': ${first.message}`, {
    errors: errors.map(({ path, message }) => ({ path: `/input${path}`, message })),
  });
}

function refuseUnknownData({ visits }: Records, key: string): void {
  for (const record of visits.values())
    if (record.started !== null && replacementKey({ [key]: null }, record) !== null) return;
  throw invalid(
    `/data/${key}`,
    `\`data\` names '${key}', and no such visit ran. Name a node, \`scope/node\`, or \`scope/node#visit\`.`,
  );
}

function invalid(path: string, message: string): PatchbayError {
  return new PatchbayError('invalid_input', message, { errors: [{ path, message }] });
}

async function inputOf(
  services: Services,
  principal: Principal,
  { data }: Extract<RunEvent, { type: 'run.started' }>,
): Promise<Json> {
  const { input, spilled } = data;
  return spilled && isAssetRef(input) ? await blobsOf(services.db, principal.orgId).getJson(input) : input;
}
