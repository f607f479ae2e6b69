import { useMemo } from 'react';
import type { Catalogue } from '#engine/graph/catalogue.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { drawingOf } from './drawing-of.ts';
import { DrawingView } from './drawing-view.tsx';

type Props = {
  graph: Graph;
  catalogue: Catalogue;
  className?: string;
  title: string;
  /** Drawn to be looked at from afar: names and glyphs large, no sentences and no notes. */
  isFar?: boolean;
};

/** A workflow as a picture: cards, cables, frames and notes, in the colours of the theme around it. */
export function GraphDrawing({ graph: whole, catalogue, className, title, isFar = false }: Props) {
  const t = useWords();
  const graph = useMemo(() => (isFar ? { ...whole, notes: [] } : whole), [whole, isFar]);
  const drawing = useMemo(() => drawingOf(t, graph, catalogue), [t, graph, catalogue]);
  return <DrawingView drawing={drawing} className={className} title={title} isFar={isFar} />;
}
