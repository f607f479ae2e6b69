'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Promotion } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { useHere } from '../shell/session.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { compareLink } from '../versions/state-of.ts';

/** More would be a wall of names. */
const most = 12;

/** In what a version differs from the live one, in a few lines. */
export function VersionChanges({ workflow, version }: { workflow: Promotion['workflow']; version: number }) {
  const t = useWords();
  const formats = useFormats();
  const api = useApi();
  const { organization } = useHere();
  const query = useQuery(api.workflows.changes.queryOptions({ id: workflow.id, version }));
  if (query.isPending) return <Skeleton className="h-10 max-w-md" />;
  if (query.isError) return <p className="text-error text-sm">{problemOf(query.error).detail}</p>;
  const { added, removed, changed, wires, rest } = query.data;
  const nodes = (ids: string[]) => {
    const more = ids.length - most;
    const named = [...ids.slice(0, most), ...(more > 0 ? [t('approvals.countMore', { more })] : [])];
    return <span className="mono">{formats.list(named)}</span>;
  };
  const isSame = added.length + removed.length + changed.length === 0 && !wires && !rest;
  return (
    <dl
      aria-label={
        workflow.active === null
          ? t('approvals.whatItHolds')
          : t('approvals.changesSinceVersionActive', { active: workflow.active })
      }
      className="grid max-w-2xl grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm"
    >
      <Line term={t('approvals.liveNow')}>
        {workflow.active === null ? t('approvals.nothing') : t('approvals.version', { version: workflow.active })}
      </Line>
      {added.length > 0 && <Line term={t('approvals.added')}>{nodes(added)}</Line>}
      {changed.length > 0 && <Line term={t('approvals.changed')}>{nodes(changed)}</Line>}
      {removed.length > 0 && <Line term={t('approvals.removed')}>{nodes(removed)}</Line>}
      {(wires || rest) && (
        <Line term={t('approvals.also')}>
          {[wires && t('approvals.cables'), rest && t('approvals.settingsNameOrSchemas')].filter(Boolean).join('; ')}
        </Line>
      )}
      {isSame && <Line term={t('approvals.changed')}>{t('approvals.onlyWhatItLooksLike')}</Line>}
      {workflow.active !== null && (
        <Line term="">
          <Link
            href={compareLink(organization.slug, workflow.slug, workflow.active, version)}
            className="underline decoration-line-strong underline-offset-4 hover:decoration-current"
          >
            {t('approvals.seeItOnTheCanvas')}
          </Link>
        </Line>
      )}
    </dl>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
