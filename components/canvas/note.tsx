import type { NodeProps } from '@xyflow/react';
import { useState } from 'react';
import { useEditor } from '../editor/store/context.tsx';
import type { MarkNode } from './flow-marks.ts';
import { colourOf } from './kernels/colours.ts';
import { MarkSize } from './mark-size.tsx';
import { MarkText } from './mark-text.tsx';

/** A sticky note: words for people, beside the nodes. A double click writes in it. */
export function Note({ data, selected }: NodeProps<MarkNode>) {
  const readOnly = useEditor((editor) => editor.readOnly);
  const [writing, setWriting] = useState(false);
  const { mark } = data;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keyboards write in the inspector, which the selected note opens.
    <div
      className="note"
      data-colour={colourOf(mark.color, 'yellow')}
      data-selected={selected}
      onDoubleClick={() => !readOnly && setWriting(true)}
    >
      {writing ? (
        <MarkText marked={data} multiline onDone={() => setWriting(false)} />
      ) : (
        <p className="size-full overflow-hidden whitespace-pre-wrap break-words">
          {mark.text || <span className="opacity-70">Double-click to write</span>}
        </p>
      )}
      <MarkSize marked={data} />
    </div>
  );
}
