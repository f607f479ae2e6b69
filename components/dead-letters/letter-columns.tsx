import { RotateCcw, X } from 'lucide-react';
import Link from 'next/link';
import type { DeadLetterItem } from '#server/trpc/views.ts';
import type { Words } from '#words/words.ts';
import type { DataColumn } from '../lists/data-columns.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Ago } from '../ui/time.tsx';

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
export function letterColumns(t: Words, { org, actions }: Parts): DataColumn<DeadLetterItem>[] {
  const shown: DataColumn<DeadLetterItem>[] = [
    {
      id: 'kind',
      title: t('deadLetters.kind'),
      by: ({ kind }) => kind,
      cell: ({ kind }) => (
        <Badge tone="error">{kind === 'run' ? t('deadLetters.runFailed') : t('deadLetters.notDelivered')}</Badge>
      ),
      className: 'w-36 max-sm:hidden',
    },
    {
      id: 'workflow',
      title: t('common.workflow'),
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
      title: t('deadLetters.whatHappened'),
      by: ({ problem }) => problem,
      cell: ({ problem, node, kind, from, attempts }) => (
        <span className="flex max-w-[56ch] flex-col">
          <span className="wrap-anywhere">{problem}</span>
          <span className="wrap-anywhere text-muted text-sm">
            {kind === 'run'
              ? t('deadLetters.begunByFromAtNode', { from, node: node ?? 'no' })
              : t('deadLetters.fromAttempts', { from, attempts })}
          </span>
        </span>
      ),
    },
    {
      id: 'when',
      title: t('deadLetters.when'),
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
    title: t('common.actions'),
    cell: (letter) => (
      <span className="flex justify-end gap-1">
        <IconButton
          label={letter.kind === 'run' ? t('common.retry') : t('deadLetters.sendAgain')}
          disabled={isBusy}
          onClick={() => onRetry(letter)}
        >
          <RotateCcw className="size-4" />
        </IconButton>
        <IconButton label={t('deadLetters.discard')} disabled={isBusy} onClick={() => onDiscard(letter)}>
          <X className="size-4" />
        </IconButton>
      </span>
    ),
    className: 'text-end',
  };
  return [...shown, act];
}
