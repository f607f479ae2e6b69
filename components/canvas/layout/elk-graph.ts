import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';
import { grid } from '../kernels/snap.ts';
import type { Level, LevelBox, Placed } from './level.ts';

/** Room of a frame for its title, and to its sides. */
const frameRoom = '[top=60,left=40,bottom=40,right=40]';

const spacing = {
  // Wide enough that nothing touches once places are rounded to the grid.
  'elk.spacing.nodeNode': '60',
  'elk.spacing.componentComponent': '80',
  'elk.layered.spacing.nodeNodeBetweenLayers': '100',
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
};

const options = {
  ...spacing,
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  // Branches keep the order in which the document lists them where nothing speaks against it.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
};

/** A level as the layout library takes it: left to right, with jacks where they are, and frames around their members. */
export function elkGraph({ boxes, groups, edges }: Level): ElkNode {
  const inGroup = new Set(groups.flatMap(({ members }) => members));
  const known = new Map(boxes.map((box) => [box.id, box]));
  const groupNode = (id: string, members: readonly string[]): ElkNode => ({
    id,
    layoutOptions: { ...spacing, 'elk.padding': frameRoom },
    children: [
      ...groups.filter(({ parent }) => parent === id).map((inner) => groupNode(inner.id, inner.members)),
      ...members.flatMap((member) => known.get(member) ?? []).map(boxNode),
    ],
  });
  return {
    id: 'level',
    layoutOptions: options,
    children: [
      ...groups.filter(({ parent }) => parent === null).map(({ id, members }) => groupNode(id, members)),
      ...boxes.filter(({ id }) => !inGroup.has(id)).map(boxNode),
    ],
    edges: edges.map(
      ({ from, fromPort, to, toPort }, index): ElkExtendedEdge => ({
        id: `edge ${index}`,
        sources: [`${from}>${fromPort}`],
        targets: [`${to}<${toPort}`],
      }),
    ),
  };
}

function boxNode({ id, width, height, inputs, outputs }: LevelBox): ElkNode {
  return {
    id,
    width,
    height,
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    ports: [
      ...inputs.map(({ name, y }) => ({ id: `${id}<${name}`, x: 0, y, layoutOptions: { 'elk.port.side': 'WEST' } })),
      ...outputs.map(({ name, y }) => ({
        id: `${id}>${name}`,
        x: width,
        y,
        layoutOptions: { 'elk.port.side': 'EAST' },
      })),
    ],
  };
}

/** Where the library put everything, from the level's corner, on the grid. */
export function placesOf(node: ElkNode, corner = { x: 0, y: 0 }): Map<string, Placed> {
  const places = new Map<string, Placed>();
  for (const child of node.children ?? []) {
    const at = { x: corner.x + (child.x ?? 0), y: corner.y + (child.y ?? 0) };
    const size = { width: child.width ?? 0, height: child.height ?? 0 };
    places.set(child.id, { x: round(at.x), y: round(at.y), ...size });
    for (const [id, place] of placesOf(child, at)) places.set(id, place);
  }
  return places;
}

function round(value: number): number {
  return Math.round(value / grid) * grid + 0;
}
