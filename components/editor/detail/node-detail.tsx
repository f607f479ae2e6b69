'use client';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { Quiet } from '../../run/quiet.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import type { EditorHost } from '../commands/command.ts';
import { NodeInspector } from '../inspector/node-inspector.tsx';
import { Resizer } from '../parts/resizer.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { identityOf } from '../store/identities.ts';
import { InputColumn } from './input-column.tsx';
import { OutputColumn } from './output-column.tsx';

type Props = { host: EditorHost; answerable: boolean };

/** The chosen node with what it can read, its parameters and what came out side by side, under the canvas. */
export function NodeDetail({ host, answerable }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const sheet = useRef<HTMLElement>(null);
  const node = useEditor((editor) =>
    editor.document.graph.nodes.find(({ id }) => id === chosenOf(editor.selection.nodes)),
  );
  const identity = useEditor((editor) => identityOf(editor.identities, node?.id ?? ''));
  const isPhone = useIsPhone();
  const [height, setHeight] = useState(() => Math.round(innerHeight * (innerWidth < 768 ? 0.62 : 0.6)));
  const [middle, setMiddle] = useState(() => Math.round(Math.min(520, innerWidth * 0.34)));
  const [right, setRight] = useState(() => Math.round(Math.min(560, innerWidth * 0.3)));
  // Who opens it need not be shown where the focus went; who comes back by keyboard does.
  const [isOpening, setOpening] = useState(true);
  const [tab, setTab] = useState('parameters');
  useEffect(() => {
    sheet.current?.focus();
    // The canvas has less room now: the node is looked for once it knows how much.
    const frame = requestAnimationFrame(() => {
      const { canvas, selection } = store.getState();
      const [chosen] = selection.nodes;
      if (chosen !== undefined) canvas?.reveal(chosen);
    });
    return () => cancelAnimationFrame(frame);
  }, [store]);
  const close = () => {
    store.getState().update({ wide: false });
    if (node !== undefined)
      document.querySelector<HTMLElement>(`.react-flow__node[data-id="${node.id}"]`)?.focus({ preventScroll: true });
  };
  const columns = node !== undefined && {
    input: <InputColumn key={identity} node={node.id} />,
    parameters: <NodeInspector key={node.type} node={node} />,
    output: <OutputColumn key={identity} node={node} host={host} answerable={answerable} onClose={close} />,
  };
  return (
    <section
      ref={sheet}
      aria-label={node === undefined ? t('detail.details') : t('detail.detailsOfNode', { node: node.id })}
      data-area
      data-opening={isOpening || undefined}
      onBlur={() => setOpening(false)}
      tabIndex={-1}
      className="relative shrink-0 border-line border-t bg-panel outline-none"
      style={{ height }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <Resizer label={t('detail.heightOfTheDetails')} axis="y" size={height} min={220} max={1200} onSize={setHeight} />
      {columns === false && <Quiet>{t('detail.chooseOneNodeOnTheCanvas')}</Quiet>}
      {(columns === false || isPhone) && (
        <div className="absolute top-1 end-2 z-10">
          <IconButton label={t('detail.closeTheDetails')} onClick={close}>
            <X className="size-4" />
          </IconButton>
        </div>
      )}
      {columns !== false && isPhone && (
        <Tabs
          label={t('detail.details')}
          className="h-full"
          value={tab}
          onChange={setTab}
          tabs={[
            {
              id: 'input',
              title: t('detail.input'),
              content: <div className="flex h-full flex-col">{columns.input}</div>,
            },
            { id: 'parameters', title: t('detail.parameters'), content: columns.parameters },
            {
              id: 'output',
              title: t('detail.output'),
              content: <div className="flex h-full flex-col">{columns.output}</div>,
            },
          ]}
        />
      )}
      {columns !== false && !isPhone && (
        <div
          className="grid h-full divide-x divide-line"
          style={{ gridTemplateColumns: `minmax(200px, 1fr) minmax(280px, ${middle}px) minmax(220px, ${right}px)` }}
        >
          <div className="flex min-h-0 min-w-0 flex-col">{columns.input}</div>
          <div className="relative min-h-0 min-w-0">
            <Resizer
              label={t('detail.widthOfTheParameters')}
              axis="x"
              size={middle}
              min={280}
              max={900}
              onSize={setMiddle}
            />
            {columns.parameters}
          </div>
          <div className="relative flex min-h-0 min-w-0 flex-col">
            <Resizer label={t('detail.widthOfTheOutput')} axis="x" size={right} min={220} max={900} onSize={setRight} />
            {columns.output}
          </div>
        </div>
      )}
    </section>
  );
}

function chosenOf(nodes: readonly string[]): string | undefined {
  return nodes.length === 1 ? nodes[0] : undefined;
}
