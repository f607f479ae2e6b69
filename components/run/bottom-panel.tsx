'use client';
import { lazy, type ReactNode, Suspense } from 'react';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';

const Tabs = lazy(() => import('../ui/tabs.tsx').then((module) => ({ default: module.Tabs })));
const RunData = lazy(() => import('./run-data.tsx').then((module) => ({ default: module.RunData })));

/** The truth under the canvas: the data of the run that is shown, or where it would stand, and the workflow's tests. */
export function BottomPanel({ answerable, tests }: { answerable: boolean; tests?: ReactNode }) {
  const t = useWords();
  const hasRun = useEditor((editor) => editor.run !== null);
  const tab = useEditor((editor) => editor.bottomTab);
  const update = useEditor((editor) => editor.update);
  const data = <Data hasRun={hasRun} answerable={answerable} />;
  if (tests === undefined || (!hasRun && tab !== 'tests')) return data;
  return (
    <Suspense>
      <Tabs
        label={t('run.underTheCanvas')}
        className="h-full"
        value={tab}
        onChange={(next) => update({ bottomTab: next })}
        tabs={[
          { id: 'data', title: t('common.run'), content: data },
          { id: 'tests', title: t('run.tests'), content: <Suspense>{tests}</Suspense> },
        ]}
      />
    </Suspense>
  );
}

function Data({ hasRun, answerable }: { hasRun: boolean; answerable: boolean }) {
  const t = useWords();
  return hasRun ? (
    <Suspense>
      <RunData answerable={answerable} />
    </Suspense>
  ) : (
    <p className="truncate px-4 py-2.5 text-muted">{t('run.noRunYetRunTheDraft')}</p>
  );
}
