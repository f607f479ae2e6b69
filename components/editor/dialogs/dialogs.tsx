'use client';
import { lazy, Suspense } from 'react';
import type { WorkflowDetail } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { EarlyTyping } from '../../ui/early-typing.tsx';
import type { EditorHost } from '../commands/command.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

const CommandDialog = lazy(() => import('./command-dialog.tsx').then((module) => ({ default: module.CommandDialog })));
const ExtractDialog = lazy(() => import('./extract-dialog.tsx').then((module) => ({ default: module.ExtractDialog })));
const OperationsDialog = lazy(() =>
  import('./operations-dialog.tsx').then((module) => ({ default: module.OperationsDialog })),
);
const PublishDialog = lazy(() => import('./publish-dialog.tsx').then((module) => ({ default: module.PublishDialog })));
const RunDialog = lazy(() => import('./run-dialog.tsx').then((module) => ({ default: module.RunDialog })));
const SettingsDialog = lazy(() =>
  import('./settings-dialog.tsx').then((module) => ({ default: module.SettingsDialog })),
);
const ShortcutDialog = lazy(() =>
  import('./shortcut-dialog.tsx').then((module) => ({ default: module.ShortcutDialog })),
);
const StepsDialog = lazy(() => import('./steps-dialog.tsx').then((module) => ({ default: module.StepsDialog })));
const VersionsDialog = lazy(() =>
  import('./versions-dialog.tsx').then((module) => ({ default: module.VersionsDialog })),
);

type Props = { detail: WorkflowDetail; host: EditorHost; flush: () => Promise<boolean> };

/** The dialog that is open, if any; each is fetched when it is first opened. */
export function Dialogs(props: Props) {
  return (
    <Suspense>
      <Open {...props} />
    </Suspense>
  );
}

function Open({ detail, host, flush }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const dialog = useEditor((editor) => editor.dialog);
  const close = () => store.getState().update({ dialog: null, runUntil: null });
  switch (dialog) {
    case 'run':
      return <RunDialog detail={detail} flush={flush} onClose={close} />;
    case 'publish':
      return <PublishDialog detail={detail} flush={flush} onClose={close} />;
    case 'versions':
      return <VersionsDialog detail={detail} flush={flush} onClose={close} />;
    case 'settings':
      return <SettingsDialog onClose={close} />;
    case 'shortcuts':
      return <ShortcutDialog onClose={close} />;
    case 'commands':
      return (
        <EarlyTyping label={t('dialogs.commands')} onClose={close}>
          <CommandDialog host={host} onClose={close} />
        </EarlyTyping>
      );
    case 'extract':
      return <ExtractDialog onClose={close} />;
    case 'operations':
      return <OperationsDialog onClose={close} />;
    case 'steps':
      return <StepsDialog onClose={close} />;
    case null:
      return null;
  }
}
