import { useReactFlow, useStore, useStoreApi, useViewport, ViewportPortal } from '@xyflow/react';
import { MousePointer2 } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from '#words/use-words.ts';
import { useEditorStore } from '../editor/store/context.tsx';
import { useTogether, useTogetherStore } from '../editor/together/context.tsx';
import { tintOf } from '../editor/together/person-look.ts';

/** The others on the canvas: their pointers, what they have chosen, and the view of whom one follows. */
export function Peers() {
  useOwnPlace();
  useFollowing();
  const hasPeers = useTogether((state) => state.peers.length > 0);
  if (!hasPeers) return null;
  return (
    <ViewportPortal>
      <Chosen />
      <Pointers />
    </ViewportPortal>
  );
}

function Pointers() {
  const { zoom } = useViewport();
  const peers = useTogether((state) => state.peers);
  return peers.map(({ connection, person, place }) => {
    if (!place?.cursor) return null;
    const [x, y] = place.cursor;
    const transform = `translate(${x}px, ${y}px) scale(${1 / zoom})`;
    return (
      <div
        key={connection}
        aria-hidden
        data-peer={person.name}
        className="pointer-events-none absolute top-0 left-0 z-50 origin-top-left transition-transform duration-100 ease-linear motion-reduce:hidden"
        style={{ transform, color: tintOf(person.id) }}
      >
        <MousePointer2 className="size-4" fill="currentColor" />
        <span className="ml-3 block w-fit whitespace-nowrap rounded-[5px] border border-current bg-raised px-1.5 py-0.5 font-medium text-[11px] leading-none">
          <span className="text-text">{person.name}</span>
        </span>
      </div>
    );
  });
}

type Box = { x: number; y: number; width: number; height: number };

function Chosen() {
  const peers = useTogether((state) => state.peers);
  return peers.flatMap(({ connection, person, place }) =>
    (place?.nodes ?? []).map((node) => (
      <Ring key={`${connection} ${node}`} node={node} name={person.name} tint={tintOf(person.id)} />
    )),
  );
}

function Ring({ node, name, tint }: { node: string; name: string; tint: string }) {
  const t = useWords();
  const text = useStore(({ nodeLookup }) => {
    const found = nodeLookup.get(node);
    if (found === undefined) return '';
    const { x, y } = found.internals.positionAbsolute;
    return [x, y, found.measured.width ?? 0, found.measured.height ?? 0].join(' ');
  });
  const box = boxFrom(text);
  if (box === null) return null;
  return (
    <div
      className="pointer-events-none absolute top-0 left-0 z-40 rounded-[14px] outline-2 outline-offset-2"
      style={{
        transform: `translate(${box.x}px, ${box.y}px)`,
        width: box.width,
        height: box.height,
        outlineColor: tint,
      }}
    >
      <span
        className="absolute -top-6 right-0 max-w-full truncate rounded-[5px] border bg-raised px-1.5 py-0.5 text-[11px] text-text leading-none"
        style={{ borderColor: tint }}
      >
        <span className="sr-only">{t('canvas.chosenBy')} </span>
        {name}
      </span>
    </div>
  );
}

function boxFrom(text: string): Box | null {
  const [x, y, width, height] = text.split(' ').map(Number);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return null;
  return { x, y, width, height };
}

/** Tells the others where the pointer is, what is chosen and what is seen. */
function useOwnPlace(): void {
  const flow = useReactFlow();
  const board = useStoreApi();
  const store = useEditorStore();
  const together = useTogetherStore();
  useEffect(() => {
    const { domNode } = board.getState();
    if (!domNode) return;
    const show = together.getState;
    const moved = ({ clientX, clientY }: PointerEvent) => {
      const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
      show().show({ cursor: [Math.round(x), Math.round(y)] });
    };
    const left = () => show().show({ cursor: null });
    domNode.addEventListener('pointermove', moved);
    domNode.addEventListener('pointerleave', left);
    const showChosen = () => show().show({ nodes: store.getState().selection.nodes.slice(0, 500) });
    const showSeen = () => {
      const { transform, width, height } = board.getState();
      const [x, y, zoom] = transform;
      if (width > 0) show().show({ view: { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom, zoom } });
    };
    const stopChosen = store.subscribe(({ selection }, before) => {
      if (selection.nodes !== before.selection.nodes) showChosen();
    });
    const stopSeen = board.subscribe(({ transform }, before) => {
      if (transform !== before.transform) showSeen();
    });
    // What was chosen before there was anybody to tell.
    const stopLive = together.subscribe(({ status }, before) => {
      if (status === before.status || status !== 'live') return;
      showChosen();
      showSeen();
    });
    return () => {
      stopLive();
      domNode.removeEventListener('pointermove', moved);
      domNode.removeEventListener('pointerleave', left);
      stopChosen();
      stopSeen();
    };
  }, [board, flow, store, together]);
}

/** Shows what somebody sees until one moves the view oneself. */
function useFollowing(): void {
  const flow = useReactFlow();
  const board = useStoreApi();
  const together = useTogetherStore();
  const followed = useTogether(({ following, peers }) =>
    following === null ? null : (peers.find(({ connection }) => connection === following)?.place?.view ?? null),
  );
  const isFollowing = useTogether(({ following }) => following !== null);
  useEffect(() => {
    if (followed === null) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120;
    void flow.setCenter(followed.x, followed.y, { zoom: followed.zoom, duration: calm });
  }, [followed, flow]);
  useEffect(() => {
    const { domNode } = board.getState();
    if (!isFollowing || !domNode) return;
    const stop = () => together.getState().follow(null);
    domNode.addEventListener('wheel', stop, { capture: true, passive: true });
    domNode.addEventListener('pointerdown', stop, { capture: true });
    return () => {
      domNode.removeEventListener('wheel', stop, { capture: true });
      domNode.removeEventListener('pointerdown', stop, { capture: true });
    };
  }, [isFollowing, board, together]);
}
