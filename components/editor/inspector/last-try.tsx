'use client';
import { useWords } from '#words/use-words.ts';
import { failureHelp } from '../../run/failure-help.ts';
import { shownNode } from '../../run/shown-node.ts';
import { useEditor } from '../store/context.tsx';

/** How the last try of a node failed, in a sentence, as long as it matters. */
export function LastTry({ node }: { node: string }) {
  const t = useWords();
  const view = useEditor((editor) => (editor.run === null ? undefined : shownNode(editor.run, node)));
  if (view?.error == null) return null;
  const again = view.status === 'running' || view.status === 'retrying';
  return (
    <div className="rounded-field border border-line bg-raised px-3 py-2.5" role="status">
      <p className={again ? 'font-medium text-waiting' : 'font-medium text-error'}>
        {again
          ? t('inspector.tryValueFailedCode', {
              value: Math.max(1, view.attempt - (view.status === 'running' ? 1 : 0)),
              code: view.error.code,
            })
          : t('inspector.failedCode', { code: view.error.code })}
      </p>
      <p className="mt-0.5 break-words text-muted">{view.error.message}</p>
      {!again && <p className="mt-0.5 text-muted">{failureHelp(t, view.error).mend}</p>}
      {again && <p className="mt-0.5 text-muted">{t('inspector.itIsTriedAgain')}</p>}
    </div>
  );
}
