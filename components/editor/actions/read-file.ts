import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import type { Words } from '#words/words.ts';
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
export function readFile(t: Words, name: string, text: string): FilePlan {
  if (text.trim() === '') throw new Error(t('actions.fileIsEmpty', { name }));
  if (isBinary(text)) throw new Error(t('actions.fileHoldsNoText', { name }));
  if (isCurl(text)) return { kind: 'curl', text: text.trim() };
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const data = dataOf(t, name, text, ending);
  const known = data !== undefined && isObject(data) ? readDocument(t, name, text, data) : null;
  if (known !== null) return known;
  if (text.length > mostCharacters)
    throw new Error(
      t('actions.fileIsTooLarge', { name, size: Math.ceil(text.length / 1000), most: mostCharacters / 1000 }),
    );
  if (data !== undefined)
    return { kind: 'node', type: 'set', params: { value: literal(data) }, about: t('actions.itHoldsTheData') };
  const format = formats[ending];
  if (format !== undefined)
    return {
      kind: 'node',
      type: 'convert',
      params: { value: literal(text), from: format, to: 'json' },
      about: t('actions.itReadsTheValue', { value: format.toUpperCase() }),
    };
  return { kind: 'node', type: 'set', params: { value: literal(text) }, about: t('actions.itHoldsTheText') };
}

const formats: { [ending: string]: string } = { csv: 'csv', xml: 'xml', ndjson: 'ndjson', jsonl: 'ndjson' };

function readDocument(t: Words, name: string, text: string, data: JsonObject): FilePlan | null {
  if (Array.isArray(data.nodes) && isObject(data.connections)) throw new Error(t('actions.fileIsOfN8n', { name }));
  if (data.patchbay !== undefined) {
    const clip = readClip(text);
    if (clip === null) throw new Error(t('actions.fileIsNoSoundWorkflow', { name }));
    return { kind: 'nodes', clip };
  }
  if (data.openapi === undefined && data.swagger === undefined) return null;
  const operations = openapiOperations(data);
  if (operations.length === 0) throw new Error(t('actions.fileDescribesNoOperation', { name }));
  const title = isObject(data.info) ? data.info.title : null;
  return { kind: 'operations', title: typeof title === 'string' ? title : name, operations };
}

/** True for bytes that are no text; what could not be read as UTF-8 has become U+FFFD. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 8000);
  return start.includes('\0') || start.split('\uFFFD').length > Math.max(2, start.length / 50);
}

/** The data of JSON or YAML; undefined for anything else. Throws when a file says that it is JSON and is not. */
function dataOf(t: Words, name: string, text: string, ending: string): Json | undefined {
  try {
    if (ending === 'yaml' || ending === 'yml') return JSON.parse(JSON.stringify(parse(text) ?? null));
    if (ending === 'csv' || ending === 'ndjson' || ending === 'jsonl' || (ending !== 'json' && !/^\s*[[{"]/.test(text)))
      return undefined;
    return JSON.parse(text);
  } catch (error) {
    if (ending !== 'json' && ending !== 'yaml' && ending !== 'yml') return undefined;
    const what = ending === 'json' ? 'JSON' : 'YAML';
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(t('actions.fileIsNot', { name, what, reason }));
  }
}
