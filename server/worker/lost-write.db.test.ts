import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json } from '#engine/json.ts';
import { graphOf, publish, type TestApp, testApp } from '../testing/test-app.ts';

let server: TestApp;

beforeAll(async () => {
  server = await testApp();
  const code = { id: 'slow', type: 'code', params: { language: 'javascript', source: 'return 1;' } };
  await publish(
    server,
    graphOf(
      'steps',
      [
        { id: 'start', type: 'start' },
        code,
        { id: 'nap', type: 'wait', params: { for: '200ms' } },
        { id: 'end', type: 'end', params: { output: '{{ slow }}' } },
      ],
      [
        ['start', 'slow'],
        ['slow', 'nap'],
        ['nap', 'end'],
      ],
    ),
  );
  const nap = { id: 'nap', type: 'wait', params: { for: '3500ms' } };
  const end = { id: 'end', type: 'end', params: { output: 1 } };
  await publish(server, graphOf('long', [{ id: 'start', type: 'start' }, nap, end]));
});
afterAll(() => server.close());

/** Lets the n-th write of a log from now on fail as a lost connection does, once. */
function failWrite(n: number): void {
  const { sql } = server.app.services.db;
  const original = sql.unsafe;
  let seen = 0;
  sql.unsafe = (text: string, ...rest: unknown[]) => {
    if (text.includes('run_segments') && ++seen === n) {
      sql.unsafe = original;
      return Promise.reject(Object.assign(new Error('connection lost'), { code: 'CONNECTION_CLOSED' }));
    }
    return Reflect.apply(original, sql, [text, ...rest]);
  };
}

async function statusOf(id: string): Promise<Json> {
  const { body } = await server.ask('GET', `/api/v1/runs/${id}`);
  return isObject(body) ? (body.status ?? null) : null;
}

/** Has the next claim happen without anybody hearing of it. */
function loseClaim(): void {
  const { sql } = server.app.services.db;
  const original = sql.unsafe;
  sql.unsafe = (text: string, ...rest: unknown[]) => {
    const answer = Reflect.apply(original, sql, [text, ...rest]);
    if (!text.includes('update runs set owner') || typeof rest[0] === 'undefined') return answer;
    sql.unsafe = original;
    return Promise.resolve(answer).then(() =>
      Promise.reject(Object.assign(new Error('connection lost'), { code: 'CONNECTION_CLOSED' })),
    );
  };
}

describe('a claim whose answer is lost', () => {
  it('is given back, and the run comes to its end', async () => {
    const { body } = await server.ask('POST', '/api/v1/tools/long', { body: {}, headers: { prefer: 'respond-async' } });
    const id = isObject(body) ? String(body.taskId) : '';
    await expect.poll(() => statusOf(id), { timeout: 5_000, interval: 50 }).toBe('waiting');
    loseClaim();
    await expect.poll(() => statusOf(id), { timeout: 20_000, interval: 50 }).toBe('succeeded');
  });
});

describe('a write of the log that fails', () => {
  it('in the middle of a run: the run is given back, read anew and comes to its end', async () => {
    for (const n of [2, 3]) {
      const { body } = await (async () => {
        failWrite(n);
        return await server.ask('POST', '/api/v1/tools/steps', { body: {}, headers: { prefer: 'respond-async' } });
      })();
      const id = isObject(body) ? String(body.taskId) : '';
      await expect.poll(() => statusOf(id), { timeout: 15_000, interval: 50 }).toBe('succeeded');
    }
  });

  it('for what it holds: the run fails with the reason, and is not tried again and again', async () => {
    const { sql } = server.app.services.db;
    const original = sql.unsafe;
    let refused = 0;
    sql.unsafe = (text: string, ...rest: unknown[]) => {
      if (!text.includes('run_segments') || !JSON.stringify(rest).includes('node.waiting'))
        return Reflect.apply(original, sql, [text, ...rest]);
      refused++;
      return Promise.reject(Object.assign(new Error('timestamp out of range'), { code: '22008' }));
    };
    try {
      const headers = { prefer: 'respond-async' };
      const { body } = await server.ask('POST', '/api/v1/tools/steps', { body: {}, headers });
      const id = isObject(body) ? String(body.taskId) : '';
      await expect.poll(() => statusOf(id), { timeout: 15_000, interval: 50 }).toBe('failed');
      expect((await server.ask('GET', `/api/v1/runs/${id}`)).body).toMatchObject({
        error: { code: 'internal', message: expect.stringContaining('timestamp out of range') },
      });
      expect(refused).toBe(1);
    } finally {
      sql.unsafe = original;
    }
  });

  it('at the very beginning: the caller hears that nothing was done', async () => {
    failWrite(1);
    const { status, body } = await server.ask('POST', '/api/v1/tools/steps', { body: {} });
    expect(status).toBe(503);
    expect(body).toMatchObject({ code: 'unavailable', retryAfter: 2 });
  });
});
