'use client';
import { type MouseEvent, type ReactNode, useState } from 'react';
import type { Operation } from '#engine/graph/operations.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { edgeKey } from '../editor/store/edge-key.ts';
import type { Point } from './kernels/cable.ts';
import { crosses } from './kernels/crosses.ts';

type Cut = { from: Point; to: Point };

/** Dragging with Alt over the empty board draws a cut; the cables it crosses are unplugged in one step. */
export function Knife({ children }: { children: ReactNode }) {
  const t = useWords();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const [cut, setCut] = useState<Cut | null>(null);
  const begin = (event: MouseEvent<HTMLDivElement>) => {
    const isBoard = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
    if (readOnly || !event.altKey || event.button !== 0 || !isBoard) return;
    // The board would pan.
    event.stopPropagation();
    const corner = event.currentTarget.getBoundingClientRect();
    const start = { x: event.clientX, y: event.clientY };
    const shift = ({ x, y }: Point) => ({ x: x - corner.x, y: y - corner.y });
    const move = (moved: globalThis.MouseEvent) =>
      setCut({ from: shift(start), to: shift({ x: moved.clientX, y: moved.clientY }) });
    const end = (ended: globalThis.MouseEvent) => {
      removeEventListener('mousemove', move);
      setCut(null);
      const keys = new Set(cablesAcross({ from: start, to: { x: ended.clientX, y: ended.clientY } }));
      const { document: drawn, perform, update } = store.getState();
      const gone = drawn.graph.edges.filter((edge) => keys.has(edgeKey(edge)));
      if (gone.length === 0) return;
      perform(
        t('canvas.cutCables'),
        gone.map((edge): Operation => ({ op: 'disconnect', edge })),
      );
      update({ announcement: t('canvas.unpluggedCables', { count: gone.length }) });
    };
    addEventListener('mousemove', move);
    addEventListener('mouseup', end, { once: true });
  };
  return (
    <div className="absolute inset-0" onMouseDownCapture={begin}>
      {children}
      {cut !== null && (
        <svg className="pointer-events-none absolute inset-0 size-full" aria-hidden>
          <line x1={cut.from.x} y1={cut.from.y} x2={cut.to.x} y2={cut.to.y} className="cut" />
        </svg>
      )}
    </div>
  );
}

/** Points along a cable, in pixels of the screen, close enough that straight pieces stand for it. */
const pieces = 24;

/** The cables that a line on the screen crosses. */
function cablesAcross({ from, to }: Cut): string[] {
  return [...document.querySelectorAll<SVGElement>('.react-flow__edge')].flatMap((edge) => {
    const path = edge.querySelector<SVGPathElement>('path.cable');
    const toScreen = path?.getScreenCTM();
    const key = edge.dataset.id;
    if (!path || !toScreen || key === undefined) return [];
    const length = path.getTotalLength();
    const points = Array.from({ length: pieces + 1 }, (_, index) =>
      path.getPointAtLength((length * index) / pieces).matrixTransform(toScreen),
    );
    const isCut = points.some((point, index) => {
      const next = points[index + 1];
      return next !== undefined && crosses([from, to], [point, next]);
    });
    return isCut ? [key] : [];
  });
}
