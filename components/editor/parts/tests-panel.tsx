'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleX, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { TestResult } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toastError } from '../../ui/toast.tsx';
import { TestDetail } from '../dialogs/test-detail.tsx';
import { useDraftTests } from '../dialogs/use-draft-tests.ts';

type Props = { workflow: string; flush: () => Promise<boolean> };

/** The tests of the workflow, run on the draft as it is now: which passed, and what came out otherwise. */
export function TestsPanel({ workflow, flush }: Props) {
  const t = useWords();
  const api = useApi();
  const cache = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useDraftTests({ id: workflow, flush, enabled: true });
  const remove = useMutation(
    api.tests.remove.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.tests.pathKey() }),
      onError: (error) => toastError(t('parts.notRemoved'), problemOf(error).detail),
    }),
  );
  const results = query.data?.results ?? [];
  // What failed is what somebody wants to see first.
  const shown = results.find(({ id }) => id === chosen) ?? results.find(({ passed }) => !passed) ?? results[0];
  return (
    <div className="grid h-full grid-cols-[minmax(264px,1fr)_2fr] divide-x divide-line max-md:auto-rows-max max-md:grid-cols-1 max-md:divide-x-0 max-md:divide-y max-md:overflow-y-auto">
      <section aria-label={t('parts.tests')} className="flex min-h-0 flex-col">
        <header className="flex h-10 shrink-0 items-center justify-between gap-2 px-3.5">
          <span className="min-w-0 text-muted text-sm leading-tight" role="status">
            {query.isFetching ? t('parts.running') : summary(t, results)}
          </span>
          <Button
            size="small"
            busy={query.isFetching}
            icon={<RotateCcw className="size-3.5" />}
            onClick={() => void query.refetch()}
          >
            {t('parts.runAll')}
          </Button>
        </header>
        {query.isPending && <Skeleton className="mx-3.5 h-16" />}
        {query.isError && (
          <p role="alert" className="px-3.5 text-error">
            {problemOf(query.error).detail}
          </p>
        )}
        <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
          {results.map((result) => (
            <Row
              key={result.id}
              result={result}
              isShown={result.id === shown?.id}
              onShow={() => setChosen(result.id)}
              onRemove={() => remove.mutate({ workflow, id: result.id })}
            />
          ))}
        </ul>
      </section>
      <section aria-label={t('parts.test')} className="min-h-0 overflow-y-auto px-3.5 py-1">
        {shown !== undefined && <TestDetail result={shown} />}
        {shown === undefined && query.isSuccess && <p className="py-2 text-muted">{t('parts.noTestsYetOpenARun')}</p>}
      </section>
    </div>
  );
}

type RowProps = { result: TestResult; isShown: boolean; onShow: () => void; onRemove: () => void };

function Row({ result: { name, passed }, isShown, onShow, onRemove }: RowProps) {
  const t = useWords();
  const Icon = passed ? CircleCheck : CircleX;
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        aria-current={isShown ? 'true' : undefined}
        onClick={onShow}
        className={cn(
          'flex h-8 min-w-0 flex-1 items-center gap-2 rounded-[6px] px-2 text-start hover:bg-hover',
          isShown && 'bg-hover',
        )}
      >
        <Icon className={cn('size-4 shrink-0', passed ? 'text-ok' : 'text-error')} aria-hidden />
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <span className={cn('text-sm', passed ? 'text-muted' : 'text-error')}>
          {passed ? t('parts.passed') : t('parts.failed')}
        </span>
      </button>
      <IconButton label={t('parts.removeTheTestName', { name })} onClick={onRemove}>
        <Trash2 className="size-4" />
      </IconButton>
    </li>
  );
}

function summary(t: Words, results: readonly TestResult[]): string {
  if (results.length === 0) return '';
  const passed = results.filter((result) => result.passed).length;
  return t('parts.passedPassedCountFailed', { passed, count: results.length - passed });
}
