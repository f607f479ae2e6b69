import type { JsonObject, JsonSchema } from '#engine/json.ts';
import type { Tool } from '../../gateway/tools.ts';
import { formPaths } from './openapi-forms.ts';
import { problemResponse } from './openapi-problem.ts';
import { runSchema } from './openapi-run.ts';
import { runFilterParameters } from './openapi-run-filter.ts';
import { tablePaths } from './openapi-tables.ts';
import { testPaths } from './openapi-tests.ts';
import { versionPaths } from './openapi-versions.ts';
import { workflowPaths } from './openapi-workflows.ts';

/** The description of what is published, as OpenAPI 3.1: one path a tool, beside the paths of workflows and runs. */
export function openApi(url: string, tools: Tool[]): JsonObject {
  return {
    openapi: '3.1.1',
    info: { title: 'Patchbay', version: '1', description: 'Published workflows as tools, and the runs they make.' },
    servers: [{ url }],
    security: [{ key: [] }],
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key made in the settings.' } },
      schemas: { Problem: problemSchema, Task: taskSchema },
    },
    paths: {
      ...Object.fromEntries(tools.map((tool) => [`/api/v1/tools/${tool.slug}`, toolPath(tool)])),
      ...runPaths,
      ...workflowPaths,
      ...versionPaths,
      ...testPaths,
      ...tablePaths,
      ...formPaths,
    },
  };
}

function toolPath(tool: Tool): JsonObject {
  return {
    post: {
      operationId: tool.slug,
      summary: tool.name,
      description: tool.description,
      tags: ['tools'],
      parameters: [
        {
          name: 'Prefer',
          in: 'header',
          schema: { type: 'string' },
          description: '`respond-async` answers at once; `wait=n` waits n seconds at most.',
        },
        {
          name: 'Idempotency-Key',
          in: 'header',
          schema: { type: 'string', maxLength: 255 },
          description: 'The same key and body join the same run for 7 days.',
        },
        {
          name: 'Patchbay-Version',
          in: 'header',
          schema: { type: 'integer', minimum: 1 },
          description: 'The version to call, whatever is live.',
        },
        {
          name: 'Patchbay-Priority',
          in: 'header',
          schema: { enum: ['critical', 'high', 'normal', 'low'] },
          description: 'Which of the runs that wait for their turn goes first.',
        },
      ],
      requestBody: { required: true, content: { 'application/json': { schema: asSchema(tool.input) } } },
      responses: {
        200: {
          description: 'The answer of the workflow',
          content: { 'application/json': { schema: asSchema(tool.output) } },
        },
        202: {
          description: 'The run goes on; look at pollUrl',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Task' } } },
        },
        default: problemResponse,
      },
    },
  };
}

function asSchema(schema: JsonSchema): JsonObject {
  return typeof schema === 'boolean' ? (schema ? {} : { not: {} }) : schema;
}

const problemSchema: JsonObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    retryable: { type: 'boolean' },
    runId: { type: 'string' },
    node: { type: 'string' },
    reason: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};

const taskSchema: JsonObject = {
  type: 'object',
  required: ['taskId', 'status', 'pollUrl'],
  properties: {
    taskId: { type: 'string' },
    status: { enum: ['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled'] },
    pollUrl: { type: 'string' },
  },
};

const runParameter: JsonObject = {
  name: 'run',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
};

const advancedSchema: JsonObject = {
  type: 'object',
  required: ['runId', 'from', 'to', 'moments'],
  properties: {
    runId: { type: 'string' },
    from: { type: 'string', format: 'date-time' },
    to: { type: 'string', format: 'date-time' },
    moments: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          runId: { type: 'string' },
          node: { type: 'string' },
          scope: { type: 'string' },
          visit: { type: 'integer' },
          at: { type: 'string', format: 'date-time' },
          what: { enum: ['timer', 'timeout', 'retry', 'reminder', 'escalation', 'limit'] },
        },
      },
    },
  },
};

const runPaths: JsonObject = {
  '/api/v1/events': {
    post: {
      operationId: 'publish_event',
      summary: 'Publish an event',
      description: 'Runs that wait for it go on, and workflows with a matching trigger begin.',
      tags: ['events'],
      parameters: [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['topic'],
              additionalProperties: false,
              properties: { topic: { type: 'string', minLength: 1, maxLength: 200 }, data: {} },
            },
          },
        },
      },
      responses: {
        202: {
          description: 'The event, the runs it began, and how many waits it answered',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['id', 'runs', 'waits'],
                properties: {
                  id: { type: 'string' },
                  runs: { type: 'array', items: { type: 'string' } },
                  waits: { type: 'integer' },
                },
              },
            },
          },
        },
        default: problemResponse,
      },
    },
  },
  '/api/v1/runs': {
    get: {
      operationId: 'list_runs',
      summary: 'List runs',
      tags: ['runs'],
      parameters: runFilterParameters,
      responses: {
        200: {
          description: 'Runs, newest first unless sorted otherwise',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        default: problemResponse,
      },
    },
  },
  '/api/v1/runs/{run}': {
    get: {
      operationId: 'get_run',
      summary: 'Look at a run',
      tags: ['runs'],
      parameters: [runParameter],
      responses: {
        200: {
          description:
            'The run with its output and open waits, the run it was forked from and the one that continues it',
          content: { 'application/json': { schema: runSchema } },
        },
        default: problemResponse,
      },
    },
    delete: {
      operationId: 'delete_run',
      summary: 'Delete an ended run with its log',
      tags: ['runs'],
      parameters: [runParameter],
      responses: { 204: { description: 'It is gone' }, default: problemResponse },
    },
  },
  '/api/v1/runs/{run}/assets/{asset}': {
    get: {
      operationId: 'get_asset',
      summary: 'Read a file that a run refers to',
      description: 'Pictures, sound and films come as what they are, anything else as bytes to be saved.',
      tags: ['runs'],
      parameters: [
        runParameter,
        {
          name: 'asset',
          in: 'path',
          required: true,
          description: 'The `$asset` of a reference in the run',
          schema: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
        },
      ],
      responses: {
        200: {
          description: 'The bytes of the file',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        default: problemResponse,
      },
    },
  },
  '/api/v1/runs/{run}/events': {
    get: {
      operationId: 'list_run_events',
      summary: 'Read or follow the events of a run',
      description:
        'As a stream, `partial` comes between the events: what a node at work has so far (`node`, `scope`, `visit`, and `text` that begins at character `from`). It is not stored and not repeated; the result is in the log.',
      tags: ['runs'],
      parameters: [runParameter, { name: 'Last-Event-ID', in: 'header', schema: { type: 'integer' } }],
      responses: {
        200: {
          description: 'Events in order',
          content: {
            'application/json': { schema: { type: 'object' } },
            'text/event-stream': { schema: { type: 'string' } },
          },
        },
        default: problemResponse,
      },
    },
  },
  '/api/v1/runs/{run}/cancel': {
    post: {
      operationId: 'cancel_run',
      summary: 'Ask a run to stop',
      tags: ['runs'],
      parameters: [runParameter],
      responses: { 202: { description: 'Asked' }, default: problemResponse },
    },
  },
  '/api/v1/runs/{run}/advance': {
    post: {
      operationId: 'advance_run',
      summary: "Set the clock of a draft's run on",
      description:
        'While the run only waits. What is due by then happens: timers, retries, reminders, escalations, timeouts. The runs that it called go with it.',
      tags: ['runs'],
      parameters: [runParameter],
      requestBody: {
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              properties: {
                to: {
                  description: "The next moment, a time of the run's clock, or so many milliseconds on",
                  anyOf: [
                    { const: 'next' },
                    { type: 'string', format: 'date-time' },
                    { type: 'number', exclusiveMinimum: 0 },
                  ],
                  default: 'next',
                },
                seq: { type: 'integer', minimum: 1, description: 'Only when this is still the last event' },
              },
            },
          },
        },
      },
      responses: {
        202: {
          description: 'Asked: where the clock is set, and what happens there',
          content: { 'application/json': { schema: advancedSchema } },
        },
        default: problemResponse,
      },
    },
  },
  '/api/v1/runs/{run}/fork': {
    post: {
      operationId: 'fork_run',
      summary: 'Go on from a visit of a run, in a new run',
      description:
        'Visits that do not lie behind the chosen one are answered from the old log: their effects are not repeated. ' +
        'A run can be continued once: who asks again gets 409 and the `runId` of its successor.',
      tags: ['runs'],
      parameters: [runParameter, { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } }],
      requestBody: {
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              properties: {
                fromNode: { type: 'string', description: 'By default its last visit that ran' },
                scope: { type: 'string' },
                visit: { type: 'integer', minimum: 1 },
                until: { type: 'string', description: 'The node after which nothing runs' },
                breakpoints: {
                  type: 'array',
                  items: { type: 'string' },
                  description: 'Nodes (of the draft) that wait, before they begin, to be answered `continue` or `step`',
                },
                graph: { type: 'object', description: 'Goes on in this graph' },
                version: {
                  description: 'Goes on in this version, or in the draft',
                  anyOf: [{ type: 'integer' }, { const: 'draft' }],
                },
                input: { description: 'Seen by fresh visits only' },
                data: { type: 'object', description: 'Outputs that replace recorded ones, by node' },
                mode: { enum: ['fork', 'continue'], default: 'fork' },
              },
            },
          },
        },
      },
      responses: {
        201: {
          description: 'The new run',
          content: {
            'application/json': {
              schema: { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } },
            },
          },
        },
        default: problemResponse,
      },
    },
  },
  '/api/v1/waits/{token}': {
    post: {
      operationId: 'answer_wait',
      summary: 'Answer what a run waits for',
      tags: ['runs'],
      security: [],
      parameters: [{ name: 'token', in: 'path', required: true, schema: { type: 'string' } }],
      requestBody: {
        content: {
          'application/json': { schema: { type: 'object', properties: { decision: { type: 'string' }, data: {} } } },
        },
      },
      responses: { 200: { description: 'Taken' }, default: problemResponse },
    },
  },
};
