'use client';
import { isOver } from '#engine/run/event.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { LoggedValue } from './logged-value.tsx';
import { Quiet } from './quiet.tsx';
import { shownNode } from './shown-node.ts';
import { ValueView } from './value-view.tsx';

/** What came out of a node, or of the run when none is named, at the moment that is shown; else why nothing did. */
export function RunOutput({ node }: { node: string | undefined }) {
  const t = useWords();
  const run = useEditor((editor) => editor.run);
  if (run === null) return null;
  if (node === undefined) {
    if (run.view.error)
      return <ValueView value={{ error: { ...run.view.error } }} path={null} label={t('run.errorOf')} />;
    const answered = run.view.output !== null || run.view.status === 'succeeded';
    return answered ? (
      <LoggedValue value={run.view.output} path={null} label={t('run.outputOf')} />
    ) : (
      <Quiet>{t('run.theRunHasNotAnswered')}</Quiet>
    );
  }
  const view = shownNode(run, node);
  if (view === undefined) return null;
  if (view.status === 'done' || view.status === 'failed') {
    return (
      <>
        {view.logs.length > 0 && (
          <pre className="mx-3.5 mb-2 max-h-24 overflow-auto rounded-field bg-sunken p-2 text-[11.5px] text-muted">
            {view.logs.join('\n')}
          </pre>
        )}
        <LoggedValue value={view.output} path={[node]} label={t('run.outputOf')} />
      </>
    );
  }
  if (view.status === 'skipped') return <Quiet>{t('run.skippedItReadsAsNull')}</Quiet>;
  return <Quiet>{isOver(run.view.status) ? t('run.thisNodeWasNotReached') : t('run.noOutputAtThisMoment')}</Quiet>;
}
