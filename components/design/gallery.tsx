'use client';
import { useEffect, useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { useWords } from '#words/use-words.ts';
import { noHost } from '../editor/commands/no-host.ts';
import { ShortcutDialog } from '../editor/dialogs/shortcut-dialog.tsx';
import { EditorProvider, useEditor, useEditorStore } from '../editor/store/context.tsx';
import { createEditorStore } from '../editor/store/editor-store.ts';
import { StudioFrame } from '../editor/studio-frame.tsx';
import { useDiagnostics } from '../editor/use-diagnostics.ts';
import catalogue from './catalogue.json' with { type: 'json' };
import { sampleEvents, sampleGraph } from './sample.ts';

/** The editor on a sample with a recorded run, without a server; only while developing. */
export function Gallery({ moment }: { moment: number }) {
  const t = useWords();
  const [store] = useState(() => {
    // The file is written from the catalogue, so its shape is known.
    const descriptions = catalogue as unknown as NodeDescription[];
    const made = createEditorStore({ t, graph: sampleGraph, descriptions, isViewer: false });
    if (moment > 0) {
      made.getState().startRun('run_4f2a', sampleGraph);
      made.getState().takeEvents(sampleEvents.slice(0, moment));
    }
    return made;
  });
  // Durations follow the browser's clock, so nothing of it is drawn by the server.
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  if (!isHere) return null;
  return (
    <EditorProvider store={store}>
      <div className="flex h-dvh">
        <Inside />
      </div>
    </EditorProvider>
  );
}

function Inside() {
  const store = useEditorStore();
  const dialog = useEditor((editor) => editor.dialog);
  useDiagnostics();
  return (
    <>
      <StudioFrame
        host={noHost}
        answerable={false}
        top={<div className="h-12 shrink-0 border-line border-b bg-panel" />}
      />
      {dialog === 'shortcuts' && <ShortcutDialog onClose={() => store.getState().update({ dialog: null })} />}
    </>
  );
}
