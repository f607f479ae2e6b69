import { z } from 'zod';
import type { Json, JsonObject } from '#engine/json.ts';

const json: z.ZodType<Json> = z.json();

/** What a fork can be asked for; the same on every door. */
export const forkInput = z.strictObject({
  /** The node to begin again at; without it only what has no result runs. */
  fromNode: z.string().optional(),
  scope: z.string().optional(),
  visit: z.int().min(1).optional(),
  /** Another document to go on in. */
  graph: z.unknown().optional(),
  /** A published version to go on in, or the draft. */
  version: z.union([z.int().min(1), z.literal('draft')], 'must be a whole number from 1, or "draft"').optional(),
  /** The node after which nothing runs. */
  until: z.string().optional(),
  /** Nodes that wait to be let go on before they begin, in the draft. */
  breakpoints: z.array(z.string()).optional(),
  input: json.optional(),
  data: z.record(z.string(), json).optional(),
  mode: z.enum(['fork', 'continue'], 'must be "fork" or "continue"').default('fork'),
});

export type ForkInput = Omit<z.infer<typeof forkInput>, 'data'> & { data?: JsonObject | undefined };
