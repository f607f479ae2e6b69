import type { Catalogue } from '#engine/graph/catalogue.ts';
import { marksOf } from '#engine/graph/marks.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { type Box, freePlace } from '../../canvas/kernels/snap.ts';
import type { Placed } from '../../canvas/layout/level.ts';
import { boxOf } from './add-node.ts';
import type { Sizes } from './tidy-level.ts';

type Moved = {
  positions: { [node: string]: [number, number] };
  frames: ReadonlyMap<string, Placed>;
  sizes: { before: Sizes; after: Sizes };
};

/** How near a note must be to a node to belong to it. */
const near = 300;

/** Takes notes along with the node they stand nearest to; one that would lie on something goes down to a free place. */
export function moveNotes(graph: Graph, catalogue: Catalogue, { positions, sizes }: Moved): Operation[] {
  const roots = graph.nodes.filter(({ parent }) => parent === undefined);
  const old = new Map(
    roots.map((node): [string, Box] => [node.id, { ...boxOf(node, catalogue), ...sizes.before[node.id] }]),
  );
  const now = roots.map((node): Box => {
    const [x, y] = positions[node.id] ?? node.position;
    return { ...boxOf(node, catalogue), ...sizes.after[node.id], x, y };
  });
  const taken = [...now];
  return marksOf(graph, 'note').flatMap(({ id, position: [x, y], size: [width, height] }): Operation[] => {
    const box = { x, y, width, height };
    const beside = [...old].toSorted(([, a], [, b]) => gapBetween(a, box) - gapBetween(b, box))[0];
    const to = beside && positions[beside[0]];
    if (beside === undefined || to === undefined || gapBetween(beside[1], box) > near) return [];
    const wanted: [number, number] = [x + to[0] - beside[1].x, y + to[1] - beside[1].y];
    const hit = taken.some((other) => gapBetween(other, { ...box, x: wanted[0], y: wanted[1] }) === 0);
    const at = hit ? freePlace(wanted, { width, height }, taken) : wanted;
    taken.push({ x: at[0], y: at[1], width, height });
    return at[0] === x && at[1] === y ? [] : [{ op: 'set', note: id, path: ['position'], value: at }];
  });
}

/** The room between two boxes; 0 when they touch or overlap. */
function gapBetween(a: Box, b: Box): number {
  const dx = Math.max(0, b.x - (a.x + a.width), a.x - (b.x + b.width));
  const dy = Math.max(0, b.y - (a.y + a.height), a.y - (b.y + b.height));
  return Math.hypot(dx, dy);
}
