'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import type { Version, WorkflowDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { Opening, useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { CompareBar } from './compare-bar.tsx';
import { CompareView } from './compare-view.tsx';
import { compareLink, type State, stateOf } from './state-of.ts';

/** Two states of a workflow on one canvas: any versions, or the draft. */
export function ComparePage({ workflow }: { workflow: string }) {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const detail = useQuery(api.workflows.get.queryOptions({ workflow }, { staleTime: 0, refetchOnWindowFocus: false }));
  const versions = useQuery(
    api.workflows.versions.queryOptions({ id: detail.data?.id ?? '' }, { enabled: detail.data !== undefined }),
  );
  const catalogue = useQuery(api.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const error = detail.error ?? versions.error ?? catalogue.error;
  const back = (
    <Button onClick={() => router.push(`/${organization.slug}/workflows/${workflow}`)}>
      {t('versions.backToTheEditor')}
    </Button>
  );
  if (error)
    return (
      <Empty title={t('versions.nothingCouldBeCompared')} action={back}>
        {problemOf(error).detail}
      </Empty>
    );
  // The draft that an editor left behind may be older than the one it has just saved.
  if (detail.data === undefined || !detail.isFetchedAfterMount) return <Opening />;
  if (versions.data === undefined || catalogue.data === undefined) return <Opening />;
  if (versions.data.length === 0)
    return (
      <Empty title={t('versions.nothingToCompareYet')} action={back}>
        {t('versions.publishAVersionFirst')}
      </Empty>
    );
  return <Chosen detail={detail.data} versions={versions.data} descriptions={catalogue.data} />;
}

type Props = {
  detail: WorkflowDetail;
  versions: Version[];
  descriptions: Parameters<typeof CompareView>[0]['descriptions'];
};

function Chosen({ detail, versions, descriptions }: Props) {
  const t = useWords();
  const router = useRouter();
  const query = useSearchParams();
  const { organization } = useHere();
  const live = versions.find(({ active }) => active) ?? versions[0];
  const from = stateOf(query.get('from')) ?? live?.version ?? 'draft';
  const to = stateOf(query.get('to')) ?? 'draft';
  const before = useGraph(detail, from);
  const after = useGraph(detail, to);
  useEffect(() => {
    document.title = t('versions.compareGraphPatchbay', { graph: detail.graph.name });
  }, [detail.graph.name, t]);
  const choose = (nextFrom: State, nextTo: State) =>
    router.replace(compareLink(organization.slug, detail.slug, nextFrom, nextTo), { scroll: false });
  const error = before.error ?? after.error;
  return (
    <div className="flex h-full min-w-0 flex-1 flex-col">
      <CompareBar
        org={organization.slug}
        detail={detail}
        states={['draft', ...versions.map(({ version }) => version)]}
        from={from}
        to={to}
        onChoose={choose}
      />
      {error ? (
        <Empty title={t('versions.nothingCouldBeCompared')}>{problemOf(error).detail}</Empty>
      ) : before.data === undefined || after.data === undefined ? (
        <Opening />
      ) : (
        <CompareView
          key={`${from}>${to}>${detail.revision}`}
          before={before.data.graph}
          after={after.data.graph}
          titles={{ from, to }}
          descriptions={descriptions}
        />
      )}
    </div>
  );
}

/** The document of a state; versions never change, the draft is the one that was fetched. */
function useGraph({ id, graph }: WorkflowDetail, state: State) {
  const api = useApi();
  const isDraft = state === 'draft';
  const query = useQuery(
    api.workflows.version.queryOptions(
      { id, version: isDraft ? 1 : state },
      { enabled: !isDraft, staleTime: Number.POSITIVE_INFINITY, retry: false },
    ),
  );
  return isDraft ? { data: { graph }, error: null } : { data: query.data, error: query.error };
}
