'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** Whether a new version needs another person before it goes live. */
export function Promotion() {
  const t = useWords();
  const api = useApi();
  const query = useQuery(api.organization.promotion.queryOptions());
  const change = useChange(api.organization.promotion.queryKey());
  const save = useMutation(api.organization.setPromotion.mutationOptions(change(t('settings.saved'))));
  return (
    <Section title={t('settings.goingLive')} about={t('settings.whoLetsANewVersionTake')}>
      {query.isPending && <Skeleton className="h-10 max-w-md" />}
      {query.isError && (
        <p role="alert" className="text-error">
          {problemOf(query.error).detail}
        </p>
      )}
      {query.data && (
        <div className="flex max-w-md items-start gap-3">
          <Toggle
            id="promotion-approval"
            checked={query.data.needsApproval}
            disabled={!query.data.mayChange || save.isPending}
            onChange={(needsApproval) => save.mutate({ needsApproval })}
          />
          <div className="-mt-0.5">
            <label htmlFor="promotion-approval">{t('settings.aNewVersionGoesLiveOnly')}</label>
            <p className="text-faint text-sm">
              {query.data.mayChange
                ? t('settings.itWaitsOnThePageApprovals')
                : t('settings.adminsAndOwnersCanChangeThis')}
            </p>
          </div>
        </div>
      )}
    </Section>
  );
}
