import { describe, expect, it } from 'vitest';
import { isObject } from '#engine/json.ts';
import { bodyLimits, parseJson, readJson } from './read-json.ts';

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', {
    method: 'POST',
    body,
    headers,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });

/** A body of unknown length; tells how much of it was asked for. */
function endless(): { body: ReadableStream<Uint8Array>; sent: () => number } {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1_000_000;
      controller.enqueue(new Uint8Array(1_000_000).fill(32));
    },
  });
  return { body, sent: () => sent };
}

describe('bodies', () => {
  it('are JSON, whatever their type says', async () => {
    expect(await readJson(post('{"a":[1,null]}', { 'content-type': 'text/plain' }))).toEqual({ a: [1, null] });
  });

  it('that are empty are what the door says', async () => {
    expect(await readJson(post(' \n'), {})).toEqual({});
    await expect(readJson(post(''))).rejects.toMatchObject({ code: 'bad_json' });
  });

  it('that are no JSON are refused with the place', async () => {
    await expect(readJson(post('{"a":1,}'))).rejects.toThrow(/^The body is not JSON: .*Send application\/json\.$/);
  });

  it('that say they are too large are not read', async () => {
    const headers = { 'content-length': String(bodyLimits.bytes + 1) };
    await expect(readJson(post('{}', headers))).rejects.toMatchObject({ code: 'too_large' });
  });

  it('of unknown length are read up to the limit and no further', async () => {
    const { body, sent } = endless();
    await expect(readJson(post(body))).rejects.toMatchObject({ code: 'too_large' });
    expect(sent()).toBeLessThan(bodyLimits.bytes * 1.5);
  });
});

describe('JSON from outside', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it('nests as deep as the limit and no deeper', () => {
    expect(() => parseJson(nested(bodyLimits.depth))).not.toThrow();
    expect(() => parseJson(nested(bodyLimits.depth + 1))).toThrow('deeper than 64 levels');
    expect(() => parseJson(nested(1_000_000))).toThrow();
  });

  it('may hold brackets in texts', () => {
    const text = JSON.stringify(`\\"${'['.repeat(200)}`);
    expect(parseJson(text)).toBe(JSON.parse(text));
  });

  it.each(['{"__proto__":{"admin":true},"a":1}', '{"\\u005f_proto__":{"admin":true},"a":1}'])(
    'gives nothing to the prototype of objects: %s',
    (text) => {
      const value = parseJson(text);
      const copy = isObject(value) ? Object.assign({}, value) : {};
      expect('admin' in copy).toBe(false);
      expect(copy).toEqual({ a: 1 });
    },
  );
});
