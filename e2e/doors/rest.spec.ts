import { expect, test } from '@playwright/test';
import { type Api, apiOf, begin, publish, runOver, runWith } from '../support/api.ts';
import { askGraph, graphOf, napGraph, sumGraph } from '../support/graphs.ts';
import { type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const folder = temporaryFolder();
let patchbay: Patchbay;
let api: Api;

test.beforeAll(async () => {
  patchbay = await start({ dataDir: folder.path });
  api = apiOf(patchbay.url);
  for (const graph of [sumGraph, askGraph, napGraph]) await publish(api, graph);
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

test.describe('workflows', () => {
  test('are created, read, saved by revision and removed', async () => {
    const graph = { ...sumGraph, slug: 'draft_one' };
    const created = await api('POST', '/api/v1/workflows', { graph });
    expect([created.status, created.body.slug, created.body.diagnostics]).toEqual([201, 'draft_one', []]);
    const { revision, id } = created.body;
    const read = await api('GET', '/api/v1/workflows/draft_one');
    expect(read.headers.get('etag')).toBe(`"${revision}"`);
    expect(read.body).toMatchObject({ id, slug: 'draft_one', revision, published: null });
    const path = `/api/v1/workflows/${id}`;
    const renamed = { graph: { ...graph, name: 'Renamed' } };
    expect(await api('PUT', path, renamed)).toMatchObject({ status: 428, body: { code: 'precondition_required' } });
    const saved = await api('PUT', path, renamed, { 'if-match': `"${revision}"` });
    expect([saved.status, saved.body.revision]).toEqual([200, revision + 1]);
    const stale = await api('PUT', path, renamed, { 'if-match': String(revision) });
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale_revision' } });
    expect(stale.text).toContain(String(revision + 1));
    expect((await api('DELETE', path)).status).toBe(204);
    expect((await api('GET', path)).status).toBe(404);
  });

  test('are refused under a slug that is taken, and under one that is no slug', async () => {
    const taken = await api('POST', '/api/v1/workflows', { graph: sumGraph });
    expect([taken.status, taken.body.code]).toEqual([409, 'conflict']);
    const wrong = await api('POST', '/api/v1/workflows', { graph: { ...sumGraph, slug: 'No Slug' } });
    expect(wrong.status).toBe(422);
  });

  test('are validated with findings that name node, reason and mend', async () => {
    const broken = graphOf(
      'broken',
      [
        { id: 'start', type: 'start' },
        { id: 'odd', type: 'no.such.type' },
        { id: 'answer', type: 'end', params: { output: '{{ nothing.here }}' } },
      ],
      ['start > odd', 'odd > nowhere', 'odd > answer'],
    );
    const { status, body } = await api('POST', '/api/v1/workflows/validate', { graph: broken });
    expect(status).toBe(200);
    const text = JSON.stringify(body.diagnostics);
    for (const named of ['no.such.type', 'nowhere', 'nothing']) expect(text).toContain(named);
    for (const finding of body.diagnostics) {
      expect(Object.keys(finding)).toEqual(expect.arrayContaining(['severity', 'code', 'message', 'fix']));
    }
    expect((await api('POST', '/api/v1/workflows', { graph: broken })).status).toBe(201);
    const refused = await api('POST', '/api/v1/workflows/broken/publish', {});
    expect([refused.status, refused.body.code]).toEqual([422, 'does_not_compile']);
    expect(refused.body.diagnostics.length).toBeGreaterThan(0);
  });

  test('keep every version, and go back to one', async () => {
    const graph = { ...sumGraph, slug: 'versions' };
    await publish(api, graph);
    const doubled = JSON.parse(JSON.stringify(graph).replace('input.a + input.b', '(input.a + input.b) * 2'));
    const { revision } = (await api('GET', '/api/v1/workflows/versions')).body;
    const saved = await api('PUT', '/api/v1/workflows/versions', { graph: doubled }, { 'if-match': `"${revision}"` });
    expect(saved.status).toBe(200);
    const call = async () => (await api('POST', '/api/v1/tools/versions', { a: 1, b: 2 })).body;
    expect(await call()).toEqual({ total: 3 });
    expect((await api('POST', '/api/v1/workflows/versions/publish', {})).body.version).toBe(2);
    expect(await call()).toEqual({ total: 6 });
    expect((await api('POST', '/api/v1/workflows/versions/versions/1/activate', {})).status).toBe(200);
    expect(await call()).toEqual({ total: 3 });
    const { items } = (await api('GET', '/api/v1/workflows/versions/versions')).body;
    expect(items.map(({ version }: { version: number }) => version).sort()).toEqual([1, 2]);
    const none = await api('POST', '/api/v1/workflows/versions/versions/9/activate', {});
    expect([none.status, none.body.code]).toEqual([404, 'not_found']);
  });

  test('run as drafts before they are published', async () => {
    await api('POST', '/api/v1/workflows', { graph: { ...sumGraph, slug: 'unpublished' } });
    const path = '/api/v1/workflows/unpublished/runs';
    expect((await api('POST', path, { input: { a: 1, b: 1 }, draft: true })).body).toEqual({ total: 2 });
    expect((await api('POST', path, { input: { a: 1, b: 1 } })).status).toBe(404);
    expect((await api('POST', '/api/v1/tools/unpublished', { a: 1, b: 1 })).status).toBe(404);
    expect((await api('POST', path, { input: {}, draft: 'yes' })).status).toBe(422);
    expect((await api('POST', path, { input: {}, version: 'x' })).status).toBe(422);
    await api('POST', '/api/v1/workflows/unpublished/publish', {});
    expect((await api('POST', path, { input: { a: 2, b: 1 }, version: 1 })).body).toEqual({ total: 3 });
    expect((await api('POST', path, { input: { a: 2, b: 1 }, version: 99 })).status).toBe(404);
  });
});

test.describe('tools', () => {
  test('answer with their output, and say which run it was', async () => {
    const reply = await api('POST', '/api/v1/tools/sum', { a: 2, b: 3 });
    expect([reply.status, reply.body]).toEqual([200, { total: 5 }]);
    const run = await api('GET', `/api/v1/runs/${reply.headers.get('patchbay-run')}`);
    expect(run.body).toMatchObject({ status: 'succeeded', output: { total: 5 }, version: 1, waits: [] });
  });

  test('refuse an input that does not fit, with its place', async () => {
    const { status, headers, body } = await api('POST', '/api/v1/tools/sum', { a: 'two', c: 1 });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ status: 422, code: 'invalid_input', title: expect.any(String) });
    expect(body.errors.map(({ path }: { path: string }) => path)).toContain('/a');
  });

  test('answer later when they are asked to, or when they take longer than the caller waits', async () => {
    const later = await api('POST', '/api/v1/tools/sum', { a: 1, b: 1 }, { prefer: 'respond-async' });
    expect([later.status, later.headers.get('location')]).toEqual([202, later.body.pollUrl]);
    expect((await runOver(api, later.body.taskId)).output).toEqual({ total: 2 });
    const slow = await api('POST', '/api/v1/tools/nap', { for: '1h' }, { prefer: 'wait=1' });
    expect([slow.status, slow.body.pollUrl]).toEqual([202, `/api/v1/runs/${slow.body.taskId}`]);
  });

  test('join one run under one idempotency key, and refuse another body under it', async () => {
    const key = { 'idempotency-key': '"key-1"' };
    const bodies = Array.from({ length: 5 }, () => api('POST', '/api/v1/tools/sum', { a: 1, b: 5 }, key));
    const runs = (await Promise.all(bodies)).map(({ headers }) => headers.get('patchbay-run'));
    expect(new Set(runs).size).toBe(1);
    const bare = await api('POST', '/api/v1/tools/sum', { b: 5, a: 1 }, { 'idempotency-key': 'key-1' });
    expect(bare.headers.get('patchbay-run')).toBe(runs[0]);
    const other = await api('POST', '/api/v1/tools/sum', { a: 9, b: 9 }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_mismatch']);
  });

  test('are unknown to nobody and to the wrong key alike', async () => {
    const nobody = apiOf(patchbay.url, null);
    const stranger = apiOf(patchbay.url, 'pb_00000000000000000000000000000000');
    for (const caller of [nobody, stranger]) {
      for (const [method, path] of [
        ['POST', '/api/v1/tools/sum'],
        ['POST', '/api/v1/tools/no_such_tool'],
        ['GET', '/api/v1/workflows'],
        ['GET', '/api/v1/runs'],
        ['GET', '/api/v1/nodes'],
        ['GET', '/api/v1/openapi.json'],
      ] as const) {
        const { status, body } = await caller(method, path, method === 'POST' ? {} : undefined);
        expect([path, status, body.code]).toEqual([path, 401, 'unauthenticated']);
      }
    }
    expect((await api('POST', '/api/v1/tools/no_such_tool', {})).status).toBe(404);
  });

  test('refuse bodies that are no JSON, too large or too deep', async () => {
    const send = (body: string) => api('POST', '/api/v1/tools/sum', body);
    expect(await send('{"a": 1')).toMatchObject({ status: 400, body: { code: 'bad_json' } });
    expect(await send(`{"a":"${'x'.repeat(10_000_001)}"}`)).toMatchObject({ status: 413, body: { code: 'too_large' } });
    const deep = `${'['.repeat(70)}${']'.repeat(70)}`;
    expect(await send(`{"a":${deep}}`)).toMatchObject({ status: 413, body: { code: 'too_large' } });
    expect(await send('{"a":1,"b":2,"__proto__":{"admin":true}}')).toMatchObject({ status: 200 });
  });

  test('tell why they failed, in the words of the workflow', async () => {
    const stop = graphOf(
      'stops',
      [
        { id: 'start', type: 'start' },
        { id: 'no', type: 'stop', params: { code: 'sold_out', message: 'No {{ input.what }} left.' } },
      ],
      ['start > no'],
    );
    await publish(api, stop);
    const { status, body } = await api('POST', '/api/v1/tools/stops', { what: 'tea' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'stopped', reason: 'sold_out', message: 'No tea left.', node: 'no' });
    expect(body.runId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('are described by OpenAPI and by the catalogue', async () => {
    const { body } = await api('GET', '/api/v1/openapi.json');
    expect(body.openapi).toMatch(/^3\.1/);
    const operation = body.paths['/api/v1/tools/sum'].post;
    expect(operation.requestBody.content['application/json'].schema).toEqual(sumGraph.input);
    const { items } = (await api('GET', '/api/v1/nodes')).body;
    expect(items.map(({ type }: { type: string }) => type)).toEqual(expect.arrayContaining(['start', 'http.request']));
  });
});

test.describe('runs', () => {
  test('are listed page by page, newest first', async () => {
    for (let a = 0; a < 3; a++) await api('POST', '/api/v1/tools/sum', { a, b: 0 });
    const first = (await api('GET', '/api/v1/runs?limit=2')).body;
    const second = (await api('GET', `/api/v1/runs?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`)).body;
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect([...ids].sort().reverse()).toEqual(ids);
    expect((await api('GET', '/api/v1/runs?limit=many')).status).toBe(422);
    expect((await api('GET', '/api/v1/runs/not-a-run')).status).toBe(404);
    expect((await api('GET', '/api/v1/runs?cursor=garbage')).status).toBe(422);
    expect((await api('GET', `/api/v1/runs/${ids[0]}/events?cursor=abc`)).status).toBe(422);
    expect((await api('GET', '/api/v1/workflows/NOPE%00')).status).toBe(422);
  });

  test('give their events as JSON in pages', async () => {
    const run = await begin(api, 'sum', { a: 1, b: 1 });
    await runOver(api, run);
    const all = (await api('GET', `/api/v1/runs/${run}/events`)).body;
    expect(all.nextCursor).toBeNull();
    const types = all.events.map(({ type }: { type: string }) => type);
    expect([types[0], types.at(-1)]).toEqual(['run.started', 'run.completed']);
    expect(all.events.map(({ seq }: { seq: number }) => seq)).toEqual(
      types.map((_: string, index: number) => index + 1),
    );
    const page = (await api('GET', `/api/v1/runs/${run}/events?limit=3`)).body;
    const rest = (await api('GET', `/api/v1/runs/${run}/events?cursor=${page.nextCursor}`)).body;
    expect([...page.events, ...rest.events]).toEqual(all.events);
  });

  test('stream their events, go on after the last one seen, and end', async () => {
    const run = await begin(api, 'ask', {});
    const [wait] = (await runWith(api, run, 'waiting')).waits;
    const stream = await fetch(`${patchbay.url}/api/v1/runs/${run}/events`, { headers: streamHeaders() });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body?.getReader();
    let before = '';
    while (reader && !before.includes('node.waiting')) before += new TextDecoder().decode((await reader.read()).value);
    await reader?.cancel();
    const seen = idsOf(before);
    await api('POST', `/api/v1/waits/${wait.token}`, { decision: 'approved', data: { note: 'go' } });
    const resumed = await fetch(`${patchbay.url}/api/v1/runs/${run}/events`, {
      headers: { ...streamHeaders(), 'last-event-id': String(seen.at(-1)) },
    });
    const after = await resumed.text();
    const ids = [...seen, ...idsOf(after)];
    expect(ids).toEqual(ids.map((_, index) => index + 1));
    expect(after).toContain('event: run.completed');
  });

  test('are cancelled once, and stay what they were when they are over', async () => {
    const run = await begin(api, 'nap', { for: '1h' });
    await runWith(api, run, 'waiting');
    expect((await api('POST', `/api/v1/runs/${run}/cancel`, {})).status).toBe(202);
    expect((await runOver(api, run)).status).toBe('cancelled');
    const done = await begin(api, 'sum', { a: 1, b: 1 });
    await runOver(api, done);
    await api('POST', `/api/v1/runs/${done}/cancel`, {});
    expect((await runOver(api, done)).status).toBe('succeeded');
  });
});

test.describe('waits', () => {
  test('take the first answer that fits, and refuse every later one', async () => {
    const run = await begin(api, 'ask', {});
    const [wait] = (await runWith(api, run, 'waiting')).waits;
    expect(wait).toMatchObject({ kind: 'approval', node: 'ask', title: 'Go on?' });
    const answer = (body: unknown) => api('POST', `/api/v1/waits/${wait.token}`, body);
    expect((await answer({ decision: 'maybe' })).status).toBe(422);
    expect((await answer({ decision: 'approved', data: {} })).body.errors[0].path).toMatch(/^\/data/);
    const both = await Promise.all([
      answer({ decision: 'approved', data: { note: 'first' } }),
      answer({ decision: 'rejected' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await runOver(api, run)).status).toBe('succeeded');
    expect((await answer({ decision: 'approved', data: { note: 'late' } })).status).toBe(409);
    expect((await api('POST', '/api/v1/waits/AAAAAAAAAAAAAAAAAAAAAA', { decision: 'approved' })).status).toBe(404);
  });

  test('are gone when their run was cancelled', async () => {
    const run = await begin(api, 'ask', {});
    const [wait] = (await runWith(api, run, 'waiting')).waits;
    await api('POST', `/api/v1/runs/${run}/cancel`, {});
    await runOver(api, run);
    const late = await api('POST', `/api/v1/waits/${wait.token}`, { decision: 'rejected' });
    expect([late.status, late.body.code]).toEqual([410, 'gone']);
  });
});

test('health and metrics need no key', async () => {
  const nobody = apiOf(patchbay.url, null);
  expect((await nobody('GET', '/healthz')).status).toBe(200);
  expect((await nobody('GET', '/readyz')).status).toBe(200);
  expect((await nobody('GET', '/metrics')).text).toContain('# TYPE');
});

function streamHeaders(): Record<string, string> {
  return { accept: 'text/event-stream', authorization: 'Bearer pb_e2e_0123456789abcdef0123456789abcdef' };
}

function idsOf(stream: string): number[] {
  return [...stream.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
}
