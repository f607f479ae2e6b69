import { type NodeProps, NodeResizeControl } from '@xyflow/react';
import { GripHorizontal } from 'lucide-react';
import { isLoop, type Role } from '#engine/graph/catalogue.ts';
import type { Turns } from '#engine/run/view.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { RoundPicker } from '../run/round-picker.tsx';
import { shownNode } from '../run/shown-node.ts';
import { cn } from '../ui/cn.ts';
import { Glyph } from '../ui/glyph.tsx';
import { BreakpointMark } from './breakpoint-mark.tsx';
import { CardFooter } from './card-footer.tsx';
import { Collapse } from './collapse.tsx';
import { describedOf } from './described.ts';
import type { CardNode } from './flow-nodes.ts';
import { Jacks } from './jacks.tsx';
import { snap } from './kernels/snap.ts';
import { useLevel } from './level-context.tsx';
import { PinMark } from './pin-mark.tsx';
import { sentenceOf } from './sentence.ts';
import { Sentence } from './sentence-view.tsx';
import { useDrawCount } from './use-draw-count.ts';

/** A container: a frame that holds the nodes it repeats, tries or runs side by side. */
export function Bay({ data: { node }, selected }: NodeProps<CardNode>) {
  const t = useWords();
  const store = useEditorStore();
  const description = useEditor((editor) => editor.catalogue.get(node.type));
  const catalogue = useEditor((editor) => editor.catalogue);
  const readOnly = useEditor((editor) => editor.readOnly);
  const empty = useEditor((editor) => !editor.document.graph.nodes.some((other) => other.parent === node.id));
  const status = useEditor((editor) => (editor.run ? shownNode(editor.run, node.id)?.status : null) ?? 'idle');
  const turns = useEditor((editor) => (editor.run ? (shownNode(editor.run, node.id)?.turns ?? null) : null));
  const collapsed = useEditor((editor) => editor.collapsed.includes(node.id));
  const isTarget = useEditor((editor) => editor.dropInto === node.id);
  const level = useLevel();
  useDrawCount(`card ${node.id}`);
  const { jacks } = describedOf(node, catalogue);
  const { outputs } = jacks;
  const resize = (_: unknown, size: { width: number; height: number }) => {
    const [width, height] = snap([size.width, size.height]);
    store
      .getState()
      .perform(t('canvas.resize'), [{ op: 'set', node: node.id, path: ['size'], value: [width, height] }]);
  };
  return (
    <div
      className="bay flex flex-col"
      data-selected={selected}
      data-status={status}
      data-drop={isTarget}
      data-disabled={node.disabled === true}
    >
      <BreakpointMark node={node.id} />
      <div
        className={cn(
          'flex items-start gap-2.5 rounded-t-[15px] border-line border-b bg-raised px-3 py-2.5',
          outputs.length > 1 && 'pr-16',
        )}
      >
        <Glyph icon={description?.icon ?? 'repeat'} type={outputs[0]?.type ?? 'list'} />
        <div className="min-w-0 flex-1">
          <div className={cn('truncate font-semibold leading-6', level !== 'near' && 'text-[26px] leading-[44px]')}>
            {node.label ?? node.id}
          </div>
          <p className={cn('line-clamp-1 text-muted text-sm', level !== 'near' && 'hidden')}>
            {description ? (
              <Sentence parts={sentenceOf(t, description, node.params ?? {})} />
            ) : (
              t('canvas.unknownTypeType', { type: node.type })
            )}
          </p>
        </div>
        <PinMark node={node} />
        <Collapse id={node.id} />
        {isLoop(description?.role) && <RoundPicker owner={node.id} node={node.id} />}
      </div>
      {turns !== null && isLoop(description?.role) && <Progress turns={turns} />}
      <div className="grid min-h-0 flex-1 place-items-center">
        {empty && !collapsed && (
          <p className="rounded-field border border-strong border-dashed px-4 py-3 text-muted text-sm">
            {isTarget ? t('canvas.dropItHere') : t(emptyText[description?.role ?? 'each'] ?? 'canvas.dropNodesHere')}
          </p>
        )}
      </div>
      <div
        className={cn(
          'overflow-hidden rounded-b-[15px] bg-raised',
          !readOnly && 'pr-3.5',
          outputs.length > 1 && collapsed && 'pr-14',
        )}
      >
        <CardFooter node={node} />
      </div>
      {!readOnly && !collapsed && (
        <NodeResizeControl
          autoScale={false}
          minWidth={320}
          minHeight={180}
          onResizeEnd={resize}
          className="!border-0 !bg-transparent"
        >
          <GripHorizontal className="absolute right-1 bottom-1 size-3.5 -rotate-45 text-faint" aria-hidden />
        </NodeResizeControl>
      )}
      <Jacks node={node.id} jacks={jacks} named={{ in: false, out: level === 'near' && outputs.length > 1 }} />
    </div>
  );
}

/** What the inside is for, by the container's role. */
const emptyText: Partial<Record<Role, WordKey>> = {
  each: 'canvas.dropWhatIsDoneForEach',
  while: 'canvas.dropWhatIsRepeated',
  try: 'canvas.dropWhatMayFail',
  parallel: 'canvas.dropWhatRunsSideBySide',
};

/** How far the turns have come; those that failed in the colour of failures. */
function Progress({ turns: { of, begun, done, failed } }: { turns: Turns }) {
  const t = useWords();
  const whole = Math.max(1, of ?? begun);
  return (
    <div
      role="progressbar"
      aria-label={t('canvas.turns')}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={whole}
      className="flex h-[3px] shrink-0 bg-sunken"
    >
      <span className="bg-ok transition-[width]" style={{ width: `${((done - failed) / whole) * 100}%` }} />
      <span className="bg-error transition-[width]" style={{ width: `${(failed / whole) * 100}%` }} />
    </div>
  );
}
