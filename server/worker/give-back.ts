import type { Database } from '#db/connect.ts';
import { releaseRun } from '#db/journal/release-run.ts';
import type { Log } from '../log.ts';

/** How far apart are attempts to give back a run; also before the first, when it would only be lost again. */
export const givingBackPauseMs = 1000;

/**
 * A run whose log could not be written, or read, is nobody's: what is durable is told by the database alone, so it is
 * given up there, and whoever is free reads it and goes on. It is tried until it is done, `isOver`, or this process is
 * another one, whose runs of before are taken from it anyway.
 */
export async function giveBack(
  { db, processId, log, isOver }: { db: Database; processId: () => string; log: Log; isOver: () => boolean },
  runId: string,
  afterMs: number,
): Promise<void> {
  log.warn('run lost', { runId });
  const owner = processId();
  if (afterMs > 0) await pause(afterMs);
  while (owner === processId() && !isOver()) {
    try {
      await releaseRun(db, owner, runId);
      return;
    } catch (error) {
      log.warn('a lost run could not be given back yet', { runId, error: String(error) });
      await pause(givingBackPauseMs);
    }
  }
}

const longestPauseMs = 60_000;

/**
 * Milliseconds before a run is given back that was lost `times` in a row: none at first, then longer and longer, so that
 * one which nobody can drive keeps nobody busy.
 */
export function pauseBeforeGivingBack(times: number, lostBecause: unknown): number {
  const least = isWithoutRoom(lostBecause) ? givingBackPauseMs : 0;
  return times <= 1 ? least : Math.min(givingBackPauseMs * 2 ** (times - 2), longestPauseMs);
}

/** SQLSTATE class 53, a full disk or no memory: whoever took the run up at once would lose it at once again. */
function isWithoutRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('53');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
