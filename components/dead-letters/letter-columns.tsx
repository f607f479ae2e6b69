import { RotateCcw, X } from 'lucide-react';
import Link from 'next/link';
import type { DeadLetterItem } from '#server/trpc/views.ts';
import type { DataColumn } from '../lists/data-columns.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Ago } from '../ui/time.tsx';
import { countText } from '../ui/words.ts';

type Parts = {
  org: string;
  /** Null for those who may only look. */
  actions: {
    onRetry: (letter: DeadLetterItem) => void;
    onDiscard: (letter: DeadLetterItem) => void;
    isBusy: boolean;
  } | null;
};

/** What a list shows of dead letters. */
export function letterColumns({ org, actions }: Parts): DataColumn<DeadLetterItem>[] {
  const shown: DataColumn<DeadLetterItem>[] = [
    {
      id: 'kind',
      title: 'Kind',
      by: ({ kind }) => kind,
      cell: ({ kind }) => <Badge tone="error">{kind === 'run' ? 'run failed' : 'not delivered'}</Badge>,
      className: 'w-36 max-sm:hidden',
    },
    {
      id: 'workflow',
      title: 'Workflow',
      by: ({ workflow }) => workflow.name,
      cell: ({ workflow, runId, version }) => (
        <span className="flex flex-col">
          <Link href={`/${org}/runs/${runId}`} className="font-medium hover:underline">
            {workflow.name}
          </Link>
          {version !== null && <span className="text-muted text-sm">v{version}</span>}
        </span>
      ),
    },
    {
      id: 'problem',
      title: 'What happened',
      by: ({ problem }) => problem,
      cell: ({ problem, node, kind, from, attempts }) => (
        <span className="flex max-w-[56ch] flex-col">
          <span className="wrap-anywhere">{problem}</span>
          <span className="wrap-anywhere text-muted text-sm">
            {kind === 'run'
              ? `begun by ${from}${node === null ? '' : ` · at ${node}`}`
              : `${from} · ${countText(attempts, 'attempt')}`}
          </span>
        </span>
      ),
    },
    {
      id: 'when',
      title: 'When',
      by: ({ at }) => at,
      cell: ({ at }) => (
        <span className="whitespace-nowrap text-muted">
          <Ago at={at} />
        </span>
      ),
      className: 'max-md:hidden',
    },
  ];
  if (actions === null) return shown;
  const { onRetry, onDiscard, isBusy } = actions;
  const act: DataColumn<DeadLetterItem> = {
    id: 'actions',
    title: 'Actions',
    cell: (letter) => (
      <span className="flex justify-end gap-1">
        <IconButton
          label={letter.kind === 'run' ? 'Retry' : 'Send again'}
          disabled={isBusy}
          onClick={() => onRetry(letter)}
        >
          <RotateCcw className="size-4" />
        </IconButton>
        <IconButton label="Discard" disabled={isBusy} onClick={() => onDiscard(letter)}>
          <X className="size-4" />
        </IconButton>
      </span>
    ),
    className: 'text-right',
  };
  return [...shown, act];
}
