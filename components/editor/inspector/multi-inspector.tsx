'use client';
import { useWords } from '#words/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { commandOf } from '../commands/index.ts';
import { noHost } from '../commands/no-host.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

const offered = [
  'duplicate',
  'copy',
  'connect',
  'toggle-disabled',
  'add-frame',
  'tidy-selection',
  'fit-selection',
  'remove',
];

/** What can be done with several nodes at once. */
export function MultiInspector() {
  const t = useWords();
  const store = useEditorStore();
  const editor = useEditor((state) => state);
  const { nodes, marks } = editor.selection;
  const said =
    marks.length === 0
      ? t('inspector.nodes', { count: nodes.length })
      : t('inspector.things', { count: nodes.length + marks.length });
  const context = { editor, host: noHost };
  return (
    <div className="flex flex-col gap-3 p-4">
      <h2 className="font-semibold text-lg">{t('inspector.saidSelected', { said })}</h2>
      <p className="text-muted">{t('inspector.moveThemWithTheArrowKeys')}</p>
      <div className="flex flex-wrap gap-2">
        {offered.flatMap((id) => {
          const command = commandOf(id);
          if (command === undefined || command.when?.(context) === false) return [];
          return [
            <Button
              key={id}
              size="small"
              tone={command.danger ? 'danger' : 'secondary'}
              onClick={() => command.run({ editor: store.getState(), host: noHost })}
            >
              {t(command.title)}
            </Button>,
          ];
        })}
      </div>
    </div>
  );
}
