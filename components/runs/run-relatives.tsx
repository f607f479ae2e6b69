'use client';
import { CornerDownRight, GitCompare, GitFork } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { RunDetail, RunSummary } from '#server/trpc/views.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { agoText, countText, shortId } from '../ui/words.ts';

type Props = { org: string; detail: RunDetail; onCompare: (other: string) => void };

/** The runs this one belongs to: its caller, those it called, the one it was forked from, the one that continues it, and its forks. */
export function RunRelatives({ org, detail, onCompare }: Props) {
  const router = useRouter();
  const { parent, forkedFrom, continuedBy, forks, children } = detail;
  const entriesOf = (runs: RunSummary[]) =>
    runs.map((run) => ({
      title: `${run.workflow.slug} ${shortId(run.id)} · ${run.status}`,
      note: `${run.draft ? 'draft' : `v${run.version ?? '–'}`} · ${agoText(run.startedAt, Date.now())}`,
      run: () => router.push(`/${org}/runs/${run.id}`),
    }));
  return (
    <>
      {parent && (
        <Link href={`/${org}/runs/${parent.runId}`} className="truncate text-running text-sm hover:underline">
          called by {parent.node} of {shortId(parent.runId)}
        </Link>
      )}
      {forkedFrom !== null && (
        <span className="flex min-w-0 items-center gap-0.5">
          <Link href={`/${org}/runs/${forkedFrom}`} className="truncate text-running text-sm hover:underline">
            forked from {shortId(forkedFrom)}
          </Link>
          <IconButton label="Compare with the run it was forked from" onClick={() => onCompare(forkedFrom)}>
            <GitCompare className="size-4" />
          </IconButton>
        </span>
      )}
      {continuedBy !== null && (
        <Link href={`/${org}/runs/${continuedBy}`} className="truncate text-running text-sm hover:underline">
          continued as {shortId(continuedBy)}
        </Link>
      )}
      {children.length > 0 && (
        <Menu
          label="Runs that this one called"
          trigger={
            <Button size="small" tone="ghost" icon={<CornerDownRight className="size-3.5" />}>
              {countText(children.length, 'called run')}
            </Button>
          }
          entries={entriesOf(children)}
        />
      )}
      {forks.length > 0 && (
        <Menu
          label="Runs that go on from this one"
          trigger={
            <Button size="small" tone="ghost" icon={<GitFork className="size-3.5" />}>
              {countText(forks.length, 'fork')}
            </Button>
          }
          entries={entriesOf(forks)}
        />
      )}
    </>
  );
}
