import type { NodeProps } from '@xyflow/react';
import { jacksOf } from '../editor/actions/connection.ts';
import { useEditor } from '../editor/store/context.tsx';
import { shownNode } from '../run/shown-node.ts';
import { Glyph } from '../ui/glyph.tsx';
import { BreakerBadge } from './breaker-badge.tsx';
import { BreakpointMark } from './breakpoint-mark.tsx';
import { CardFooter } from './card-footer.tsx';
import type { CardNode } from './flow-model.ts';
import { Jack } from './jack.tsx';
import { bodyHeight } from './kernels/jacks.ts';
import { sentenceOf } from './sentence.ts';
import { Sentence } from './sentence-view.tsx';

/** A node as a module of the bay: glyph and id, one sentence, its state in words, jacks on its edges. */
export function Card({ data: { node }, selected }: NodeProps<CardNode>) {
  const description = useEditor((editor) => editor.catalogue.get(node.type));
  const catalogue = useEditor((editor) => editor.catalogue);
  const status = useEditor((editor) => (editor.run ? shownNode(editor.run, node.id)?.status : null) ?? null);
  const broken = useEditor((editor) =>
    editor.diagnostics.some((found) => found.node === node.id && found.severity === 'error'),
  );
  const { inputs, outputs } = jacksOf(node, catalogue);
  const named = outputs.length > 1;
  const height = bodyHeight(Math.max(inputs.length, outputs.length));
  const undone = useEditor((editor) => editor.run?.view.nodes[node.id]?.undone === true);
  const quiet = status === 'skipped' && !undone;
  return (
    <div
      className="card flex flex-col"
      data-selected={selected}
      data-status={status ?? (broken ? 'failed' : 'idle')}
      data-quiet={quiet}
      data-disabled={node.disabled === true}
    >
      <div className="flex flex-col" style={{ minHeight: height }}>
        <div className="flex items-center gap-2.5 px-3 pt-2.5">
          <Glyph icon={description?.icon ?? 'box'} type={outputs[0]?.type ?? 'control'} />
          <span className="min-w-0 flex-1 truncate font-semibold" title={node.label ?? node.id}>
            {node.label ?? node.id}
          </span>
          {node.disabled && <span className="text-faint text-sm">off</span>}
        </div>
        <p
          className="line-clamp-3 flex-1 px-3 pt-1 pb-2.5 text-muted text-sm"
          style={named ? { paddingRight: 60 } : undefined}
        >
          {description ? <Sentence parts={sentenceOf(description, node.params ?? {})} /> : `Unknown type ${node.type}`}
        </p>
      </div>
      {node.note && (
        <p className="line-clamp-2 border-line border-t px-3 py-1.5 text-faint text-sm italic">{node.note}</p>
      )}
      <BreakpointMark node={node.id} />
      <BreakerBadge node={node} />
      <CardFooter node={node} />
      {inputs.map((port, index) => (
        <Jack key={port.name} node={node.id} port={port} side="in" index={index} named={inputs.length > 1} />
      ))}
      {outputs.map((port, index) => (
        <Jack key={port.name} node={node.id} port={port} side="out" index={index} named={named} />
      ))}
    </div>
  );
}
