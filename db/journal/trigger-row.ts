import { z } from 'zod';
import type { TriggerKind } from '#engine/graph/schema.ts';
import type { JsonObject } from '#engine/json.ts';

const moment = z.string().transform((text) => new Date(text).toISOString());
const kind: z.ZodType<TriggerKind> = z.enum(['webhook', 'schedule', 'event', 'form', 'error']);

const schema = z.object({
  id: z.string(),
  orgId: z.string(),
  workflowId: z.string(),
  slug: z.string(),
  version: z.number().nullable(),
  hash: z.string(),
  node: z.string(),
  kind,
  config: z.string().transform((text): JsonObject => JSON.parse(text)),
  address: z.string(),
  dueAt: moment.nullable(),
});

/** A trigger as the engine needs it; `version` is null for one that listens for the draft's sake. Times are ISO 8601. */
export type TriggerRow = z.infer<typeof schema>;

/** The columns that `toTriggerRow` reads, of `triggers t join workflows w`. */
export const triggerColumns = `t.id, t.org_id as "orgId", t.workflow_id as "workflowId", w.slug, t.version, t.hash, t.node,
  t.kind, t.config::text, t.address, t.due_at as "dueAt"`;

/** Checks a row that was selected with `triggerColumns`. */
export function toTriggerRow(row: unknown): TriggerRow {
  return schema.parse(row);
}
