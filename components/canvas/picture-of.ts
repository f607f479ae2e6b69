import type { InternalNode } from '@xyflow/react';
import type { Editor } from '../editor/store/editor-store.ts';
import { shownNode } from '../run/shown-node.ts';
import { describedOf } from './described.ts';
import type { CableEdge } from './flow-edges.ts';
import { hiddenIn } from './flow-nodes.ts';
import { foldsOf } from './folds/folds-of.ts';
import type { Point } from './kernels/cable.ts';
import { ringAt } from './kernels/handles.ts';
import { nodeColour } from './kernels/node-colour.ts';
import type { Block, Picture, Wire } from './kernels/picture.ts';
import { problemsOf } from './problems-of.ts';

type Board = { nodeLookup: ReadonlyMap<string, InternalNode>; edges: readonly CableEdge[] };

/** What is painted of a document: each node where the board has it now, in the colour of its state. */
export function pictureOf(editor: Editor, { nodeLookup, edges }: Board): Picture {
  const { catalogue, run, diagnostics, document, selection, collapsed } = editor;
  const chosen = new Set(selection.nodes);
  const hidden = hiddenIn(document.graph, collapsed, foldsOf(document.graph, catalogue, collapsed));
  const nodes = new Map(document.graph.nodes.map((node) => [node.id, node]));
  const blocks: Block[] = [];
  for (const { id } of document.graph.nodes) {
    const node = nodes.get(id);
    const drawn = nodeLookup.get(id);
    if (node === undefined || drawn === undefined || hidden.has(id)) continue;
    const { jacks, type } = describedOf(node, catalogue);
    const isBroken = problemsOf(diagnostics, id).some(({ severity }) => severity === 'error');
    const status = run === null ? null : (shownNode(run, id)?.status ?? null);
    blocks.push({
      box: {
        ...drawn.internals.positionAbsolute,
        width: drawn.measured.width ?? 240,
        height: drawn.measured.height ?? 96,
      },
      colour:
        type === 'bay' && status === null
          ? 'var(--line-strong)'
          : nodeColour(status, isBroken, jacks.outputs[0]?.type ?? 'control'),
      isSelected: chosen.has(id),
      icon: catalogue.get(node.type)?.icon ?? 'box',
    });
  }
  const wires = edges.flatMap((edge): Wire[] => {
    const [from, to] = [
      jackAt(nodeLookup, edge.source, edge.sourceHandle),
      jackAt(nodeLookup, edge.target, edge.targetHandle),
    ];
    if (edge.hidden || from === null || to === null) return [];
    return [{ from, to, colour: edge.selected ? 'var(--accent)' : (edge.data?.tint ?? 'var(--control)') }];
  });
  return { blocks, wires };
}

function jackAt(lookup: Board['nodeLookup'], id: string, port: string | null | undefined): Point | null {
  const node = lookup.get(id);
  const handle = node?.internals.userNode.handles?.find((candidate) => candidate.id === port);
  if (node === undefined || handle === undefined) return null;
  const { x, y } = node.internals.positionAbsolute;
  const ring = ringAt('left', 0, 0).width;
  return { x: x + handle.x + ring / 2, y: y + handle.y + ring / 2 };
}
