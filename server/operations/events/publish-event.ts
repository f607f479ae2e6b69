import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PublishedEvent } from '#db/journal/publish-event.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { mismatch } from '../../gateway/deduplicate.ts';
import type { Services } from '../../services.ts';
import { OtherEvent, publish } from '../../triggers/publish.ts';
import { parseInput } from '../parse-input.ts';

const schema = z.strictObject({
  topic: z.string('must be text').min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
  data: z.json().default(null),
});

/**
 * Publishes an event in the caller's organization: runs that wait for it go on, triggers that match begin runs. The same
 * idempotency key of the same caller is the same event; with another body it is refused.
 */
export async function publishEvent(
  services: Services,
  principal: Principal,
  input: unknown,
  idempotencyKey: string | null,
): Promise<PublishedEvent> {
  authorize(principal, 'tools:call');
  const { topic, data } = parseInput(schema, input);
  const key = idempotencyKey === null ? randomUUID() : `${principal.kind}:${principal.id}:${idempotencyKey}`;
  try {
    return await publish(services, { orgId: principal.orgId, topic, data, key, depth: 0 });
  } catch (error) {
    throw error instanceof OtherEvent ? mismatch(idempotencyKey ?? key) : error;
  }
}
