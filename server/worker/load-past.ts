import type { Database } from '#db/connect.ts';
import { loadRun } from '#db/journal/load-run.ts';
import { loadSnapshot } from '#db/journal/load-snapshot.ts';
import { readEvents } from '#db/journal/read-events.ts';
import type { Plan } from '#engine/graph/plan.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { snapshotForm, thaw } from '#engine/run/snapshot.ts';
import type { RunState } from '#engine/run/state.ts';

/** What a run goes on from: the events after `state`, or all of them when there is none. */
export type Past = {
  state: RunState | null;
  events: RunEvent[];
  /** The first events of the log, which say where the run comes from. */
  first: RunEvent[];
};

/** A run's past, by its newest snapshot when there is one that can be read; null when there is no such run. */
export async function loadPast(db: Database, runId: string, plan: Plan): Promise<Past | null> {
  const state = await snapshotOf(db, runId, plan);
  const loaded = await loadRun(db, runId, state?.seq ?? 0);
  if (loaded === null) return null;
  const { run, events } = loaded;
  const first =
    state === null ? events.slice(0, 2) : await readEvents(db, { orgId: run.orgId, runId, after: 0, limit: 2 });
  return { state, events, first };
}

/** A snapshot that cannot be read is none: the log has everything. */
async function snapshotOf(db: Database, runId: string, plan: Plan): Promise<RunState | null> {
  const snapshot = await loadSnapshot(db, runId, snapshotForm);
  if (snapshot === null) return null;
  try {
    return thaw(plan, snapshot.state);
  } catch {
    return null;
  }
}
