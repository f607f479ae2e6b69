import type { GraphNode } from '#engine/graph/schema.ts';
import { useEditor } from '../editor/store/context.tsx';
import { fallback, glyphs } from '../ui/glyphs.ts';

/** What a card is from afar: a block in its colour with the picture of its type. */
export function CardBlock({ node, colour }: { node: GraphNode; colour: string }) {
  const icon = useEditor((editor) => editor.catalogue.get(node.type)?.icon ?? 'box');
  const Icon = glyphs[icon] ?? fallback;
  return (
    <span className="card-block" style={{ '--tint': colour }} title={node.label ?? node.id}>
      <Icon size={60} strokeWidth={1.9} aria-hidden />
    </span>
  );
}
