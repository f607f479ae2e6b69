import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';

/** The mark of a node before which runs of the draft stop. */
export function BreakpointMark({ node }: { node: string }) {
  const t = useWords();
  const isSet = useEditor((editor) => editor.breakpoints.includes(node));
  if (!isSet) return null;
  return (
    <span className="breakpoint-mark" title={t('canvas.runsOfTheDraftStopBefore')}>
      <span className="sr-only">{t('canvas.runsOfTheDraftStopHere')}</span>
    </span>
  );
}
