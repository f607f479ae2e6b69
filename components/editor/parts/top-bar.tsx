'use client';
import { MoreHorizontal, PanelBottom, PanelLeft, PanelRight } from 'lucide-react';
import Link from 'next/link';
import type { WorkflowDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { EditorHost } from '../commands/command.ts';
import { menuEntries } from '../commands/menu-entries.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { CommentsButton } from '../together/comments/comments-button.tsx';
import { PeopleBar } from '../together/people-bar.tsx';
import { SavePill } from './save-pill.tsx';
import { UndoButtons } from './undo-buttons.tsx';

const onMore = [
  'settings',
  'tests',
  'comments',
  'versions',
  'runs',
  'export-json',
  'export-svg',
  'export-png',
  'tidy',
  'find',
  'palette',
  'shortcuts',
];

type Props = { org: string; orgName: string; detail: WorkflowDetail; host: EditorHost };

/** Where you are, how the draft is kept, and what you do with it. */
export function TopBar({ org, orgName, detail, host }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const name = useEditor((editor) => editor.document.graph.name);
  const panels = useEditor((editor) => editor.panels);
  const errors = useEditor((editor) => editor.diagnostics.filter((found) => found.severity === 'error').length);
  const readOnly = useEditor((editor) => editor.readOnly);
  const isKept = useEditor(({ save }) => save.kind === 'saved' || save.kind === 'saving' || save.kind === 'dirty');
  const toggle = (panel: keyof typeof panels) => store.getState().togglePanel(panel);
  const update = (dialog: 'run' | 'publish' | 'versions' | 'settings') => store.getState().update({ dialog });
  const menu = menuEntries(onMore, store, host);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2.5 border-line border-b bg-panel px-3">
      <nav aria-label={t('parts.breadcrumb')} className="flex min-w-0 items-center gap-1.5">
        <Link href={`/${org}/workflows`} className="truncate text-muted hover:text-text max-lg:hidden">
          {orgName}
        </Link>
        <span className="text-faint max-lg:hidden">/</span>
        <button
          type="button"
          onClick={() => update('settings')}
          className="truncate rounded-[6px] px-1 font-semibold hover:bg-hover"
          title={t('parts.workflowSettings')}
        >
          {name}
        </button>
      </nav>
      {detail.published === null ? (
        <Badge className="max-md:hidden">{t('parts.neverPublished')}</Badge>
      ) : (
        <button type="button" onClick={() => update('versions')} title={t('parts.versions')} className="max-md:hidden">
          <Badge tone="ok" className="hover:border-strong">
            {t('parts.versionLive', { version: detail.published.version })}
          </Badge>
        </button>
      )}
      <div className={cn('flex', isKept && 'max-md:hidden')}>
        <SavePill savedAt={detail.updatedAt} />
      </div>
      <span className="flex-1" />
      <PeopleBar />
      <CommentsButton />
      <div className="flex items-center max-lg:hidden">
        <UndoButtons />
        <span className="mx-1.5 h-4 w-px bg-line" />
        <IconButton
          label={t('parts.palette')}
          keys="mod+b"
          aria-pressed={panels.palette}
          onClick={() => toggle('palette')}
        >
          <PanelLeft className="size-4" />
        </IconButton>
        <IconButton label={t('parts.data')} keys="mod+j" aria-pressed={panels.bottom} onClick={() => toggle('bottom')}>
          <PanelBottom className="size-4" />
        </IconButton>
        <IconButton
          label={t('parts.inspector')}
          keys="mod+i"
          aria-pressed={panels.inspector}
          onClick={() => toggle('inspector')}
        >
          <PanelRight className="size-4" />
        </IconButton>
      </div>
      <span className="md:hidden" title={t('parts.lookingOnHere')}>
        <Badge>{t('parts.lookingOnly')}</Badge>
      </span>
      <Menu
        label={t('parts.more')}
        align="end"
        entries={menu}
        trigger={
          <button
            type="button"
            className="grid size-7 place-items-center rounded-field text-muted hover:bg-hover hover:text-text"
          >
            <MoreHorizontal className="size-4" />
          </button>
        }
      />
      <Button disabled={readOnly} onClick={() => update('run')} className="ms-1">
        {t('commands.run')}
        <span className="flex max-md:hidden">
          <Kbd keys="mod+enter" />
        </span>
      </Button>
      <Button
        tone="primary"
        disabled={readOnly}
        onClick={() => update('publish')}
        title={errors > 0 ? t('parts.thereAreProblemsToMendFirst') : undefined}
      >
        {t('parts.publish')}
      </Button>
    </header>
  );
}
