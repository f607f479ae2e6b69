'use client';
import { useMutation } from '@tanstack/react-query';
import { Pause, Play, StepForward } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { Trigger } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useChange } from '../settings/use-change.ts';
import { Button } from '../ui/button.tsx';

/** Pause or let go on, and for a schedule: run now. */
export function TriggerActions({ trigger, org }: { trigger: Trigger; org: string }) {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const change = useChange(api.triggers.pathKey());
  const pause = useMutation(
    api.triggers.pause.mutationOptions(change(trigger.isPaused ? t('triggers.goesOn') : t('triggers.paused'))),
  );
  const begun = change(t('triggers.runStarted'));
  const run = useMutation(
    api.triggers.run.mutationOptions({
      onSuccess: async ({ runId }) => {
        await begun.onSuccess();
        router.push(`/${org}/runs/${runId}`);
      },
      onError: begun.onError,
    }),
  );
  const { id, isPaused, node } = trigger;
  return (
    <span className="flex justify-end gap-2 max-sm:flex-col max-sm:items-end">
      {trigger.kind === 'schedule' && (
        <Button
          size="small"
          busy={run.isPending}
          icon={<Play className="size-3.5" />}
          aria-label={t('triggers.runNowNode', { node })}
          onClick={() => run.mutate({ id })}
        >
          {t('triggers.runNow')}
        </Button>
      )}
      <Button
        size="small"
        busy={pause.isPending}
        icon={isPaused ? <StepForward className="size-3.5" /> : <Pause className="size-3.5" />}
        aria-label={isPaused ? t('triggers.resumeNode', { node }) : t('triggers.pauseNode', { node })}
        onClick={() => pause.mutate({ id, isPaused: !isPaused })}
      >
        {isPaused ? t('triggers.resume') : t('triggers.pause')}
      </Button>
    </span>
  );
}
