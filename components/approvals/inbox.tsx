'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useApi } from '../api/provider.tsx';
import { Page } from '../shell/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Answered } from './answered.tsx';
import { OpenApprovals } from './open-approvals.tsx';
import { OpenPromotions } from './open-promotions.tsx';

/** What waits for a person: what one is asked oneself, all of it, versions that are to go live, and what was answered. */
export function Inbox() {
  const api = useApi();
  const router = useRouter();
  const shown = useSearchParams().get('show') ?? 'mine';
  const query = useQuery(api.waits.list.queryOptions(undefined, { refetchInterval: 5000 }));
  const promotions = useQuery(api.workflows.promotions.queryOptions(undefined, { refetchInterval: 5000 }));
  const items = (query.data ?? []).toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
  const mine = items.filter(({ isAsked }) => isAsked);
  return (
    <Page
      title="Approvals"
      about="Runs and versions that wait for somebody to decide. The first answer counts."
      width="normal"
    >
      <Tabs
        label="Which approvals"
        className="-mx-4"
        value={shown}
        onChange={(id) => router.replace(`?show=${id}`, { scroll: false })}
        tabs={[
          {
            id: 'mine',
            title: 'For me',
            count: mine.length,
            content: <OpenApprovals items={mine} query={query} nobody="Nothing waits for you" />,
          },
          {
            id: 'all',
            title: 'All',
            count: items.length,
            content: <OpenApprovals items={items} query={query} nobody="Nothing waits" />,
          },
          {
            id: 'versions',
            title: 'Versions',
            count: promotions.data?.length ?? 0,
            content: <OpenPromotions items={promotions.data ?? []} query={promotions} />,
          },
          { id: 'answered', title: 'Answered', content: <Answered /> },
        ]}
      />
    </Page>
  );
}
