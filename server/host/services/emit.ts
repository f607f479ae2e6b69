import { z } from 'zod';
import { depthOfRun } from '#db/journal/depth-of-run.ts';
import { NodeFailure } from '#engine/errors.ts';
import type { TriggerParts } from '../../triggers/begin.ts';
import { publish, TooDeep } from '../../triggers/publish.ts';
import type { Service } from '../effects.ts';

const request = z.object({ topic: z.string().min(1).max(200), data: z.json() });

/** Publishes an event for a run; the effect's key makes a repeat the same event. */
export function emitService(parts: TriggerParts): [string, Service] {
  return [
    'emit',
    async (given, call) => {
      const { topic, data } = request.parse(given);
      const depth = (await depthOfRun(parts.db, call.run.id)) + 1;
      const key = call.idempotencyKey ?? `${call.run.id}:${call.node}`;
      try {
        const { id, runs, waits } = await publish(parts, { orgId: call.orgId, topic, data, key, depth });
        return { id, runs, waits };
      } catch (error) {
        if (!(error instanceof TooDeep)) throw error;
        throw new NodeFailure('call_depth', error.message, { retryable: false });
      }
    },
  ];
}
