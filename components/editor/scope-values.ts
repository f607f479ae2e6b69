import { type Catalogue, isLoop } from '#engine/graph/catalogue.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import { variablesAround, variablesAt } from '#engine/run/variable-view.ts';
import {
  latestTurn,
  latestVisit,
  type Step,
  turnStart,
  type VisitEntry,
  viewOfVisit,
  visitSeen,
} from '#engine/run/visits.ts';
import type { RunSlice } from './store/run-slice.ts';

/** A node, or none, and the loop that gives it `item` and `index`. */
type Reader = { graph: Graph; run: RunSlice; node: string | null; loop: string | null };

/** Where a node's expressions are read: its visit, the turns and passes around it, and the containers that hold it. */
type Place = { visit: VisitEntry | null; around: readonly Step[]; containers: string[]; shown: number };

/**
 * The values that a node's expressions see at the moment and in the turn or pass that is looked at: as the visit saw
 * them when it began. What it cannot have seen because the document has changed since is shown as it stood later in
 * the same turn.
 */
export function scopeValues(reader: Reader): Map<string, Json> {
  const { run } = reader;
  const place = placeOf(reader);
  const { view } = run;
  const values = new Map<string, Json>([
    ['input', view.input],
    ['env', view.env],
    ['now', run.events[place.visit?.events[0] ?? run.shown - 1]?.at ?? view.at ?? ''],
    ['run', { id: run.id, startedAt: view.startedAt }],
    ['vars', varsOf(reader, place)],
  ]);
  for (const { id } of run.graph.nodes) {
    const value = seenOf(reader, place, id);
    if (value !== undefined) values.set(id, value);
  }
  for (const container of place.containers) {
    const turn = turnOf(run, place, container);
    if (turn === null) continue;
    values.set(container, { item: turn.item ?? null, index: turn.index });
    if (container !== reader.loop) continue;
    values.set('index', turn.index);
    if (turn.item !== undefined) values.set('item', turn.item);
  }
  return values;
}

/** The container whose turns give a node `item` and `index`: the nearest loop, through `try` and `parallel` between. */
export function loopAround(graph: Graph, catalogue: Catalogue, node: string | null): string | null {
  const isTurning = (id: string) => {
    const found = graph.nodes.find((other) => other.id === id);
    return found?.policy?.each !== undefined || isLoop(catalogue.get(found?.type ?? '')?.role);
  };
  return containersOf(graph, node).findLast(isTurning) ?? null;
}

/** The containers around a node, the outer ones first; a node that runs once per item is one around itself (C11). */
function containersOf(graph: Graph, node: string | null): string[] {
  const containers: string[] = [];
  const self = graph.nodes.find(({ id }) => id === node);
  if (self?.policy?.each !== undefined) containers.push(self.id);
  for (let at = self?.parent; at !== undefined && !containers.includes(at); ) {
    const id = at;
    containers.unshift(id);
    at = graph.nodes.find((other) => other.id === id)?.parent;
  }
  return containers;
}

function placeOf({ graph, run, node }: Reader): Place {
  const containers = containersOf(graph, node);
  const visit = node === null ? null : latestVisit(run.visits, node, run);
  const shown = visit?.events[0] ?? run.shown;
  if (visit !== null) return { visit, around: visit.steps, containers, shown };
  const owner = containers.at(-1);
  return { visit, around: owner === undefined ? [] : latestTurn(run.visits, owner, run), containers, shown };
}

/** What a node has given; undefined when the reader sees nothing of it. */
function seenOf({ graph, run, node }: Reader, place: Place, id: string): Json | undefined {
  if (id === node) return undefined;
  const { around, containers } = place;
  const { shown } = run;
  if (node !== null && containersOf(graph, id).includes(node)) {
    // The result of a container is read when a turn ends, not when the container begins.
    const focus = { ...run.focus, ...Object.fromEntries(around.map(({ owner, number }) => [owner, number])) };
    return outputOf(run, latestVisit(run.visits, id, { shown, focus }), shown);
  }
  const before = outputOf(run, visitSeen(run.visits, id, place), place.shown);
  if (before !== undefined || (place.visit !== null && sharesCycle(run, node, id))) return before;
  return outputOf(run, visitSeen(run.visits, id, { around, containers, shown }), shown);
}

/** Round a cycle a node that comes later has its value from the pass before, or none. */
function sharesCycle({ loops }: RunSlice, one: string | null, other: string): boolean {
  const headers = loops.headers.get(one ?? '') ?? [];
  return headers.some((header) => loops.headers.get(other)?.includes(header));
}

function outputOf(run: RunSlice, visit: VisitEntry | null, shown: number): Json | undefined {
  const view = viewOfVisit(run.events, visit, shown);
  if (view.status === 'done' || view.status === 'failed') return view.output;
  return view.status === 'skipped' ? null : undefined;
}

/** The turn of a container in which the reader stands; the item is unknown when the log holds only a reference to it. */
function turnOf(run: RunSlice, { around }: Place, container: string): { item?: Json; index: number } | null {
  const at = around.findLastIndex(({ owner }) => owner === container);
  const step = around[at];
  if (step === undefined) return null;
  const index = step.number - 1;
  const started = turnStart(run.visits, container, around.slice(0, at)).map((place) => run.events[place]);
  const begun = started.find((event) => event?.type === 'node.started');
  if (begun?.type !== 'node.started') return { index };
  const { items } = begun.data;
  return Array.isArray(items) ? { item: items[index] ?? null, index } : { index };
}

/** The variables a node may read, with their values in its turn, or their first ones; inner ones hide outer ones. */
function varsOf({ graph, run, node }: Reader, { visit, shown }: Place): Json {
  const events = run.events.slice(0, shown);
  return Object.fromEntries(
    variablesAround(graph, node).map((first) => {
      const turn = turnPath(visit?.scope ?? '', first.owner);
      const own =
        turn === '' ? events : events.filter(({ scope = '' }) => scope === turn || scope.startsWith(`${turn}/`));
      const now = variablesAt(graph, own).find(({ owner, name }) => owner === first.owner && name === first.name);
      return [first.name, (now ?? first).value];
    }),
  );
}

/** The part of a scope that ends with a turn of this container; empty when it has none. */
function turnPath(scope: string, owner: string): string {
  const parts = scope.split('/');
  const place = parts.findLastIndex((part) => /^\w+/.exec(part)?.[0] === owner && part.endsWith(']'));
  return parts.slice(0, place + 1).join('/');
}
