import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useWords } from '#words/use-words.ts';
import { useEditorStore } from '../editor/store/context.tsx';
import type { CableEdge } from './flow-edges.ts';
import { GlyphSheet, type Glyphs } from './glyph-sheet.tsx';
import { paint, type View } from './kernels/picture.ts';
import { pictureOf } from './picture-of.ts';
import { tokensOf } from './tokens-of.ts';

type Props = { edges: readonly CableEdge[]; nodes: readonly unknown[] };

/** Room painted beyond each side of the board, as a share of it, so that moving shows no blank. */
const beyond = 0.3;
/** How long the board stands still before a moved picture is painted sharply again, and how far it may be stretched. */
const stillMs = 140;
const stretch = { least: 0.6, most: 1.7 };

/**
 * A large document from afar: one painted picture. While the board moves the picture is moved as a whole, which costs
 * next to nothing, and is painted anew when it stands still or its edge comes into sight.
 */
export function FarPicture({ edges, nodes }: Props) {
  const _t = useWords();
  const store = useEditorStore();
  const board = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const icons = useRef<Glyphs>(new Map());
  const again = useRef<() => void>(() => {});

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    let painted: View = { x: 0, y: 0, zoom: 1 };
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      frame = 0;
      clearTimeout(timer);
      timer = undefined;
      const { transform, width, height, nodeLookup } = board.getState();
      const [x, y, zoom] = transform;
      const [sideX, sideY] = [Math.round(width * beyond), Math.round(height * beyond)];
      element.width = width + sideX * 2;
      element.height = height + sideY * 2;
      element.style.left = `${-sideX}px`;
      element.style.top = `${-sideY}px`;
      const token = tokensOf(element);
      const picture = pictureOf(store.getState(), { nodeLookup, edges });
      const inTokens = <T extends { colour: string }>(all: readonly T[]) =>
        all.map((one) => ({ ...one, colour: token(one.colour) }));
      paint(
        context,
        { blocks: inTokens(picture.blocks), wires: inTokens(picture.wires) },
        { x: x + sideX, y: y + sideY, zoom },
        { fill: token('var(--raised)'), selected: token('var(--accent)'), icons: icons.current },
      );
      painted = { x, y, zoom };
      element.style.transform = '';
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const move = () => {
      const { transform, width, height } = board.getState();
      const [x, y, zoom] = transform;
      const scale = zoom / painted.zoom;
      // The place of the painted board's corner in the view of now.
      const [left, top] = [x - painted.x * scale, y - painted.y * scale];
      const [sideX, sideY] = [width * beyond, height * beyond];
      element.style.transformOrigin = `${Math.round(sideX)}px ${Math.round(sideY)}px`;
      element.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
      const covers =
        left - sideX * scale <= 0 &&
        top - sideY * scale <= 0 &&
        left + (width + sideX) * scale >= width &&
        top + (height + sideY) * scale >= height;
      if (!covers || scale < stretch.least || scale > stretch.most) return soon();
      clearTimeout(timer);
      timer = setTimeout(soon, stillMs);
    };
    again.current = soon;
    draw();
    const stop = board.subscribe((now, before) => {
      if (now.width !== before.width || now.height !== before.height) soon();
      else if (now.transform !== before.transform) move();
    });
    const stopEditor = store.subscribe((now, before) => {
      if (now.run !== before.run || now.diagnostics !== before.diagnostics || now.selection !== before.selection)
        soon();
    });
    const theme = new MutationObserver(soon);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      stop();
      stopEditor();
      theme.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [board, store, edges]);

  // What is dragged moves on the board before the document knows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the nodes say when, not what.
  useEffect(() => again.current(), [nodes]);

  return (
    <>
      <canvas ref={canvas} aria-hidden className="pointer-events-none absolute will-change-transform" data-picture />
      <GlyphSheet
        onReady={(glyphs) => {
          icons.current = glyphs;
          again.current();
        }}
      />
    </>
  );
}
