'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import type { WorkflowDetail } from '#server/trpc/views.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toastError } from '../../ui/toast.tsx';
import { countText } from '../../ui/words.ts';
import { TestResults } from './test-results.tsx';
import { useDraftTests } from './use-draft-tests.ts';

type Props = { detail: WorkflowDetail; flush: () => Promise<boolean>; onClose: () => void };

/** The tests of the workflow, run on the draft as it is now. */
export function TestsDialog({ detail, flush, onClose }: Props) {
  const api = useApi();
  const cache = useQueryClient();
  const query = useDraftTests({ id: detail.id, flush, enabled: true });
  const remove = useMutation(
    api.tests.remove.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.tests.pathKey() }),
      onError: (error) => toastError('Not removed', problemOf(error).detail),
    }),
  );
  const report = query.data;
  return (
    <Dialog
      open
      width="large"
      onClose={onClose}
      title="Tests"
      description="Runs that were saved as tests, replayed on this draft. Effects are answered from the saved logs, and days of waiting pass at once."
      footer={
        <>
          <span className="mr-auto text-muted">
            {report &&
              report.results.length > 0 &&
              `${countText(report.passed, 'test')} passed, ${report.failed} failed`}
          </span>
          <Button
            busy={query.isFetching}
            icon={<RotateCcw className="size-3.5" />}
            onClick={() => void query.refetch()}
          >
            Run all
          </Button>
        </>
      }
    >
      {query.isPending && <Skeleton className="h-24" />}
      {query.isError && (
        <p role="alert" className="text-error">
          {problemOf(query.error).detail}
        </p>
      )}
      {report?.results.length === 0 && (
        <Empty title="No tests yet">Open a run that came out as it should, and choose “Save as test”.</Empty>
      )}
      {report && report.results.length > 0 && (
        <TestResults results={report.results} onRemove={(id) => remove.mutate({ workflow: detail.id, id })} />
      )}
    </Dialog>
  );
}
