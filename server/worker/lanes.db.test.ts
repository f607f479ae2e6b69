import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '#db/access.ts';
import { setSettings } from '#db/queries/organizations/settings.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { type Loopback, loopback } from '../host/testing/loopback.ts';
import { createConnection } from '../operations/connections/create-connection.ts';
import { tellSettingsChanged } from '../operations/tell-settings-changed.ts';
import { graphOf, ownerKey, ownerOf, publish, type TestApp, testApp } from '../testing/test-app.ts';

let server: TestApp;
let service: Loopback;
/** Requests that have come and are not answered yet, by what they asked for. */
const held: { path: string; response: ServerResponse }[] = [];

beforeAll(async () => {
  service = await loopback(({ path }, response) => {
    held.push({ path, response });
  });
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: `127.0.0.1:${service.port}` });
});
afterAll(async () => {
  await server.close();
  await service.close();
});

function slow(slug: string, settings: { [name: string]: Json }, policy: { [name: string]: Json } = {}): JsonObject {
  const url = `${service.origin}/${slug}/{{ input.name }}`;
  const nodes: JsonObject[] = [
    { id: 'start', type: 'start' },
    { id: 'fetch', type: 'http.request', params: { url }, policy },
    { id: 'end', type: 'end', params: { output: '{{ input.name }}' } },
  ];
  return { ...graphOf(slug, nodes), settings };
}

async function begin(slug: string, name: string, headers: Record<string, string> = {}): Promise<string> {
  const { body } = await server.ask('POST', `/api/v1/tools/${slug}`, {
    body: { name },
    headers: { prefer: 'respond-async', ...headers },
  });
  return isObject(body) && typeof body.taskId === 'string' ? body.taskId : '';
}

async function run(id: string): Promise<Json> {
  return (await server.ask('GET', `/api/v1/runs/${id}`)).body;
}

/** The paths of so many requests that are held, in the order in which they came. */
async function arrived(count: number): Promise<string[]> {
  await expect.poll(() => held.length, { timeout: 15_000 }).toBe(count);
  return held.map(({ path }) => path);
}

function release(): void {
  for (const { response } of held.splice(0)) response.end('ok');
}

describe('a workflow that may have one run at once', () => {
  it('keeps the others queued, lets the most urgent go first, and says who is where', async () => {
    await publish(server, slow('lane', { concurrency: 1 }));
    const first = await begin('lane', 'first');
    expect(await arrived(1)).toEqual(['/lane/first']);
    const low = await begin('lane', 'low', { 'patchbay-priority': 'low' });
    const normal = await begin('lane', 'normal');
    const critical = await begin('lane', 'critical', { 'patchbay-priority': 'critical' });
    expect(await run(low)).toMatchObject({ status: 'queued', place: 3, priority: 'low' });
    expect(await run(normal)).toMatchObject({ status: 'queued', place: 2, priority: 'normal' });
    expect(await run(critical)).toMatchObject({ status: 'queued', place: 1, priority: 'critical' });
    expect(await run(first)).toMatchObject({ status: 'running', place: null });
    const order: string[] = [];
    for (let step = 0; step < 4; step++) {
      order.push(...(await arrived(1)));
      release();
    }
    expect(order).toEqual(['/lane/first', '/lane/critical', '/lane/normal', '/lane/low']);
    await expect.poll(() => run(low), { timeout: 15_000 }).toMatchObject({ status: 'succeeded', output: 'low' });
  });

  it('answers a caller that waits once it was its turn', async () => {
    const answering = server.ask('POST', '/api/v1/tools/lane', { body: { name: 'patient' } });
    expect(await arrived(1)).toEqual(['/lane/patient']);
    release();
    expect(await answering).toMatchObject({ status: 200, body: 'patient' });
  });

  it('lets an old run of low priority go before a new urgent one', async () => {
    await begin('lane', 'busy');
    await arrived(1);
    const old = await begin('lane', 'old', { 'patchbay-priority': 'low' });
    await server.app.services.db.sql`update runs set started_at = started_at - interval '4 minutes' where id = ${old}`;
    await begin('lane', 'new', { 'patchbay-priority': 'critical' });
    expect(await run(old)).toMatchObject({ place: 1 });
    for (const name of ['busy', 'old', 'new']) {
      expect(await arrived(1)).toEqual([`/lane/${name}`]);
      release();
    }
  });

  it('refuses a priority that does not exist', async () => {
    const refused = await server.ask('POST', '/api/v1/tools/lane', {
      body: {},
      headers: { 'patchbay-priority': 'now' },
    });
    expect(refused.body).toMatchObject({ code: 'invalid_input' });
  });
});

describe('a node with a limit', () => {
  it('is at work in so many runs at once', async () => {
    await publish(server, slow('narrow', {}, { limit: { concurrency: 2 } }));
    await Promise.all(['a', 'b', 'c'].map((name) => begin('narrow', name)));
    await arrived(2);
    release();
    await arrived(1);
    release();
  });

  it('fails a visit that finds no room in its time, which a retry may mend', async () => {
    await publish(server, slow('tight', {}, { limit: { rate: 1, per: '1h' }, timeout: '1s' }));
    const first = server.ask('POST', '/api/v1/tools/tight', { body: { name: 'a' } });
    await arrived(1);
    release();
    expect(await first).toMatchObject({ status: 200 });
    const refused = await server.ask('POST', '/api/v1/tools/tight', { body: { name: 'b' } });
    expect(refused.body).toMatchObject({ reason: 'rate_limited', retryable: true, node: 'fetch' });
    expect(held).toEqual([]);
  }, 20_000);
});

describe('a connection that may be used so many times at once', () => {
  it('is kept to that by the nodes of all workflows together', async () => {
    const owner = await ownerOf(server);
    const hosts = [`127.0.0.1:${service.port}`];
    const secret = { token: 'narrow' };
    const { services } = server.app;
    await createConnection(services, owner, { name: 'narrow', kind: 'bearer', hosts, secret, concurrency: 1 });
    for (const slug of ['narrow_one', 'narrow_two']) {
      const graph = slow(slug, {});
      const url = `${service.origin}/${slug}/{{ input.name }}`;
      const nodes: JsonObject[] = [
        { id: 'start', type: 'start', position: [0, 0] },
        { id: 'fetch', type: 'http.request', position: [240, 0], params: { url, connection: 'narrow' } },
        { id: 'end', type: 'end', position: [480, 0] },
      ];
      await publish(server, { ...graph, nodes });
    }
    const [one, two] = [await begin('narrow_one', 'a'), await begin('narrow_two', 'b')];
    expect(await arrived(1)).toHaveLength(1);
    await expect.poll(() => run(one)).toMatchObject({ status: 'running' });
    await expect.poll(() => run(two)).toMatchObject({ status: 'running' });
    expect(await services.db.sql`select 1 from places`).toHaveLength(1);
    expect(held).toHaveLength(1);
    release();
    expect(await arrived(1)).toHaveLength(1);
    release();
    for (const id of [one, two]) await expect.poll(() => run(id)).toMatchObject({ status: 'succeeded' });
    await expect.poll(() => services.db.sql`select 1 from places`).toHaveLength(0);
  });

  it('is given a number from 1', async () => {
    const owner = await ownerOf(server);
    const wrong = { name: 'wrong', kind: 'bearer', hosts: ['a.example'], secret: { token: 't' } };
    for (const concurrency of [0, 1.5, 1001, 'many'])
      await expect(createConnection(server.app.services, owner, { ...wrong, concurrency })).rejects.toThrow(
        '`concurrency` must be',
      );
  });
});

describe('an organization that may have one run at once', () => {
  it('drives the runs of all its workflows in turn', async () => {
    const { db, auth } = server.app.services;
    const owner = await auth.resolveKey(ownerKey);
    if (owner === null) throw new Error('the owner has no key');
    await publish(server, slow('wide', {}));
    await asOrg(db, owner.orgId, (tx) => setSettings(tx, owner.orgId, { concurrency: 1 }));
    await tellSettingsChanged(db, owner.orgId);
    await expect
      .poll(async () => await server.app.services.organizationSettings.of(owner.orgId))
      .toEqual({ concurrency: 1 });
    await begin('wide', 'one');
    await arrived(1);
    const second = await begin('wide', 'two');
    expect(await run(second)).toMatchObject({ status: 'queued', place: 1 });
    release();
    expect(await arrived(1)).toEqual(['/wide/two']);
    release();
    await expect.poll(() => run(second), { timeout: 15_000 }).toMatchObject({ status: 'succeeded' });
  });
});
