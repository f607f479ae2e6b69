import type { NodeProps } from '@xyflow/react';
import { useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import type { MarkNode } from './flow-marks.ts';
import { FoldButton } from './folds/fold-button.tsx';
import { FoldedFrame } from './folds/folded-frame.tsx';
import { colourOf } from './kernels/colours.ts';
import { MarkColours } from './mark-colours.tsx';
import { MarkSize } from './mark-size.tsx';
import { MarkText } from './mark-text.tsx';
import { useLetterScale } from './use-letter-scale.ts';

/** A titled frame behind nodes: it is taken by its title, what lies in it moves along, and it collapses to one module. */
export function Frame(props: NodeProps<MarkNode>) {
  const { fold } = props.data;
  return fold === undefined ? (
    <OpenFrame {...props} />
  ) : (
    <FoldedFrame marked={props.data} fold={fold} selected={props.selected} />
  );
}

function OpenFrame({ data, selected }: NodeProps<MarkNode>) {
  const t = useWords();
  const readOnly = useEditor((editor) => editor.readOnly);
  const [writing, setWriting] = useState(false);
  const scale = useLetterScale();
  const { mark } = data;
  return (
    <div className="frame" data-colour={colourOf(mark.color, 'grey')} data-selected={selected}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keyboards write in the inspector, which the selected frame opens. */}
      <div
        className="frame-title"
        style={{ fontSize: 15 * scale, lineHeight: `${22 * scale}px` }}
        onDoubleClick={() => !readOnly && setWriting(true)}
      >
        {writing ? (
          <MarkText marked={data} multiline={false} onDone={() => setWriting(false)} />
        ) : (
          <span className="block truncate">{mark.text || t('canvas.untitled')}</span>
        )}
      </div>
      <div className="frame-tools">
        {selected && !readOnly && <MarkColours marked={data} />}
        <FoldButton frame={mark.id} title={mark.text} isFolded={false} />
      </div>
      <MarkSize marked={data} />
    </div>
  );
}
