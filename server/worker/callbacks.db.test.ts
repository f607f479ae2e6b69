import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../testing/test-app.ts';
import { retriesMs } from './callbacks.ts';

type Received = { id: string; body: { id: string; status: string; output: unknown; waits: unknown[] } };

let app: TestApp;
let server: Server;
let url = '';
let received: Received[] = [];
let statuses: number[] = [];
let wake: () => void = () => {};

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      received.push({ id: String(request.headers['webhook-id']), body: JSON.parse(text) });
      response.writeHead(statuses.shift() ?? 204).end();
      wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/done` : '';
});

beforeAll(async () => {
  app = await testApp({ PATCHBAY_EGRESS_ALLOW: '127.0.0.1/32' });
  for (const graph of [echo, ask]) {
    await app.ask('POST', '/api/v1/workflows', { body: { graph } });
    await app.ask('POST', `/api/v1/workflows/${graph.slug}/publish`, { body: {} });
  }
});

beforeEach(async () => {
  received = [];
  statuses = [];
  await app.app.services.db.sql`delete from callbacks`;
});

afterAll(async () => {
  await app.close();
  await new Promise((resolve) => server.close(resolve));
});

describe('callbacks', () => {
  test('post the run as it can be read, once', async () => {
    const run = await begin('echo', { word: 'hi' });
    await arrived(1);
    const { body } = await app.ask('GET', `/api/v1/runs/${run}`);
    expect(received).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), body }]);
    expect(received[0]?.body).toMatchObject({ id: run, status: 'succeeded', output: 'hi', waits: [] });
    await settled();
  });

  test('come under the same id again after a failure', async () => {
    statuses = [500];
    await begin('echo', { word: 'again' });
    await arrived(1);
    await retried();
    await app.app.services.db.sql`update callbacks set due_at = clock_timestamp()`;
    await app.restart();
    await arrived(2);
    expect(received[1]).toEqual(received[0]);
    await settled();
  });

  test('outlive the process that was told of them', async () => {
    const run = await begin('ask', {});
    const token = await tokenOf(run);
    await app.restart();
    expect(received).toEqual([]);
    await app.ask('POST', `/api/v1/waits/${token}`, { body: { decision: 'rejected' } });
    await arrived(1);
    expect(received[0]?.body).toMatchObject({ id: run, status: 'succeeded', output: 'no' });
  });

  test('are given up after the last retry, about a day after the first', async () => {
    const day = retriesMs.reduce((sum, ms) => sum + ms, 0) / 3_600_000;
    expect(day).toBeGreaterThan(20);
    expect(day).toBeLessThan(28);
    statuses = [500, 500];
    await begin('echo', { word: 'never' });
    await arrived(1);
    await retried();
    await app.app.services.db.sql`update callbacks set due_at = clock_timestamp(), attempts = ${retriesMs.length}`;
    await app.restart();
    await arrived(2);
    await settled();
  });

  test('do not reach private addresses that nobody allowed', async () => {
    await begin('echo', { word: 'secret' }, url.replace('127.0.0.1', '127.0.0.2'));
    await retried();
    expect(received).toEqual([]);
  });
});

const end = (id: string, output: string) => ({ id, type: 'end', position: [600, 0], params: { output } });
const shape = { patchbay: 1, kind: 'module', description: '', input: { type: 'object' }, output: {} };
const echo = {
  ...shape,
  name: 'Echo',
  slug: 'echo',
  nodes: [{ id: 'start', type: 'start', position: [0, 0] }, end('answer', '{{ input.word }}')],
  edges: [{ from: 'start', to: 'answer' }],
};
const ask = {
  ...shape,
  name: 'Ask',
  slug: 'ask',
  nodes: [
    { id: 'start', type: 'start', position: [0, 0] },
    { id: 'ask', type: 'approval', position: [300, 0], params: { title: 'Well?' } },
    end('yes', 'yes'),
    end('no', 'no'),
  ],
  edges: [
    { from: 'start', to: 'ask' },
    { from: 'ask.approved', to: 'yes' },
    { from: 'ask.rejected', to: 'no' },
  ],
};

async function begin(slug: string, input: { [key: string]: string }, to = url): Promise<string> {
  const headers = { prefer: 'respond-async', 'patchbay-callback': to };
  const { status, headers: answered } = await app.ask('POST', `/api/v1/tools/${slug}`, { body: input, headers });
  expect(status).toBe(202);
  return answered.get('location')?.split('/').at(-1) ?? '';
}

async function arrived(count: number): Promise<void> {
  while (received.length < count) await new Promise<void>((resolve) => (wake = resolve));
}

async function tokenOf(run: string): Promise<string> {
  return await look(async () => {
    const rows = await app.ask('GET', `/api/v1/runs/${run}`);
    const token = /"token":"([^"]+)"/.exec(JSON.stringify(rows.body))?.[1];
    return token ?? null;
  });
}

/** Until the only callback has ended. */
async function settled(): Promise<void> {
  await look(async () => (await callback()).done || null);
}

/** Until the only callback has failed and waits for its next attempt. */
async function retried(): Promise<void> {
  await look(async () => {
    const { attempts, done, waits } = await callback();
    return (attempts > 0 && !done && waits) || null;
  });
}

/** Waits are shorter than the time a claimed callback is held: 5 s against 120. */
async function callback(): Promise<{ attempts: number; done: boolean; waits: boolean }> {
  const [row] = await app.app.services.db.sql<{ attempts: number; done: boolean; waits: boolean }[]>`
    select attempts, done_at is not null as done, due_at < clock_timestamp() + interval '60 seconds' as waits
    from callbacks`;
  return row ?? { attempts: 0, done: false, waits: false };
}

async function look<T>(at: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const found = await at();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
