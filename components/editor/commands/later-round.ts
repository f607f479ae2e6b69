import { ChevronRight } from 'lucide-react';
import type { Editor } from '../store/editor-store.ts';
import type { Command } from './command.ts';
import { chosenRound } from './go-round.ts';

export const laterRound: Command = {
  id: 'later-round',
  title: 'Later turn or pass',
  group: 'Run',
  icon: ChevronRight,
  keys: ['alt+down'],
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
  return rounds.numbers.find((number) => number > current);
}
