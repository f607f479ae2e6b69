'use client';
import { useQuery } from '@tanstack/react-query';
import type { WorkflowDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { VersionRow } from './version-row.tsx';
import { VersionSplit } from './version-split.tsx';

type Props = { detail: WorkflowDetail; flush: () => Promise<boolean>; onClose: () => void };

/** What was published when and by whom; any version can be made live or taken back into the draft. */
export function VersionsDialog({ detail, flush, onClose }: Props) {
  const t = useWords();
  const api = useApi();
  const query = useQuery(api.workflows.versions.queryOptions({ id: detail.id }));
  return (
    <Dialog
      open
      width="large"
      onClose={onClose}
      title={t('dialogs.versions')}
      description={t('dialogs.versionsNeverChangeCallersGet')}
    >
      {query.isPending && <Skeleton className="h-24" />}
      {query.isError && <p className="text-error">{problemOf(query.error).detail}</p>}
      {query.data?.length === 0 && (
        <Empty title={t('dialogs.notPublishedYet')}>{t('dialogs.publishTheDraftAndItsFirst')}</Empty>
      )}
      {query.data && <VersionSplit versions={query.data} />}
      <ol className="flex flex-col">
        {query.data?.map((version) => (
          <VersionRow
            key={version.version}
            id={detail.id}
            slug={detail.slug}
            flush={flush}
            version={version}
            isTried={version.active && version.percent < 100}
            onClose={onClose}
          />
        ))}
      </ol>
    </Dialog>
  );
}
