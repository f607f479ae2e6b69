import { z } from 'zod';

/** To which time of a run's own clock it is to be set on, for which last event that holds, and who asked. */
export const advanceSchema = z.object({
  to: z.number(),
  seq: z.number(),
  by: z.object({
    kind: z.enum(['user', 'key', 'run', 'anonymous']),
    id: z.string(),
    name: z.string().exactOptional(),
  }),
});
