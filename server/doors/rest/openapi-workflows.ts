import type { JsonObject } from '#engine/json.ts';
import { answer, workflowParameter } from './openapi-parts.ts';
import { problemResponse } from './openapi-problem.ts';

const graph: JsonObject = {
  type: 'object',
  required: ['patchbay', 'kind', 'name', 'slug', 'nodes', 'edges'],
  description: 'A document of format version 1',
};

const diagnostics: JsonObject = {
  type: 'array',
  items: {
    type: 'object',
    required: ['severity', 'code', 'message'],
    properties: {
      severity: { enum: ['error', 'warning', 'info'] },
      node: { type: 'string' },
      field: { type: 'string' },
      code: { type: 'string' },
      message: { type: 'string' },
      fix: { type: 'string' },
    },
  },
};

const graphBody: JsonObject = {
  required: true,
  content: { 'application/json': { schema: { type: 'object', required: ['graph'], properties: { graph } } } },
};

const etag: JsonObject = { ETag: { schema: { type: 'string' }, description: 'The revision, for If-Match' } };

const list = (properties: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties: { items: { type: 'array', items: { type: 'object' } }, ...properties },
});

const draft: JsonObject = {
  type: 'object',
  properties: { id: { type: 'string' }, slug: { type: 'string' }, revision: { type: 'integer' }, diagnostics },
};

/** Workflows, their drafts, and the nodes they are made of, as OpenAPI describes them. */
export const workflowPaths: JsonObject = {
  '/api/v1/nodes': {
    get: {
      operationId: 'list_nodes',
      summary: 'The node catalogue with the JSON Schemas of all parameters',
      tags: ['workflows'],
      responses: { 200: answer('Node types', list()), default: problemResponse },
    },
  },
  '/api/v1/workflows': {
    get: {
      operationId: 'list_workflows',
      summary: 'List workflows',
      tags: ['workflows'],
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 } },
        { name: 'cursor', in: 'query', schema: { type: 'string' } },
      ],
      responses: {
        200: answer('Workflows', list({ nextCursor: { type: ['string', 'null'] } })),
        default: problemResponse,
      },
    },
    post: {
      operationId: 'create_workflow',
      summary: 'Make a workflow of a document',
      tags: ['workflows'],
      requestBody: graphBody,
      responses: { 201: answer('It is there as a draft', draft, etag), default: problemResponse },
    },
  },
  '/api/v1/workflows/validate': {
    post: {
      operationId: 'validate_workflow',
      summary: 'Say what is wrong with a document, and keep nothing',
      tags: ['workflows'],
      requestBody: graphBody,
      responses: {
        200: answer('What was found', { type: 'object', properties: { diagnostics } }),
        default: problemResponse,
      },
    },
  },
  '/api/v1/workflows/{workflow}': {
    get: {
      operationId: 'get_workflow',
      summary: 'Read a draft and what is published of it',
      tags: ['workflows'],
      parameters: [workflowParameter],
      responses: { 200: answer('The workflow', { type: 'object' }, etag), default: problemResponse },
    },
    put: {
      operationId: 'save_workflow',
      summary: 'Replace the draft',
      tags: ['workflows'],
      parameters: [
        workflowParameter,
        {
          name: 'If-Match',
          in: 'header',
          required: true,
          schema: { type: 'string' },
          description: 'The revision that is replaced, quoted or bare; another one in the meantime answers 412',
        },
      ],
      requestBody: graphBody,
      responses: { 200: answer('It is kept', draft, etag), default: problemResponse },
    },
    delete: {
      operationId: 'remove_workflow',
      summary: 'Remove a workflow; its runs stay',
      tags: ['workflows'],
      parameters: [workflowParameter],
      responses: { 204: { description: 'It is gone' }, default: problemResponse },
    },
  },
  '/api/v1/workflows/{workflow}/runs': {
    post: {
      operationId: 'run_workflow',
      summary: 'Run the draft or a version',
      description: 'Answers as a tool does; the same headers count.',
      tags: ['workflows'],
      parameters: [workflowParameter],
      requestBody: {
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                input: { description: 'What the workflow takes' },
                draft: { type: 'boolean', default: false, description: 'The draft instead of the live version' },
                version: { type: 'integer', minimum: 1, description: 'A version, whatever is live' },
                until: { type: 'string', description: 'The node of the draft after which nothing runs' },
                breakpoints: {
                  type: 'array',
                  items: { type: 'string' },
                  description: 'Nodes of the draft that wait, before they begin, to be answered `continue` or `step`',
                },
                pins: {
                  type: 'object',
                  description: 'Outputs that nodes of the draft give instead of running, by id, beside its own pins',
                },
                skipTimers: {
                  type: 'boolean',
                  default: false,
                  description: 'A run of the draft that only waits for timers jumps over them',
                },
              },
            },
          },
        },
      },
      responses: {
        200: { description: 'The answer of the workflow', content: { 'application/json': { schema: {} } } },
        202: answer('The run goes on; look at pollUrl', { $ref: '#/components/schemas/Task' }),
        default: problemResponse,
      },
    },
  },
};
