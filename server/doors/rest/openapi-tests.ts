import type { JsonObject } from '#engine/json.ts';
import { jsonBody, workflowParameter } from './openapi-parts.ts';
import { problemResponse } from './openapi-problem.ts';

/** Replays and tests as OpenAPI describes them. */
export const testPaths: JsonObject = {
  '/api/v1/workflows/{workflow}/replay': {
    post: {
      operationId: 'replay_runs',
      summary: 'See what the draft would have made of past runs',
      description: 'Effects are answered from the logs of the runs: nothing is called and nothing is written.',
      tags: ['workflows'],
      parameters: [workflowParameter],
      requestBody: jsonBody({
        runs: {
          description: 'How many of the last runs, or which',
          anyOf: [
            { type: 'integer', minimum: 1, maximum: 50 },
            { type: 'array', items: { type: 'string' } },
          ],
        },
        graph: { type: 'object', description: 'Instead of the draft' },
      }),
      responses: {
        200: {
          description: 'What would be the same, otherwise, or unknown',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        default: problemResponse,
      },
    },
  },
  '/api/v1/workflows/{workflow}/tests': {
    get: {
      operationId: 'list_tests',
      summary: 'List the tests of a workflow',
      tags: ['workflows'],
      parameters: [workflowParameter],
      responses: {
        200: { description: 'Tests, oldest first', content: { 'application/json': { schema: { type: 'object' } } } },
        default: problemResponse,
      },
    },
    post: {
      operationId: 'save_test',
      summary: 'Save a run as a test',
      tags: ['workflows'],
      parameters: [workflowParameter],
      requestBody: jsonBody({
        run: { type: 'string', format: 'uuid' },
        name: { type: 'string', maxLength: 200 },
        expected: { description: 'Instead of what came out of the run' },
      }),
      responses: {
        201: { description: 'The test', content: { 'application/json': { schema: { type: 'object' } } } },
        default: problemResponse,
      },
    },
  },
  '/api/v1/workflows/{workflow}/tests/run': {
    post: {
      operationId: 'run_tests',
      summary: 'Run the tests of a workflow on its draft',
      tags: ['workflows'],
      parameters: [workflowParameter],
      requestBody: jsonBody({ graph: { type: 'object', description: 'Instead of the draft' } }),
      responses: {
        200: { description: 'How each went', content: { 'application/json': { schema: { type: 'object' } } } },
        default: problemResponse,
      },
    },
  },
  '/api/v1/workflows/{workflow}/tests/{test}': {
    delete: {
      operationId: 'remove_test',
      summary: 'Remove a test',
      tags: ['workflows'],
      parameters: [workflowParameter, { name: 'test', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 204: { description: 'It is gone' }, default: problemResponse },
    },
  },
};
