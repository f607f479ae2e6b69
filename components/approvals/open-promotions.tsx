'use client';
import { Check, X } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { Promotion } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useHere } from '../shell/session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Field } from '../ui/field.tsx';
import { Textarea } from '../ui/input.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Ago } from '../ui/time.tsx';
import { useDecide } from './use-decide.ts';
import { VersionChanges } from './version-changes.tsx';

type Props = {
  items: Promotion[];
  query: { isPending: boolean; isSuccess: boolean; error: unknown };
};

/** Versions that wait for another person before they go live. */
export function OpenPromotions({ items, query }: Props) {
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
        <Empty title={t('approvals.noVersionWaits')}>{t('approvals.whereTheSettingsAsk')}</Empty>
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
  const t = useWords();
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
            {t('approvals.versionVersionOfWorkflow', { version, workflow: workflow.name })}
          </h2>
          <p className="text-muted text-sm">
            {t.rich('approvals.openInTheEditorProposed', {
              value: item.isMine ? 'you' : item.asker,
              link: (chunks) => (
                <Link
                  href={`/${organization.slug}/workflows/${workflow.id}`}
                  className="underline decoration-strong underline-offset-2 hover:text-text"
                >
                  {chunks}
                </Link>
              ),
            })}{' '}
            <Ago at={item.askedAt} />
          </p>
        </div>
        {failedTests > 0 && <Badge tone="error">{t('approvals.testsFail', { failedTests })}</Badge>}
        <Badge tone="waiting">
          {percent < 100 ? t('approvals.percentOf100Calls', { percent }) : t('approvals.allCalls')}
        </Badge>
      </div>
      {item.note && <p className="whitespace-pre-wrap">{item.note}</p>}
      <VersionChanges workflow={workflow} version={version} />
      {item.mayApprove && (
        <Field label={t('approvals.note')} hint={t('approvals.whyForWhoeverProposed')}>
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
              {t('approvals.approve')}
            </Button>
            <Button
              tone="danger"
              disabled={decide.isPending}
              icon={<X className="size-4" />}
              onClick={() => send('rejected')}
            >
              {t('approvals.reject')}
            </Button>
          </>
        )}
        {item.isMine && (
          <>
            <Button busy={decide.isPending} onClick={() => send('rejected')}>
              {t('approvals.takeBack')}
            </Button>
            <span className="text-muted text-sm">{t('approvals.anotherPersonHasToApproveIt')}</span>
          </>
        )}
        {!item.isMine && !item.mayApprove && (
          <span className="text-muted text-sm">{t('approvals.somebodyWhoMayPublishDecidesAbout')}</span>
        )}
      </div>
    </li>
  );
}
