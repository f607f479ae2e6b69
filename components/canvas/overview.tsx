import { Panel, useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useRef } from 'react';
import { useWords } from '#words/use-words.ts';
import { useEditorStore } from '../editor/store/context.tsx';
import type { CableEdge } from './flow-edges.ts';
import { paint } from './kernels/picture.ts';
import { around } from './kernels/snap.ts';
import { pictureOf } from './picture-of.ts';
import { tokensOf } from './tokens-of.ts';

const size = { width: 200, height: 140 };
const pad = 8;

type Scale = { x: number; y: number; zoom: number };

const noCables: readonly CableEdge[] = [];

/** The whole document in a corner, each node in the colour of its state, with what is in sight outlined; drag to go there. */
export function Overview() {
  const t = useWords();
  const store = useEditorStore();
  const board = useStoreApi();
  const flow = useReactFlow();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = useRef<Scale>({ x: 0, y: 0, zoom: 1 });

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    let frame = 0;
    const draw = () => {
      frame = 0;
      const { transform, width, height, nodeLookup } = board.getState();
      const picture = pictureOf(store.getState(), { nodeLookup, edges: noCables });
      const all = around(picture.blocks.map(({ box }) => box));
      if (all === null) return context.clearRect(0, 0, size.width, size.height);
      const zoom = Math.min((size.width - pad * 2) / all.width, (size.height - pad * 2) / all.height, 0.2);
      const x = (size.width - all.width * zoom) / 2 - all.x * zoom;
      const y = (size.height - all.height * zoom) / 2 - all.y * zoom;
      scale.current = { x, y, zoom };
      const token = tokensOf(element);
      const blocks = picture.blocks.map((block) => ({ ...block, colour: token(block.colour) }));
      const paints = { fill: token('var(--raised)'), selected: token('var(--accent)'), icons: new Map() };
      paint(context, { blocks, wires: [] }, { x, y, zoom }, paints);
      const [tx, ty, seen] = transform;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.strokeStyle = token('var(--accent)');
      context.lineWidth = 1.5;
      context.strokeRect(x - (tx / seen) * zoom, y - (ty / seen) * zoom, (width / seen) * zoom, (height / seen) * zoom);
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    draw();
    const stops = [
      board.subscribe((now, before) => {
        if (now.transform !== before.transform || now.nodes !== before.nodes || now.width !== before.width) soon();
      }),
      store.subscribe((now, before) => {
        if (now.run !== before.run || now.diagnostics !== before.diagnostics || now.document !== before.document)
          soon();
      }),
    ];
    const theme = new MutationObserver(soon);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      for (const stop of stops) stop();
      theme.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [board, store]);

  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons === 0) return;
    const corner = event.currentTarget.getBoundingClientRect();
    const { x, y, zoom } = scale.current;
    const [cx, cy] = [(event.clientX - corner.x - x) / zoom, (event.clientY - corner.y - y) / zoom];
    void flow.setCenter(cx, cy, { zoom: flow.getZoom() });
  };

  return (
    <Panel
      position="bottom-left"
      className="!mb-14 !ml-3 overflow-hidden rounded-[10px] border border-line bg-panel shadow-card"
    >
      <canvas
        ref={canvas}
        {...size}
        role="img"
        aria-label={t('canvas.overview')}
        className="nopan nowheel block cursor-crosshair touch-none"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={go}
      />
    </Panel>
  );
}
