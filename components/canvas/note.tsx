import type { NodeProps } from '@xyflow/react';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import type { MarkNode } from './flow-marks.ts';
import { colourOf } from './kernels/colours.ts';
import { MarkColours } from './mark-colours.tsx';
import { MarkSize } from './mark-size.tsx';
import { MarkText } from './mark-text.tsx';

const Markdown = lazy(() => import('../ui/markdown.tsx').then((module) => ({ default: module.Markdown })));

/** A sticky note: words for people in Markdown, beside the nodes. A double click writes in it. */
export function Note({ data, selected }: NodeProps<MarkNode>) {
  const t = useWords();
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
        <div className="markdown size-full overflow-hidden break-words">
          {mark.text === '' ? (
            <span className="opacity-70">{t('canvas.doubleClickToWrite')}</span>
          ) : (
            <Suspense fallback={<p className="whitespace-pre-wrap">{mark.text}</p>}>
              <Markdown text={mark.text} />
            </Suspense>
          )}
        </div>
      )}
      {selected && !readOnly && !writing && (
        <div className="note-tools">
          <MarkColours marked={data} />
        </div>
      )}
      <MarkSize marked={data} />
    </div>
  );
}
