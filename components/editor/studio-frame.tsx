'use client';
import { type ReactNode, useState } from 'react';
import { Canvas } from '../canvas/canvas.tsx';
import { BottomPanel } from '../run/bottom-panel.tsx';
import { TimeSlider } from '../run/time-slider.tsx';
import { ContextMenu } from '../ui/context-menu.tsx';
import type { MenuEntry } from '../ui/menu.tsx';
import type { EditorHost } from './commands/command.ts';
import { commandOf } from './commands/index.ts';
import { Inspector } from './inspector/inspector.tsx';
import { AddMenu } from './parts/add-menu.tsx';
import { Palette } from './parts/palette.tsx';
import { Resizer } from './parts/resizer.tsx';
import { StartHere } from './parts/start-here.tsx';
import { useEditor, useEditorStore } from './store/context.tsx';
import { useShortcuts } from './use-shortcuts.ts';

type Props = { host: EditorHost; top: ReactNode; answerable: boolean; sliderAction?: ReactNode };

const onNodes = ['add-node', 'duplicate', 'copy', 'cut', 'rename', 'toggle-disabled', 'connect', 'remove'];
const onNothing = ['add-node', 'paste', 'select-all', 'tidy', 'fit', 'palette'];

/** The same layout everywhere: left what can be added, centre the graph, right the selected thing, bottom the truth. */
export function StudioFrame({ host, top, answerable, sliderAction }: Props) {
  const store = useEditorStore();
  const panels = useEditor((editor) => editor.panels);
  const readOnly = useEditor((editor) => editor.readOnly);
  const announcement = useEditor((editor) => editor.announcement);
  const [right, setRight] = useState(340);
  const [bottom, setBottom] = useState(230);
  useShortcuts(host);
  const entries = (): MenuEntry[] => {
    const context = { editor: store.getState(), host };
    const chosen = context.editor.selection.nodes.length + context.editor.selection.edges.length > 0;
    return (chosen ? onNodes : onNothing).flatMap((id): MenuEntry[] => {
      const command = commandOf(id);
      if (command === undefined || command.when?.(context) === false) return [];
      const Icon = command.icon;
      const [keys] = command.keys ?? [];
      return [
        {
          title: command.title,
          danger: command.danger ?? false,
          run: () => command.run({ editor: store.getState(), host }),
          ...(Icon && { icon: <Icon /> }),
          ...(keys && { keys }),
        },
      ];
    });
  };
  return (
    <div className="flex h-full min-w-0 flex-1 flex-col">
      {top}
      <div className="flex min-h-0 flex-1">
        {panels.palette && !readOnly && (
          <aside aria-label="Palette" className="w-[232px] shrink-0 border-line border-r bg-panel max-lg:w-[200px]">
            <Palette />
          </aside>
        )}
        <div className="flex min-w-0 flex-1 flex-col">
          <main className="relative min-h-0 flex-1" aria-label="Canvas">
            <ContextMenu entries={entries}>
              <div className="absolute inset-0">
                <Canvas />
              </div>
            </ContextMenu>
            {!readOnly && <StartHere />}
            <div className="pointer-events-none absolute inset-x-0 bottom-3 z-10 flex justify-center pr-3 pl-[186px]">
              <TimeSlider action={sliderAction} />
            </div>
          </main>
          {panels.bottom && (
            <section
              aria-label="Data"
              className="relative shrink-0 border-line border-t bg-panel"
              style={{ height: bottom }}
            >
              <Resizer label="Height of the data panel" axis="y" size={bottom} min={120} max={560} onSize={setBottom} />
              <BottomPanel answerable={answerable} />
            </section>
          )}
        </div>
        {panels.inspector && (
          <aside
            aria-label="Inspector"
            className="relative shrink-0 border-line border-l bg-panel"
            style={{ width: right }}
          >
            <Resizer label="Width of the inspector" axis="x" size={right} min={280} max={640} onSize={setRight} />
            <Inspector />
          </aside>
        )}
      </div>
      <AddMenu />
      <div aria-live="polite" className="sr-only">
        {announcement}
      </div>
    </div>
  );
}
