'use client';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';

import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { useEditorStore } from '../editor/store/context.tsx';
import { only } from '../editor/store/selection.ts';
import { Dialog } from '../ui/dialog.tsx';
import { shortId } from '../ui/short-id.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { DifferenceList } from './difference-list.tsx';

type Props = { before: string; after: string; onClose: () => void };

/** What came out otherwise in another run of the same workflow, node by node. */
export function CompareDialog({ before, after, onClose }: Props) {
  const t = useWords();
  const api = useApi();
  const store = useEditorStore();
  const query = useQuery(api.runs.compare.queryOptions({ before, after }, { staleTime: 0 }));
  return (
    <Dialog
      open
      width="large"
      onClose={onClose}
      title={t('runs.whatCameOutOtherwise')}
      description={t.rich('runs.runBesideRun', {
        code: () => <code className="mono text-text">{shortId(before)}</code>,
        other: () => <code className="mono text-text">{shortId(after)}</code>,
      })}
    >
      {query.isPending && <Skeleton className="h-40" />}
      {query.isError && (
        <p role="alert" className="text-error">
          {problemOf(query.error).detail}
        </p>
      )}
      {query.data && (
        <DifferenceList
          difference={query.data}
          titles={{ before: shortId(before), after: shortId(after) }}
          onNode={(node) => {
            store.getState().select(only(node));
            store.getState().canvas?.reveal(node);
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
