import { type Catalogue, isLoop } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { NodeView } from '#engine/run/view.ts';
import { isFocused, latestVisit, type VisitEntry, viewOfVisit } from '#engine/run/visits.ts';
import type { Loops } from '../canvas/loops.ts';
import { edgeKey } from '../editor/store/edge-key.ts';
import type { RunSlice } from '../editor/store/run-slice.ts';

const known = new WeakMap<RunSlice, Map<string, NodeView>>();

/** A node at the moment and in the turn or pass that is looked at; the same object as long as the run is the same. */
export function shownNode(run: RunSlice, node: string): NodeView | undefined {
  if (!hasRound(run, node)) return run.view.nodes[node];
  const views = known.get(run) ?? new Map<string, NodeView>();
  known.set(run, views);
  const view = views.get(node) ?? viewOfVisit(run.events, latestVisit(run.visits, node, run), run.shown);
  views.set(node, view);
  return view;
}

/** True when a turn or a pass is picked in which the node stands. */
export function hasRound(run: RunSlice, node: string): boolean {
  return Object.keys(run.focus).length > 0 && isFocused(run.focus, ownersOf(run, node));
}

/** The containers and cycles around a node, the outer ones first: what its turns and passes are counted by. */
export function ownersOf({ graph, loops }: { graph: Graph; loops: Loops }, node: string): string[] {
  const owners: string[] = [];
  const seen = new Set<string>();
  let at = graph.nodes.find(({ id }) => id === node);
  while (at !== undefined && !seen.has(at.id)) {
    const { id, parent } = at;
    seen.add(id);
    owners.unshift(...(loops.headers.get(id) ?? []).toReversed());
    if (parent !== undefined) owners.unshift(parent);
    at = graph.nodes.find((other) => other.id === parent);
  }
  return owners;
}

/** What is counted in turns or passes around a node, and the node itself when it repeats; the outer ones first. */
export function repeatersOf(run: RunSlice, catalogue: Catalogue, node: string): string[] {
  const isRepeating = (id: string) => {
    const type = run.graph.nodes.find((other) => other.id === id)?.type;
    return run.loops.headers.get(id)?.[0] === id || isLoop(catalogue.get(type ?? '')?.role);
  };
  return [...new Set([...ownersOf(run, node), node])].filter(isRepeating);
}

/** What went into a node, by where it came from: in a pass of a cycle the back edges bring what the pass before gave. */
export function inputOf(run: RunSlice, node: string): JsonObject {
  const sources: JsonObject = {};
  const visit = latestVisit(run.visits, node, run);
  for (const edge of run.graph.edges) {
    if (parseEndpoint(edge.to, 'in').node !== node) continue;
    const from = parseEndpoint(edge.from, 'out').node;
    if (isLaterPass(visit, node) && !run.loops.headers.get(from)?.includes(node)) continue;
    const value = sentBy(run, { from, back: run.loops.back.get(edgeKey(edge))?.header ?? null }, visit);
    if (value !== undefined) sources[from] = value;
  }
  return sources;
}

/** Edges that enter a cycle count in its first pass only (V1). */
function isLaterPass(visit: VisitEntry | null, node: string): boolean {
  const step = visit?.steps.at(-1);
  return step !== undefined && step.owner === node && step.number > 1;
}

function sentBy(
  run: RunSlice,
  { from, back }: { from: string; back: string | null },
  visit: VisitEntry | null,
): Json | undefined {
  const around = Object.fromEntries((visit?.steps ?? []).map(({ owner, number }) => [owner, number]));
  if (back !== null) around[back] = (around[back] ?? 1) - 1;
  const sent = latestVisit(run.visits, from, { shown: run.shown, focus: { ...run.focus, ...around } });
  const view = viewOfVisit(run.events, sent, run.shown);
  return view.status === 'done' || view.status === 'failed' ? view.output : undefined;
}
