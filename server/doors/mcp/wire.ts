import { isObject, type Json, type JsonObject, type JsonSchema } from '#engine/json.ts';
import type { Tool } from '../../gateway/tools.ts';

/** A tool as clients list it. Older revisions want objects at the root of both schemas. */
export function toolWire(tool: Tool) {
  const readOnly = tool.runnable.graph.compiled.onlyReads;
  const outputSchema = objectSchema(tool.output);
  return {
    name: tool.slug,
    title: tool.name,
    description: tool.description === '' ? tool.name : tool.description,
    inputSchema: { type: 'object' as const, ...(objectSchema(tool.input) ?? {}) },
    ...(outputSchema && { outputSchema: { ...outputSchema, type: 'object' as const } }),
    annotations: { title: tool.name, ...(readOnly && { readOnlyHint: true, destructiveHint: false }) },
  };
}

/** The answer of a tool: as text for every client, and as structured content where the tool promises an object. */
export function resultWire(tool: Tool, output: Json) {
  const content = [{ type: 'text' as const, text: typeof output === 'string' ? output : JSON.stringify(output) }];
  if (objectSchema(tool.output) === null) return { content };
  // A tool that promises an object and gives none has failed, whatever its run says.
  return isObject(output) ? { content, structuredContent: output } : { content, isError: true };
}

/** For clients without tasks: the run goes on, and this is where to look. */
export function runningWire(url: string, runId: string) {
  const problem = {
    code: 'timeout',
    detail: `The run goes on. Look at ${url}/api/v1/runs/${runId} for its answer.`,
    runId,
    status: 504,
    title: 'Took too long',
    type: 'urn:patchbay:problem:timeout',
    retryable: false,
  };
  return { isError: true, content: [{ type: 'text' as const, text: JSON.stringify(problem) }] };
}

function objectSchema(schema: JsonSchema): JsonObject | null {
  return isObject(schema) &&
    (schema.type === undefined
      ? Object.keys(schema).length > 0 && !('anyOf' in schema) && !('oneOf' in schema) && 'properties' in schema
      : schema.type === 'object')
    ? schema
    : null;
}
