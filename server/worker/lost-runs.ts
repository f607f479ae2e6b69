import type { Database } from '#db/connect.ts';
import { findRun } from '#db/journal/find-run.ts';
import type { RunRow } from '#db/journal/run-row.ts';
import { Fenced } from '#engine/host/host.ts';
import type { Log } from '../log.ts';
import { giveBack, givingBackPauseMs, pauseBeforeGivingBack } from './give-back.ts';
import { Refused } from './run-journal.ts';

/** Of how many lost runs is remembered how often they were; others may go on with them, so nobody says when it is over. */
const mostLosses = 10_000;

type LostRunsParts = {
  db: Database;
  processId: () => string;
  log: Log;
  /** True when this process drives no runs any more. */
  isOver: () => boolean;
  /** Goes on with a run that this process owns. */
  takeOn: (row: RunRow) => Promise<void>;
};

/** Runs whose log could not be written here: what is remembered of them, and who goes on. */
export class LostRuns {
  private readonly parts: LostRunsParts;
  /** How often in a row runs were lost here without coming to rest, and what the database refused of them. */
  private readonly losses = new Map<string, { times: number; refused: Refused | null }>();

  constructor(parts: LostRunsParts) {
    this.parts = parts;
  }

  /** What the database refused of a run's log, when it was lost for that. */
  refusedOf(runId: string): Refused | null {
    return this.losses.get(runId)?.refused ?? null;
  }

  /** A run that came to rest was not lost for good. */
  forget(runId: string): void {
    this.losses.delete(runId);
  }

  giveBack(runId: string, afterMs: number): Promise<void> {
    return giveBack(this.parts, runId, afterMs);
  }

  /** Gives a lost run back; of what the database refuses the run fails, because it would be refused again and again. */
  async recover(runId: string, because: unknown): Promise<void> {
    const times = (this.losses.get(runId)?.times ?? 0) + 1;
    const refused = because instanceof Refused ? because : null;
    if (this.losses.size >= mostLosses) this.losses.clear();
    if (because instanceof Fenced) this.losses.delete(runId);
    else this.losses.set(runId, { times, refused });
    if (refused === null || times > 1) return await this.giveBack(runId, pauseBeforeGivingBack(times, because));
    this.parts.log.error('a run ends because its log was refused', { runId, error: refused.message });
    try {
      await this.endRefused(runId);
    } catch (error) {
      this.parts.log.error('a refused run could not be ended', { runId, error: String(error) });
      await this.giveBack(runId, givingBackPauseMs);
    }
  }

  /** It still belongs to this process: were it given back first, whoever took it up would be refused the same. */
  private async endRefused(runId: string): Promise<void> {
    const row = await findRun(this.parts.db, runId);
    if (row?.owner === this.parts.processId()) return await this.parts.takeOn(row);
    // It has not begun, or another process has it.
    this.losses.delete(runId);
  }
}
