'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Version, WorkflowDetail } from '#server/trpc/views.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi, useApiClient } from '../../api/provider.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Ago } from '../../ui/time.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { replaceOperations } from '../actions/replace.ts';
import { useEditorStore } from '../store/context.tsx';
import { VersionSplit } from './version-split.tsx';

type Props = { detail: WorkflowDetail; onClose: () => void };

/** What was published when and by whom; any version can be made live or taken back into the draft. */
export function VersionsDialog({ detail, onClose }: Props) {
  const api = useApi();
  const query = useQuery(api.workflows.versions.queryOptions({ id: detail.id }));
  return (
    <Dialog
      open
      onClose={onClose}
      title="Versions"
      description="Versions never change. Callers get the one that is live."
    >
      {query.isPending && <Skeleton className="h-24" />}
      {query.isError && <p className="text-error">{problemOf(query.error).detail}</p>}
      {query.data?.length === 0 && (
        <Empty title="Not published yet">Publish the draft and its first version appears here.</Empty>
      )}
      {query.data && <VersionSplit versions={query.data} />}
      <ol className="flex flex-col">
        {query.data?.map((version) => (
          <Row
            key={version.version}
            id={detail.id}
            version={version}
            isTried={version.active && version.percent < 100}
            onClose={onClose}
          />
        ))}
      </ol>
    </Dialog>
  );
}

type RowProps = {
  id: string;
  version: Version;
  /** True for the live version while another one gets some of its calls. */
  isTried: boolean;
  onClose: () => void;
};

function Row({ id, version, isTried, onClose }: RowProps) {
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  const store = useEditorStore();
  const activate = useMutation(
    api.workflows.activate.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
        toast(`Version ${version.version} is live`);
      },
      onError: (error) => toastError('Not made live', problemOf(error).detail),
    }),
  );
  const restore = async () => {
    try {
      const { graph } = await client.workflows.version.query({ id, version: version.version });
      const { perform, document } = store.getState();
      perform(`Take version ${version.version} into the draft`, replaceOperations(document.graph, graph));
      onClose();
      toast('Taken into the draft', 'Undo brings the former draft back.');
    } catch (error) {
      toastError('Not taken over', problemOf(error).detail);
    }
  };
  return (
    <li className="flex items-center gap-3 border-line border-b py-3 last:border-0">
      <span className="w-9 font-mono text-muted">v{version.version}</span>
      <div className="min-w-0 flex-1">
        <p className="truncate">{version.note || <span className="text-faint">No note</span>}</p>
        <p className="text-faint text-sm">
          <Ago at={version.publishedAt} /> by {version.publishedBy}
        </p>
      </div>
      {version.active ? (
        <Badge tone="ok">live</Badge>
      ) : (
        <>
          {version.percent > 0 && <Badge tone="running">{version.percent} of 100 calls</Badge>}
          <Button
            size="small"
            busy={activate.isPending}
            onClick={() => activate.mutate({ id, version: version.version })}
          >
            Make live
          </Button>
        </>
      )}
      {isTried && (
        <Button size="small" tone="ghost" onClick={() => activate.mutate({ id, version: version.version })}>
          End the trial
        </Button>
      )}
      <Button size="small" tone="ghost" onClick={() => void restore()}>
        Take into draft
      </Button>
    </li>
  );
}
