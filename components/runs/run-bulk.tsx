'use client';
import { useQueryClient } from '@tanstack/react-query';
import { Ban, RotateCcw, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { isOver } from '#engine/run/event.ts';
import type { RunSummary } from '#server/trpc/views.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { BulkBar } from '../lists/bulk-bar.tsx';
import { BulkRefused } from '../lists/bulk-refused.tsx';
import { type BulkResult, useBulk } from '../lists/use-bulk.ts';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { toast } from '../ui/toast.tsx';
import { countText, shortId } from '../ui/words.ts';

type ActionName = 'cancel' | 'retry' | 'remove';
type Action = {
  title: string;
  about: string;
  done: string;
  icon: ReactNode;
  tone: 'danger' | 'primary';
  fits: (run: RunSummary) => boolean;
  /** Which runs it is for, as the button's title says when none is chosen. */
  only: string;
};

const actions: Record<ActionName, Action> = {
  cancel: {
    title: 'Cancel',
    about: 'They stop at their next step. What they did already stays done.',
    done: 'asked to stop',
    icon: <Ban className="size-3.5" />,
    tone: 'danger',
    fits: ({ status }) => !isOver(status),
    only: 'Only runs that still move can be cancelled',
  },
  retry: {
    title: 'Retry',
    about: 'Each goes on in a new run: what completed keeps its result, what failed and all behind it runs again.',
    done: 'retried',
    icon: <RotateCcw className="size-3.5" />,
    tone: 'primary',
    fits: ({ status }) => status === 'failed',
    only: 'Only failed runs can be retried',
  },
  remove: {
    title: 'Delete',
    about: 'Their logs go, and the data that nothing else names. Runs forked from them that still move cannot go on.',
    done: 'deleted',
    icon: <Trash2 className="size-3.5" />,
    tone: 'danger',
    fits: ({ status }) => isOver(status),
    only: 'Only runs that are over can be deleted',
  },
};

/** What can be done with several runs: each asks first, counts, and says at the end which it did not work on. */
export function RunBulk({ runs, onClear }: { runs: readonly RunSummary[]; onClear: () => void }) {
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
    if (ended.done > 0) toast(`${countText(ended.done, 'run')} ${actions[name].done}`);
    if (ended.refused.length > 0) setResult({ name, result: ended });
    else onClear();
  };
  const left = asked === null ? 0 : runs.length - meant(asked).length;
  return (
    <>
      {runs.length > 0 && (
        <BulkBar count={runs.length} noun="run" progress={progress} onClear={onClear}>
          {allowed.map((name) => {
            const { title, icon, only } = actions[name];
            const count = meant(name).length;
            return (
              <Button
                key={name}
                icon={icon}
                disabled={count === 0 || progress !== null}
                title={count === 0 ? only : undefined}
                onClick={() => setAsked(name)}
              >
                {title} {count > 0 && count}
              </Button>
            );
          })}
        </BulkBar>
      )}
      {asked !== null && (
        <Confirm
          open
          title={`${actions[asked].title} ${countText(meant(asked).length, 'run')}?`}
          about={`${actions[asked].about}${left > 0 ? ` ${countText(left, 'other')} of the chosen ${left === 1 ? 'is' : 'are'} left alone: ${actions[asked].only.toLowerCase()}.` : ''}`}
          verb={`${actions[asked].title} ${meant(asked).length}`}
          keep="Not now"
          tone={actions[asked].tone}
          busy={false}
          onKeep={() => setAsked(null)}
          onConfirm={() => void carryOut(asked)}
        />
      )}
      {result !== null && (
        <BulkRefused
          title={`${countText(result.result.refused.length, 'run')} could not be ${actions[result.name].done}`}
          about={
            result.result.done === 0
              ? 'Nothing was changed.'
              : `${countText(result.result.done, 'run')} ${actions[result.name].done}.`
          }
          refused={result.result.refused}
          onClose={() => setResult(null)}
        />
      )}
    </>
  );
}
