'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ListTree, Settings, Workflow } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { RunSummary } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useApi } from '../../api/provider.tsx';
import { statusWords } from '../../run/status-words.ts';
import { settingTabs } from '../../settings/setting-tabs.ts';
import { fits } from '../../ui/fits.ts';
import type { PickItem } from '../../ui/pick-list.tsx';
import { shortId } from '../../ui/short-id.ts';
import { useFormats } from '../../ui/use-formats.ts';
import { morePlaces, places } from '../places.ts';
import { useHere } from '../session.tsx';

type Anywhere = {
  /** Pages, workflows, runs and settings that fit a search; workflows are searched on the server. */
  items: (search: string) => PickItem[];
  onSearch: (search: string) => void;
  /** Goes to what was picked; false when it is none of these. */
  go: (id: string) => boolean;
};

/** Runs looked through at most, the newest. */
const recentRuns = 50;

/** Where a person can go in an organization, from any page. */
export function useAnywhere(): Anywhere {
  const formats = useFormats();
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const [search, onSearch] = useState('');
  const wanted = search.trim();
  const workflows = useQuery(
    api.workflows.list.queryOptions(
      { limit: 12, ...(wanted !== '' && { search: wanted }) },
      { placeholderData: keepPreviousData, staleTime: 10_000 },
    ),
  );
  const runs = useQuery(api.runs.list.queryOptions({ limit: recentRuns }, { staleTime: 5000 }));
  const base = `/${organization.slug}`;
  const items = (text: string): PickItem[] => [
    ...[...places, ...morePlaces]
      .map((place) => ({ ...place, title: t(place.title) }))
      .filter(({ title }) => fits(title, text))
      .map(({ path, title, icon: Icon }) => ({
        id: `to:${base}/${path}`,
        title,
        group: t('anywhere.pages'),
        icon: <Icon className="size-4 text-muted" />,
      })),
    ...(workflows.data?.items ?? [])
      .filter(({ name, slug }) => fits(`${name} ${slug}`, text))
      .slice(0, text === '' ? 5 : 12)
      .map(({ slug, name }) => ({
        id: `to:${base}/workflows/${slug}`,
        title: name,
        note: slug,
        group: t('shell.workflows'),
        icon: <Workflow className="size-4 text-muted" />,
      })),
    ...(text === '' ? [] : (runs.data?.items ?? []))
      .filter((run) => fits(wordsOf(t, run), text))
      .slice(0, 8)
      .map((run) => ({
        id: `to:${base}/runs/${run.id}`,
        title: t('anywhere.runShortId', { shortId: shortId(run.id) }),
        note: `${run.workflow.name} · ${t(statusWords[run.status])} · ${formats.ago(run.startedAt, Date.now())}`,
        group: t('shell.runs'),
        icon: <ListTree className="size-4 text-muted" />,
      })),
    ...(text === '' ? [] : settingTabs)
      .map((tab) => ({ ...tab, title: t(tab.title) }))
      .filter(({ title }) => fits(t('anywhere.settingsTitle', { title }), text))
      .map(({ id, title }) => ({
        id: `to:${base}/settings?tab=${id}`,
        title,
        group: t('shell.settings'),
        icon: <Settings className="size-4 text-muted" />,
      })),
  ];
  const go = (id: string) => {
    if (!id.startsWith('to:')) return false;
    router.push(id.slice(3));
    return true;
  };
  return { items, onSearch, go };
}

function wordsOf(t: Words, { id, status, workflow }: RunSummary): string {
  return t('anywhere.runIdShortIdWorkflowSlugStatus', {
    id,
    shortId: shortId(id),
    workflow: workflow.name,
    slug: workflow.slug,
    status: t(statusWords[status]),
  });
}
