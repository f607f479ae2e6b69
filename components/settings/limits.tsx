'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { durationMs } from '#engine/graph/words.ts';
import type { OrganizationLimits } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** What holds for the runs of all workflows. */
export function Limits() {
  const t = useWords();
  const api = useApi();
  const query = useQuery(api.organization.limits.queryOptions());
  return (
    <Section title={t('settings.runs')} about={t('settings.whatHoldsForAllWorkflows')}>
      {query.data === undefined ? <Skeleton className="h-32 max-w-md" /> : <LimitsForm limits={query.data} />}
    </Section>
  );
}

function LimitsForm({ limits }: { limits: OrganizationLimits }) {
  const t = useWords();
  const api = useApi();
  const { organization } = useHere();
  const [retention, setRetention] = useState(limits.retention ?? '');
  const [concurrency, setConcurrency] = useState(String(limits.concurrency ?? ''));
  const change = useChange(api.organization.limits.queryKey());
  const save = useMutation(api.organization.setLimits.mutationOptions(change(t('settings.saved'))));
  const mayChange = organization.role === 'owner';
  const isShort = retention !== '' && (durationMs(retention) ?? 0) < 3_600_000;
  return (
    <form
      className="flex max-w-md flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          retention: retention === '' ? null : retention,
          concurrency: concurrency === '' ? null : Number(concurrency),
        });
      }}
    >
      <Field
        label={t('settings.keepEndedRunsFor')}
        hint={t('settings.thenTheyAreDeletedWithTheir')}
        error={isShort ? t('settings.aDurationOfAtLeast') : undefined}
      >
        {(slot) => (
          <Input
            {...slot}
            className="font-mono"
            placeholder="90d"
            value={retention}
            disabled={!mayChange}
            onChange={(event) => setRetention(event.target.value.trim())}
          />
        )}
      </Field>
      <Field label={t('settings.runsAtOnce')} hint={t('settings.othersStayQueuedUntilOneEnds')}>
        {(slot) => (
          <Input
            {...slot}
            type="number"
            min={1}
            max={10_000}
            placeholder={t('common.any')}
            value={concurrency}
            disabled={!mayChange}
            onChange={(event) => setConcurrency(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" className="self-start" busy={save.isPending} disabled={!mayChange || isShort}>
        {t('common.save')}
      </Button>
    </form>
  );
}
