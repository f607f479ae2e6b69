'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { AnsweredItem } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
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
  const t = useWords();
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
  if (query.data.length === 0)
    return <Empty title={t('approvals.noAnswersYet')}>{t('approvals.whatWasDecidedAndByWhom')}</Empty>;
  return (
    <div className="flex flex-col gap-4 p-4">
      <ListSearch count={query.data.length} label={t('approvals.searchAnswers')} />
      <ListTable
        label={t('approvals.answeredApprovals')}
        columns={columnsFor(t, organization.slug)}
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

function columnsFor(t: Words, org: string): DataColumn<AnsweredItem>[] {
  return [
    {
      id: 'decision',
      title: t('approvals.decision'),
      by: ({ decision }) => decision,
      cell: ({ decision }) => (
        <Badge tone={decision === null ? 'neutral' : (tones[decision] ?? 'neutral')}>
          {decision ?? t('approvals.noAnswer')}
        </Badge>
      ),
      className: 'w-32',
    },
    {
      id: 'title',
      title: t('approvals.question'),
      cell: ({ title, node, runId }) => (
        <Link href={`/${org}/runs/${runId}`} className="font-medium hover:underline">
          {title || node}
        </Link>
      ),
    },
    {
      id: 'workflow',
      title: t('common.workflow'),
      by: ({ workflow }) => workflow.name,
      cell: ({ workflow }) => <span className="text-muted">{workflow.name}</span>,
      className: 'max-md:hidden',
    },
    {
      id: 'by',
      title: t('approvals.by'),
      cell: ({ answeredBy, decision }) => (
        <span className="text-muted">
          {answeredBy?.name ?? answeredBy?.kind ?? (decision === null ? '–' : t('approvals.link'))}
        </span>
      ),
    },
    {
      id: 'when',
      title: t('approvals.when'),
      by: ({ answeredAt }) => answeredAt,
      cell: ({ answeredAt }) => (
        <span className="text-muted">
          <Ago at={answeredAt} />
        </span>
      ),
    },
  ];
}
