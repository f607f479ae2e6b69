import { type Rounds, roundsOf } from '#engine/run/visits.ts';
import { repeatersOf } from '../../run/shown-node.ts';
import type { Editor } from '../store/editor-store.ts';
import type { Command } from './command.ts';

type Chosen = { owner: string; current: number; rounds: Rounds };

/** The turns or passes that are counted at the selected node, and the one that is looked at; null when there are none. */
function chosenRound({ run, selection, catalogue }: Editor): Chosen | null {
  const [node] = selection.nodes;
  const owner = run === null || node === undefined ? undefined : repeatersOf(run, catalogue, node).at(-1);
  if (run === null || node === undefined || owner === undefined) return null;
  const rounds = roundsOf(run.visits, { owner, node }, run);
  const current = run.focus[owner] ?? rounds.numbers.at(-1);
  return current === undefined ? null : { owner, current, rounds };
}

type Parts = Required<Pick<Command, 'id' | 'title' | 'icon' | 'keys'>>;

/** A command that looks at another turn or pass of what is selected; `next` finds which, if there is one. */
export function roundCommand(parts: Parts, next: (chosen: Chosen) => number | undefined): Command {
  return {
    ...parts,
    group: 'Run',
    when: ({ editor }) => {
      const chosen = chosenRound(editor);
      return chosen !== null && next(chosen) !== undefined;
    },
    run: ({ editor }) => {
      const chosen = chosenRound(editor);
      const number = chosen === null ? undefined : next(chosen);
      if (chosen !== null && number !== undefined) editor.lookAt(chosen.owner, number);
    },
  };
}
