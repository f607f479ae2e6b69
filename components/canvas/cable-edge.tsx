import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { isOver } from '#engine/run/event.ts';
import type { EdgeView } from '#engine/run/view.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { cn } from '../ui/cn.ts';
import { CableTip } from './cable-tip.tsx';
import type { CableEdge as Model } from './flow-edges.ts';
import { type Cable, cable } from './kernels/cable.ts';
import { loopCable } from './kernels/loop-cable.ts';
import { useLevel } from './level-context.tsx';
import { LoopMark } from './loop-mark.tsx';
import { useDrawCount } from './use-draw-count.ts';
import { useLevelBoxes } from './use-level-boxes.ts';

/** A cable between two jacks: it hangs, shows what it carries, and pulses when a value travels. */
export function CableEdge(props: EdgeProps<Model>) {
  if (props.data?.back) return <BackCable {...props} />;
  const { sourceX, sourceY, targetX, targetY } = props;
  return <Drawn edge={props} shape={cable({ x: sourceX, y: sourceY }, { x: targetX, y: targetY })} />;
}

/** A cable that leads back goes round the cards as a loop. */
function BackCable(props: EdgeProps<Model>) {
  const { sourceX, sourceY, targetX, targetY, source, data } = props;
  const level = useLevelBoxes(source);
  const shape = useMemo(
    () => loopCable({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, { ...level, lane: data?.back?.lane ?? 0 }),
    [level, sourceX, sourceY, targetX, targetY, data?.back?.lane],
  );
  return <Drawn edge={props} shape={shape} />;
}

function Drawn({ edge, shape }: { edge: EdgeProps<Model>; shape: Cable }) {
  const { id, data, selected } = edge;
  const view = useEditor((editor): EdgeView | undefined => {
    const index = editor.run?.edgeIndex.get(id);
    return index === undefined ? undefined : editor.run?.view.edges[index];
  });
  const running = useEditor((editor) => editor.run !== null);
  const over = useEditor((editor) => editor.run !== null && isOver(editor.run.view.status));
  const isTarget = useEditor((editor) => editor.dropOn === id);
  const fired = useEditor((editor) => view?.state === 'live' && view.at === editor.run?.view.seq);
  const { path, middle } = shape;
  const state = !running
    ? 'plain'
    : view === undefined
      ? 'open'
      : view.state === 'idle'
        ? over
          ? 'dead'
          : 'open'
        : view.state;
  const tint = state === 'dead' ? 'var(--control)' : (data?.tint ?? 'var(--control)');
  const count = view?.count ?? 0;
  const level = useLevel();
  // Chips could not be read from afar.
  const isMarked = level === 'near' && (selected === true || data?.back != null || count > 0);
  useDrawCount(`cable ${id}`);
  return (
    <g style={{ '--tint': tint }}>
      {level === 'near' && <path d={path} className="cable-shade" />}
      <path
        d={path}
        className="cable"
        data-state={state}
        data-drop={isTarget}
        style={{ stroke: selected || isTarget ? undefined : tint }}
      />
      <path d={path} fill="none" stroke="transparent" strokeWidth={22} className="react-flow__edge-interaction" />
      {fired && level !== 'far' && (
        <g key={view?.at}>
          <path d={path} pathLength={1} className="pulse pulse-halo" />
          <path d={path} pathLength={1} className="pulse" />
        </g>
      )}
      {isMarked && (
        <EdgeLabelRenderer>
          <div
            className="nodrag nopan pointer-events-auto absolute"
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)`, '--tint': tint }}
          >
            {data?.back && !selected ? (
              <LoopMark header={data.back.header} view={view} />
            ) : count > 0 && view !== undefined ? (
              <CableTip view={view} />
            ) : (
              <InsertHere id={id} selected={selected ?? false} />
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  );
}

/** A small plus on a selected cable, to put a node between its ends. */
function InsertHere({ id, selected }: { id: string; selected: boolean }) {
  const t = useWords();
  const update = useEditor((editor) => editor.update);
  const readOnly = useEditor((editor) => editor.readOnly);
  if (readOnly || !selected) return null;
  return (
    <button
      type="button"
      aria-label={t('canvas.putANodeIntoThisCable')}
      onClick={(event) => update({ adding: { screen: { x: event.clientX, y: event.clientY }, into: id } })}
      className={cn(
        'rise grid size-6 place-items-center rounded-full border border-accent bg-raised text-accent shadow-card',
      )}
    >
      <Plus className="size-3.5" />
    </button>
  );
}
