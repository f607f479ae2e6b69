'use client';
import { GitCompare, GitFork } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { RunDetail } from '#server/trpc/views.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { agoText, countText, shortId } from '../ui/words.ts';

type Props = { org: string; detail: RunDetail; onCompare: (other: string) => void };

/** The runs this one belongs to: its caller, the one it was forked from, and those that go on from it. */
export function RunRelatives({ org, detail, onCompare }: Props) {
  const router = useRouter();
  const { parent, forkedFrom, forks } = detail;
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
      {forks.length > 0 && (
        <Menu
          label="Runs that go on from this one"
          trigger={
            <Button size="small" tone="ghost" icon={<GitFork className="size-3.5" />}>
              {countText(forks.length, 'fork')}
            </Button>
          }
          entries={forks.map((fork) => ({
            title: `${shortId(fork.id)} · ${fork.status}`,
            note: `${fork.draft ? 'draft' : `v${fork.version ?? '–'}`} · ${agoText(fork.startedAt, Date.now())}`,
            run: () => router.push(`/${org}/runs/${fork.id}`),
          }))}
        />
      )}
    </>
  );
}
