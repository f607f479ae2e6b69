import { useMutation } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { toastError } from '../ui/toast.tsx';
import type { RunPart } from './commands/command.ts';
import { nodeMoment } from './commands/node-moment.ts';
import { useEditorStore } from './store/context.tsx';
import { knownBreakpoints } from './store/known-breakpoints.ts';

/** Runs a part of the draft on what the run that is shown gave, and shows the new run. */
export function useRunPart(flush: () => Promise<boolean>): (part: RunPart) => void {
  const t = useWords();
  const api = useApi();
  const store = useEditorStore();
  const fork = useMutation(
    api.runs.fork.mutationOptions({
      onSuccess: ({ id }) => {
        const { startRun, update, document, panels } = store.getState();
        startRun(id, document.graph);
        update({ watched: id, panels: { ...panels, bottom: true }, announcement: t('editor.runStarted') });
      },
      onError: (error) => toastError(t('editor.notRun'), problemOf(error).detail),
    }),
  );
  return ({ from, until }) => {
    const { run } = store.getState();
    if (run === null) return;
    // A node that has not run yet begins where the run ended: only what has no result runs.
    const hasRun = nodeMoment(run, from, 'start') !== null;
    void flush().then((isSaved) => {
      if (!isSaved) return toastError(t('editor.notRun'), t('editor.theDraftCouldNotBeSaved'));
      fork.mutate({
        id: run.id,
        version: 'draft',
        mode: 'fork',
        breakpoints: knownBreakpoints(store.getState()),
        ...(hasRun && { fromNode: from }),
        ...(until !== undefined && { until }),
      });
    });
  };
}
