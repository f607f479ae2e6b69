'use client';
import { CornerDownRight, GitCompare, GitFork } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { RunDetail, RunSummary } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { statusWords } from '../run/status-words.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { shortId } from '../ui/short-id.ts';
import { useFormats } from '../ui/use-formats.ts';

type Props = { org: string; detail: RunDetail; onCompare: (other: string) => void };

/** The runs this one belongs to: its caller, those it called, the one it was forked from, the one that continues it, and its forks. */
export function RunRelatives({ org, detail, onCompare }: Props) {
  const formats = useFormats();
  const t = useWords();
  const router = useRouter();
  const { parent, forkedFrom, continuedBy, forks, children } = detail;
  const entriesOf = (runs: RunSummary[]) =>
    runs.map((run) => ({
      title: `${run.workflow.slug} ${shortId(run.id)} · ${t(statusWords[run.status])}`,
      note: t('runs.versionAgo', {
        version: String(run.version ?? '–'),
        draft: run.draft ? 'yes' : 'no',
        ago: formats.ago(run.startedAt, Date.now()),
      }),
      run: () => router.push(`/${org}/runs/${run.id}`),
    }));
  return (
    <>
      {parent && (
        <Link href={`/${org}/runs/${parent.runId}`} className="truncate text-running text-sm hover:underline">
          {t('runs.calledByNodeOfShortId', { node: parent.node, shortId: shortId(parent.runId) })}
        </Link>
      )}
      {forkedFrom !== null && (
        <span className="flex min-w-0 items-center gap-0.5">
          <Link href={`/${org}/runs/${forkedFrom}`} className="truncate text-running text-sm hover:underline">
            {t('runs.forkedFromShortId', { shortId: shortId(forkedFrom) })}
          </Link>
          <IconButton label={t('runs.compareWithTheRun')} onClick={() => onCompare(forkedFrom)}>
            <GitCompare className="size-4" />
          </IconButton>
        </span>
      )}
      {continuedBy !== null && (
        <Link href={`/${org}/runs/${continuedBy}`} className="truncate text-running text-sm hover:underline">
          {t('runs.continuedAsShortId', { shortId: shortId(continuedBy) })}
        </Link>
      )}
      {children.length > 0 && (
        <Menu
          label={t('runs.runsThatThisOneCalled')}
          trigger={
            <Button size="small" tone="ghost" icon={<CornerDownRight className="size-3.5" />}>
              {t('runs.calledRuns', { count: children.length })}
            </Button>
          }
          entries={entriesOf(children)}
        />
      )}
      {forks.length > 0 && (
        <Menu
          label={t('runs.runsThatGo')}
          trigger={
            <Button size="small" tone="ghost" icon={<GitFork className="size-3.5" />}>
              {t('runs.forks', { count: forks.length })}
            </Button>
          }
          entries={entriesOf(forks)}
        />
      )}
    </>
  );
}
