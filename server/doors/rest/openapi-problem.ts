import type { JsonObject } from '#engine/json.ts';

/** What every operation answers when it does not succeed. */
export const problemResponse: JsonObject = {
  description: 'What did not succeed',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
