import type { GraphNode } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { BreakerBadge } from './breaker-badge.tsx';
import { CardFooter } from './card-footer.tsx';
import { CardOutput } from './card-output.tsx';
import { describedOf } from './described.ts';
import { bodyHeight } from './kernels/jacks.ts';
import { PinMark } from './pin-mark.tsx';
import { sentenceOf } from './sentence.ts';
import { Sentence } from './sentence-view.tsx';

/** All that a card says from near: glyph and id, one sentence, its note, and its state in words. */
export function CardFace({ node }: { node: GraphNode }) {
  const t = useWords();
  const catalogue = useEditor((editor) => editor.catalogue);
  const description = catalogue.get(node.type);
  const { inputs, outputs } = describedOf(node, catalogue).jacks;
  const named = outputs.length > 1;
  const height = bodyHeight(Math.max(inputs.length, outputs.length));
  return (
    <>
      <div className="flex flex-col" style={{ minHeight: height }}>
        <div className="flex items-center gap-2.5 px-3 pt-2.5">
          <Glyph icon={description?.icon ?? 'box'} type={outputs[0]?.type ?? 'control'} />
          <span className="min-w-0 flex-1 truncate font-semibold" title={node.label ?? node.id}>
            {node.label ?? node.id}
          </span>
          <PinMark node={node} />
          {node.disabled && <span className="text-faint text-sm">{t('canvas.off')}</span>}
        </div>
        <p
          className="line-clamp-3 flex-1 px-3 pt-1 pb-2.5 text-muted text-sm"
          style={named ? { paddingRight: 60 } : undefined}
        >
          {description ? (
            <Sentence parts={sentenceOf(t, description, node.params ?? {})} />
          ) : (
            t('canvas.unknownTypeType', { type: node.type })
          )}
        </p>
      </div>
      {node.note && (
        <p className="line-clamp-2 border-line border-t px-3 py-1.5 text-faint text-sm italic">{node.note}</p>
      )}
      <BreakerBadge node={node} />
      <CardOutput node={node} />
      <CardFooter node={node} />
    </>
  );
}
