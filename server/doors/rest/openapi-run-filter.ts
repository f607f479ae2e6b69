import { runSorts } from '#db/queries/runs/run-order.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { runStatuses } from '#engine/run/event.ts';

const moment: JsonObject = { type: 'string', format: 'date-time' };

/** What GET /api/v1/runs can be asked for. */
export const runFilterParameters: Json[] = [
  inQuery('limit', { type: 'integer', minimum: 1, maximum: 1000, default: 100 }),
  inQuery('cursor', { type: 'string' }, 'The `nextCursor` of an earlier page with the same `sort`'),
  {
    ...inQuery('status', { type: 'array', items: { enum: [...runStatuses] } }, 'Any of these'),
    explode: false,
  },
  inQuery('workflow', { type: 'string' }, 'Id or slug'),
  inQuery('door', { type: 'string' }, 'How the run was called: rest, mcp, webhook, schedule, editor and so on'),
  inQuery('draft', { type: 'boolean' }, 'Runs of drafts, or of published versions'),
  inQuery('from', moment, 'Started then or later'),
  inQuery('to', moment, 'Started before'),
  inQuery(
    'text',
    { type: 'string', maxLength: 200 },
    'Words: the beginning or end of an id, or the beginning of an error code or of the node that failed',
  ),
  inQuery('sort', { enum: [...runSorts], default: 'newest' }, 'By duration only runs that are over are listed'),
];

function inQuery(name: string, schema: JsonObject, description?: string): JsonObject {
  return { name, in: 'query', schema, ...(description !== undefined && { description }) };
}
