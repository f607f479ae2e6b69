import { PatchbayError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';

/** Bytes a body may have, and how deep its JSON may nest. */
export const bodyLimits = { bytes: 10_000_000, depth: 64 };

/** The JSON body of a request; an empty body is `fallback`. Refuses bodies that are too large, too deep or no JSON. */
export async function readJson(request: Request, fallback: Json | undefined = undefined): Promise<Json> {
  const text = await readText(request);
  if (text.trim() === '' && fallback !== undefined) return fallback;
  return parseJson(text);
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimits.bytes) throw tooLarge();
  // Node's server hands small bodies over whole; streams of unknown length are counted as they come.
  if (request.headers.has('content-length')) return await request.text();
  return Buffer.from(await countedBytes(request)).toString('utf8');
}

/** The bytes of a request as they came, within the limit: what a signature counts over. */
export async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimits.bytes) throw tooLarge();
  return await countedBytes(request);
}

async function countedBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > bodyLimits.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Parses JSON text from outside; keys that could reach a prototype are dropped. */
export function parseJson(text: string): Json {
  let value: Json;
  try {
    value = mayNamePrototype.test(text) ? JSON.parse(text, dropPrototype) : JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PatchbayError('bad_json', `The body is not JSON: ${reason}. Send application/json.`);
  }
  if (isDeeper(text, bodyLimits.depth))
    throw new PatchbayError('too_large', `The JSON nests deeper than ${bodyLimits.depth} levels. Flatten it.`);
  return value;
}

/** The key, also where one of its letters is escaped. Most bodies hold neither and are parsed without a callback. */
const mayNamePrototype = /__proto__|\\u00(?:5f|6f|7[024])/i;

function dropPrototype(key: string, value: Json): Json | undefined {
  return key === '__proto__' ? undefined : value;
}

function tooLarge(): PatchbayError {
  return new PatchbayError(
    'too_large',
    `The body is larger than ${bodyLimits.bytes / 1_000_000} MB. Send less, or send a reference.`,
  );
}

/** Counts brackets outside strings: one pass over the text, no recursion. */
function isDeeper(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 92) i++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) {
      if (++depth > limit) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}
