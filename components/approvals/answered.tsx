'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { AnsweredItem } from '#server/trpc/views.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import type { DataColumn } from '../lists/data-columns.ts';
import { ListSearch, ListTable } from '../lists/list-table.tsx';
import { useHere } from '../shell/session.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';

/** The last hundred approvals that were answered, or that nobody answered in time. */
export function Answered() {
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const query = useQuery(api.waits.answered.queryOptions());
  if (query.isPending) return <Skeleton className="m-4 h-40 !rounded-node" />;
  if (query.isError) {
    return (
      <p role="alert" className="p-4 text-error">
        {problemOf(query.error).detail}
      </p>
    );
  }
  if (query.data.length === 0) return <Empty title="No answers yet">What was decided, and by whom, stands here.</Empty>;
  return (
    <div className="flex flex-col gap-4 p-4">
      <ListSearch count={query.data.length} label="Search answers" />
      <ListTable
        label="Answered approvals"
        columns={columnsFor(organization.slug)}
        rows={query.data}
        textOf={({ title, node, workflow, answeredBy, decision }) =>
          `${title} ${node} ${workflow.name} ${answeredBy?.name ?? ''} ${decision ?? ''}`
        }
        keyOf={(item) => `${item.runId}${item.node}${item.answeredAt}`}
        onOpen={(item) => router.push(`/${organization.slug}/runs/${item.runId}`)}
      />
    </div>
  );
}

const tones: { [decision: string]: Tone } = { approved: 'ok', rejected: 'error' };

function columnsFor(org: string): DataColumn<AnsweredItem>[] {
  return [
    {
      id: 'decision',
      title: 'Decision',
      by: ({ decision }) => decision,
      cell: ({ decision }) => (
        <Badge tone={decision === null ? 'neutral' : (tones[decision] ?? 'neutral')}>{decision ?? 'no answer'}</Badge>
      ),
      className: 'w-32',
    },
    {
      id: 'title',
      title: 'Question',
      cell: ({ title, node, runId }) => (
        <Link href={`/${org}/runs/${runId}`} className="font-medium hover:underline">
          {title || node}
        </Link>
      ),
    },
    {
      id: 'workflow',
      title: 'Workflow',
      by: ({ workflow }) => workflow.name,
      cell: ({ workflow }) => <span className="text-muted">{workflow.name}</span>,
      className: 'max-md:hidden',
    },
    {
      id: 'by',
      title: 'By',
      cell: ({ answeredBy, decision }) => (
        <span className="text-muted">{answeredBy?.name ?? answeredBy?.kind ?? (decision === null ? '–' : 'link')}</span>
      ),
    },
    {
      id: 'when',
      title: 'When',
      by: ({ answeredAt }) => answeredAt,
      cell: ({ answeredAt }) => (
        <span className="text-muted">
          <Ago at={answeredAt} />
        </span>
      ),
    },
  ];
}
