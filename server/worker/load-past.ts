import type { Database } from '#db/connect.ts';
import { loadRun } from '#db/journal/load-run.ts';
import { loadSnapshot } from '#db/journal/load-snapshot.ts';
import { readEvents } from '#db/journal/read-events.ts';
import type { Plan } from '#engine/graph/plan.ts';
import { newAgenda } from '#engine/run/agenda.ts';
import { apply } from '#engine/run/apply.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { snapshotForm, thaw } from '#engine/run/snapshot.ts';
import { initialState, type RunState } from '#engine/run/state.ts';
import type { Graphs } from './graphs.ts';

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

/** The state of a run as of its last durable event; null when it has no sound plan or there is no such run. */
export async function foldRun(
  { db, graphs }: { db: Database; graphs: Graphs },
  orgId: string,
  run: { id: string; graphHash: string; entry: string },
): Promise<RunState | null> {
  const plan = (await graphs.get(orgId, run.graphHash)).compiled.planFor(run.entry);
  const past = plan === null ? null : await loadPast(db, run.id, plan);
  if (plan === null || past === null) return null;
  return past.events.reduce(apply, past.state ?? initialState(plan, newAgenda()));
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
