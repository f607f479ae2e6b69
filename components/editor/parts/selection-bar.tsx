'use client';
import { Fragment } from 'react';
import { useWords } from '#words/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { commandOf } from '../commands/index.ts';
import { noHost } from '../commands/no-host.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

const groups = [
  ['align-left', 'align-centre', 'align-right'],
  ['align-top', 'align-middle', 'align-bottom'],
  ['spread-across', 'spread-down'],
  ['extract', 'add-frame', 'duplicate', 'remove'],
];

/** What can be done with several nodes at once, above the canvas while they are selected. */
export function SelectionBar() {
  const t = useWords();
  const store = useEditorStore();
  const count = useEditor((editor) => (editor.readOnly ? 0 : editor.selection.nodes.length));
  if (count < 2) return null;
  const context = { editor: store.getState(), host: noHost };
  return (
    <div
      role="toolbar"
      aria-label={t('parts.selectedNodes', { count })}
      className="rise absolute top-3 left-1/2 z-10 flex -translate-x-1/2 items-center gap-0.5 rounded-[10px] border border-line bg-raised px-1.5 py-1 shadow-float"
    >
      <span className="px-1.5 font-medium text-muted text-sm">{count}</span>
      {groups.map((ids) => (
        <Fragment key={ids[0]}>
          <span aria-hidden className="mx-1 h-5 w-px bg-line" />
          {ids.map((id) => {
            const command = commandOf(id);
            const Icon = command?.icon;
            if (command === undefined || Icon === undefined) return null;
            const [keys] = command.keys ?? [];
            return (
              <IconButton
                key={id}
                label={t(command.title)}
                {...(keys && { keys })}
                disabled={command.when?.(context) === false}
                onClick={() => command.run({ editor: store.getState(), host: noHost })}
              >
                <Icon className="size-4" />
              </IconButton>
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}
