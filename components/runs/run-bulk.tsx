'use client';
import { useQueryClient } from '@tanstack/react-query';
import { Ban, RotateCcw, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { isOver } from '#engine/run/event.ts';
import type { RunSummary } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { BulkBar } from '../lists/bulk-bar.tsx';
import { BulkRefused } from '../lists/bulk-refused.tsx';
import { type BulkResult, useBulk } from '../lists/use-bulk.ts';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { shortId } from '../ui/short-id.ts';
import { toast } from '../ui/toast.tsx';

type ActionName = 'cancel' | 'retry' | 'remove';
type Action = {
  title: 'runs.cancelCount' | 'runs.retryCount' | 'runs.deleteCount';
  asks: 'runs.cancelRuns' | 'runs.retryRuns' | 'runs.deleteRuns';
  about: WordKey;
  done: 'runs.runsAskedToStop' | 'runs.runsRetried' | 'runs.runsDeleted';
  icon: ReactNode;
  tone: 'danger' | 'primary';
  fits: (run: RunSummary) => boolean;
  /** Which runs it is for, as the button's title says when none is chosen. */
  only: WordKey;
};

const actions: Record<ActionName, Action> = {
  cancel: {
    title: 'runs.cancelCount',
    asks: 'runs.cancelRuns',
    about: 'runs.theyStopAtTheirNextStep',
    done: 'runs.runsAskedToStop',
    icon: <Ban className="size-3.5" />,
    tone: 'danger',
    fits: ({ status }) => !isOver(status),
    only: 'runs.onlyRunsThatStillMoveCan',
  },
  retry: {
    title: 'runs.retryCount',
    asks: 'runs.retryRuns',
    about: 'runs.eachGoesOnInANew',
    done: 'runs.runsRetried',
    icon: <RotateCcw className="size-3.5" />,
    tone: 'primary',
    fits: ({ status }) => status === 'failed',
    only: 'runs.onlyFailedRunsCanBeRetried',
  },
  remove: {
    title: 'runs.deleteCount',
    asks: 'runs.deleteRuns',
    about: 'runs.theirLogsGoAndTheData',
    done: 'runs.runsDeleted',
    icon: <Trash2 className="size-3.5" />,
    tone: 'danger',
    fits: ({ status }) => isOver(status),
    only: 'runs.onlyRunsThatAreOverCan',
  },
};

/** What can be done with several runs: each asks first, counts, and says at the end which it did not work on. */
export function RunBulk({ runs, onClear }: { runs: readonly RunSummary[]; onClear: () => void }) {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  const { organization } = useHere();
  const { progress, run } = useBulk();
  const [asked, setAsked] = useState<ActionName | null>(null);
  const [result, setResult] = useState<{ name: ActionName; result: BulkResult } | null>(null);
  const acts: Record<ActionName, (item: RunSummary) => Promise<unknown>> = {
    cancel: ({ id }) => client.runs.cancel.mutate({ id }),
    retry: ({ id }) => client.runs.fork.mutate({ id }),
    remove: ({ id }) => client.runs.remove.mutate({ id }),
  };
  const allowed: ActionName[] =
    organization.role === 'viewer'
      ? []
      : organization.role === 'runner'
        ? ['cancel', 'retry']
        : ['cancel', 'retry', 'remove'];
  const meant = (name: ActionName) => runs.filter(actions[name].fits);
  const carryOut = async (name: ActionName) => {
    setAsked(null);
    const ended = await run(meant(name), (item) => `${item.workflow.name} · ${shortId(item.id)}`, acts[name]);
    await cache.invalidateQueries({ queryKey: api.runs.pathKey() });
    if (ended.done > 0) toast(t(actions[name].done, { count: ended.done }));
    if (ended.refused.length > 0) setResult({ name, result: ended });
    else onClear();
  };
  const left = asked === null ? 0 : runs.length - meant(asked).length;
  return (
    <>
      {runs.length > 0 && (
        <BulkBar what={t('runs.countRuns', { count: runs.length })} progress={progress} onClear={onClear}>
          {allowed.map((name) => {
            const { title, icon, only } = actions[name];
            const count = meant(name).length;
            return (
              <Button
                key={name}
                icon={icon}
                disabled={count === 0 || progress !== null}
                title={count === 0 ? t(only) : undefined}
                onClick={() => setAsked(name)}
              >
                {t(title, { count })}
              </Button>
            );
          })}
        </BulkBar>
      )}
      {asked !== null && (
        <Confirm
          open
          title={t(actions[asked].asks, { count: meant(asked).length })}
          about={[
            t(actions[asked].about),
            left > 0 && t('runs.othersAreLeftAlone', { left, why: t(actions[asked].only) }),
          ]
            .filter((part) => part !== false)
            .join(' ')}
          verb={t(actions[asked].title, { count: meant(asked).length })}
          keep={t('runs.notNow')}
          tone={actions[asked].tone}
          busy={false}
          onKeep={() => setAsked(null)}
          onConfirm={() => void carryOut(asked)}
        />
      )}
      {result !== null && (
        <BulkRefused
          title={t('runs.runsRefused', { count: result.result.refused.length })}
          about={
            result.result.done === 0
              ? t('runs.nothingWasChanged')
              : `${t(actions[result.name].done, { count: result.result.done })}.`
          }
          refused={result.result.refused}
          onClose={() => setResult(null)}
        />
      )}
    </>
  );
}
