'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { Section } from './section.tsx';
import { useChange } from './use-change.ts';

/** Whether a new version needs another person before it goes live. */
export function Promotion() {
  const api = useApi();
  const query = useQuery(api.organization.promotion.queryOptions());
  const change = useChange(api.organization.promotion.queryKey());
  const save = useMutation(api.organization.setPromotion.mutationOptions(change('Saved')));
  return (
    <Section
      title="Going live"
      about="Who lets a new version take calls. Going back to a version that was live never waits for anybody."
    >
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
            <label htmlFor="promotion-approval">A new version goes live only after another person approves it</label>
            <p className="text-faint text-sm">
              {query.data.mayChange
                ? 'It waits on the page Approvals for somebody else who may publish.'
                : 'Admins and owners can change this.'}
            </p>
          </div>
        </div>
      )}
    </Section>
  );
}
