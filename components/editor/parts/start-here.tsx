'use client';
import { useWords } from '#words/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { LooseCable } from '../../ui/empty.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** On an empty canvas: where to begin. */
export function StartHere() {
  const t = useWords();
  const store = useEditorStore();
  const empty = useEditor((editor) => editor.document.graph.nodes.length === 0);
  const isGuided = useEditor((editor) => editor.guided);
  if (!empty) return null;
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center">
      <div className="pointer-events-auto flex flex-col items-center gap-3 text-center">
        <LooseCable />
        <h2 className="font-semibold text-lg">{t('parts.anEmptyBay')}</h2>
        <p className="max-w-72 text-muted">{t('parts.addAStartNodeThenPlug')}</p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button onClick={() => store.getState().update({ adding: { screen: null } })}>
            {t('parts.addTheFirstNode')} <Kbd keys="tab" />
          </Button>
          {!isGuided && (
            <Button tone="ghost" onClick={() => store.getState().update({ guided: true })}>
              {t('parts.showMeHowInAMinute')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
