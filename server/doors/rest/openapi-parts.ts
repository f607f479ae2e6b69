import type { JsonObject } from '#engine/json.ts';

/** The workflow in a path. */
export const workflowParameter: JsonObject = {
  name: 'workflow',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: 'Id or slug',
};

/** A body with these fields and no others. */
export function jsonBody(properties: JsonObject, required: string[] = []): JsonObject {
  return {
    content: { 'application/json': { schema: { type: 'object', additionalProperties: false, required, properties } } },
  };
}

/** A response whose body is JSON of this schema. */
export function answer(description: string, schema: JsonObject, headers?: JsonObject): JsonObject {
  return { description, ...(headers && { headers }), content: { 'application/json': { schema } } };
}
