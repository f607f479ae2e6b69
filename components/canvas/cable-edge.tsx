import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { isOver } from '#engine/run/event.ts';
import type { EdgeView } from '#engine/run/view.ts';
import { useEditor } from '../editor/store/context.tsx';
import { cn } from '../ui/cn.ts';
import { CableTip } from './cable-tip.tsx';
import type { CableEdge as Model } from './flow-model.ts';
import { cable } from './kernels/cable.ts';

/** A cable between two jacks: it hangs, shows what it carries, and pulses when a value travels. */
export function CableEdge({ id, sourceX, sourceY, targetX, targetY, data, selected }: EdgeProps<Model>) {
  const view = useEditor((editor): EdgeView | undefined => {
    const index = editor.run?.edgeIndex.get(id);
    return index === undefined ? undefined : editor.run?.view.edges[index];
  });
  const running = useEditor((editor) => editor.run !== null);
  const over = useEditor((editor) => editor.run !== null && isOver(editor.run.view.status));
  const fired = useEditor((editor) => view?.state === 'live' && view.at === editor.run?.view.seq);
  const { path, middle } = cable({ x: sourceX, y: sourceY }, { x: targetX, y: targetY });
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
  return (
    <g style={{ '--tint': tint }}>
      <path d={path} className="cable-shade" />
      <path d={path} className="cable" data-state={state} style={{ stroke: selected ? undefined : tint }} />
      <path d={path} fill="none" stroke="transparent" strokeWidth={22} className="react-flow__edge-interaction" />
      {fired && (
        <g key={view?.at}>
          <path d={path} pathLength={1} className="pulse pulse-halo" />
          <path d={path} pathLength={1} className="pulse" />
        </g>
      )}
      <EdgeLabelRenderer>
        <div
          className="nodrag nopan pointer-events-auto absolute"
          style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)`, '--tint': tint }}
        >
          {count > 0 && view !== undefined ? (
            <CableTip view={view} />
          ) : (
            <InsertHere id={id} selected={selected ?? false} />
          )}
        </div>
      </EdgeLabelRenderer>
    </g>
  );
}

/** A small plus on a selected cable, to put a node between its ends. */
function InsertHere({ id, selected }: { id: string; selected: boolean }) {
  const update = useEditor((editor) => editor.update);
  const readOnly = useEditor((editor) => editor.readOnly);
  if (readOnly || !selected) return null;
  return (
    <button
      type="button"
      aria-label="Put a node into this cable"
      onClick={(event) => update({ adding: { screen: { x: event.clientX, y: event.clientY }, into: id } })}
      className={cn(
        'rise grid size-6 place-items-center rounded-full border border-accent bg-raised text-accent shadow-card',
      )}
    >
      <Plus className="size-3.5" />
    </button>
  );
}
