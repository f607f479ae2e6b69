import type { JsonObject } from '#engine/json.ts';
import { problemResponse } from './openapi-problem.ts';

const place: JsonObject[] = ['org', 'form'].map((name) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: name === 'org' ? "The organization's slug" : "The workflow's slug",
}));

/** Hosted forms as OpenAPI describes them. */
export const formPaths: JsonObject = {
  '/api/v1/forms/{org}/{form}': {
    get: {
      operationId: 'get_form',
      summary: 'What a hosted form asks, page by page',
      tags: ['forms'],
      security: [],
      parameters: place,
      responses: {
        200: {
          description: 'The form; `fields` of each page is a JSON Schema',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        default: problemResponse,
      },
    },
    post: {
      operationId: 'send_form',
      summary: 'Send a filled in form',
      tags: ['forms'],
      security: [],
      parameters: [...place, { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } }],
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
      responses: {
        200: { description: 'The same key was sent before', content: { 'application/json': { schema: sent() } } },
        202: { description: 'A run has begun with it', content: { 'application/json': { schema: sent() } } },
        default: problemResponse,
      },
    },
  },
};

function sent(): JsonObject {
  return {
    type: 'object',
    required: ['runId', 'status'],
    properties: { runId: { type: 'string' }, status: { enum: ['accepted', 'already_processed'] } },
  };
}
