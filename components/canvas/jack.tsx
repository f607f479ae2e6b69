import { Handle, Position } from '@xyflow/react';
import type { InputPort, OutputPort } from '#engine/graph/catalogue.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { portTint } from '../ui/tint.ts';
import { jackTop } from './kernels/jacks.ts';
import { wiringOf } from './wiring.ts';

type Props = { node: string; port: InputPort | OutputPort; side: 'in' | 'out'; index: number; named: boolean };

/** One jack on a card's edge: a ring in the colour of its type, filled when a plug is in it. */
export function Jack({ node, port, side, index, named }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const plugged = useEditor((editor) =>
    wiringOf(editor.document.graph.edges).plugged.has(`${side}:${node}.${port.name}`),
  );
  const readOnly = useEditor((editor) => editor.readOnly);
  const top = jackTop(index);
  const tint = portTint(port);
  const label = port.label ?? port.name;
  const addNext = (screen: { x: number; y: number }) => {
    if (side === 'out' && !readOnly) store.getState().update({ adding: { screen, from: { node, port: port.name } } });
  };
  return (
    <>
      <Handle
        id={port.name}
        type={side === 'in' ? 'target' : 'source'}
        position={side === 'in' ? Position.Left : Position.Right}
        className="jack group"
        style={{ top, '--tint': tint }}
        data-plugged={plugged}
        role="button"
        tabIndex={readOnly || side === 'in' ? -1 : 0}
        aria-label={
          side === 'in'
            ? t('canvas.wayInLabelOfNodeType', { label, node, type: port.type })
            : t('canvas.wayOutLabelOfNodeType', { label, node, type: port.type })
        }
        title={`${label} · ${port.type}`}
        onClick={(event) => addNext({ x: event.clientX, y: event.clientY })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          event.stopPropagation();
          const box = event.currentTarget.getBoundingClientRect();
          addNext({ x: box.right, y: box.top });
        }}
      />
      {named && (
        <span
          aria-hidden
          className="pointer-events-none absolute max-w-20 truncate font-mono text-[10.5px] leading-4"
          style={side === 'out' ? { right: 14, top: top - 8, color: tint } : { left: 14, top: top - 8, color: tint }}
        >
          {label}
        </span>
      )}
    </>
  );
}
