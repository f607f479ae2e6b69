'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { isOver } from '#engine/run/event.ts';
import type { RunDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import type { EditorHost } from '../editor/commands/command.ts';
import { CommandDialog } from '../editor/dialogs/command-dialog.tsx';
import { ShortcutDialog } from '../editor/dialogs/shortcut-dialog.tsx';
import { EditorProvider, useEditor, useEditorStore } from '../editor/store/context.tsx';
import { createEditorStore } from '../editor/store/editor-store.ts';
import { StudioFrame } from '../editor/studio-frame.tsx';
import { useRunEvents } from '../editor/use-run-events.ts';
import { useLetGo } from '../run/use-let-go.ts';
import { useSkipWait } from '../run/use-skip-wait.ts';
import { Opening, useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { shortId } from '../ui/short-id.ts';
import { toastError } from '../ui/toast.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { DeleteRun } from './delete-run.tsx';
import { type ForkBeginning, ForkDialog } from './fork-dialog.tsx';
import { RunBar } from './run-bar.tsx';
import { RunUsage } from './run-usage.tsx';
import { SaveTestDialog } from './save-test-dialog.tsx';
import { useMomentLink } from './use-moment-link.ts';

/** One run: the graph it ran with the data that really flowed, its log, and the slider over it. */
export function RunPage({ run }: { run: string }) {
  const t = useWords();
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
        title={t('runs.thisRunCouldNotBeOpened')}
        action={<Button onClick={() => router.push(`/${organization.slug}/runs`)}>{t('runs.allRuns')}</Button>}
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
  const t = useWords();
  const [store] = useState(() => {
    const made = createEditorStore({ t, graph: detail.graph, descriptions, isViewer: true });
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
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const store = useEditorStore();
  const dialog = useEditor((editor) => editor.dialog);
  const cancel = useMutation(
    api.runs.cancel.mutationOptions({
      onError: (error) => toastError(t('runs.notCancelled'), problemOf(error).detail),
    }),
  );
  const [forking, setForking] = useState<ForkBeginning | null>(null);
  const [saving, setSaving] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [other, setOther] = useState<string | null>(null);
  const { skipWait } = useSkipWait();
  const { letGo } = useLetGo();
  useRunEvents();
  useMomentLink();
  useEffect(() => {
    document.title = t('runs.runShortIdWorkflowPatchbay', {
      shortId: shortId(detail.id),
      workflow: detail.workflow.name,
    });
  }, [detail.id, detail.workflow.name, t]);
  const host: EditorHost = {
    save: () => {},
    cancelRun: () => cancel.mutate({ id: detail.id }),
    openRuns: () => router.push(`/${org}/runs`),
    fork: (node) => setForking({ node, mode: 'fork' }),
    skipWait: () => skipWait({}),
    letGo,
  };
  const close = () => store.getState().update({ dialog: null });
  return (
    <>
      <StudioFrame
        host={host}
        answerable
        top={
          <>
            <RunBar
              org={org}
              detail={detail}
              busy={cancel.isPending}
              onCancel={host.cancelRun}
              onFork={setForking}
              onCompare={setOther}
              onSaveTest={() => setSaving(true)}
              onDelete={() => setDeleting(true)}
            />
            <RunUsage usage={detail.usage} />
          </>
        }
      />
      {dialog === 'commands' && <CommandDialog host={host} onClose={close} />}
      {dialog === 'shortcuts' && <ShortcutDialog onClose={close} />}
      {forking !== null && (
        <ForkDialog
          detail={detail}
          beginning={forking}
          onClose={() => setForking(null)}
          onForked={(id) => router.push(`/${org}/runs/${id}`)}
        />
      )}
      {deleting && (
        <DeleteRun id={detail.id} onKeep={() => setDeleting(false)} onDeleted={() => router.push(`/${org}/runs`)} />
      )}
      {saving && <SaveTestDialog detail={detail} onClose={() => setSaving(false)} />}
      {other !== null && <CompareDialog before={other} after={detail.id} onClose={() => setOther(null)} />}
    </>
  );
}
