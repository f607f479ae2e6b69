'use client';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { GitFork } from 'lucide-react';
import { useState } from 'react';
import type { RunDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { type Problem, problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { useEditor } from '../editor/store/context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type ForkChanges, noChanges, parsedChanges } from './fork-changes.ts';
import { ForkData } from './fork-data.tsx';
import { ForkOutlook } from './fork-outlook.tsx';
import { useVersionChoices } from './use-version-choices.ts';

/** Where a fork is to begin: a node, or wherever the old run has no result. */
export type ForkBeginning = { node: string | null; mode: 'fork' | 'continue' };

type Props = { detail: RunDetail; beginning: ForkBeginning; onClose: () => void; onForked: (id: string) => void };

/** Goes on from a visit of the run in a new one; says first what is kept, what runs again and what would be repeated. */
export function ForkDialog({ detail, beginning, onClose, onForked }: Props) {
  const t = useWords();
  const api = useApi();
  const [node, setNode] = useState(beginning.node ?? '');
  const [chosen, setChosen] = useState<string | null>(null);
  const [changes, setChanges] = useState<ForkChanges>(noChanges);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ran = useEditor((editor) => editor.run?.newest.nodes ?? {});
  const versions = useVersionChoices(detail);
  const continues = beginning.mode === 'continue';
  const version = chosen ?? (continues ? versions.corrected : 'same');
  const where = {
    id: detail.id,
    mode: beginning.mode,
    ...(node !== '' && { fromNode: node }),
    ...versions.inputFor(version),
  };
  const preview = useQuery(
    api.runs.previewFork.queryOptions(where, { placeholderData: keepPreviousData, staleTime: 0, retry: false }),
  );
  const fork = useMutation(
    api.runs.fork.mutationOptions({
      onSuccess: ({ id }) => onForked(id),
      onError: (error) => setProblem(problemOf(error)),
    }),
  );
  const parsed = parsedChanges(t, changes);
  const begin = () => {
    setProblem(null);
    if (parsed.ok) fork.mutate({ ...where, ...parsed.value });
  };
  const nodes = Object.entries(ran).flatMap(([id, view]) => (view.startedAt === null ? [] : [id]));
  const refused = preview.error ? problemOf(preview.error).detail : null;
  return (
    <Dialog
      open
      width="large"
      onClose={onClose}
      title={continues ? t('runs.continueOnACorrectedGraph') : t('runs.forkThisRun')}
      description={continues ? t('runs.thePastThatIsStillValid') : t('runs.aNewRunTakesOverWhat')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            busy={fork.isPending}
            disabled={preview.isError || !parsed.ok}
            icon={<GitFork className="size-3.5" />}
            onClick={begin}
          >
            {continues ? t('runs.continue') : t('runs.fork')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <Field label={t('runs.beginAgainAt')}>
            {({ id }) => (
              <Select
                id={id}
                value={node}
                onChange={setNode}
                choices={[
                  { value: '', label: t('runs.whatFailedOrHasNoResult') },
                  ...nodes.map((one) => ({ value: one, label: one })),
                ]}
              />
            )}
          </Field>
          <Field label={t('runs.goOnIn')}>
            {({ id }) => <Select id={id} value={version} onChange={setChosen} choices={versions.choices} />}
          </Field>
        </div>
        {(problem !== null || refused !== null) && (
          <p role="alert" className="text-error">
            {problem?.detail ?? refused}
          </p>
        )}
        {preview.isPending && <Skeleton className="h-28" />}
        {preview.data && !preview.isError && <ForkOutlook preview={preview.data} continues={continues} />}
        <ForkData detail={detail} kept={preview.data?.kept ?? []} changes={changes} onChange={setChanges} />
        {!parsed.ok && <p className="text-error text-sm">{parsed.message}</p>}
      </div>
    </Dialog>
  );
}
