import type { Catalogue } from '#engine/graph/catalogue.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { around, type Box } from '../../canvas/kernels/snap.ts';
import type { LayOut, Placed } from '../../canvas/layout/level.ts';
import { allMarks, markPlace } from '../store/mark-key.ts';
import { boxOf } from './add-node.ts';
import { type FrameGroup, groupsOf } from './frame-groups.ts';
import { moveNotes } from './move-notes.ts';
import { stepAside } from './step-aside.ts';
import { type Level, levelOf, type Sizes } from './tidy-level.ts';

type What = { sizes: Sizes; chosen: readonly string[] | null };

/** Room of a container around what is in it: for its head, its foot and the way to its edges. */
const room = { left: 40, top: 80, right: 60, bottom: 60 };
const least = { width: 560, height: 260 };
/** More room under a level for the cables of its loops. */
const loopRoom = 60;

/**
 * Lays out all of a document or what is chosen of it, which stays where it is as a whole: the insides of containers
 * first, which take the size of what is in them. Frames stay around their members, notes beside their nodes. Laying out
 * twice moves nothing. Fails when `layOut` does.
 */
export async function tidy(graph: Graph, catalogue: Catalogue, what: What, layOut: LayOut): Promise<Operation[]> {
  const { chosen } = what;
  const sizes: Sizes = { ...what.sizes };
  const positions: { [node: string]: [number, number] } = {};
  const frames = new Map<string, Placed>();
  const resizes: Operation[] = [];
  const inside = async (parent: string): Promise<void> => {
    const level = levelOf(graph, catalogue, { parent, sizes, chosen: null });
    for (const { id } of level.nodes) if (isContainer(graph, id)) await inside(id);
    if (level.nodes.length === 0) return;
    const placed = await place(levelOf(graph, catalogue, { parent, sizes, chosen: null }), [], layOut);
    const box = around([...placed.boxes.values()]);
    if (box === null) return;
    for (const [id, at] of placed.boxes) positions[id] = [at.x - box.x + room.left, at.y - box.y + room.top];
    const size = {
      width: Math.max(least.width, up(box.width + room.left + room.right)),
      height: Math.max(least.height, up(box.height + room.top + room.bottom + (level.hasLoop ? loopRoom : 0))),
    };
    sizes[parent] = size;
    resizes.push({ op: 'set', node: parent, path: ['size'], value: [size.width, size.height] });
  };
  const picked = chosen === null ? null : new Set(chosen);
  const parents = new Set(
    graph.nodes.filter(({ id }) => picked === null || picked.has(id)).map(({ parent }) => parent),
  );
  // What lies in a container that is laid out itself goes with it.
  const levels = picked === null ? [undefined] : [...parents].filter((parent) => !liesIn(graph, parent, picked));
  for (const parent of levels) {
    const first = levelOf(graph, catalogue, { parent, sizes, chosen: picked });
    for (const { id } of first.nodes) if (isContainer(graph, id)) await inside(id);
    const level = levelOf(graph, catalogue, { parent, sizes, chosen: picked });
    const groups =
      parent === undefined
        ? groupsOf(graph, catalogue, { sizes: what.sizes, of: level.nodes.map(({ id }) => id) })
        : [];
    const placed = await place(level, groups, layOut);
    const before = around([
      ...level.nodes.map((node) => oldBox(node, catalogue, what.sizes)),
      ...groups.map(({ box }) => box),
    ]);
    const after = around([...placed.boxes.values(), ...placed.groups.values()]);
    if (before === null || after === null) continue;
    const [dx, dy] = [round(before.x) - after.x, round(before.y) - after.y];
    for (const [id, at] of placed.boxes) positions[id] = [at.x + dx, at.y + dy];
    for (const [id, at] of placed.groups) frames.set(id, { ...at, x: at.x + dx, y: at.y + dy });
  }
  if (chosen === null) stepAside(graph, catalogue, { positions, frames, sizes });
  const moved = graph.nodes.filter(({ id, position }) => {
    const at = positions[id];
    return at !== undefined && (at[0] !== position[0] || at[1] !== position[1]);
  });
  return [
    ...resizes.filter((operation) => isNewSize(graph, operation)),
    ...(moved.length > 0
      ? [
          {
            op: 'move' as const,
            positions: Object.fromEntries(moved.flatMap(({ id }) => (positions[id] ? [[id, positions[id]]] : []))),
          },
        ]
      : []),
    ...frameMoves(graph, frames),
    ...moveNotes(graph, catalogue, { positions, frames, sizes: { before: what.sizes, after: sizes } }),
  ];
}

type Result = { boxes: Map<string, Placed>; groups: Map<string, Placed> };

/** Lays out one level; what undoes a node comes to stand under it. */
async function place(level: Level, groups: readonly FrameGroup[], layOut: LayOut): Promise<Result> {
  const all = await layOut({ boxes: level.boxes, groups, edges: level.edges });
  const boxes = new Map<string, Placed>();
  for (const { id, parts } of level.stacks) {
    const at = all.get(id);
    if (at === undefined) continue;
    let y = at.y;
    for (const part of parts) {
      boxes.set(part.id, { x: at.x, y, width: part.width, height: part.height });
      y = up(y + part.height + level.gap);
    }
  }
  const frames = new Map(
    groups.flatMap(({ id }): [string, Placed][] => {
      const at = all.get(id);
      return at === undefined ? [] : [[id, at]];
    }),
  );
  return { boxes, groups: frames };
}

function oldBox(node: Graph['nodes'][number], catalogue: Catalogue, sizes: Sizes): Box {
  return { ...boxOf(node, catalogue), ...sizes[node.id] };
}

function frameMoves(graph: Graph, frames: ReadonlyMap<string, Placed>): Operation[] {
  return allMarks(graph).flatMap((marked): Operation[] => {
    const at = marked.kind === 'frame' ? frames.get(`frame:${marked.mark.id}`) : undefined;
    if (at === undefined) return [];
    const { position, size } = marked.mark;
    const set = (path: string, value: [number, number]): Operation => ({
      op: 'set',
      ...markPlace(marked),
      path: [path],
      value,
    });
    const wanted: [number, number] = [up(at.width), up(at.height)];
    return [
      ...(position[0] === at.x && position[1] === at.y ? [] : [set('position', [at.x, at.y])]),
      ...(size[0] === wanted[0] && size[1] === wanted[1] ? [] : [set('size', wanted)]),
    ];
  });
}

function isNewSize(graph: Graph, operation: Operation): boolean {
  if (operation.op !== 'set') return true;
  const size = graph.nodes.find(({ id }) => id === operation.node)?.size;
  return JSON.stringify(size) !== JSON.stringify(operation.value);
}

function isContainer(graph: Graph, id: string): boolean {
  return graph.nodes.some(({ parent }) => parent === id);
}

function liesIn(graph: Graph, id: string | undefined, picked: ReadonlySet<string>): boolean {
  if (id === undefined) return false;
  return picked.has(id) || liesIn(graph, graph.nodes.find((node) => node.id === id)?.parent, picked);
}

const step = 20;

function up(value: number): number {
  return Math.ceil(value / step) * step;
}

function round(value: number): number {
  return Math.round(value / step) * step + 0;
}
