import { z } from 'zod';

/** What the parent asks of a child: `roots` is JSON text of an object. */
export type Job = { id: number; source: string; roots: string; timeoutMs: number };

/**
 * What a child says; `line` is one of the console while the program runs. It is parsed like any input: a child that has
 * been taken over may say anything.
 */
export const messageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('line'), id: z.int(), line: z.string() }),
  z.strictObject({
    kind: z.literal('value'),
    id: z.int(),
    json: z.string(),
    logs: z.array(z.string()),
    isSpent: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('failure'),
    id: z.int(),
    code: z.enum(['code_error', 'code_timeout', 'code_memory', 'code_output']),
    message: z.string(),
    line: z.int().optional(),
    column: z.int().optional(),
    logs: z.array(z.string()),
    /** True when the child should not be used again. */
    isSpent: z.boolean(),
  }),
]);

export type Message = z.infer<typeof messageSchema>;
/** How a job ended. */
export type Reply = Exclude<Message, { kind: 'ready' | 'line' }>;
