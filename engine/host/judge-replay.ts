import type { NodeError } from '../errors.ts';
import type { Json } from '../json.ts';
import { answerOf, compareRuns, isSame, type VisitDifference } from '../run/compare-runs.ts';
import type { RunEvent } from '../run/event.ts';
import { placeKey } from '../run/fork.ts';
import type { Replayed, UnknownEffect } from './replay.ts';

/** What a replay came to beside the run it replays. */
export type ReplayVerdict = {
  verdict: 'same' | 'differs' | 'unknown';
  answer: { before: Json; after: Json; differs: boolean };
  /** How the replay failed where the run did not, or otherwise. */
  error: { before: NodeError | null; after: NodeError | null; differs: boolean };
  differences: VisitDifference[];
  /** Effects that the log does not tell of. */
  unknown: UnknownEffect[];
  /** Nodes that lie behind those. */
  behind: string[];
};

/**
 * Says what another graph makes of a run's past. `learned` is the replay on the run's own graph: a visit that comes out
 * otherwise even there, because it throws dice, tells nothing and is left out.
 */
export function judgeReplay(log: readonly RunEvent[], learned: Replayed, replayed: Replayed): ReplayVerdict {
  const restless = new Set(compareRuns(log, learned.log).visits.map(placeKey));
  const { visits } = compareRuns(log, replayed.log);
  const { unknown } = replayed;
  const unknownKeys = new Set(unknown.map(placeKey));
  const isBehind = (visit: VisitDifference) => unknown.length > 0 && visit.after === null;
  const differences = visits.filter(
    (visit) => !restless.has(placeKey(visit)) && !isBehind(visit) && !unknownKeys.has(placeKey(visit)),
  );
  const isOver = replayed.log.some(({ type }) => type === 'run.completed' || type === 'run.failed');
  const [before, after] = [answerOf(log), answerOf(replayed.log)];
  const answerIsRestless = !isSame(before, answerOf(learned.log));
  const answer = { before, after, differs: isOver && !answerIsRestless && !isSame(before, after) };
  const [failed, fails] = [errorOf(log), errorOf(replayed.log)];
  const error = { before: failed, after: fails, differs: isOver && failed?.code !== fails?.code };
  const differs = differences.length > 0 || answer.differs || error.differs;
  return {
    answer,
    error,
    differences,
    unknown,
    behind: [...new Set(visits.filter(isBehind).map(({ node }) => node))],
    verdict: differs ? 'differs' : unknown.length > 0 ? 'unknown' : 'same',
  };
}

function errorOf(log: readonly RunEvent[]): NodeError | null {
  const failed = log.findLast((event) => event.type === 'run.failed');
  return failed?.type === 'run.failed' ? failed.data.error : null;
}
