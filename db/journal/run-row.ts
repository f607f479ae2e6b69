import { z } from 'zod';
import type { Json } from '#engine/json.ts';
import { runStatuses } from '#engine/run/event.ts';
import { advanceSchema } from './advance-schema.ts';

const json: z.ZodType<Json> = z.json();
const moment = z.string().transform((text) => new Date(text).toISOString());

const schema = z.object({
  id: z.string(),
  orgId: z.string(),
  runDay: z.string(),
  workflowId: z.string(),
  version: z.number().nullable(),
  graphHash: z.string(),
  status: z.enum(runStatuses),
  draft: z.boolean(),
  entry: z.string(),
  door: z.string(),
  caller: z.string().transform(parse).pipe(json),
  owner: z.string().nullable(),
  wakeAt: moment.nullable(),
  cancelRequestedAt: moment.nullable(),
  cancelBy: z.string().transform(parse).pipe(json).nullable(),
  answeredAt: moment.nullable(),
  parentRunId: z.string().nullable(),
  depth: z.number(),
  startedAt: moment,
  finishedAt: moment.nullable(),
  lastSeq: z.number(),
  lane: z.number().nullable(),
  advance: z.string().transform(parse).pipe(advanceSchema).nullable(),
});

/** A run's row as the engine needs it; times are ISO 8601 in UTC. */
export type RunRow = z.infer<typeof schema>;

/** The columns that `toRunRow` reads, for a select or returning list. */
export const runColumns = `id, org_id as "orgId", run_day::text as "runDay", workflow_id as "workflowId", version,
  graph_hash as "graphHash", status, draft, entry, door, caller::text, owner, wake_at as "wakeAt",
  cancel_requested_at as "cancelRequestedAt", cancel_by::text as "cancelBy", answered_at as "answeredAt",
  parent_run_id as "parentRunId", depth, started_at as "startedAt", finished_at as "finishedAt", last_seq as "lastSeq", lane,
  advance::text`;

/** Checks a row that was selected with `runColumns`. */
export function toRunRow(row: unknown): RunRow {
  return schema.parse(row);
}

function parse(text: string): unknown {
  return JSON.parse(text);
}
