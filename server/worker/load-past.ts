import type { Database } from '#db/connect.ts';
import { loadLogs } from '#db/journal/load-logs.ts';
import { loadSnapshots } from '#db/journal/load-snapshots.ts';
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

/** The runs whose past is wanted, with the plan that each has. */
export type PastWanted = { id: string; orgId: string; plan: Plan };

/**
 * The past of many runs in two questions, each by its newest snapshot when there is one that can be read. A run that has
 * no events is left out.
 */
export async function loadPasts(db: Database, runs: readonly PastWanted[]): Promise<Map<string, Past>> {
  const states = await statesOf(db, runs);
  const logs = await loadLogs(
    db,
    runs.map(({ id }) => ({ id, after: states.get(id)?.seq ?? 0 })),
  );
  const pasts = new Map<string, Past>();
  for (const { id, orgId } of runs) {
    const [state, events] = [states.get(id) ?? null, logs.get(id) ?? []];
    if (state === null && events.length === 0) continue;
    const first = state === null ? events.slice(0, 2) : await readEvents(db, { orgId, runId: id, after: 0, limit: 2 });
    pasts.set(id, { state, events, first });
  }
  return pasts;
}

/** The state of a run as of its last durable event; null when it has no sound plan or there is no such run. */
export async function foldRun(
  { db, graphs }: { db: Database; graphs: Graphs },
  orgId: string,
  run: { id: string; graphHash: string; entry: string },
): Promise<RunState | null> {
  const plan = (await graphs.get(orgId, run.graphHash)).compiled.planFor(run.entry);
  if (plan === null) return null;
  const past = (await loadPasts(db, [{ id: run.id, orgId, plan }])).get(run.id);
  if (past === undefined) return null;
  return past.events.reduce(apply, past.state ?? initialState(plan, newAgenda()));
}

/** A snapshot that cannot be read is none: the log has everything. */
async function statesOf(db: Database, runs: readonly PastWanted[]): Promise<Map<string, RunState>> {
  const ids = runs.map(({ id }) => id);
  const snapshots = await loadSnapshots(db, ids, snapshotForm);
  const states = new Map<string, RunState>();
  for (const { id, plan } of runs) {
    const snapshot = snapshots.get(id);
    if (snapshot === undefined) continue;
    try {
      const state = thaw(plan, snapshot.state);
      if (state !== null) states.set(id, state);
    } catch {
      // Read by the log.
    }
  }
  return states;
}
