'use client';
import { useMutation } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import type { RunFile } from '#engine/run/run-file.ts';
import type { ReplayedFile } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { useEditorStore } from '../editor/store/context.tsx';
import { only } from '../editor/store/selection.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { DifferenceList } from './difference-list.tsx';

/** Runs a file once more from its own log, and says whether it comes to the same. */
export function ReplayFile({ file }: { file: RunFile }) {
  const t = useWords();
  const api = useApi();
  const store = useEditorStore();
  const [open, setOpen] = useState(false);
  const replay = useMutation(api.runs.replayFile.mutationOptions());
  const begin = () => {
    setOpen(true);
    replay.mutate({ file });
  };
  const show = (node: string) => {
    store.getState().select(only(node));
    setOpen(false);
  };
  return (
    <>
      <Button icon={<History className="size-4" />} onClick={begin}>
        {t('runs.replay')}
      </Button>
      {open && (
        <Dialog
          open
          width="large"
          onClose={() => setOpen(false)}
          title={t('runs.replayOfThisFile')}
          description={t('runs.itsGraphRunsAgainEffects')}
          footer={<Button onClick={() => setOpen(false)}>{t('common.close')}</Button>}
        >
          {replay.isPending && <Skeleton className="h-24" />}
          {replay.isError && (
            <p role="alert" className="text-error">
              {problemOf(replay.error).detail}
            </p>
          )}
          {replay.data && <Report report={replay.data} onNode={show} />}
        </Dialog>
      )}
    </>
  );
}

function Report({ report, onNode }: { report: ReplayedFile; onNode: (node: string) => void }) {
  const t = useWords();
  const formats = useFormats();
  const { verdict, differences, answer, error, unknown, behind, same } = report;
  if (verdict === 'same')
    return (
      <p className="flex items-center gap-2.5">
        <Badge tone="ok">{t('runs.same')}</Badge>
        {t('runs.visitsPathValuesAndAnswer', { same })}
      </p>
    );
  return (
    <div className="flex flex-col gap-3">
      {error.differs && (
        <p className="text-error">
          {error.after === null
            ? t('runs.theRunFailedItsReplayDoes')
            : t('runs.theReplayFailsMessage', { message: error.after.message })}
        </p>
      )}
      {unknown.length > 0 && (
        <p className="text-muted">
          {t('runs.theLogDoesNotTell', {
            nodes: formats.list(new Set(unknown.map(({ node }) => node))),
            count: behind.length,
            behind: formats.list(behind),
          })}
        </p>
      )}
      {(differences.length > 0 || answer.differs) && (
        <DifferenceList
          difference={{ answer, visits: differences, same }}
          titles={{ before: t('runs.inTheFile'), after: t('runs.replayed') }}
          onNode={onNode}
        />
      )}
    </div>
  );
}
