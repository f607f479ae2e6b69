import type { JsonObject } from '#engine/json.ts';
import { answer, jsonBody, workflowParameter } from './openapi-parts.ts';
import { problemResponse } from './openapi-problem.ts';

const version: JsonObject = { name: 'version', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };

const percent: JsonObject = {
  type: 'integer',
  minimum: 1,
  maximum: 99,
  description: 'How many of a hundred calls get it; all when absent',
};

const promoted: JsonObject = {
  type: 'object',
  properties: { version: { type: 'integer' }, proposed: { type: 'boolean' } },
};
const waits = answer('It waits for the approval of another person', promoted);

/** Versions and their approvals as OpenAPI describes them. */
export const versionPaths: JsonObject = {
  '/api/v1/workflows/{workflow}/publish': {
    post: {
      operationId: 'publish_workflow',
      summary: 'Make the draft a version',
      tags: ['workflows'],
      parameters: [workflowParameter],
      requestBody: jsonBody({
        note: { type: 'string' },
        percent,
        force: { type: 'boolean', description: 'Also while tests fail' },
      }),
      responses: { 200: answer('It is live', promoted), 202: waits, default: problemResponse },
    },
  },
  '/api/v1/workflows/{workflow}/versions': {
    get: {
      operationId: 'list_versions',
      summary: 'List the versions of a workflow',
      tags: ['workflows'],
      parameters: [workflowParameter],
      responses: {
        200: answer('Versions, newest first', {
          type: 'object',
          properties: { items: { type: 'array', items: { type: 'object' } } },
        }),
        default: problemResponse,
      },
    },
  },
  '/api/v1/workflows/{workflow}/versions/{version}': {
    get: {
      operationId: 'get_version',
      summary: 'Read a version as a document',
      description: 'What it calls by address stands in it as in a draft, without the content it was pinned to.',
      tags: ['workflows'],
      parameters: [workflowParameter, version],
      responses: {
        200: answer('The version', {
          type: 'object',
          properties: { version: { type: 'integer' }, graph: { type: 'object' } },
        }),
        default: problemResponse,
      },
    },
  },
  '/api/v1/workflows/{workflow}/versions/{version}/activate': {
    post: {
      operationId: 'activate_version',
      summary: 'Make a version the live one',
      tags: ['workflows'],
      parameters: [workflowParameter, version],
      requestBody: jsonBody({ percent }),
      responses: { 200: answer('It is live', promoted), 202: waits, default: problemResponse },
    },
  },
  '/api/v1/workflows/{workflow}/versions/{version}/decision': {
    post: {
      operationId: 'decide_version',
      summary: 'Approve or reject a proposed version',
      description: 'The first decision counts. Who proposed it may reject it, but not approve it.',
      tags: ['workflows'],
      parameters: [workflowParameter, version],
      requestBody: {
        required: true,
        ...jsonBody({ decision: { enum: ['approved', 'rejected'] }, note: { type: 'string', maxLength: 2000 } }, [
          'decision',
        ]),
      },
      responses: {
        200: answer('Taken', {
          type: 'object',
          properties: { version: { type: 'integer' }, decision: { type: 'string' } },
        }),
        default: problemResponse,
      },
    },
  },
  '/api/v1/promotions': {
    get: {
      operationId: 'list_promotions',
      summary: 'List versions that wait for an approval',
      tags: ['workflows'],
      responses: {
        200: answer('What was proposed, oldest first', {
          type: 'object',
          properties: { items: { type: 'array', items: { type: 'object' } } },
        }),
        default: problemResponse,
      },
    },
  },
};
