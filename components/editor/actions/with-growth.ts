import type { Catalogue } from '#engine/graph/catalogue.ts';
import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { boxOf } from './add-node.ts';

const margin = { right: 40, bottom: 60 };

/** Adds to operations what lets every container grow around what is then in it; containers never shrink by themselves. */
export function withGrowth(graph: Graph, catalogue: Catalogue, operations: Operation[]): Operation[] {
  const after = applyOperation(graph, { op: 'batch', operations }).graph;
  const growth = after.nodes.flatMap((container): Operation[] => {
    const inside = after.nodes.filter((node) => node.parent === container.id).map((node) => boxOf(node, catalogue));
    if (inside.length === 0) return [];
    const { width, height } = boxOf(container, catalogue);
    const right = Math.max(width, ...inside.map((box) => snap(box.x + box.width + margin.right)));
    const bottom = Math.max(height, ...inside.map((box) => snap(box.y + box.height + margin.bottom)));
    if (right === width && bottom === height) return [];
    return [{ op: 'set', node: container.id, path: ['size'], value: [right, bottom] }];
  });
  return [...operations, ...growth];
}

function snap(value: number): number {
  return Math.ceil(value / 20) * 20;
}
