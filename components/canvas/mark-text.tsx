import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { useEditorStore } from '../editor/store/context.tsx';
import { type Marked, markPlace } from '../editor/store/mark-key.ts';

type Props = { marked: Marked; multiline: boolean; onDone: () => void };

/** The text of a note or a frame while it is written: Escape or a click elsewhere keeps it. */
export function MarkText({ marked, multiline, onDone }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(marked.mark.text);
  useEffect(() => field.current?.select(), []);
  const commit = () => {
    onDone();
    if (text !== marked.mark.text)
      store.getState().perform(t('canvas.write'), [{ op: 'set', ...markPlace(marked), path: ['text'], value: text }]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const done = event.key === 'Escape' || (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey));
    event.stopPropagation();
    if (!done) return;
    event.preventDefault();
    commit();
  };
  return (
    <textarea
      ref={field}
      rows={1}
      maxLength={multiline ? 20_000 : 4000}
      aria-label={marked.kind === 'note' ? t('canvas.textOfTheNote') : t('canvas.titleOfTheFrame')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
      className="nodrag nowheel nopan block size-full min-w-40 resize-none bg-transparent outline-none"
    />
  );
}
