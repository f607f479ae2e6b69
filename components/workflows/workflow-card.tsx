'use client';
import { MoreHorizontal } from 'lucide-react';
import Link from 'next/link';
import type { PortType } from '#engine/graph/catalogue.ts';
import type { WorkflowSummary } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { toneOf } from '../run/status-badge.tsx';
import { statusWords } from '../run/status-words.ts';
import { Badge, Dot } from '../ui/badge.tsx';
import { Menu } from '../ui/menu.tsx';
import { Ago } from '../ui/time.tsx';
import { Miniature } from './miniature.tsx';

type Props = {
  workflow: WorkflowSummary;
  org: string;
  typeOf: (type: string) => PortType;
  canEdit: boolean;
  onFigures: () => void;
  onDuplicate: () => void;
  onRemove: () => void;
};

/** One workflow: its picture, what it does, whether it is live, and how its runs go. */
export function WorkflowCard({ workflow, org, typeOf, canEdit, onFigures, onDuplicate, onRemove }: Props) {
  const t = useWords();
  const { runs24h, lastRun } = workflow;
  return (
    <article className="group relative flex flex-col overflow-hidden rounded-node border border-line bg-panel transition focus-within:border-strong hover:border-strong hover:shadow-card">
      <div className="dotted border-line border-b bg-canvas">
        <Miniature preview={workflow.preview} typeOf={typeOf} />
      </div>
      <div className="flex flex-1 flex-col gap-1 p-4">
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 flex-1 truncate font-semibold">
            <Link
              href={`/${org}/workflows/${workflow.slug}`}
              className="outline-none after:absolute after:inset-0 after:rounded-node focus-visible:after:outline-2 focus-visible:after:outline-accent"
            >
              {workflow.name}
            </Link>
          </h2>
          {workflow.published === null ? (
            <Badge>{t('workflows.draft')}</Badge>
          ) : (
            <Badge tone="ok">{t('workflows.versionLive', { published: String(workflow.published) })}</Badge>
          )}
        </div>
        <p className="line-clamp-2 min-h-10 text-muted">{workflow.description || t('workflows.noDescriptionYet')}</p>
        <div className="mt-1.5 flex items-center gap-2 text-faint text-sm">
          {lastRun ? (
            <>
              <Dot tone={toneOf(lastRun.status)} />
              <span className="min-w-0 flex-1 truncate">
                {t(statusWords[lastRun.status])} <Ago at={lastRun.startedAt} />
                {runs24h.total > 0 && t('workflows.runsToday', { total: runs24h.total })}
                {runs24h.failed > 0 && (
                  <span className="text-error"> {t('workflows.countFailed', { failed: String(runs24h.failed) })}</span>
                )}
              </span>
            </>
          ) : (
            <span className="flex-1">{t('workflows.neverRan')}</span>
          )}
          {canEdit && (
            <span className="relative z-10">
              <Menu
                label={t('workflows.moreForWorkflow', { workflow: workflow.name })}
                align="end"
                entries={[
                  { title: t('workflows.howItsRunsGo'), run: onFigures },
                  { title: t('workflows.duplicate'), run: onDuplicate },
                  { title: t('common.delete'), danger: true, run: onRemove },
                ]}
                trigger={
                  <button
                    type="button"
                    className="-me-1 grid size-7 place-items-center rounded-field text-muted hover:bg-hover hover:text-text"
                  >
                    <MoreHorizontal className="size-4" />
                  </button>
                }
              />
            </span>
          )}
        </div>
      </div>
    </article>
  );
}
