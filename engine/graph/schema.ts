import { z } from 'zod';
import type { Json } from '../json.ts';
import { durationMs, durationPattern, durationWords, idPattern, priorities } from './words.ts';

// They live apart so that a browser takes them without the validator.
export { durationMs, durationWords, idPattern, type TriggerKind } from './words.ts';

const json: z.ZodType<Json> = z.json();
const id = z.string().regex(idPattern, 'must start with a small letter and hold only small letters, digits and _');
const duration = z
  .string()
  .regex(durationPattern, { error: durationWords, abort: true })
  .refine((text) => durationMs(text) !== null, durationWords);
const durationOrExpression = z.union(
  [duration, z.string().regex(/\{\{/)],
  'must be a duration such as 30s, 10m or 24h, or an expression',
);

const retry = z.strictObject({
  attempts: z.int().min(1).max(100),
  delay: duration.optional(),
  backoff: z.number().min(1).max(10).optional(),
  maxDelay: duration.optional(),
  jitter: z.boolean().optional(),
  on: z.array(z.string()).optional(),
});

const each = z.strictObject({
  items: json,
  concurrency: z.int().min(1).max(1000).optional(),
  onError: z.enum(['stop', 'skip', 'collect']).optional(),
});

const limit = z
  .strictObject({
    concurrency: z.int().min(1).max(1000).optional(),
    rate: z.int().min(1).max(1_000_000).optional(),
    per: duration.optional(),
  })
  .refine(({ concurrency, rate }) => concurrency !== undefined || rate !== undefined, 'must have concurrency or rate');

/** The same for every node: how it is retried, bounded, repeated and joined. */
export const policySchema = z.strictObject({
  retry: retry.optional(),
  timeout: duration.optional(),
  total: duration.optional(),
  onError: z.enum(['fail', 'continue', 'port']).optional(),
  default: json.optional(),
  each: each.optional(),
  join: z.enum(['all', 'any']).optional(),
  inDoubt: z.enum(['repeat', 'ask', 'fail']).optional(),
  compensate: id.optional(),
  limit: limit.optional(),
});

/** Characters of JSON that a pinned output has at most: it stands in the document. */
const pinChars = 262_144;

/** What a node gives in runs of the draft instead of running, and by which ways out. */
const pin = z.strictObject({
  output: json.refine(
    (output) => JSON.stringify(output).length <= pinChars,
    'is too large to be pinned: 262,144 characters of JSON at most. Pin a part of it, or run the node',
  ),
  ports: z.array(z.string().min(1)).min(1).optional(),
});

export const nodeSchema = z.strictObject({
  id,
  type: z.string().min(1),
  typeVersion: z.int().min(1).optional(),
  label: z.string().max(200).optional(),
  params: z.record(z.string(), json).optional(),
  policy: policySchema.optional(),
  position: z.tuple([z.number(), z.number()]),
  size: z.tuple([z.number(), z.number()]).optional(),
  parent: id.optional(),
  disabled: z.boolean().optional(),
  pin: pin.optional(),
  note: z.string().max(4000).optional(),
});

export const edgeSchema = z.strictObject({ from: z.string().min(1), to: z.string().min(1) });

const variable = z.strictObject({
  name: id,
  scope: z.enum(['run', 'conversation', 'user']),
  schema: z.union([z.record(z.string(), json), z.boolean()]).optional(),
  default: json.optional(),
});

/** What one run may use, together with the runs it calls. */
const budget = z.strictObject({
  visits: z.int().min(1).optional(),
  effects: z.int().min(0).optional(),
  logBytes: z.int().min(1).optional(),
  tokens: z.int().min(0).optional(),
  cost: z.number().min(0).optional(),
  time: duration.optional(),
});

const settings = z.strictObject({
  timeout: durationOrExpression.optional(),
  maxVisits: z.int().min(1).max(1_000_000).optional(),
  concurrency: z.int().min(1).max(10_000).optional(),
  retention: duration.optional(),
  errorWorkflow: z.string().optional(),
  budget: budget.optional(),
  priority: z.enum(priorities).optional(),
});

const area = {
  id,
  position: z.tuple([z.number(), z.number()]),
  size: z.tuple([z.number(), z.number()]),
  color: z.string().max(32).optional(),
};

/** `holds` is there while a frame is collapsed: the nodes, and the `note:` and `frame:` keys, that lie hidden in it. */
const frame = z.strictObject({ ...area, text: z.string().max(4000), holds: z.array(z.string()).optional() });

/** A workflow as one JSON document; see docs/graph.md. */
export const graphSchema = z.strictObject({
  patchbay: z.literal(1, 'must be 1, the only version of the format; a higher one comes from a newer Patchbay'),
  kind: z.enum(['module', 'chatbot', 'voice', 'canvas'], 'must be module, chatbot, voice or canvas'),
  name: z.string().min(1).max(200),
  slug: id,
  description: z.string().max(4000).default(''),
  input: z.union([z.record(z.string(), json), z.boolean()]).default({ type: 'object' }),
  output: z.union([z.record(z.string(), json), z.boolean()]).default({}),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  variables: z.array(variable).default([]),
  settings: settings.default({}),
  frames: z.array(frame).default([]),
  notes: z.array(z.strictObject({ ...area, text: z.string().max(20_000) })).default([]),
});

export type Graph = z.infer<typeof graphSchema>;
export type GraphNode = z.infer<typeof nodeSchema>;
export type GraphEdge = z.infer<typeof edgeSchema>;
export type Pin = z.infer<typeof pin>;
export type Policy = z.infer<typeof policySchema>;
