import type { JsonObject } from '#engine/json.ts';
import { runStatuses } from '#engine/run/event.ts';

const moment = { type: ['string', 'null'], format: 'date-time' };
const otherRun = (description: string) => ({ type: ['string', 'null'], format: 'uuid', description });

/** What GET /api/v1/runs/{run} answers. */
export const runSchema: JsonObject = {
  type: 'object',
  required: ['id', 'status', 'workflow'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    workflow: {
      type: 'object',
      properties: { id: { type: 'string' }, slug: { type: 'string' }, name: { type: 'string' } },
    },
    version: { type: ['integer', 'null'], description: 'Null for drafts and other documents' },
    draft: { type: 'boolean' },
    status: { enum: [...runStatuses] },
    entry: { type: 'string' },
    door: { type: 'string', description: 'How it began' },
    startedAt: moment,
    answeredAt: moment,
    finishedAt: moment,
    output: {},
    error: { type: ['object', 'null'] },
    parent: { type: ['object', 'null'], description: 'The run that called it, and the node' },
    forkedFrom: otherRun('The run whose log it goes on from'),
    continuedBy: otherRun('The one run that continues it; answer and look at that one'),
    usage: { type: ['object', 'null'] },
    waits: { type: 'array', items: { type: 'object' }, description: 'What it waits for; none of a run being stopped' },
  },
};
