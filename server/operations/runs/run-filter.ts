import { z } from 'zod';
import { runSorts } from '#db/queries/runs/run-order.ts';
import { runStatuses } from '#engine/run/event.ts';

const moment = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-01-31T08:00:00Z' });

/** Which runs a list shows and in which order; the same on every door. */
export const runFilter = z.strictObject({
  /** Id or slug. */
  workflow: z.string().optional(),
  /** Any of these. */
  status: z
    .array(z.enum(runStatuses, `must be one of ${runStatuses.join(', ')}`))
    .min(1)
    .optional(),
  door: z.string().max(40).optional(),
  draft: z.boolean('must be true or false').optional(),
  from: moment.optional(),
  to: moment.optional(),
  /** Words, each of an id, an error's code or the node that failed. */
  text: z.string().max(200).optional(),
  sort: z.enum(runSorts, `must be one of ${runSorts.join(', ')}`).default('newest'),
  cursor: z.string().nullish(),
  limit: z.int('must be a whole number from 1 to 1000').min(1).max(1000).default(100),
});

export type RunFilter = z.input<typeof runFilter>;
