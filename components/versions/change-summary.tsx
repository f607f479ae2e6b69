'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { diffGraphs, type GraphDifference } from '#engine/graph/diff-graphs.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useApi } from '../api/provider.tsx';
import { useHere } from '../shell/session.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { compareLink } from './state-of.ts';

/** In what a draft differs from a version, in a sentence, and the way to the picture of it. */
export function ChangeSummary({
  id,
  slug,
  version,
  draft,
}: {
  id: string;
  slug: string;
  version: number;
  draft: Graph;
}) {
  const t = useWords();
  const api = useApi();
  const { organization } = useHere();
  const query = useQuery(api.workflows.version.queryOptions({ id, version }, { staleTime: Number.POSITIVE_INFINITY }));
  // Without it the draft can be published as well.
  if (query.isError) return null;
  if (query.data === undefined) return <Skeleton className="h-5 max-w-sm" />;
  return (
    <p className="text-muted">
      {t('versions.sinceVersionVersionSummaryOf', {
        version,
        summaryOf: summaryOf(t, diffGraphs(query.data.graph, draft)),
      })}{' '}
      <Link
        href={compareLink(organization.slug, slug, version, 'draft')}
        className="text-text underline decoration-line-strong underline-offset-4 hover:decoration-current"
      >
        {t('versions.seeItOnTheCanvas')}
      </Link>
    </p>
  );
}

function summaryOf(t: Words, { nodes, edges, document: fields, moved }: GraphDifference): string {
  const count = (change: string, word: string) => {
    const number = nodes.filter((node) => node.change === change).length;
    return number === 0 ? [] : [`${t('versions.nodesOfChange', { number })} ${word}`];
  };
  const parts = [
    ...count('added', 'added'),
    ...count('removed', 'removed'),
    ...count('changed', 'changed'),
    ...count('renamed', 'renamed'),
    ...(edges.length === 0 ? [] : [t('versions.cablesChanged', { count: edges.length })]),
    ...(fields.length === 0 ? [] : [t('versions.settingsChanged', { count: fields.length })]),
  ];
  if (parts.length > 0) return parts.join(', ');
  return moved.length > 0 ? t('versions.onlyTheLayoutChanged') : t('versions.nothingChanged');
}
