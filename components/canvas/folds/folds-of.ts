import type { Catalogue } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import { type Mark, marksOf } from '#engine/graph/marks.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { edgeKey } from '../../editor/store/edge-key.ts';
import { markKey } from '../../editor/store/mark-key.ts';
import { membersOf } from './members-of.ts';

/** A frame shown as one module. */
export type Fold = {
  key: string;
  /** Ids of nodes, keys of notes and frames. */
  held: ReadonlySet<string>;
  /** The cables that come in and go out, from the top. */
  ins: string[];
  outs: string[];
};

/** What is shown as one module, and of each thing hidden by it, where it is. */
export type Folds = { byKey: ReadonlyMap<string, Fold>; homes: ReadonlyMap<string, Fold> };

const none: Folds = { byKey: new Map(), homes: new Map() };
const known = new WeakMap<Graph, { collapsed: readonly string[]; folds: Folds }>();

/** True when a frame is shown as one module: as the document says, unless it was opened or collapsed here only. */
export function isFolded(frame: Mark, collapsed: readonly string[]): boolean {
  return (frame.holds !== undefined) !== collapsed.includes(markKey('frame', frame.id));
}

/** The collapsed frames of a document with the cables that cross their rims; `collapsed` inverts frames by their keys. */
export function foldsOf(graph: Graph, catalogue: Catalogue, collapsed: readonly string[]): Folds {
  const found = known.get(graph);
  if (found?.collapsed === collapsed) return found.folds;
  const folds = find(graph, catalogue, collapsed);
  known.set(graph, { collapsed, folds });
  return folds;
}

function find(graph: Graph, catalogue: Catalogue, collapsed: readonly string[]): Folds {
  const all = marksOf(graph, 'frame')
    .filter((frame) => isFolded(frame, collapsed))
    .map(
      (frame): Fold => ({
        key: markKey('frame', frame.id),
        held: new Set(frame.holds ?? membersOf(graph, catalogue, frame, {})),
        ins: [],
        outs: [],
      }),
    );
  if (all.length === 0) return none;
  // A frame that is hidden itself hides nothing more.
  const shown = all.filter(({ key }) => !all.some(({ held }) => held.has(key)));
  const homes = new Map<string, Fold>();
  for (const fold of shown) for (const id of fold.held) if (!homes.has(id)) homes.set(id, fold);
  for (const edge of graph.edges) {
    const from = homes.get(parseEndpoint(edge.from, 'out').node);
    const to = homes.get(parseEndpoint(edge.to, 'in').node);
    if (from === to) continue;
    from?.outs.push(edgeKey(edge));
    to?.ins.push(edgeKey(edge));
  }
  return { byKey: new Map(shown.map((fold) => [fold.key, fold])), homes };
}
