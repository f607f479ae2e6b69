import { z } from 'zod';
import type { StoredWait } from '#db/journal/list-waits.ts';
import type { NodeError } from '#engine/errors.ts';
import type { Answered, RunDriver } from '#engine/host/drive.ts';
import type { Json } from '#engine/json.ts';
import type { Visit } from '#engine/run/state.ts';

/** What is stored when a wait's time ran out before anybody answered. */
export const timedOut = { timedOut: true };

const stored = z.object({
  timedOut: z.literal(true).optional(),
  decision: z.string().optional(),
  data: z.json().optional(),
  output: z.json().optional(),
  spilled: z.boolean().optional(),
  aheadMs: z.number().optional(),
  used: z
    .object({ visits: z.number(), effects: z.number(), logBytes: z.number(), tokens: z.number(), cost: z.number() })
    .optional(),
  error: z.object({ code: z.string(), message: z.string() }).loose().optional(),
});

/** Reads the answer of a wait as the engine takes it. */
export function resolutionOf(wait: StoredWait): Answered {
  const answer = stored.parse(wait.answer);
  if (answer.timedOut) return { by: 'timeout', data: null };
  const error = answer.error === undefined ? null : toError(answer.error);
  if (wait.kind === 'child')
    return {
      by: 'child',
      data: answer.output ?? null,
      ...(answer.spilled && { spilled: true }),
      ...(answer.used && { used: answer.used }),
      ...(answer.aheadMs !== undefined && { aheadMs: answer.aheadMs }),
      ...(error && { error }),
    };
  return {
    by: 'answer',
    data: answer.data ?? null,
    ...(answer.decision !== undefined && { decision: answer.decision }),
    ...(wait.answeredBy && { answeredBy: wait.answeredBy }),
    ...(error && { error: { ...error, retryable: false } }),
  };
}

/** The answers that are stored for open waits of a run; `hashOf` is the key of a visit's token. */
export function answersIn(
  waits: readonly StoredWait[],
  driver: RunDriver,
  hashOf: (visit: Visit) => Uint8Array,
): { visit: Visit; resolved: Answered }[] {
  return waits.flatMap((wait) => {
    if (wait.answeredAt === null) return [];
    const visit = driver.waits.find((open) => Buffer.from(hashOf(open)).toString('hex') === wait.keyHash);
    return visit ? [{ visit, resolved: resolutionOf(wait) }] : [];
  });
}

function toError(error: { code: string; message: string; stopped?: unknown; details?: unknown }): NodeError {
  return { code: error.code, message: error.message, ...(error.stopped === true && { stopped: true }) };
}

/** An answer as it is stored. */
export function answerOf(decision: string | undefined, data: Json): Json {
  return { data, ...(decision !== undefined && { decision }) };
}
