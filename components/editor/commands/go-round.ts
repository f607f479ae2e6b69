import { type Rounds, roundsOf } from '#engine/run/visits.ts';
import { repeatersOf } from '../../run/shown-node.ts';
import type { Editor } from '../store/editor-store.ts';

type Chosen = { owner: string; current: number; rounds: Rounds };

/** The turns or passes that are counted at the selected node, and the one that is looked at; null when there are none. */
export function chosenRound({ run, selection, catalogue }: Editor): Chosen | null {
  const [node] = selection.nodes;
  const owner = run === null || node === undefined ? undefined : repeatersOf(run, catalogue, node).at(-1);
  if (run === null || node === undefined || owner === undefined) return null;
  const rounds = roundsOf(run.visits, { owner, node }, run);
  const current = run.focus[owner] ?? rounds.numbers.at(-1);
  return current === undefined ? null : { owner, current, rounds };
}
