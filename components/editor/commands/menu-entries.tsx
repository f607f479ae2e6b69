import type { MenuEntry } from '../../ui/menu.tsx';
import type { EditorStore } from '../store/editor-store.ts';
import type { EditorHost } from './command.ts';
import { commandOf } from './index.ts';

/** Commands as entries of a menu; those that cannot run now are left out. */
export function menuEntries(ids: readonly string[], store: EditorStore, host: EditorHost): MenuEntry[] {
  return ids.flatMap((id): MenuEntry[] => {
    const command = commandOf(id);
    if (command === undefined || command.when?.({ editor: store.getState(), host }) === false) return [];
    const Icon = command.icon;
    const [keys] = command.keys ?? [];
    return [
      {
        title: store.getState().t(command.title),
        danger: command.danger ?? false,
        run: () => command.run({ editor: store.getState(), host }),
        ...(Icon && { icon: <Icon /> }),
        ...(keys && { keys }),
      },
    ];
  });
}
