'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkflowDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Textarea } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { toast } from '../../ui/toast.tsx';
import { ChangeSummary } from '../../versions/change-summary.tsx';
import { ProblemList } from '../inspector/workflow-inspector.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { ReplaySection } from './replay-section.tsx';
import { TestResults } from './test-results.tsx';
import { useDraftTests } from './use-draft-tests.ts';

/** Calls of a hundred that try a version, besides all of them. */
const parts = ['50', '25', '10', '5', '1'];

type Props = { detail: WorkflowDetail; flush: () => Promise<boolean>; onClose: () => void };

/** Makes the draft the live version, or proposes it where another person has to approve, with a note; refused while there are errors. */
export function PublishDialog({ detail, flush, onClose }: Props) {
  const t = useWords();
  const api = useApi();
  const cache = useQueryClient();
  const store = useEditorStore();
  const diagnostics = useEditor((editor) => editor.diagnostics);
  const draft = useEditor((editor) => editor.document.graph);
  const slug = useEditor((editor) => editor.document.graph.slug);
  const [note, setNote] = useState('');
  const [share, setShare] = useState('100');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const settings = useQuery(api.organization.promotion.queryOptions());
  const needsApproval = settings.data?.needsApproval ?? false;
  const { mutateAsync } = useMutation(api.workflows.publish.mutationOptions());
  const errors = diagnostics.filter((found) => found.severity === 'error').length;
  const shown = problem && problem.diagnostics.length > 0 ? problem.diagnostics : diagnostics;
  const tests = useDraftTests({ id: detail.id, flush, enabled: errors === 0 });
  const failing = tests.data?.failed ?? 0;
  const publish = async () => {
    setBusy(true);
    setProblem(null);
    try {
      if (!(await flush())) throw new Error(t('dialogs.notSavedSoNotPublished'));
      const { version, proposed } = await mutateAsync({
        id: detail.id,
        force: failing > 0,
        ...(note !== '' && { note }),
        ...(share !== '100' && { percent: Number(share) }),
      });
      await cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
      if (proposed) toast(t('dialogs.versionVersionIsProposed', { version }), t('dialogs.itGoesLiveWhenAnotherPerson'));
      else if (share === '100')
        toast(t('dialogs.versionVersionIsLive', { version }), t('dialogs.callersOfSlugGet', { slug }));
      else toast(t('dialogs.versionVersionIsTried', { version }), t('dialogs.shareOf100CallsOfSlug', { share, slug }));
      store.getState().update({ dialog: null, hasPublished: true });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      width="large"
      onClose={onClose}
      title={needsApproval ? t('dialogs.proposeAVersion') : t('dialogs.publishAVersion')}
      description={
        <>
          {t.rich('dialogs.publishingMakesTheDraftATool', {
            code: () => <code className="mono text-text">{slug}</code>,
          })}
          {needsApproval && t('dialogs.itGoesLiveOnceAnotherPerson')}
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            tone={failing > 0 ? 'danger' : 'primary'}
            busy={busy || tests.isLoading || settings.isLoading}
            disabled={errors > 0}
            onClick={() => void publish()}
          >
            {failing > 0
              ? t('dialogs.doItAnyway', { needsApproval: needsApproval ? 'yes' : 'no' })
              : needsApproval
                ? t('dialogs.propose')
                : t('dialogs.publish')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && (
          <p role="alert" className="text-error">
            {problem.detail}
          </p>
        )}
        {shown.length > 0 && (
          <section className="rounded-node border border-line">
            <h3 className="border-line border-b px-4 py-2 text-muted text-sm">
              {errors > 0
                ? t('dialogs.errorsToMendBeforeItCan', { errors })
                : t('dialogs.remarks', { count: shown.length })}
            </h3>
            <ProblemList diagnostics={shown} />
          </section>
        )}
        {tests.data && tests.data.results.length > 0 && (
          <section aria-label={t('dialogs.tests')} className="rounded-node border border-line px-4 py-2">
            <h3 className="py-1 font-medium">
              {failing > 0
                ? t('dialogs.testsFailOnThisDraft', { failing })
                : t('dialogs.testsPassOnThisDraft', { passed: tests.data.passed })}
            </h3>
            <TestResults results={tests.data.results} />
          </section>
        )}
        {detail.published !== null && (
          <ChangeSummary id={detail.id} slug={detail.slug} version={detail.published.version} draft={draft} />
        )}
        {detail.published !== null && errors === 0 && <ReplaySection id={detail.id} flush={flush} />}
        {detail.published !== null && (
          <Field label={t('dialogs.whoGetsIt')} hint={t('dialogs.whatTriggersBeginStays')}>
            {(slot) => (
              <Select
                id={slot.id}
                value={share}
                onChange={setShare}
                choices={[
                  { value: '100', label: t('dialogs.allCalls') },
                  ...parts.map((value) => ({ value, label: t('dialogs.valueOf100CallsToTry', { value }) })),
                ]}
              />
            )}
          </Field>
        )}
        <Field label={t('dialogs.note')} hint={t('dialogs.whatChangedForWhoeverReads')}>
          {(slot) => <Textarea {...slot} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
