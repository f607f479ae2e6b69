'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { StatusBadge } from '../run/status-badge.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { shortId } from '../ui/short-id.ts';
import { toast, toastError } from '../ui/toast.tsx';
import { useFormats } from '../ui/use-formats.ts';

/** Runs of a workflow that still live on an older version, with the way to the live one. */
export function OutdatedRuns({ workflow }: { workflow: string }) {
  const formats = useFormats();
  const t = useWords();
  const api = useApi();
  const cache = useQueryClient();
  const { organization } = useHere();
  const query = useQuery(api.runs.outdated.queryOptions({ workflow }, { retry: false }));
  const move = useMutation(
    api.runs.move.mutationOptions({
      onSuccess: async (moved) => {
        const refused = moved.find(({ problem }) => problem !== null);
        if (refused)
          toastError(t('runs.runShortIdStaysAsItIs', { shortId: shortId(refused.from) }), refused.problem ?? '');
        else toast(t('runs.runsMoved', { count: moved.length }), t('runs.theyGoOnInNewRuns'));
        await cache.invalidateQueries({ queryKey: api.runs.pathKey() });
      },
      onError: (error) => toastError(t('runs.notMoved'), problemOf(error).detail),
    }),
  );
  const runs = query.data ?? [];
  if (runs.length === 0) return null;
  return (
    <section aria-label={t('runs.runsOnOlderVersions')} className="rounded-node border border-line bg-raised">
      <header className="flex items-center gap-3 px-4 py-2.5">
        <div className="min-w-0 flex-1">
          <h2 className="font-medium">{t('runs.runsLiveOnAnOlderVersion', { count: runs.length })}</h2>
          <p className="text-muted text-sm">{t('runs.movingKeepsWhatHappened')}</p>
        </div>
        <Button busy={move.isPending} onClick={() => move.mutate({ workflow })}>
          {t('runs.moveAllToTheLiveVersion')}
        </Button>
      </header>
      <ul className="max-h-52 overflow-y-auto">
        {runs.map((run) => (
          <li key={run.id} className="flex items-center gap-3 border-line border-t px-4 py-1.5">
            <StatusBadge status={run.status} />
            <Link href={`/${organization.slug}/runs/${run.id}`} className="mono hover:underline">
              {shortId(run.id)}
            </Link>
            <span className="flex-1 text-muted text-sm">
              v{run.version ?? '–'} · {formats.ago(run.startedAt, Date.now())}
            </span>
            <Button size="small" disabled={move.isPending} onClick={() => move.mutate({ workflow, runs: [run.id] })}>
              {t('runs.move')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
