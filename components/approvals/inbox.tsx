'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { AnswerWait } from '../run/answer-wait.tsx';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';

/** Everything that waits for a person, oldest first. */
export function Inbox() {
  const api = useApi();
  const { organization } = useHere();
  const query = useQuery(api.waits.list.queryOptions(undefined, { refetchInterval: 5000 }));
  const items = (query.data ?? []).toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
  return (
    <Page title="Approvals" about="Runs that wait for somebody to decide. The first answer counts." width="normal">
      {query.isPending && <Skeleton className="h-40 !rounded-node" />}
      {query.isError && (
        <p role="alert" className="text-error">
          {problemOf(query.error).detail}
        </p>
      )}
      {query.isSuccess && items.length === 0 && (
        <Empty title="Nothing waits for you">
          When a run reaches an approval, it stands here until it is answered.
        </Empty>
      )}
      <ul className="flex flex-col gap-4">
        {items.map((item) => (
          <li
            key={`${item.runId}${item.node}${item.scope}${item.openedAt}`}
            className="rounded-node border border-line bg-panel p-5"
          >
            <div className="mb-3 flex flex-wrap items-start gap-x-3 gap-y-1">
              <div className="min-w-0 flex-1">
                <h2 className="font-semibold text-lg">{item.title || `${item.node} asks`}</h2>
                <p className="text-muted text-sm">
                  <Link
                    href={`/${organization.slug}/runs/${item.runId}`}
                    className="underline decoration-strong underline-offset-2 hover:text-text"
                  >
                    {item.workflow.name}
                  </Link>{' '}
                  · <span className="mono">{item.node}</span> · since <Ago at={item.openedAt} />
                </p>
              </div>
              <Badge tone="waiting">
                {item.until ? (
                  <>
                    answer <Ago at={item.until} />
                  </>
                ) : (
                  item.kind.replace('_', ' ')
                )}
              </Badge>
            </div>
            <AnswerWait wait={item} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
