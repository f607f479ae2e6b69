'use client';
import { useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { diffGraphs } from '#engine/graph/diff-graphs.ts';
import { overlayGraphs } from '#engine/graph/overlay-graphs.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import { Canvas } from '../canvas/canvas.tsx';
import { EditorProvider } from '../editor/store/context.tsx';
import { createEditorStore } from '../editor/store/editor-store.ts';
import { ChangeDetail } from './change-detail.tsx';
import { ChangeList } from './change-list.tsx';
import { DiffMarks } from './diff-marks.tsx';
import type { State } from './state-of.ts';

type Props = {
  before: Graph;
  after: Graph;
  titles: { from: State; to: State };
  descriptions: readonly NodeDescription[];
};

/** Both documents as one: what was added, removed and changed, with the values side by side. */
export function CompareView({ before, after, titles, descriptions }: Props) {
  const t = useWords();
  const [difference] = useState(() => diffGraphs(before, after));
  const [store] = useState(() =>
    createEditorStore({ t, graph: overlayGraphs(before, after, difference), descriptions, isViewer: true }),
  );
  return (
    <EditorProvider store={store}>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <aside
          aria-label={t('versions.changes')}
          className="w-[260px] shrink-0 overflow-y-auto border-line border-e bg-panel max-md:h-[26%] max-md:w-full max-md:border-e-0 max-md:border-b"
        >
          <ChangeList difference={difference} />
        </aside>
        <main aria-label={t('versions.canvas')} className="canvas-area relative min-h-0 min-w-0 flex-1">
          <Canvas>
            <DiffMarks difference={difference} />
          </Canvas>
        </main>
        <aside
          aria-label={t('versions.whatChanged')}
          className="w-[420px] shrink-0 overflow-y-auto border-line border-s bg-panel max-lg:w-[340px] max-md:h-[36%] max-md:w-full max-md:border-t max-md:border-s-0"
        >
          <ChangeDetail difference={difference} titles={titles} />
        </aside>
      </div>
    </EditorProvider>
  );
}
