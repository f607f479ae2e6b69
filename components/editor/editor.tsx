'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { lazy, useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { WorkflowDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { useLetGo } from '../run/use-let-go.ts';
import { useSkipWait } from '../run/use-skip-wait.ts';
import { toastError } from '../ui/toast.tsx';
import type { EditorHost } from './commands/command.ts';
import { Dialogs } from './dialogs/dialogs.tsx';
import { ConflictBar } from './parts/conflict-bar.tsx';
import { TopBar } from './parts/top-bar.tsx';
import { EditorProvider, useEditorStore } from './store/context.tsx';
import { createEditorStore } from './store/editor-store.ts';
import { StudioFrame } from './studio-frame.tsx';
import { Comments } from './together/comments/comments.tsx';
import { TogetherProvider } from './together/context.tsx';
import { EndedBar } from './together/ended-bar.tsx';
import { TogetherNotices } from './together/notices.tsx';
import { createTogetherStore } from './together/together-store.ts';
import { useTogether } from './together/use-together.ts';
import { useVersionsOfOthers } from './together/use-versions-of-others.ts';
import { useAutosave } from './use-autosave.ts';
import { useBreakpoints } from './use-breakpoints.ts';
import { useDiagnostics } from './use-diagnostics.ts';
import { useInline } from './use-inline.ts';
import { useLastRun } from './use-last-run.ts';
import { usePhoneReading } from './use-phone-reading.ts';
import { useRunEvents } from './use-run-events.ts';
import { useRunPart } from './use-run-part.ts';
import { useWarmUp } from './use-warm-up.ts';

const TestsPanel = lazy(() => import('./parts/tests-panel.tsx').then((module) => ({ default: module.TestsPanel })));

type Props = { org: string; orgName: string; detail: WorkflowDetail; descriptions: readonly NodeDescription[] };

/** The editor of one workflow. */
export function Editor(props: Props) {
  const t = useWords();
  const isViewer = props.detail.role === 'viewer' || props.detail.role === 'runner';
  const [store] = useState(() =>
    createEditorStore({ t, graph: props.detail.graph, descriptions: props.descriptions, isViewer }),
  );
  const [together] = useState(createTogetherStore);
  return (
    <EditorProvider store={store}>
      <TogetherProvider store={together}>
        <Workspace {...props} />
      </TogetherProvider>
    </EditorProvider>
  );
}

function Workspace({ org, orgName, detail }: Props) {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  const router = useRouter();
  const store = useEditorStore();
  const { save, rebase, overwrite, takeOver, share } = useAutosave({
    id: detail.id,
    revision: detail.revision,
    graph: detail.graph,
  });
  useTogether({ workflow: detail.id, takeOver, onShared: share });
  useVersionsOfOthers();
  const cancel = useMutation(
    api.runs.cancel.mutationOptions({
      onError: (error) => toastError(t('editor.notCancelled'), problemOf(error).detail),
    }),
  );
  const { skipWait } = useSkipWait();
  const { letGo } = useLetGo();
  const runPart = useRunPart(save);
  const inline = useInline();
  useDiagnostics();
  useRunEvents();
  useLastRun(detail.id);
  useBreakpoints(detail.id);
  useWarmUp();
  usePhoneReading();
  const host: EditorHost = {
    save: () => void save(),
    cancelRun: () => {
      const { run } = store.getState();
      if (run !== null) cancel.mutate({ id: run.id });
    },
    openRuns: () => router.push(`/${org}/runs?workflow=${detail.id}`),
    openFigures: () => router.push(`/${org}/workflows/${detail.slug}/figures`),
    skipWait: () => skipWait({}),
    letGo,
    runPart,
    inline,
  };
  const takeOther = async () => {
    try {
      const fresh = await client.workflows.get.query({ workflow: detail.id });
      cache.setQueryData(api.workflows.get.queryKey({ workflow: detail.slug }), fresh);
      store.getState().replace(fresh.graph);
      rebase({ id: fresh.id, revision: fresh.revision, graph: fresh.graph });
    } catch (error) {
      toastError(t('editor.notFetched'), problemOf(error).detail);
    }
  };
  return (
    <>
      <StudioFrame
        host={host}
        answerable
        tests={<TestsPanel workflow={detail.id} flush={save} />}
        top={
          <>
            <TopBar org={org} orgName={orgName} detail={detail} host={host} />
            <ConflictBar onTake={() => void takeOther()} onKeep={overwrite} />
            <EndedBar org={org} />
            <TogetherNotices />
            <Comments />
          </>
        }
      />
      <Dialogs detail={detail} host={host} flush={save} />
    </>
  );
}
