'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleStop } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { isOver } from '#engine/run/event.ts';
import type { RunDetail } from '#server/trpc/views.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import type { EditorHost } from '../editor/commands/command.ts';
import { CommandDialog } from '../editor/dialogs/command-dialog.tsx';
import { ShortcutDialog } from '../editor/dialogs/shortcut-dialog.tsx';
import { EditorProvider, useEditor, useEditorStore } from '../editor/store/context.tsx';
import { createEditorStore } from '../editor/store/editor-store.ts';
import { StudioFrame } from '../editor/studio-frame.tsx';
import { useRunEvents } from '../editor/use-run-events.ts';
import { StatusBadge } from '../run/status-badge.tsx';
import { Opening, useHere } from '../shell/session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Ago } from '../ui/time.tsx';
import { toastError } from '../ui/toast.tsx';
import { durationText, shortId } from '../ui/words.ts';

/** One run: the graph it ran with the data that really flowed, its log, and the slider over it. */
export function RunPage({ run }: { run: string }) {
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const detail = useQuery(
    api.runs.get.queryOptions(
      { id: run },
      { refetchInterval: (query) => (query.state.data && isOver(query.state.data.status) ? false : 3000) },
    ),
  );
  const catalogue = useQuery(api.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const error = detail.error ?? catalogue.error;
  if (error && detail.data === undefined) {
    return (
      <Empty
        title="This run could not be opened"
        action={<Button onClick={() => router.push(`/${organization.slug}/runs`)}>All runs</Button>}
      >
        {problemOf(error).detail}
      </Empty>
    );
  }
  if (detail.data === undefined || catalogue.data === undefined) return <Opening />;
  return <Loaded key={run} org={organization.slug} detail={detail.data} descriptions={catalogue.data} />;
}

function Loaded({
  org,
  detail,
  descriptions,
}: {
  org: string;
  detail: RunDetail;
  descriptions: readonly NodeDescription[];
}) {
  const [store] = useState(() => {
    const made = createEditorStore({ graph: detail.graph, descriptions, readOnly: true });
    made.getState().startRun(detail.id, detail.graph);
    return made;
  });
  return (
    <EditorProvider store={store}>
      <Inside org={org} detail={detail} />
    </EditorProvider>
  );
}

function Inside({ org, detail }: { org: string; detail: RunDetail }) {
  const api = useApi();
  const router = useRouter();
  const store = useEditorStore();
  const dialog = useEditor((editor) => editor.dialog);
  const cancel = useMutation(
    api.runs.cancel.mutationOptions({ onError: (error) => toastError('Not cancelled', problemOf(error).detail) }),
  );
  useRunEvents();
  useEffect(() => {
    document.title = `Run ${shortId(detail.id)} · ${detail.workflow.name} · Patchbay`;
  }, [detail.id, detail.workflow.name]);
  const host: EditorHost = {
    save: () => {},
    cancelRun: () => cancel.mutate({ id: detail.id }),
    openRuns: () => router.push(`/${org}/runs`),
  };
  const close = () => store.getState().update({ dialog: null });
  return (
    <>
      <StudioFrame
        host={host}
        answerable
        top={<Bar org={org} detail={detail} cancel={host.cancelRun} busy={cancel.isPending} />}
      />
      {dialog === 'commands' && <CommandDialog host={host} onClose={close} />}
      {dialog === 'shortcuts' && <ShortcutDialog onClose={close} />}
    </>
  );
}

function Bar({ org, detail, cancel, busy }: { org: string; detail: RunDetail; cancel: () => void; busy: boolean }) {
  const newest = useEditor((editor) => (editor.run && editor.run.events.length > 0 ? editor.run.newest.status : null));
  const status = newest ?? detail.status;
  return (
    <header className="flex h-12 shrink-0 items-center gap-2.5 border-line border-b bg-panel px-3">
      <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-1.5">
        <Link href={`/${org}/runs`} className="text-muted hover:text-text">
          Runs
        </Link>
        <span className="text-faint">/</span>
        <Link href={`/${org}/workflows/${detail.workflow.slug}`} className="truncate text-muted hover:text-text">
          {detail.workflow.name}
        </Link>
        <span className="text-faint">/</span>
        <h1 className="mono font-semibold">{shortId(detail.id)}</h1>
      </nav>
      <StatusBadge status={status} />
      <Badge dot={false} className="max-lg:hidden">
        {detail.draft ? 'draft' : `v${detail.version ?? '–'}`} · by {detail.caller.name ?? detail.caller.kind} ·{' '}
        {detail.door}
      </Badge>
      <span className="text-muted text-sm max-md:hidden">
        <Ago at={detail.startedAt} />
        {detail.durationMs !== null && ` · took ${durationText(detail.durationMs)}`}
      </span>
      {detail.parent && (
        <Link href={`/${org}/runs/${detail.parent.runId}`} className="text-sm text-running hover:underline">
          called by {detail.parent.node} of {shortId(detail.parent.runId)}
        </Link>
      )}
      <span className="flex-1" />
      {!isOver(status) && (
        <Button tone="danger" busy={busy} icon={<CircleStop className="size-4" />} onClick={cancel}>
          Cancel run
        </Button>
      )}
      <Link
        href={`/${org}/workflows/${detail.workflow.slug}`}
        className="inline-flex h-8 items-center rounded-field border border-line bg-raised px-3 font-medium hover:border-strong hover:bg-hover"
      >
        Open workflow
      </Link>
    </header>
  );
}
