'use client';
import { useQuery } from '@tanstack/react-query';
import type { JsonObject } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';

/** What a node was doing when it was interrupted, so that somebody can look whether it happened. */
export function EffectInDoubt({ run, node, scope }: { run: string; node: string; scope: string }) {
  const t = useWords();
  const api = useApi();
  const query = useQuery(api.waits.effect.queryOptions({ run, node, scope }, { staleTime: Infinity, retry: false }));
  if (query.isPending) return <Skeleton className="h-16" />;
  if (query.isError) return <p className="text-muted text-sm">{problemOf(query.error).detail}</p>;
  const { title, startedAt, params } = query.data;
  const { sent, rest } = partsOf(params);
  return (
    <div className="flex flex-col gap-2">
      <p>
        {t.rich('run.interruptedInDoubt', {
          title,
          name: node,
          mono: (chunks) => <span className="mono">{chunks}</span>,
          ago: () => <Ago at={startedAt} />,
        })}
      </p>
      {sent !== null && <p className="mono break-all text-sm">{sent}</p>}
      {Object.keys(rest).length > 0 && (
        <details open={sent === null}>
          <summary className="cursor-pointer text-muted text-sm">{t('run.whatItWasGiven')}</summary>
          <pre className="mono mt-1.5 max-h-60 overflow-auto whitespace-pre-wrap break-all rounded-field bg-sunken p-2.5 text-[12.5px]">
            {JSON.stringify(rest, null, 2)}
          </pre>
        </details>
      )}
    </div>
  );
}

/** A request by its method and address, and what else there is. */
function partsOf(params: JsonObject): { sent: string | null; rest: JsonObject } {
  const { method, url, ...rest } = params;
  if (typeof url !== 'string') return { sent: null, rest: params };
  return { sent: typeof method === 'string' ? `${method} ${url}` : url, rest };
}
