import { Handle, Position } from '@xyflow/react';
import { useMemo } from 'react';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../../editor/store/context.tsx';
import type { Marked } from '../../editor/store/mark-key.ts';
import { shownNode } from '../../run/shown-node.ts';
import { Dot } from '../../ui/badge.tsx';
import { cn } from '../../ui/cn.ts';
import { colourOf } from '../kernels/colours.ts';
import { useLevel } from '../level-context.tsx';
import { combinedState } from './combined-state.ts';
import { FoldButton } from './fold-button.tsx';
import type { Fold } from './folds-of.ts';
import { foldSize, rimTop } from './rim.ts';

type Props = { marked: Marked; fold: Fold; selected: boolean };

/** A collapsed frame as one module: its title, how many nodes are in it and what they are doing. */
export function FoldedFrame({ marked: { mark }, fold, selected }: Props) {
  const t = useWords();
  const level = useLevel();
  const run = useEditor((editor) => editor.run);
  const nodes = useMemo(() => [...fold.held].filter((id) => !id.includes(':')), [fold]);
  const state =
    run === null
      ? null
      : combinedState(
          t,
          nodes.map((id) => ({ id, status: shownNode(run, id)?.status ?? 'idle' })),
        );
  return (
    <div
      className="folded-frame flex flex-col"
      data-colour={colourOf(mark.color, 'grey')}
      data-selected={selected}
      style={foldSize(fold)}
    >
      <div className="flex items-center gap-2 px-4 pt-2">
        <span
          className={cn('min-w-0 flex-1 truncate font-semibold', level !== 'near' && 'text-[26px] leading-[36px]')}
          title={mark.text}
        >
          {mark.text || t('canvas.untitled')}
        </span>
        <FoldButton frame={mark.id} title={mark.text} isFolded />
      </div>
      <p className="px-4 text-muted text-sm">{t('canvas.nodes', { count: nodes.length })}</p>
      {state !== null && (
        <p className="mt-0.5 flex items-center gap-2 px-4 text-muted text-xs">
          <Dot tone={state.tone} busy={state.busy} />
          <span className="truncate">{state.text}</span>
        </p>
      )}
      {fold.ins.map((id, index) => (
        <Plug key={id} id={id} side="in" index={index} />
      ))}
      {fold.outs.map((id, index) => (
        <Plug key={id} id={id} side="out" index={index} />
      ))}
    </div>
  );
}

/** Where a cable that crosses the rim is plugged in; ends are changed in the open frame. */
function Plug({ id, side, index }: { id: string; side: 'in' | 'out'; index: number }) {
  return (
    <Handle
      id={id}
      type={side === 'in' ? 'target' : 'source'}
      position={side === 'in' ? Position.Left : Position.Right}
      isConnectable={false}
      className="jack"
      style={{ top: rimTop(index) }}
      data-plugged
      aria-hidden
    />
  );
}
