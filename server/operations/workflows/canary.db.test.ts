import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '#engine/json.ts';
import { graphOf, publish, type TestApp, testApp } from '../../testing/test-app.ts';

let server: TestApp;
let id: string;

const greet = (word: string) =>
  graphOf('greet', [
    { id: 'start', type: 'start' },
    { id: 'end', type: 'end', params: { output: word } },
  ]);

beforeAll(async () => {
  server = await testApp();
  id = await publish(server, greet('one'));
  const draft = await server.ask('GET', `/api/v1/workflows/${id}`);
  const saved = await server.ask('PUT', `/api/v1/workflows/${id}`, {
    body: { graph: greet('two') },
    headers: { 'if-match': draft.headers.get('etag') ?? '' },
  });
  expect(saved.status).toBe(200);
});
afterAll(async () => {
  await server.close();
});

async function call(headers: Record<string, string> = {}): Promise<Json> {
  return (await server.ask('POST', '/api/v1/tools/greet', { body: {}, headers })).body;
}

const activate = (version: number, body: Json = {}) =>
  server.ask('POST', `/api/v1/workflows/${id}/versions/${version}/activate`, { body });

async function shares(): Promise<Json> {
  return (await server.ask('GET', `/api/v1/workflows/${id}/versions`)).body;
}

describe('a version that is tried', () => {
  it('gets its share of the calls, and the live one the rest', async () => {
    expect((await server.ask('POST', `/api/v1/workflows/${id}/publish`, { body: { percent: 25 } })).body).toMatchObject(
      { version: 2 },
    );
    expect(await shares()).toMatchObject({
      items: [
        { version: 2, active: false, percent: 25 },
        { version: 1, active: true, percent: 75 },
      ],
    });
    const counts = new Map<Json, number>();
    for (let index = 0; index < 200; index++) {
      const word = await call();
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted()).toEqual(['one', 'two']);
    // 200 calls at a quarter: fewer than 20 or more than 90 comes once in a million times.
    expect(counts.get('two')).toBeGreaterThan(20);
    expect(counts.get('two')).toBeLessThan(90);
  }, 60_000);

  it('becomes the live one, or is taken back, in one step', async () => {
    expect((await activate(1)).status).toBe(200);
    expect(await shares()).toMatchObject({ items: [{ percent: 0 }, { version: 1, percent: 100 }] });
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => call())))).toEqual(new Set(['one']));
    expect((await activate(2, { percent: 99 })).status).toBe(200);
    expect((await activate(2)).status).toBe(200);
    expect(await shares()).toMatchObject({ items: [{ version: 2, active: true, percent: 100 }, { percent: 0 }] });
    expect(await call()).toBe('two');
  });

  it('has a share from 1 to 99, and is not the live one', async () => {
    for (const percent of [0, 100, 2.5, 'many'])
      expect((await activate(1, { percent })).body).toMatchObject({ code: 'invalid_input' });
    expect((await activate(1, { percent: 'many' })).body).toMatchObject({
      detail: expect.stringContaining('got "many"'),
    });
    expect((await activate(2, { percent: 10 })).body).toMatchObject({ code: 'conflict' });
    const again = await server.ask('POST', `/api/v1/workflows/${id}/publish`, { body: { percent: 50 } });
    expect(again).toMatchObject({ status: 422, body: { errors: [{ path: '/percent' }] } });
    expect((await activate(7, { percent: 10 })).status).toBe(404);
  });
});

describe('a caller that pins a version', () => {
  it('gets that one, whatever is live', async () => {
    expect([await call({ 'patchbay-version': '1' }), await call({ 'patchbay-version': 'v2' }), await call()]).toEqual([
      'one',
      'two',
      'two',
    ]);
    expect(await call({ 'patchbay-version': '9' })).toMatchObject({ code: 'not_found' });
    expect(await call({ 'patchbay-version': 'new' })).toMatchObject({ code: 'invalid_input' });
  });
});
