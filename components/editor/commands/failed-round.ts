import { CircleAlert } from 'lucide-react';
import type { Editor } from '../store/editor-store.ts';
import type { Command } from './command.ts';
import { chosenRound } from './go-round.ts';

export const failedRound: Command = {
  id: 'failed-round',
  title: 'Next turn or pass that failed',
  group: 'Run',
  icon: CircleAlert,
  keys: ['alt+shift+down'],
  when: ({ editor }) => next(editor) !== undefined,
  run: ({ editor }) => {
    const chosen = chosenRound(editor);
    const number = next(editor);
    if (chosen !== null && number !== undefined) editor.lookAt(chosen.owner, number);
  },
};

function next(editor: Editor): number | undefined {
  const chosen = chosenRound(editor);
  if (chosen === null) return undefined;
  const { current, rounds } = chosen;
  return rounds.failed.find((number) => number > current) ?? rounds.failed[0];
}
