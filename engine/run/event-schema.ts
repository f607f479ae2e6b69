import { z } from 'zod';
import type { EventType, RunEvent } from './event.ts';

const present = z.custom((value) => value !== undefined, 'must be there');
const time = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'must be a time in ISO 8601');
const count = z.int().min(0);
const flag = z.boolean().optional();
const texts = z.array(z.string());
const logs = texts.optional();
const object = z.record(z.string(), z.unknown());
const error = z.looseObject({ code: z.string(), message: z.string(), node: z.string().optional() });
const failure = z.looseObject({ error });
const undoing = z.looseObject({ undoes: z.string() });
const nothing = z.looseObject({});
const until = time.optional();
const caller = z.looseObject({ kind: z.string(), id: z.string(), name: z.string().optional() });

const wait = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('timer'), until: time }),
  z.looseObject({ kind: z.literal('event'), topic: z.string(), until }),
  z.looseObject({ kind: z.literal('callback'), title: z.string().optional(), until }),
  z.looseObject({
    kind: z.literal('approval'),
    title: z.string(),
    assignees: texts.optional(),
    until,
    remindMs: z.number().optional(),
    escalate: z.looseObject({ at: time, to: texts }).optional(),
  }),
  z.looseObject({ kind: z.literal('child'), call: object }),
  z.looseObject({ kind: z.literal('in_doubt'), key: z.string(), title: z.string() }),
  z.looseObject({ kind: z.literal('breakpoint') }),
]);

const started = z.looseObject({
  rules: count,
  runId: z.string(),
  graphHash: z.string(),
  entry: z.string(),
  input: present,
  env: object,
  workflow: z.looseObject({ id: z.string(), slug: z.string(), version: z.int().nullable() }),
  caller,
  door: z.string(),
  draft: z.boolean(),
  depth: count,
  limitMs: z.number().optional(),
  budget: z.record(z.string(), z.number()).optional(),
  parent: object.optional(),
  forkOf: z
    .looseObject({ runId: z.string(), seq: count, mode: z.enum(['fork', 'continue']), from: z.array(object) })
    .optional(),
  clock: z.looseObject({ aheadMs: z.number(), jumps: z.boolean() }).optional(),
  breakpoints: texts.optional(),
});

/** What each kind of event must hold; what more it holds is let through, as a later version may have added it. */
const data: Record<EventType, z.ZodType> = {
  'run.started': started,
  'run.forked': z.looseObject({ data: present }),
  'run.answered': z.looseObject({ output: present, by: z.enum(['end', 'respond']) }),
  'run.completed': z.looseObject({ output: present }),
  'run.failed': failure,
  'run.cancel_requested': z.looseObject({ by: caller.optional() }),
  'run.limit_reached': failure,
  'run.cancelled': nothing,
  'node.started': z.looseObject({
    lines: flag,
    spilled: flag,
    count: count.optional(),
    concurrency: count.optional(),
    kept: flag,
  }),
  'effect.started': z.looseObject({ key: z.string(), ordinal: count }),
  'node.completed': z.looseObject({
    ports: texts,
    output: present,
    spilled: flag,
    values: object.optional(),
    kept: flag,
    given: flag,
    logs,
    answer: z.enum(['end', 'respond']).optional(),
    durationMs: z.number().optional(),
  }),
  'node.attempt_failed': z.looseObject({ error, retryAt: time }),
  'node.limit_reached': failure,
  'node.failed': failure,
  'node.skipped': z.looseObject({ reason: z.string(), edges: texts, kept: flag }),
  'node.waiting': wait,
  'node.in_doubt': z.looseObject({ policy: z.enum(['repeat', 'ask', 'fail']), key: z.string() }),
  'wait.resolved': z.looseObject({
    by: z.enum(['answer', 'timeout', 'timer', 'child', 'cancel']),
    data: present,
    decision: z.string().optional(),
    answeredBy: caller.optional(),
    error: error.optional(),
    used: z.record(z.string(), z.number()).optional(),
  }),
  'usage.reported': z.looseObject({ tokens: z.number().optional(), cost: z.number().optional() }),
  'variable.set': z.looseObject({ name: z.string(), mode: z.enum(['set', 'append', 'increment']), value: present }),
  'compensation.started': undoing,
  'compensation.completed': undoing.extend({ output: present, logs }),
  'compensation.failed': undoing.extend({ error }),
  'clock.advanced': z.looseObject({ ms: z.number(), by: caller.optional() }),
  'timer.set': z.looseObject({ until: time, why: z.string() }),
  'scope.started': z.looseObject({ turn: count }),
  'results.stored': z.looseObject({ turns: count, part: object }),
  'scope.completed': z.looseObject({ turn: count, error: error.optional() }),
};

const step = String.raw`\w+(@\d+)?(\[\d+\]|#\d+)`;
const base = z.looseObject({
  seq: z.int().min(1),
  at: time,
  type: z.string().refine((type) => Object.hasOwn(data, type), 'is no kind of event that this Patchbay knows'),
  node: z.string().optional(),
  visit: z.int().min(1).optional(),
  scope: z
    .string()
    .regex(new RegExp(`^(${step}(/${step})*)?$`), 'must be a path such as each[2]/page#1')
    .optional(),
  attempt: count.optional(),
  cause: count.optional(),
});

/** An event as a log from outside may hold it; an issue names the field that is missing or of another kind. */
export const eventSchema = z.custom<RunEvent>().superRefine((value, context) => {
  const issue = issueOf(value);
  if (issue !== null) context.addIssue({ code: 'custom', ...issue });
});

function issueOf(value: unknown): { message: string; path: PropertyKey[] } | null {
  const read = base.safeParse(value);
  if (!read.success) return first(read.error, []);
  const { type, node } = read.data;
  if (hasNode(type) && node === undefined) return { message: 'must name a node', path: ['node'] };
  const [, kind] = Object.entries(data).find(([name]) => name === type) ?? [];
  const inside = kind?.safeParse(read.data.data);
  return inside?.success === false ? first(inside.error, ['data']) : null;
}

function first({ issues: [issue] }: z.ZodError, above: string[]): { message: string; path: PropertyKey[] } {
  return { message: issue?.message ?? 'does not fit', path: [...above, ...(issue?.path ?? [])] };
}

/** Events of the run as a whole name no node. */
function hasNode(type: string): boolean {
  return !type.startsWith('run.') && type !== 'clock.advanced' && type !== 'usage.reported' && type !== 'timer.set';
}
