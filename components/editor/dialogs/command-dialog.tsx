'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import type { EditorHost } from '../commands/command.ts';
import { commandOf, commands } from '../commands/index.ts';
import { type PickItem, PickList } from '../parts/pick-list.tsx';
import { useEditorStore } from '../store/context.tsx';
import { only } from '../store/selection.ts';

type Props = { host: EditorHost; onClose: () => void };

/** Every command and every node, by name. */
export function CommandDialog({ host, onClose }: Props) {
  const store = useEditorStore();
  const items = (search: string): PickItem[] => {
    const editor = store.getState();
    const fits = (text: string) => text.toLowerCase().includes(search.toLowerCase().trim());
    const usable = commands.filter(
      (command) =>
        command.id !== 'palette' && !command.quiet && fits(command.title) && (command.when?.({ editor, host }) ?? true),
    );
    const found = usable.map((command): PickItem => {
      const Icon = command.icon;
      return {
        id: command.id,
        title: command.title,
        group: command.group,
        keys: command.keys?.[0],
        icon: Icon ? <Icon className="size-4 text-muted" /> : <span className="size-4" />,
      };
    });
    const sorted = found.toSorted((a, b) => a.group.localeCompare(b.group));
    const nodes = search === '' ? [] : editor.document.graph.nodes.filter((node) => fits(node.id));
    return [
      ...sorted,
      ...nodes.slice(0, 20).map(
        (node): PickItem => ({
          id: `go:${node.id}`,
          title: node.id,
          group: 'Go to a node',
          icon: <span className="size-4" />,
        }),
      ),
    ];
  };
  const pick = (id: string) => {
    onClose();
    const editor = store.getState();
    if (id.startsWith('go:')) {
      editor.select(only(id.slice(3)));
      editor.canvas?.reveal(id.slice(3));
      return;
    }
    requestAnimationFrame(() => commandOf(id)?.run({ editor: store.getState(), host }));
  };
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Base.Popup
          aria-label="Commands"
          className="rise fixed top-[14vh] left-1/2 z-40 flex max-h-[60vh] w-[min(560px,calc(100vw-32px))] -translate-x-1/2 flex-col overflow-hidden rounded-[14px] border border-line bg-panel shadow-float outline-none"
        >
          <PickList
            label="Commands"
            placeholder="What do you want to do?"
            items={items}
            onPick={pick}
            onClose={onClose}
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
