'use client';
import { useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { useWords } from '#words/use-words.ts';
import { Canvas } from '../canvas/canvas.tsx';
import { EditorProvider } from '../editor/store/context.tsx';
import { createEditorStore } from '../editor/store/editor-store.ts';
import { only } from '../editor/store/selection.ts';
import catalogue from './catalogue.json' with { type: 'json' };
import { Section } from './section.tsx';
import { statesEvents, statesGraph } from './states.ts';

/** The bay with a card in every state, cables that are live, dead and drawn back, notes, frames, a pin, a breakpoint. */
export function CanvasParts() {
  const t = useWords();
  const [store] = useState(() => {
    // The file is written from the catalogue, so its shape is known.
    const descriptions = catalogue as unknown as NodeDescription[];
    const made = createEditorStore({ t, graph: statesGraph, descriptions, isViewer: true });
    made.getState().startRun('run_states', statesGraph);
    made.getState().takeEvents(statesEvents);
    made.getState().select(only('done'));
    made.getState().update({
      breakpoints: ['idle'],
      diagnostics: [
        { severity: 'error', code: 'params', message: '`value` is missing.', fix: 'Fill it in.', node: 'broken' },
      ],
    });
    return made;
  });
  return (
    <Section title="The bay">
      <EditorProvider store={store}>
        <div className="canvas-area relative h-[820px] rounded-field border border-line">
          <Canvas />
        </div>
      </EditorProvider>
    </Section>
  );
}
