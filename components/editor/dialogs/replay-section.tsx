'use client';
import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { ReplayedRun } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';
import { DifferenceList } from '../../runs/difference-list.tsx';
import { useHere } from '../../shell/session.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { shortId } from '../../ui/short-id.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useFormats } from '../../ui/use-formats.ts';

/** How many past runs are replayed. */
const runs = 10;

/** What the draft would have made of the last runs; nothing is called for it. */
export function ReplaySection({ id, flush }: { id: string; flush: () => Promise<boolean> }) {
  const t = useWords();
  const api = useApi();
  const [asked, setAsked] = useState(false);
  const query = useQuery(
    api.workflows.replay.queryOptions({ id, runs }, { enabled: asked, staleTime: 0, retry: false }),
  );
  const ask = async () => {
    if (await flush()) setAsked(true);
  };
  return (
    <section aria-label={t('dialogs.replay')} className="rounded-node border border-line">
      <header className="flex items-center gap-3 px-4 py-2.5">
        <div className="min-w-0 flex-1">
          <h3 className="font-medium">{t('dialogs.replayTheLastRuns')}</h3>
          <p className="text-muted text-sm">{t('dialogs.effectsAreAnsweredFromTheirLogs')}</p>
        </div>
        <Button busy={query.isFetching} icon={<History className="size-3.5" />} onClick={() => void ask()}>
          {t('dialogs.replay')}
        </Button>
      </header>
      {query.isFetching && <Skeleton className="mx-4 mb-4 h-16" />}
      {query.isError && (
        <p role="alert" className="px-4 pb-3 text-error">
          {problemOf(query.error).detail}
        </p>
      )}
      {query.data && !query.isFetching && (
        <div className="border-line border-t">
          <p className="px-4 py-2 text-muted">
            {query.data.runs.length === 0
              ? t('dialogs.noPublishedVersionHasRunYet')
              : t('dialogs.runsTheSameDiffersOtherwiseUnknown', {
                  same: query.data.same,
                  differs: query.data.differs,
                  unknown: query.data.unknown,
                })}
          </p>
          {query.data.runs.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </div>
      )}
    </section>
  );
}

const tones: Record<ReplayedRun['verdict'], Tone> = { same: 'ok', differs: 'waiting', unknown: 'neutral' };
const words: Record<ReplayedRun['verdict'], string> = { same: 'same', differs: 'otherwise', unknown: 'unknown' };

function Run({ run }: { run: ReplayedRun }) {
  const formats = useFormats();
  const t = useWords();
  const { organization } = useHere();
  return (
    <details className="border-line border-t px-4 py-2">
      <summary className="flex cursor-default items-center gap-2.5">
        <Badge tone={tones[run.verdict]}>{words[run.verdict]}</Badge>
        <Link href={`/${organization.slug}/runs/${run.id}`} className="mono hover:underline">
          {shortId(run.id)}
        </Link>
        <span className="text-muted text-sm">
          v{run.version ?? '–'} · {formats.ago(run.startedAt, Date.now())}
        </span>
        <span className="ms-auto truncate text-muted text-sm">{inShort(run)}</span>
      </summary>
      {run.problem !== null ? (
        <p className="py-2 text-error">{run.problem}</p>
      ) : (
        <div className="flex flex-col gap-2 py-2">
          {run.error.differs && (
            <p className="text-error">
              {run.error.after === null
                ? t('dialogs.itWouldNotFailAnyMore')
                : t('dialogs.itWouldFailMessage', { message: run.error.after.message })}
            </p>
          )}
          {run.unknown.map(({ node, scope, visit, why, before, after }) => (
            <div key={`${scope}|${node}|${visit}`} className="text-sm">
              <p>
                <code className="mono">{node}</code>{' '}
                {why === 'no_record' ? t('dialogs.wouldBeCalled') : t('dialogs.wouldBeCalledWithOtherParameters')}
              </p>
              {why === 'other_parameters' && (
                <pre className="mt-1 max-h-32 overflow-auto whitespace-pre-wrap break-words rounded-field bg-sunken p-2 text-[11.5px] text-muted">
                  {`${JSON.stringify(before)}\n${JSON.stringify(after)}`}
                </pre>
              )}
            </div>
          ))}
          {run.behind.length > 0 && (
            <p className="text-muted text-sm">
              {t('dialogs.unknownBehindItBehind', { behind: run.behind.join(', ') })}
            </p>
          )}
          {(run.differences.length > 0 || run.answer.differs) && (
            <DifferenceList
              difference={{ answer: run.answer, visits: run.differences, same: 0 }}
              titles={{ before: t('dialogs.asItWas'), after: t('dialogs.onThisDraft') }}
            />
          )}
        </div>
      )}
    </details>
  );
}

function inShort(run: ReplayedRun): string {
  if (run.problem !== null || run.verdict === 'same') return '';
  const nodes = [...new Set([...run.differences, ...run.unknown].map(({ node }) => node))];
  return nodes.slice(0, 4).join(', ');
}
