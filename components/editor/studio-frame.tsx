'use client';
import { X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { Canvas } from '../canvas/canvas.tsx';
import { Knife } from '../canvas/knife.tsx';
import { useLongPress } from '../canvas/use-long-press.ts';
import { BottomPanel } from '../run/bottom-panel.tsx';
import { cn } from '../ui/cn.ts';
import { ContextMenu } from '../ui/context-menu.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { EditorHost } from './commands/command.ts';
import { menuEntries } from './commands/menu-entries.tsx';
import { Guided } from './guide/guided.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { AddMenu } from './parts/add-menu.tsx';
import { FindBar } from './parts/find-bar.tsx';
import { Palette } from './parts/palette.tsx';
import { Resizer } from './parts/resizer.tsx';
import { SelectionBar } from './parts/selection-bar.tsx';
import { StartHere } from './parts/start-here.tsx';
import { useEditor, useEditorStore } from './store/context.tsx';
import type { Panel } from './store/editor-store.ts';
import { sizeOf } from './store/selection.ts';
import { useFieldSteps } from './use-field-steps.ts';
import { useNodeLink } from './use-node-link.ts';
import { usePhonePanels } from './use-phone-panels.ts';
import { useShortcuts } from './use-shortcuts.ts';

const RunLine = lazy(() => import('../run/run-line.tsx').then((module) => ({ default: module.RunLine })));
const NodeDetail = lazy(() => import('./detail/node-detail.tsx').then((module) => ({ default: module.NodeDetail })));

type Props = {
  host: EditorHost;
  top: ReactNode;
  answerable: boolean;
  sliderAction?: ReactNode;
  /** The workflow's tests, as a tab beside the data of the run. */
  tests?: ReactNode;
};

const onChosen = [
  'open-details',
  'run-node',
  'run-to-here',
  'run-from-here',
  'toggle-pin',
  'toggle-breakpoint',
  'fork-here',
  'to-node-start',
  'to-node-end',
  'add-node',
  'duplicate',
  'copy',
  'cut',
  'rename',
  'toggle-disabled',
  'connect',
  'unplug',
  'change-type',
  'extract',
  'inline',
  'tidy-selection',
  'larger',
  'smaller',
  'trace',
  'go-to-reads',
  'find-uses',
  'copy-link',
  'add-frame',
  'remove',
];
const onNothing = ['add-node', 'add-file', 'add-note', 'add-frame', 'paste', 'select-all', 'tidy', 'fit', 'palette'];

/** The same layout everywhere: left what can be added, centre the graph, right the selected thing, bottom the truth. */
export function StudioFrame({ host, top, answerable, sliderAction, tests }: Props) {
  const t = useWords();
  const store = useEditorStore();
  const panels = useEditor((editor) => editor.panels);
  const readOnly = useEditor((editor) => editor.readOnly);
  const announcement = useEditor((editor) => editor.announcement);
  const [right, setRight] = useState(() => (innerWidth < 1360 ? 300 : 340));
  const [bottom, setBottom] = useState(() => (innerHeight < 860 ? 200 : 230));
  // Before the first run there is nothing to show: the canvas keeps the room.
  const hasRun = useEditor((editor) => editor.run !== null);
  const isOpen = useEditor((editor) => hasRun || (tests !== undefined && editor.bottomTab === 'tests'));
  // What the wide view shows stands nowhere else meanwhile: the canvas keeps the room above it.
  const wide = useEditor((editor) => editor.wide);
  const longPress = useLongPress();
  useShortcuts(host);
  useFieldSteps();
  usePhonePanels();
  useNodeLink();
  const entries = () => {
    const chosen = sizeOf(store.getState().selection) > 0;
    return menuEntries(chosen ? onChosen : onNothing, store, host);
  };
  return (
    <div data-commands className="flex h-full min-w-0 flex-1 flex-col">
      {top}
      <div className="relative flex min-h-0 flex-1">
        {panels.palette && !readOnly && !wide && (
          <aside
            aria-label={t('editor.palette')}
            data-area
            tabIndex={-1}
            className={cn('w-[232px] shrink-0 border-line border-e bg-panel outline-none max-lg:w-[200px]', sheet)}
          >
            <CloseSheet label={t('editor.closeThePalette')} panel="palette" />
            <div className="h-full min-h-0 max-md:flex-1">
              <Palette />
            </div>
          </aside>
        )}
        <div className="flex min-w-0 flex-1 flex-col">
          <main
            className="canvas-area relative min-h-0 flex-1 outline-none"
            aria-label={t('editor.canvas')}
            data-area
            tabIndex={-1}
          >
            <ContextMenu entries={entries}>
              <div className="absolute inset-0" {...longPress}>
                <Knife>
                  <Canvas />
                </Knife>
              </div>
            </ContextMenu>
            {!readOnly && <StartHere />}
            {!readOnly && <Guided />}
            <SelectionBar />
            <FindBar />
            <div className="pointer-events-none absolute inset-x-0 bottom-3 z-10 flex justify-center pr-3 pl-[186px] max-xl:bottom-[60px] max-xl:pl-3">
              {hasRun && (
                <Suspense>
                  <RunLine answerable={answerable} action={sliderAction} />
                </Suspense>
              )}
            </div>
          </main>
          {wide && (
            <Suspense>
              <NodeDetail host={host} answerable={answerable} />
            </Suspense>
          )}
          {panels.bottom && !wide && (
            <section
              aria-label={t('editor.data')}
              data-area
              tabIndex={-1}
              className="relative shrink-0 border-line border-t bg-panel outline-none"
              style={{ height: isOpen ? bottom : 40 }}
            >
              {isOpen && (
                <Resizer
                  label={t('editor.heightOfTheDataPanel')}
                  axis="y"
                  size={bottom}
                  min={120}
                  max={560}
                  onSize={setBottom}
                />
              )}
              <BottomPanel answerable={answerable} tests={tests} />
            </section>
          )}
        </div>
        {panels.inspector && !wide && (
          <aside
            aria-label={t('editor.inspector')}
            data-area
            tabIndex={-1}
            className={cn('relative shrink-0 border-line border-s bg-panel outline-none', sheet)}
            style={{ width: right }}
          >
            <div className="max-md:hidden">
              <Resizer
                label={t('editor.widthOfTheInspector')}
                axis="x"
                size={right}
                min={280}
                max={640}
                onSize={setRight}
              />
            </div>
            <CloseSheet label={t('editor.closeTheInspector')} panel="inspector" />
            <div className="h-full min-h-0 max-md:flex-1">
              <Inspector />
            </div>
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

/** On a phone a side panel is a sheet over the canvas. */
const sheet =
  'max-md:absolute max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:flex max-md:h-[62%] max-md:w-full! max-md:flex-col max-md:overflow-hidden max-md:rounded-t-[14px] max-md:border-x-0 max-md:border-t max-md:shadow-float';

function CloseSheet({ label, panel }: { label: string; panel: Panel }) {
  const store = useEditorStore();
  return (
    <div className="flex shrink-0 justify-end px-2 pt-1.5 md:hidden">
      <IconButton label={label} onClick={() => store.getState().togglePanel(panel)}>
        <X className="size-4" />
      </IconButton>
    </div>
  );
}
