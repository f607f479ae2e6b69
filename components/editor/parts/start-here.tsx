'use client';
import { Button } from '../../ui/button.tsx';
import { LooseCable } from '../../ui/empty.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** On an empty canvas: where to begin. */
export function StartHere() {
  const store = useEditorStore();
  const empty = useEditor((editor) => editor.document.graph.nodes.length === 0);
  const isGuided = useEditor((editor) => editor.guided);
  if (!empty) return null;
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center">
      <div className="pointer-events-auto flex flex-col items-center gap-3 text-center">
        <LooseCable />
        <h2 className="font-semibold text-lg">An empty bay</h2>
        <p className="max-w-72 text-muted">
          Add a Start node, then plug in what happens next. Drag one from the left, double-click here, or press the
          button.
        </p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button onClick={() => store.getState().update({ adding: { screen: null } })}>
            Add the first node <Kbd keys="tab" />
          </Button>
          {!isGuided && (
            <Button tone="ghost" onClick={() => store.getState().update({ guided: true })}>
              Show me how, in a minute
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
