import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { readClip } from './clip.ts';
import type { Clip } from './clip-of.ts';
import { isCurl } from './is-curl.ts';
import { literal } from './literal.ts';
import { type ApiOperation, openapiOperations } from './openapi-operations.ts';

/** What a file becomes on the canvas. */
export type FilePlan =
  | { kind: 'nodes'; clip: Clip }
  | { kind: 'curl'; text: string }
  | { kind: 'operations'; title: string; operations: ApiOperation[] }
  | { kind: 'node'; type: string; params: JsonObject; about: string };

/** Characters of a file that are kept in a workflow at most; the document is saved as a whole with each change. */
export const mostCharacters = 256_000;

/**
 * Finds the node that reads a file, by what is in it before what it is called: a workflow, an OpenAPI document, a curl
 * command, data. Throws an Error whose one sentence says why there is none.
 */
export function readFile(name: string, text: string): FilePlan {
  if (text.trim() === '') throw new Error(`${name} is empty.`);
  if (isBinary(text))
    throw new Error(
      `${name} holds no text, so no node can read it from the workflow. Put it where an HTTP node can fetch it.`,
    );
  if (isCurl(text)) return { kind: 'curl', text: text.trim() };
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const data = dataOf(name, text, ending);
  const known = data !== undefined && isObject(data) ? readDocument(name, text, data) : null;
  if (known !== null) return known;
  if (text.length > mostCharacters)
    throw new Error(
      `${name} is too large to be kept in a workflow (${Math.ceil(text.length / 1000)} kB; up to ${mostCharacters / 1000}). Put it where an HTTP node can fetch it, or into a table.`,
    );
  if (data !== undefined)
    return { kind: 'node', type: 'set', params: { value: literal(data) }, about: 'It holds the data of the file.' };
  const format = formats[ending];
  if (format !== undefined)
    return {
      kind: 'node',
      type: 'convert',
      params: { value: literal(text), from: format, to: 'json' },
      about: `It reads the ${format.toUpperCase()} of the file as data.`,
    };
  return { kind: 'node', type: 'set', params: { value: literal(text) }, about: 'It holds the text of the file.' };
}

const formats: { [ending: string]: string } = { csv: 'csv', xml: 'xml', ndjson: 'ndjson', jsonl: 'ndjson' };

function readDocument(name: string, text: string, data: JsonObject): FilePlan | null {
  if (Array.isArray(data.nodes) && isObject(data.connections))
    throw new Error(
      `${name} is a workflow of n8n, which cannot be read yet. Draw it here, or call it over HTTP by its webhook.`,
    );
  if (data.patchbay !== undefined) {
    const clip = readClip(text);
    if (clip === null)
      throw new Error(`${name} is no sound workflow. Import it from the list of workflows to hear what is wrong.`);
    return { kind: 'nodes', clip };
  }
  if (data.openapi === undefined && data.swagger === undefined) return null;
  const operations = openapiOperations(data);
  if (operations.length === 0) throw new Error(`${name} describes no operation, so there is nothing to call.`);
  const title = isObject(data.info) ? data.info.title : null;
  return { kind: 'operations', title: typeof title === 'string' ? title : name, operations };
}

/** True for bytes that are no text; what could not be read as UTF-8 has become U+FFFD. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 8000);
  return start.includes('\0') || start.split('\uFFFD').length > Math.max(2, start.length / 50);
}

/** The data of JSON or YAML; undefined for anything else. Throws when a file says that it is JSON and is not. */
function dataOf(name: string, text: string, ending: string): Json | undefined {
  try {
    if (ending === 'yaml' || ending === 'yml') return JSON.parse(JSON.stringify(parse(text) ?? null));
    if (ending === 'csv' || ending === 'ndjson' || ending === 'jsonl' || (ending !== 'json' && !/^\s*[[{"]/.test(text)))
      return undefined;
    return JSON.parse(text);
  } catch (error) {
    if (ending !== 'json' && ending !== 'yaml' && ending !== 'yml') return undefined;
    const what = ending === 'json' ? 'JSON' : 'YAML';
    throw new Error(`${name} is not ${what}: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
