import type { NodeProps } from '@xyflow/react';
import { useEditor } from '../editor/store/context.tsx';
import { shownNode } from '../run/shown-node.ts';
import { BreakpointMark } from './breakpoint-mark.tsx';
import { CardBlock } from './card-block.tsx';
import { CardFace } from './card-face.tsx';
import { CardTitle } from './card-title.tsx';
import { describedOf } from './described.ts';
import type { CardNode } from './flow-nodes.ts';
import { Jacks } from './jacks.tsx';
import { nodeColour } from './kernels/node-colour.ts';
import { useLevel } from './level-context.tsx';
import { problemsOf } from './problems-of.ts';
import { useDrawCount } from './use-draw-count.ts';

/** A node as a module of the bay: as much of it as can be read from where one looks, and the jacks on its edges. */
export function Card({ data: { node }, selected, height }: NodeProps<CardNode>) {
  const level = useLevel();
  const catalogue = useEditor((editor) => editor.catalogue);
  const status = useEditor((editor) => (editor.run ? shownNode(editor.run, node.id)?.status : null) ?? null);
  const broken = useEditor((editor) =>
    problemsOf(editor.diagnostics, node.id).some((found) => found.severity === 'error'),
  );
  const undone = useEditor((editor) => editor.run?.view.nodes[node.id]?.undone === true);
  useDrawCount(`card ${node.id}`);
  const { jacks } = describedOf(node, catalogue);
  const { inputs, outputs } = jacks;
  return (
    <div
      className="card flex flex-col"
      data-level={level}
      data-selected={selected}
      data-status={status ?? (broken ? 'failed' : 'idle')}
      data-quiet={status === 'skipped' && !undone}
      data-disabled={node.disabled === true}
      style={level === 'near' ? undefined : { height }}
    >
      {level === 'near' && <CardFace node={node} />}
      {level === 'middle' && <CardTitle node={node} />}
      {level === 'far' && <CardBlock node={node} colour={nodeColour(status, broken, outputs[0]?.type ?? 'control')} />}
      <BreakpointMark node={node.id} />
      <Jacks
        node={node.id}
        jacks={jacks}
        named={{ in: level === 'near' && inputs.length > 1, out: level === 'near' && outputs.length > 1 }}
      />
    </div>
  );
}
