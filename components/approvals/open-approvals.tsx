'use client';
import Link from 'next/link';
import type { InboxItem } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { AnswerWait } from '../run/answer-wait.tsx';
import { useHere } from '../shell/session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';

type Props = {
  items: InboxItem[];
  query: { isPending: boolean; isSuccess: boolean; error: unknown };
  /** What is said when there is none. */
  nobody: string;
};

/** Approvals that are open, each with its form. */
export function OpenApprovals({ items, query, nobody }: Props) {
  const t = useWords();
  return (
    <div className="flex flex-col gap-4 p-4">
      {query.isPending && <Skeleton className="h-40 !rounded-node" />}
      {query.error !== null && (
        <p role="alert" className="text-error">
          {problemOf(query.error).detail}
        </p>
      )}
      {query.isSuccess && items.length === 0 && (
        <Empty title={nobody}>{t('approvals.whenARunReachesAnApproval')}</Empty>
      )}
      <ul className="flex flex-col gap-4">
        {items.map((item) => (
          <OpenApproval key={`${item.runId}${item.node}${item.scope}${item.openedAt}`} item={item} />
        ))}
      </ul>
    </div>
  );
}

function OpenApproval({ item }: { item: InboxItem }) {
  const t = useWords();
  const { organization } = useHere();
  const isEscalated = item.notices.some(({ kind }) => kind === 'escalated');
  const reminders = item.notices.filter(({ kind }) => kind === 'reminded').length;
  return (
    <li className="rounded-node border border-line bg-panel p-5">
      <div className="mb-3 flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-lg">{item.title || t('approvals.nodeAsks', { node: item.node })}</h2>
          <p className="text-muted text-sm">
            <Link
              href={`/${organization.slug}/runs/${item.runId}`}
              className="underline decoration-strong underline-offset-2 hover:text-text"
            >
              {item.workflow.name}
            </Link>{' '}
            · <span className="mono">{item.node}</span> · <Ago at={item.openedAt} />
          </p>
          {item.assignees !== null && (
            <p className="text-muted text-sm">
              {t('approvals.forAssignees', { assignees: item.assignees.join(', ') })}
            </p>
          )}
        </div>
        {isEscalated && <Badge tone="error">{t('approvals.overdue')}</Badge>}
        {reminders > 0 && <Badge tone="neutral">{t('approvals.reminders', { reminders })}</Badge>}
        <Badge tone="waiting">
          {item.until ? (
            <>
              {t('approvals.answer')} <Ago at={item.until} />
            </>
          ) : (
            item.kind.replace('_', ' ')
          )}
        </Badge>
      </div>
      <AnswerWait wait={item} run={item.runId} />
    </li>
  );
}
