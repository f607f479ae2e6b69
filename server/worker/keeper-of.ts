import { z } from 'zod';
import type { Database } from '#db/connect.ts';
import { loadRun } from '#db/journal/load-run.ts';
import { Keeper } from '#engine/host/keeper.ts';
import { isAssetRef, type Json, type JsonObject } from '#engine/json.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { recordsOf } from '#engine/run/fork.ts';
import { blobsOf } from '../host/blobs.ts';
import type { Graphs } from './graphs.ts';

/** A fork must go on, and the log it came from was deleted. */
export class PastGone extends Error {
  constructor(runId: string) {
    super(
      `The log of run ${runId}, which this run was forked from, is gone, so what it kept of it is not known any more.`,
    );
    this.name = 'PastGone';
  }
}

/**
 * What answers the kept visits of a run that was forked; null for every other run, and PastGone when the log that it
 * came from does not exist any more.
 */
export async function keeperOf(
  { db, graphs }: { db: Database; graphs: Graphs },
  orgId: string,
  events: readonly RunEvent[],
): Promise<Keeper | PastGone | null> {
  const [started, forked] = events;
  const origin = started?.type === 'run.started' ? started.data.forkOf : undefined;
  if (origin === undefined) return null;
  const old = await loadRun(db, origin.runId);
  if (old === null || old.run.orgId !== orgId) return new PastGone(origin.runId);
  const { graph } = await graphs.get(orgId, old.run.graphHash);
  const replaced = forked?.type === 'run.forked' ? forked.data : { data: {} };
  return new Keeper({
    origin,
    records: recordsOf(old.events.filter(({ seq }) => seq <= origin.seq)),
    types: new Map(graph.nodes.map(({ id, type }) => [id, type])),
    data: await wholeData(db, orgId, replaced),
  });
}

async function wholeData(
  db: Database,
  orgId: string,
  { data, spilled }: { data: Json; spilled?: boolean },
): Promise<JsonObject> {
  const value = spilled && isAssetRef(data) ? await blobsOf(db, orgId).getJson(data) : data;
  return replacements.parse(value);
}

const replacements: z.ZodType<JsonObject> = z.record(z.string(), z.json());
