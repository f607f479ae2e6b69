'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { diffGraphs, type GraphDifference } from '#engine/graph/diff-graphs.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { useApi } from '../api/provider.tsx';
import { useHere } from '../shell/session.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { countText } from '../ui/words.ts';
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
  const api = useApi();
  const { organization } = useHere();
  const query = useQuery(api.workflows.version.queryOptions({ id, version }, { staleTime: Number.POSITIVE_INFINITY }));
  // Without it the draft can be published as well.
  if (query.isError) return null;
  if (query.data === undefined) return <Skeleton className="h-5 max-w-sm" />;
  return (
    <p className="text-muted">
      Since version {version}: {summaryOf(diffGraphs(query.data.graph, draft))}.{' '}
      <Link
        href={compareLink(organization.slug, slug, version, 'draft')}
        className="text-text underline decoration-line-strong underline-offset-4 hover:decoration-current"
      >
        See it on the canvas
      </Link>
    </p>
  );
}

function summaryOf({ nodes, edges, document: fields, moved }: GraphDifference): string {
  const count = (change: string, word: string) => {
    const number = nodes.filter((node) => node.change === change).length;
    return number === 0 ? [] : [`${countText(number, 'node')} ${word}`];
  };
  const parts = [
    ...count('added', 'added'),
    ...count('removed', 'removed'),
    ...count('changed', 'changed'),
    ...count('renamed', 'renamed'),
    ...(edges.length === 0 ? [] : [`${countText(edges.length, 'cable')} changed`]),
    ...(fields.length === 0 ? [] : [`${countText(fields.length, 'setting')} changed`]),
  ];
  if (parts.length > 0) return parts.join(', ');
  return moved.length > 0 ? 'only the layout changed' : 'nothing changed';
}
