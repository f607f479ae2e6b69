'use client';
import { Check, X } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { Promotion } from '#server/trpc/views.ts';
import { problemOf } from '../api/problem.ts';
import { useHere } from '../shell/session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Field } from '../ui/field.tsx';
import { Textarea } from '../ui/input.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';
import { countText } from '../ui/words.ts';
import { useDecide } from './use-decide.ts';
import { VersionChanges } from './version-changes.tsx';

type Props = {
  items: Promotion[];
  query: { isPending: boolean; isSuccess: boolean; error: unknown };
};

/** Versions that wait for another person before they go live. */
export function OpenPromotions({ items, query }: Props) {
  return (
    <div className="flex flex-col gap-4 p-4">
      {query.isPending && <Skeleton className="h-40 !rounded-node" />}
      {query.error !== null && (
        <p role="alert" className="text-error">
          {problemOf(query.error).detail}
        </p>
      )}
      {query.isSuccess && items.length === 0 && (
        <Empty title="No version waits">
          Where the settings ask for it, a version that somebody publishes stands here until another person approves it.
        </Empty>
      )}
      <ul className="flex flex-col gap-4">
        {items.map((item) => (
          <OpenPromotion key={`${item.workflow.id}${item.version}`} item={item} />
        ))}
      </ul>
    </div>
  );
}

function OpenPromotion({ item }: { item: Promotion }) {
  const { organization } = useHere();
  const [note, setNote] = useState('');
  const decide = useDecide();
  const { workflow, version, percent, failedTests } = item;
  const send = (decision: 'approved' | 'rejected') => decide.mutate({ id: workflow.id, version, decision, note });
  return (
    <li className="flex flex-col gap-3 rounded-node border border-line bg-panel p-5">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-lg">
            Version {version} of {workflow.name}
          </h2>
          <p className="text-muted text-sm">
            <Link
              href={`/${organization.slug}/workflows/${workflow.id}`}
              className="underline decoration-strong underline-offset-2 hover:text-text"
            >
              Open in the editor
            </Link>{' '}
            · proposed by {item.isMine ? 'you' : item.asker} <Ago at={item.askedAt} />
          </p>
        </div>
        {failedTests > 0 && <Badge tone="error">{countText(failedTests, 'test fails', 'tests fail')}</Badge>}
        <Badge tone="waiting">{percent < 100 ? `${percent} of 100 calls` : 'all calls'}</Badge>
      </div>
      {item.note && <p className="whitespace-pre-wrap">{item.note}</p>}
      <VersionChanges workflow={workflow} version={version} />
      {item.mayApprove && (
        <Field label="Note" hint="Why, for whoever proposed it and for the audit.">
          {(slot) => (
            <Textarea {...slot} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {item.mayApprove && (
          <>
            <Button
              tone="primary"
              busy={decide.isPending}
              icon={<Check className="size-4" />}
              onClick={() => send('approved')}
            >
              Approve
            </Button>
            <Button
              tone="danger"
              disabled={decide.isPending}
              icon={<X className="size-4" />}
              onClick={() => send('rejected')}
            >
              Reject
            </Button>
          </>
        )}
        {item.isMine && (
          <>
            <Button busy={decide.isPending} onClick={() => send('rejected')}>
              Take back
            </Button>
            <span className="text-muted text-sm">Another person has to approve it.</span>
          </>
        )}
        {!item.isMine && !item.mayApprove && (
          <span className="text-muted text-sm">Somebody who may publish decides about it.</span>
        )}
      </div>
    </li>
  );
}
