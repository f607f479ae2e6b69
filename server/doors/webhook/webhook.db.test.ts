import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { createConnection } from '../../operations/connections/create-connection.ts';
import { graphOf, ownerKey, publish, type TestApp, testApp, testOrigin } from '../../testing/test-app.ts';

let server: TestApp;
let org: string;
const secret = 'a-very-shared-secret';
const standardSecret = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;

type Sent = { status: number; headers: Headers; body: Json; text: string };

beforeAll(async () => {
  server = await testApp();
  const { services } = server.app;
  const owner = await services.auth.resolveKey(ownerKey);
  if (owner === null) throw new Error('the owner has no key');
  org = owner.orgSlug;
  const hosts = ['sender.example'];
  const add = (name: string, token: string) =>
    createConnection(services, owner, { name, kind: 'bearer', hosts, secret: { token } });
  await add('shared', secret);
  await add('standard', standardSecret);
  await createConnection(services, owner, {
    name: 'door',
    kind: 'basic',
    hosts,
    secret: { username: 'ada', password: secret },
  });
});
afterAll(() => server.close());

/** Publishes a workflow that a webhook begins and that answers with what came in. */
function hook(slug: string, params: JsonObject, output: Json = '{{ input }}'): Promise<string> {
  const nodes: JsonObject[] = [
    { id: 'hook', type: 'trigger.webhook', params: { path: slug, ...params } },
    { id: 'end', type: 'end', params: { output } },
  ];
  return publish(server, graphOf(slug, nodes));
}

async function send(path: string, init: RequestInit = {}): Promise<Sent> {
  const mount = server.mounts.find(({ prefix }) => path.startsWith(prefix));
  if (!mount) throw new Error(`no door answers ${path}`);
  const request = new Request(`${testOrigin}${path}`, { method: 'POST', ...init });
  const response = await mount.answer(request, '127.0.0.1');
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
}

const post = (slug: string, body: string, headers: Record<string, string> = {}) =>
  send(`/hooks/${org}/${slug}`, { body, headers: { 'content-type': 'application/json', ...headers } });

const seconds = (shift = 0) => String(Math.floor(Date.now() / 1000) + shift);

async function run(body: Json): Promise<JsonObject> {
  const id = isObject(body) ? String(body.runId) : '';
  await expect
    .poll(async () => (await server.ask('GET', `/api/v1/runs/${id}`)).body, { interval: 20, timeout: 10_000 })
    .toMatchObject({ status: 'succeeded' });
  const found = (await server.ask('GET', `/api/v1/runs/${id}`)).body;
  if (!isObject(found)) throw new Error('no run');
  return found;
}

async function runsOf(workflow: string): Promise<number> {
  const { body } = await server.ask('GET', `/api/v1/runs?workflow=${workflow}`);
  return isObject(body) && Array.isArray(body.items) ? body.items.length : -1;
}

describe('a webhook', () => {
  it('begins a run with method, path, headers, query and body, and keeps secrets out of it', async () => {
    await hook('plain', { path: 'plain/order', method: ['POST', 'PUT'] });
    const answered = await send(`/hooks/${org}/plain/order?a=1&b=2&b=3`, {
      body: '{"id":7}',
      headers: {
        'content-type': 'application/json',
        'x-shop': 'north',
        authorization: 'Bearer nobody-may-see-this',
        cookie: 'session=nobody-may-see-this',
        'x-api-key': 'nobody-may-see-this',
      },
    });
    expect(answered).toMatchObject({ status: 202, body: { status: 'accepted' } });
    const { output, door } = await run(answered.body);
    expect(door).toBe('webhook');
    expect(output).toMatchObject({
      method: 'POST',
      path: 'plain/order',
      headers: { 'x-shop': 'north' },
      query: { a: '1', b: ['2', '3'] },
      body: { id: 7 },
    });
    const [row] = await server.app.services.db.sql<{ count: number }[]>`
      select count(*)::int as count from run_segments where events like '%nobody-may-see-this%'`;
    expect(row?.count).toBe(0);
  });

  it('reads forms, files and text, and refuses broken JSON', async () => {
    await hook('bodies', { respond: 'when-done' }, '{{ input.body }}');
    const type = (value: string) => ({ headers: { 'content-type': value } });
    const path = `/hooks/${org}/bodies`;
    expect((await send(path, { body: 'a=1&a=2&b=x', ...type('application/x-www-form-urlencoded') })).body).toEqual({
      a: ['1', '2'],
      b: 'x',
    });
    expect((await send(path, { body: 'hello', ...type('text/plain') })).body).toBe('hello');
    const form = new FormData();
    form.set('name', 'Ada');
    form.set('file', new Blob(['abc'], { type: 'text/csv' }), 'a.csv');
    expect((await send(path, { body: form })).body).toMatchObject({ name: 'Ada', file: { type: 'text/csv', size: 3 } });
    const image = new Uint8Array([0x89, 0x50, 0xff]);
    expect((await send(path, { body: image, ...type('image/png') })).body).toMatchObject({
      type: 'image/png',
      size: 3,
    });
    expect(await send(path, { body: '{"a":', ...type('application/json') })).toMatchObject({
      status: 400,
      body: { code: 'bad_json' },
    });
  });

  it('takes its methods only, and is unknown elsewhere', async () => {
    await hook('methods', { method: ['GET', 'PUT'] });
    const refused = await send(`/hooks/${org}/methods`, { method: 'POST', body: '' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, PUT']);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect((await send(`/hooks/${org}/methods`, { method: 'GET' })).status).toBe(202);
    for (const path of [`/hooks/${org}/nowhere`, '/hooks/nobody/methods', '/hooks/'])
      expect(await send(path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('refuses a path that another workflow answers at, and frees it with the workflow', async () => {
    const first = await hook('taken', {});
    const nodes = [{ id: 'hook', type: 'trigger.webhook', params: { path: 'taken', method: ['POST', 'GET'] } }];
    await expect(publish(server, graphOf('taken_too', nodes))).rejects.toThrow(/path 'taken'.*taken by 'taken'/);
    await server.ask('DELETE', `/api/v1/workflows/${first}`);
    expect((await send(`/hooks/${org}/taken`)).status).toBe(404);
    await server.ask('POST', '/api/v1/workflows/taken_too/publish', { body: {} });
    expect((await send(`/hooks/${org}/taken`)).status).toBe(202);
  });

  it('follows the active version', async () => {
    const id = await hook('moving', { path: 'moving/one' });
    const graph = graphOf('moving', [{ id: 'hook', type: 'trigger.webhook', params: { path: 'moving/two' } }]);
    await server.ask('PUT', `/api/v1/workflows/${id}`, { body: { graph }, headers: { 'if-match': '1' } });
    expect((await send(`/hooks/${org}/moving/two`)).status).toBe(404);
    await server.ask('POST', `/api/v1/workflows/${id}/publish`, { body: {} });
    expect((await send(`/hooks/${org}/moving/one`)).status).toBe(404);
    expect((await send(`/hooks/${org}/moving/two`)).status).toBe(202);
    await server.ask('POST', `/api/v1/workflows/${id}/versions/1/activate`, { body: {} });
    expect((await send(`/hooks/${org}/moving/one`)).status).toBe(202);
  });

  it('answers with what the run answers: output, status and headers, or its problem', async () => {
    const reply = {
      id: 'end',
      type: 'respond',
      params: { output: '<b>hi</b>', status: 201, headers: { 'x-a': '1', 'content-type': 'text/html' } },
    };
    const entry = { id: 'hook', type: 'trigger.webhook', params: { path: 'replies', respond: 'when-done' } };
    await publish(server, graphOf('replies', [entry, reply]));
    const answered = await send(`/hooks/${org}/replies`);
    expect([answered.status, answered.text, answered.headers.get('x-a')]).toEqual([201, '<b>hi</b>', '1']);
    expect(answered.headers.get('content-security-policy')).toBe('sandbox');
    const fails = { id: 'end', type: 'stop', params: { code: 'no_stock', message: 'None left.' } };
    await publish(server, graphOf('fails', [{ ...entry, params: { path: 'fails', respond: 'when-done' } }, fails]));
    expect(await send(`/hooks/${org}/fails`)).toMatchObject({
      status: 422,
      body: { code: 'stopped', reason: 'no_stock' },
    });
  });
});

describe('who calls a webhook', () => {
  const hmac = (body: string, time: string, key = secret) =>
    createHmac('sha256', key).update(`${time}.${body}`).digest('hex');

  it('WH-01 signs timestamp and body, no more than 300 s off', async () => {
    await hook('signed', { auth: 'hmac', connection: 'shared', previous: 'door' });
    const body = readFileSync(new URL('./chatwoot-message.json', import.meta.url), 'utf8');
    const signed = (time: string, key?: string) =>
      post('signed', body, { 'x-timestamp': time, 'x-signature': hmac(body, time, key) });
    expect((await signed(seconds())).status).toBe(202);
    expect((await signed(seconds(-290))).status).toBe(202);
    for (const late of [seconds(-301), seconds(301), 'yesterday']) expect((await signed(late)).status).toBe(401);
    expect((await signed(seconds(), 'another')).status).toBe(401);
    const time = seconds();
    const changed = await post('signed', `${body} `, { 'x-timestamp': time, 'x-signature': hmac(body, time) });
    expect(changed).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated', title: 'Credentials missing or wrong' },
    });
    expect((await post('signed', body)).status).toBe(401);
    expect((await post('signed', body, { 'x-timestamp': time, 'x-signature': '' })).status).toBe(401);
  });

  it('signs as Standard Webhooks does, also with several signatures', async () => {
    await hook('standard', { auth: 'standard', connection: 'standard' });
    const body = '{"test": 2432232314}';
    const key = Buffer.from(standardSecret.slice('whsec_'.length), 'base64');
    const sign = (id: string, time: string) =>
      createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
    const call = (id: string, time: string, signature: string) =>
      post('standard', body, { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature });
    const time = seconds();
    const first = await call('msg_1', time, `v1,bm90IGl0 v1,${sign('msg_1', time)}`);
    expect(first.status).toBe(202);
    const again = await call('msg_1', time, `v1,${sign('msg_1', time)}`);
    expect(again).toMatchObject({ status: 200, body: { status: 'already_processed' } });
    expect(isObject(again.body) && isObject(first.body) && again.body.runId === first.body.runId).toBe(true);
    expect((await call('msg_2', time, `v1,${sign('msg_1', time)}`)).status).toBe(401);
    expect((await call('msg_3', seconds(-301), `v1,${sign('msg_3', seconds(-301))}`)).status).toBe(401);
  });

  it.each([
    [
      'github',
      (body: string) => ({
        'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      }),
    ],
    [
      'stripe',
      (body: string) => ({ 'stripe-signature': `t=${seconds()},v1=${'0'.repeat(64)},v1=${hmac(body, seconds())}` }),
    ],
    [
      'slack',
      (body: string) => ({
        'x-slack-request-timestamp': seconds(),
        'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds()}:${body}`).digest('hex')}`,
      }),
    ],
    ['key', () => ({ 'x-api-key': secret })],
    ['key', () => ({ authorization: `Bearer ${secret}` })],
  ])('proves itself the way of %s', async (auth, headers) => {
    const slug = `who_${auth}_${randomUUID().slice(0, 8).replaceAll('-', '')}`;
    await hook(slug, { auth, connection: 'shared' });
    const body = JSON.stringify({ id: 'evt_1', event_id: 'Ev1' });
    expect((await post(slug, body, headers(body))).status).toBe(202);
    expect((await post(slug, body)).status).toBe(401);
    const wrong = Object.fromEntries(
      Object.entries(headers(body)).map(([name, value]) => [name, value.replace(/.$/, '_')]),
    );
    expect((await post(slug, body, wrong)).status).toBe(401);
  });

  it('sends name and password', async () => {
    await hook('basic', { auth: 'basic', connection: 'door' });
    const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
    expect((await post('basic', '{}', basic(`ada:${secret}`))).status).toBe(202);
    expect((await post('basic', '{}', basic('ada:wrong'))).status).toBe(401);
    expect((await post('basic', '{}')).status).toBe(401);
  });

  it('is believed by nobody while the connection is missing', async () => {
    await hook('unset', { auth: 'hmac', connection: 'no_such_connection' });
    expect((await post('unset', '{}')).status).toBe(503);
    await expect(hook('without', { auth: 'hmac' })).rejects.toThrow(/connection.*is missing/);
  });
});

describe('a webhook that is sent twice', () => {
  it('R8 begins one run for 50 at once, and for those that come later', async () => {
    const workflow = await hook('once', { dedupe: '{{ input.body.id }}', remember: 30 });
    const answers = await Promise.all(Array.from({ length: 50 }, () => post('once', '{"id":"evt_9"}')));
    const ids = new Set(answers.map(({ body }) => (isObject(body) ? body.runId : null)));
    expect(ids.size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 49 }, () => 200), 202]);
    expect((await post('once', '{"id":"evt_9"}')).status).toBe(200);
    expect((await post('once', '{"id":"evt_10"}')).status).toBe(202);
    expect(await runsOf(workflow)).toBe(2);
    const rows = await server.app.services.db.sql<{ days: number }[]>`
      select keep_days as days from idempotency where key = 'evt_9'`;
    expect(rows.map(({ days }) => days)).toEqual([30]);
  });

  it('counts the same content as the same request where it has no id and that is asked for', async () => {
    const workflow = await hook('content', { dedupe: '{{ input.body.id }}', withoutId: 'content' });
    const first = await post('content', '{"n":1,"m":2}', { 'x-request-time': '1' });
    const again = await post('content', '{"m":2,"n":1}', { 'x-request-time': '2' });
    expect([first.status, again.status]).toEqual([202, 200]);
    expect(again.body).toMatchObject({ status: 'already_processed' });
    expect((await post('content', '{"n":2}')).status).toBe(202);
    expect((await send(`/hooks/${org}/content?page=2`, { body: '{"n":2}' })).status).toBe(202);
    expect(await runsOf(workflow)).toBe(3);
    await hook('each', { dedupe: '{{ input.body.id }}' });
    expect([(await post('each', '{}')).status, (await post('each', '{}')).status]).toEqual([202, 202]);
  });

  it('gives every sender the answer of the one run', async () => {
    const workflow = await hook('same_time', { dedupe: '{{ input.body.id }}', respond: 'when-done' }, '{{ run.id }}');
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('same_time', '{"id":1}')));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await runsOf(workflow)).toBe(1);
  });

  it('begins one run with the last of many when it is debounced, for each key', async () => {
    const workflow = await hook('calm', { debounce: '300ms', debounceKey: '{{ input.body.who }}' });
    for (const [who, n] of [
      ['a', 1],
      ['b', 1],
      ['a', 2],
      ['a', 3],
    ])
      expect(await post('calm', JSON.stringify({ who, n }))).toMatchObject({
        status: 202,
        body: { status: 'debounced' },
      });
    await expect.poll(() => runsOf(workflow), { timeout: 10_000, interval: 20 }).toBe(2);
    const { body } = await server.ask('GET', `/api/v1/runs?workflow=${workflow}`);
    const items = isObject(body) && Array.isArray(body.items) ? body.items : [];
    const seen = await Promise.all(items.map((item) => run({ runId: isObject(item) ? (item.id ?? null) : null })));
    const outputs = seen.map(({ output }) => (isObject(output) ? output.body : null));
    expect(outputs).toEqual(
      expect.arrayContaining([
        { who: 'a', n: 3 },
        { who: 'b', n: 1 },
      ]),
    );
  });
});
