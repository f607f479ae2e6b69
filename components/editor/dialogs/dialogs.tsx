'use client';
import type { WorkflowDetail } from '#server/trpc/views.ts';
import type { EditorHost } from '../commands/command.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { RunDialog } from './run-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { ShortcutDialog } from './shortcut-dialog.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

type Props = { detail: WorkflowDetail; host: EditorHost; flush: () => Promise<boolean> };

/** The dialog that is open, if any. */
export function Dialogs({ detail, host, flush }: Props) {
  const store = useEditorStore();
  const dialog = useEditor((editor) => editor.dialog);
  const close = () => store.getState().update({ dialog: null });
  switch (dialog) {
    case 'run':
      return <RunDialog detail={detail} flush={flush} onClose={close} />;
    case 'publish':
      return <PublishDialog detail={detail} flush={flush} onClose={close} />;
    case 'versions':
      return <VersionsDialog detail={detail} onClose={close} />;
    case 'settings':
      return <SettingsDialog onClose={close} />;
    case 'shortcuts':
      return <ShortcutDialog onClose={close} />;
    case 'commands':
      return <CommandDialog host={host} onClose={close} />;
    case null:
      return null;
  }
}
