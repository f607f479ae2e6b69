'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { StatusBadge } from '../run/status-badge.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { toast, toastError } from '../ui/toast.tsx';
import { agoText, countText, shortId } from '../ui/words.ts';

/** Runs of a workflow that still live on an older version, with the way to the live one. */
export function OutdatedRuns({ workflow }: { workflow: string }) {
  const api = useApi();
  const cache = useQueryClient();
  const { organization } = useHere();
  const query = useQuery(api.runs.outdated.queryOptions({ workflow }, { retry: false }));
  const move = useMutation(
    api.runs.move.mutationOptions({
      onSuccess: async (moved) => {
        const refused = moved.find(({ problem }) => problem !== null);
        if (refused) toastError(`Run ${shortId(refused.from)} stays as it is`, refused.problem ?? '');
        else toast(`${countText(moved.length, 'run')} moved`, 'They go on in new runs on the live version.');
        await cache.invalidateQueries({ queryKey: api.runs.pathKey() });
      },
      onError: (error) => toastError('Not moved', problemOf(error).detail),
    }),
  );
  const runs = query.data ?? [];
  if (runs.length === 0) return null;
  return (
    <section aria-label="Runs on older versions" className="rounded-node border border-line bg-raised">
      <header className="flex items-center gap-3 px-4 py-2.5">
        <div className="min-w-0 flex-1">
          <h2 className="font-medium">{countText(runs.length, 'run lives', 'runs live')} on an older version</h2>
          <p className="text-muted text-sm">
            Moving keeps what happened and the open waits; nodes that failed or changed since run again.
          </p>
        </div>
        <Button busy={move.isPending} onClick={() => move.mutate({ workflow })}>
          Move all to the live version
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
              v{run.version ?? '–'} · {agoText(run.startedAt, Date.now())}
            </span>
            <Button size="small" disabled={move.isPending} onClick={() => move.mutate({ workflow, runs: [run.id] })}>
              Move
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
