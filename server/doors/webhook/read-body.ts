import { PatchbayError } from '#engine/errors.ts';
import type { Blobs } from '#engine/host/host.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { parseJson } from '../read-json.ts';

/** What the bytes of a request say, by their content type; what is no text is kept as an asset. Throws `bad_json`. */
export async function readBody(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string | null,
  blobs: Blobs,
): Promise<Json> {
  if (bytes.length === 0) return null;
  const type = (contentType ?? '').toLowerCase();
  if (/[/+]json\b/.test(type)) return parseJson(decode(bytes) ?? '');
  if (type.startsWith('application/x-www-form-urlencoded'))
    return fieldsOf([...new URLSearchParams(decode(bytes) ?? '')]);
  if (type.startsWith('multipart/form-data')) return await multipart(bytes, contentType ?? '', blobs);
  const text = isBinary(type) ? null : decode(bytes);
  if (text !== null) return type === '' ? jsonOrText(text) : text;
  return { ...(await blobs.write(bytes, type.split(';')[0]?.trim() || 'application/octet-stream')) };
}

/** Names that come several times become lists. */
export function fieldsOf(pairs: [string, Json][]): JsonObject {
  const fields = new Map<string, Json>();
  for (const [name, value] of pairs) {
    const known = fields.get(name);
    fields.set(name, known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value]);
  }
  return Object.fromEntries([...fields].filter(([name]) => name !== '__proto__'));
}

async function multipart(bytes: Uint8Array<ArrayBuffer>, contentType: string, blobs: Blobs): Promise<JsonObject> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw new PatchbayError('bad_json', 'The body is not multipart/form-data as its content type says.');
  });
  const pairs: [string, Json][] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') pairs.push([name, value]);
    else {
      const content = new Uint8Array(await value.arrayBuffer());
      pairs.push([name, { ...(await blobs.write(content, value.type || 'application/octet-stream', value.name)) }]);
    }
  }
  return fieldsOf(pairs);
}

function isBinary(type: string): boolean {
  return /^(image|audio|video|font)\/|^application\/(octet-stream|pdf|zip|gzip)/.test(type);
}

/** Null when the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function jsonOrText(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
