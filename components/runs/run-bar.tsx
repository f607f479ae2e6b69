'use client';
import { CircleStop, Download, FlaskConical, GitFork, RotateCcw, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { isOver } from '#engine/run/event.ts';
import type { RunFile } from '#engine/run/run-file.ts';
import type { RunDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { StatusBadge } from '../run/status-badge.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { saveFile } from '../ui/save-file.ts';
import { shortId } from '../ui/short-id.ts';
import { Ago } from '../ui/time.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { callerText } from './caller-text.ts';
import { doorText } from './door-text.ts';
import type { ForkBeginning } from './fork-dialog.tsx';
import { RunRelatives } from './run-relatives.tsx';

type Props = {
  org: string;
  detail: RunDetail;
  busy: boolean;
  onCancel: () => void;
  onFork: (beginning: ForkBeginning) => void;
  onCompare: (other: string) => void;
  onSaveTest: () => void;
  onDelete: () => void;
};

/** The head of a run's page: what it is, how it stands, where it comes from, and what can be done with it. */
export function RunBar({ org, detail, busy, onCancel, onFork, onCompare, onSaveTest, onDelete }: Props) {
  const formats = useFormats();
  const t = useWords();
  const newest = useEditor((editor) => (editor.run && editor.run.events.length > 0 ? editor.run.newest.status : null));
  const status = newest ?? detail.status;
  const store = useEditorStore();
  /** From the chosen node when it ran, else from the start. */
  const forkHere = () => {
    const { run, selection } = store.getState();
    const [node] = selection.nodes;
    const hasRun =
      node !== undefined && selection.nodes.length === 1 && (run?.newest.nodes[node]?.startedAt ?? null) !== null;
    onFork({ node: hasRun ? node : detail.entry, mode: 'fork' });
  };
  const download = () => {
    const { id, workflow, version, graph } = detail;
    const events = store.getState().run?.events ?? [];
    const file: RunFile = { patchbayRun: 1, run: { id, workflow: workflow.slug, version }, graph, events };
    saveFile(`${workflow.slug}-${shortId(id)}.run.json`, file);
  };
  return (
    <header className="flex h-12 shrink-0 items-center gap-2.5 border-line border-b bg-panel px-3 max-md:h-auto max-md:flex-wrap max-md:gap-y-2 max-md:py-2">
      <nav aria-label={t('runs.breadcrumb')} className="flex min-w-0 items-center gap-1.5">
        <Link href={`/${org}/runs`} className="text-muted hover:text-text">
          {t('runs.runs')}
        </Link>
        <span className="text-faint">/</span>
        <Link href={`/${org}/workflows/${detail.workflow.slug}`} className="truncate text-muted hover:text-text">
          {detail.workflow.name}
        </Link>
        <span className="text-faint">/</span>
        <h1 className="mono font-semibold">{shortId(detail.id)}</h1>
      </nav>
      <StatusBadge status={status} />
      {status === 'queued' && detail.place !== null && (
        <span className="whitespace-nowrap text-muted text-sm">
          {detail.place === 1 ? t('runs.nextInLine') : t('runs.placeBeforeIt', { place: detail.place - 1 })} ·{' '}
          {detail.priority}
        </span>
      )}
      <Badge dot={false} className="max-lg:hidden">
        {t('runs.versionByCallerDoor', {
          version: String(detail.version ?? '–'),
          draft: detail.draft ? 'yes' : 'no',
          caller: callerText(t, detail.caller),
          door: doorText(t, detail.door),
        })}
      </Badge>
      <span className="whitespace-nowrap text-muted text-sm max-xl:hidden">
        <Ago at={detail.startedAt} />
        {detail.durationMs !== null && t('runs.tookDuration', { duration: formats.duration(detail.durationMs) })}
        {detail.aheadMs > 0 && t('runs.itsClockDurationAhead', { duration: formats.span(detail.aheadMs) })}
      </span>
      <RunRelatives org={org} detail={detail} onCompare={onCompare} />
      <span className="flex-1 max-md:hidden" />
      <IconButton label={t('runs.downloadThisRunAsAFile')} onClick={download}>
        <Download className="size-4" />
      </IconButton>
      {(status === 'succeeded' || status === 'failed') && detail.workflow.slug !== '' && (
        <Button icon={<FlaskConical className="size-4" />} onClick={onSaveTest}>
          {t('runs.saveAsTest')}
        </Button>
      )}
      {status === 'failed' ? (
        <Menu
          align="end"
          label={t('common.retry')}
          trigger={<Button icon={<RotateCcw className="size-4" />}>{t('common.retry')}</Button>}
          entries={[
            {
              title: t('runs.fromWhereItFailed'),
              note: t('runs.whatWentWellIsKept'),
              run: () => onFork({ node: null, mode: 'fork' }),
            },
            {
              title: t('runs.fromTheStart'),
              note: t('runs.everythingRunsAgainWithTheSame'),
              run: () => onFork({ node: detail.entry, mode: 'fork' }),
            },
            ...(detail.continuedBy !== null
              ? []
              : [
                  'line' as const,
                  {
                    title: t('runs.continueOnACorrectedGraph'),
                    note: t('runs.failedAndChangedNodesRunAgain'),
                    run: () => onFork({ node: null, mode: 'continue' }),
                  },
                ]),
          ]}
        />
      ) : isOver(status) ? (
        <Button icon={<GitFork className="size-4" />} onClick={forkHere}>
          {t('runs.fork')}
        </Button>
      ) : (
        <Menu
          align="end"
          label={t('runs.fork')}
          trigger={<Button icon={<GitFork className="size-4" />}>{t('runs.fork')}</Button>}
          entries={[
            { title: t('runs.forkFromANode'), note: t('runs.aNewRunTakesOverWhatHappened'), run: forkHere },
            {
              title: t('runs.continueOnACorrectedGraph'),
              note: t('runs.thisRunIsClosedItsOpen'),
              run: () => onFork({ node: null, mode: 'continue' }),
            },
          ]}
        />
      )}
      {isOver(status) && (
        <IconButton label={t('runs.deleteThisRunAction')} onClick={onDelete}>
          <Trash2 className="size-4" />
        </IconButton>
      )}
      {!isOver(status) && (
        <Button tone="danger" busy={busy} icon={<CircleStop className="size-4" />} onClick={onCancel}>
          {t('runs.cancelRun')}
        </Button>
      )}
      <Link
        href={`/${org}/workflows/${detail.workflow.slug}`}
        className="inline-flex h-8 items-center whitespace-nowrap rounded-field border border-line bg-raised px-3 font-medium hover:border-strong hover:bg-hover"
      >
        <span>
          {t.rich('runs.openWorkflow', { span: (chunks) => <span className="max-md:sr-only">{chunks}</span> })}
        </span>
      </Link>
    </header>
  );
}
