import { NodeFailure } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import type { Ctx } from '#engine/node/ctx.ts';

/** Hands the answer back when it fits the workflow's output schema; else throws NodeFailure `output` with the findings. */
export function checkAnswer(ctx: Ctx, output: Json): Json {
  const errors = ctx.checkOutput(output);
  const [first] = errors;
  if (first === undefined) return output;
  const place = first.path === '' ? 'The answer' : `The answer at ${first.path}`;
  throw new NodeFailure('output', `${place} does not fit the output of the workflow: ${first.message}.`, {
    details: { errors },
    retryable: false,
  });
}
