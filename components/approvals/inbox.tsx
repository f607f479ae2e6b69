'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { Page } from '../shell/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Answered } from './answered.tsx';
import { OpenApprovals } from './open-approvals.tsx';
import { OpenPromotions } from './open-promotions.tsx';

/** What waits for a person: what one is asked oneself, all of it, versions that are to go live, and what was answered. */
export function Inbox() {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const shown = useSearchParams().get('show') ?? 'mine';
  const query = useQuery(api.waits.list.queryOptions(undefined, { refetchInterval: 5000 }));
  const promotions = useQuery(api.workflows.promotions.queryOptions(undefined, { refetchInterval: 5000 }));
  const items = (query.data ?? []).toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
  const mine = items.filter(({ isAsked }) => isAsked);
  return (
    <Page title={t('approvals.approvals')} about={t('approvals.runsAndVersionsThatWait')} width="normal">
      <Tabs
        label={t('approvals.whichApprovals')}
        className="-mx-4"
        value={shown}
        onChange={(id) => router.replace(`?show=${id}`, { scroll: false })}
        tabs={[
          {
            id: 'mine',
            title: t('approvals.forMe'),
            count: mine.length,
            content: <OpenApprovals items={mine} query={query} nobody={t('approvals.nothingWaitsForYou')} />,
          },
          {
            id: 'all',
            title: t('approvals.all'),
            count: items.length,
            content: <OpenApprovals items={items} query={query} nobody={t('approvals.nothingWaits')} />,
          },
          {
            id: 'versions',
            title: t('approvals.versions'),
            count: promotions.data?.length ?? 0,
            content: <OpenPromotions items={promotions.data ?? []} query={promotions} />,
          },
          { id: 'answered', title: t('approvals.answered'), content: <Answered /> },
        ]}
      />
    </Page>
  );
}
