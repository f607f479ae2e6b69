import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asOrg } from '#db/access.ts';
import type { Principal } from '../../auth/principal.ts';
import { type Loopback, loopback } from '../../host/testing/loopback.ts';
import { graphOf, ownerOf, publish, type TestApp, testApp, testOrigin } from '../../testing/test-app.ts';
import { retriesMs } from '../../worker/callbacks.ts';
import { discardDeadLetter } from './discard-dead-letter.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { retryDeadLetter } from './retry-dead-letter.ts';

let server: TestApp;
let shop: Loopback;
let owner: Principal;
let isShopOpen = false;

beforeAll(async () => {
  shop = await loopback((_, response) => response.writeHead(isShopOpen ? 200 : 500).end('{}'));
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: '127.0.0.1/32' });
  owner = await ownerOf(server);
  await publish(
    server,
    graphOf('orders', [
      { id: 'hook', type: 'trigger.webhook', params: { path: 'orders' } },
      { id: 'note', type: 'set', params: { value: '{{ input.body.n }}' } },
      { id: 'tell', type: 'http.request', params: { method: 'POST', url: `${shop.origin}/orders` } },
      { id: 'end', type: 'end', params: { output: '{{ note }}' } },
    ]),
  );
  await publish(
    server,
    graphOf('echo', [
      { id: 'start', type: 'start' },
      { id: 'end', type: 'end', params: { output: 'done' } },
    ]),
  );
});

beforeEach(async () => {
  isShopOpen = false;
  for (const { kind, id } of await letters()) await discardDeadLetter(server.app.services, owner, { kind, id });
});

afterAll(async () => {
  await server.close();
  await shop.close();
});

const letters = () => listDeadLetters(server.app.services, owner);
const retry = (id: string, version: 'same' | 'live' = 'same') =>
  retryDeadLetter(server.app.services, owner, { kind: 'run', id, version });

/** Until as many letters lie there. */
const counted = (count: number) => expect.poll(letters, { timeout: 10_000, interval: 20 }).toHaveLength(count);

async function failing(n: number): Promise<string> {
  const path = `/hooks/${owner.orgSlug}/orders`;
  const mount = server.mounts.find(({ prefix }) => path.startsWith(prefix));
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ n }) };
  if (!mount) throw new Error('no door takes webhooks');
  const response = await mount.answer(new Request(`${testOrigin}${path}`, init), '127.0.0.1');
  expect(response.status).toBe(202);
  const { runId } = await response.json();
  await expect.poll(async () => (await letters()).map(({ id }) => id), { timeout: 10_000 }).toContain(runId);
  return runId;
}

const outcome = (id: string) =>
  expect.poll(async () => (await server.ask('GET', `/api/v1/runs/${id}`)).body, { timeout: 10_000, interval: 20 });

describe('dead letters', () => {
  it('hold a run that a webhook began, with what happened and where', async () => {
    const id = await failing(1);
    expect(await letters()).toMatchObject([
      { kind: 'run', id, runId: id, workflow: { slug: 'orders' }, version: 1, from: 'webhook', node: 'tell' },
    ]);
    expect((await letters())[0]?.problem).toMatch(/500/);
  });

  it('are gone once retried: what completed is kept, what failed runs again', async () => {
    const id = await failing(2);
    isShopOpen = true;
    const { runId } = await retry(id);
    await outcome(runId ?? '').toMatchObject({ status: 'succeeded', output: 2, door: 'webhook' });
    expect(await letters()).toEqual([]);
  });

  it('come back when the retry fails as well', async () => {
    const id = await failing(3);
    const { runId } = await retry(id, 'live');
    await outcome(runId ?? '').toMatchObject({ status: 'failed', forkedFrom: id });
    await counted(1);
    expect((await letters())[0]?.id).toBe(runId);
  });

  it('are retried once when two people try at the same time', async () => {
    const id = await failing(4);
    isShopOpen = true;
    const tried = await Promise.allSettled([retry(id), retry(id), retry(id)]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { body } = await server.ask('GET', `/api/v1/runs/${id}`);
    expect(body).toMatchObject({ status: 'failed' });
    await expect(retry(id)).rejects.toThrow('somebody has looked after it');
  });

  it('are not retried from a page that is out of date: a fork, or a run that continues it, has taken their place', async () => {
    const [forked, continued] = [await failing(6), await failing(7)];
    isShopOpen = true;
    await server.ask('POST', `/api/v1/runs/${forked}/fork`, { body: {} });
    await server.ask('POST', `/api/v1/runs/${continued}/fork`, { body: { mode: 'continue' } });
    expect(await letters()).toEqual([]);
    for (const id of [forked, continued])
      for (const version of ['same', 'live'] as const)
        await expect(retry(id, version)).rejects.toThrow('not on this list');
  });

  it('are retried on the live version again and again, each retry continuing the last', async () => {
    const first = await failing(8);
    const second = (await retry(first, 'live')).runId ?? '';
    await outcome(second).toMatchObject({ status: 'failed', forkedFrom: first });
    await counted(1);
    isShopOpen = true;
    const third = (await retry(second, 'live')).runId ?? '';
    await outcome(third).toMatchObject({ status: 'succeeded', output: 8 });
    for (const [run, continuedBy] of [
      [first, second],
      [second, third],
    ] as const)
      expect((await server.ask('GET', `/api/v1/runs/${run}`)).body).toMatchObject({ continuedBy });
  });

  it('are put aside with a line in the audit; the run stays', async () => {
    const id = await failing(5);
    await discardDeadLetter(server.app.services, owner, { kind: 'run', id });
    expect(await letters()).toEqual([]);
    expect((await server.ask('GET', `/api/v1/runs/${id}`)).status).toBe(200);
    const lines = await asOrg(server.app.services.db, owner.orgId, (tx) =>
      tx.execute<{ target: string }>("select target from audit where action = 'dead_letter.discarded'"),
    );
    expect(lines.map(({ target }) => target)).toContain(id);
    await expect(discardDeadLetter(server.app.services, owner, { kind: 'run', id })).rejects.toThrow(
      'not on this list',
    );
  });

  it('hold an outcome that nobody took, and send it again', async () => {
    const headers = { prefer: 'respond-async', 'patchbay-callback': `${shop.origin}/done` };
    await server.ask('POST', '/api/v1/tools/echo', { body: {}, headers });
    const { db } = server.app.services;
    await expect.poll(() => db.sql`select 1 from callbacks where problem is not null`).toHaveLength(1);
    await db.sql`update callbacks set attempts = ${retriesMs.length}, due_at = clock_timestamp()`;
    await server.restart();
    await counted(1);
    const [letter] = await letters();
    expect(letter).toMatchObject({ kind: 'callback', from: `${shop.origin}/done`, problem: 'answered 500' });
    isShopOpen = true;
    const before = shop.received.length;
    await retryDeadLetter(server.app.services, owner, { kind: 'callback', id: letter?.id ?? '', version: 'same' });
    await server.restart();
    await expect.poll(() => shop.received.length, { timeout: 10_000 }).toBe(before + 1);
    expect(await letters()).toEqual([]);
  });

  it('do not hold what a person or program was waiting for', async () => {
    await publish(
      server,
      graphOf('breaks', [
        { id: 'start', type: 'start' },
        { id: 'stop', type: 'stop', params: { code: 'no', message: 'no' } },
      ]),
    );
    await server.ask('POST', '/api/v1/tools/breaks', { body: {} });
    expect(await letters()).toEqual([]);
  });
});
