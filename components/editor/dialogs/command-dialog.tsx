'use client';
import { useWords } from '#words/use-words.ts';
import { useAnywhere } from '../../shell/anywhere/use-anywhere.tsx';
import { fits } from '../../ui/fits.ts';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import { type PickItem, PickList } from '../../ui/pick-list.tsx';
import type { EditorHost } from '../commands/command.ts';
import { groupWords } from '../commands/group-words.ts';
import { commandOf, commands } from '../commands/index.ts';
import { useEditorStore } from '../store/context.tsx';
import { only } from '../store/selection.ts';

type Props = { host: EditorHost; onClose: () => void };

/** Every command, every node, and every place of the organization, by name. */
export function CommandDialog({ host, onClose }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const anywhere = useAnywhere();
  const items = (search: string): PickItem[] => {
    const editor = store.getState();
    const usable = commands.filter(
      (command) =>
        command.id !== 'palette' &&
        !command.quiet &&
        fits(t(command.title), search) &&
        (command.when?.({ editor, host }) ?? true),
    );
    const found = usable.map((command): PickItem => {
      const Icon = command.icon;
      return {
        id: command.id,
        title: t(command.title),
        group: t(groupWords[command.group]),
        keys: command.keys?.[0],
        icon: Icon ? <Icon className="size-4 text-muted" /> : <span className="size-4" />,
      };
    });
    const nodes =
      search === '' ? [] : editor.document.graph.nodes.filter(({ id, label }) => fits(`${id} ${label ?? ''}`, search));
    return [
      ...found.toSorted((a, b) => a.group.localeCompare(b.group)),
      ...nodes.slice(0, 20).map(
        (node): PickItem => ({
          id: `go:${node.id}`,
          title: node.id,
          note: node.label ?? editor.catalogue.get(node.type)?.title ?? node.type,
          group: t('dialogs.nodes'),
          icon: <span className="size-4" />,
        }),
      ),
      ...anywhere.items(search),
    ];
  };
  const pick = (id: string) => {
    onClose();
    if (anywhere.go(id)) return;
    const editor = store.getState();
    if (id.startsWith('go:')) {
      editor.select(only(id.slice(3)));
      editor.canvas?.reveal(id.slice(3));
      return;
    }
    requestAnimationFrame(() => commandOf(id)?.run({ editor: store.getState(), host }));
  };
  return (
    <PickDialog label={t('dialogs.commands')} onClose={onClose}>
      <PickList
        label={t('dialogs.commands')}
        placeholder={t('dialogs.whatDoYouWantToDo')}
        items={items}
        onSearch={anywhere.onSearch}
        onPick={pick}
        onClose={onClose}
      />
    </PickDialog>
  );
}
