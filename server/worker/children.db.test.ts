import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { listRelatives } from '../operations/runs/list-relatives.ts';
import { graphOf, ownerKey, publish, type TestApp, testApp } from '../testing/test-app.ts';

let server: TestApp;

const start = { id: 'start', type: 'start' };
const end = (output: Json) => ({ id: 'end', type: 'end', params: { output } });
const call = (workflow: Json, more: JsonObject = {}, policy: JsonObject = {}) => ({
  id: 'child',
  type: 'call',
  params: { workflow, input: '{{ input }}', ...more },
  policy,
});

beforeAll(async () => {
  server = await testApp();
  await publish(server, graphOf('double', [start, end('{{ input.n * 2 }}')]));
  await publish(
    server,
    graphOf('refuse', [
      start,
      { id: 'no', type: 'stop', params: { code: 'too_many', message: 'Only {{ input.n }}.' } },
    ]),
  );
  await publish(
    server,
    graphOf(
      'ask_me',
      [start, { id: 'ask', type: 'approval', params: { title: 'Go on?' } }, end('approved')],
      [
        ['start', 'ask'],
        ['ask.approved', 'end'],
      ],
    ),
  );
});
afterAll(() => server.close());

const tool = (slug: string, input: Json, headers: Record<string, string> = {}) =>
  server.ask('POST', `/api/v1/tools/${slug}`, { body: input, headers });

function field(value: Json, name: string): Json {
  return isObject(value) ? (value[name] ?? null) : null;
}

async function children(parent: string): Promise<{ id: string; status: string; depth: number }[]> {
  return await server.app.services.db.sql`
    select id, status, depth from runs where parent_run_id = ${parent} order by started_at`;
}

describe('a call', () => {
  it('goes on with the answer of its child', async () => {
    await publish(server, graphOf('parent', [start, call('double'), end({ got: '{{ child }}' })]));
    const answered = await tool('parent', { n: 21 });
    expect(answered).toMatchObject({ status: 200, body: { got: 42 } });
    expect(await children(answered.headers.get('patchbay-run') ?? '')).toMatchObject([
      { status: 'succeeded', depth: 1 },
    ]);
  });

  it('is found from its caller, and its caller from it', async () => {
    const answered = await tool('parent', { n: 1 });
    const id = answered.headers.get('patchbay-run') ?? '';
    const { services } = server.app;
    const principal = await services.auth.resolveKey(ownerKey);
    if (principal === null) throw new Error('the key is not known');
    const relatives = await listRelatives(services, principal, { id });
    expect(relatives.forks).toEqual([]);
    expect(relatives.children).toMatchObject([{ workflow: { slug: 'double' }, parent: { runId: id, node: 'child' } }]);
  });

  it('has what is left of its caller to use, and what it used counts there', async () => {
    const graph = graphOf('spender', [start, call('double'), end({ got: '{{ child }}' })]);
    await publish(server, { ...graph, settings: { budget: { visits: 20, tokens: 5 } } });
    const answered = await tool('spender', { n: 1 });
    const id = answered.headers.get('patchbay-run') ?? '';
    const { body } = await server.ask('GET', `/api/v1/runs/${id}`);
    expect(body).toMatchObject({ usage: { visits: 5, tokens: 0, of: { visits: 20, tokens: 5 } } });
    const [child] = await children(id);
    const { body: called } = await server.ask('GET', `/api/v1/runs/${child?.id}`);
    expect(called).toMatchObject({ usage: { visits: 2, of: { visits: 18, tokens: 5 } } });
  });

  it('ends its caller when it leaves nothing, whatever the caller would make of a failure', async () => {
    const graph = graphOf('poor', [start, call('double', {}, { onError: 'continue' }), end('unreached')]);
    await publish(server, { ...graph, settings: { budget: { visits: 3 } } });
    expect(await tool('poor', { n: 1 })).toMatchObject({ body: { code: 'budget_exceeded', node: 'end' } });
  });

  it('without an input gives an empty object; one that does not fit is said with its place', async () => {
    const needy = { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] };
    await publish(server, graphOf('anything', [start, end('{{ input }}')]));
    await publish(server, { ...graphOf('needy', [start, end('{{ input.n }}')]), input: needy });
    const bare = { id: 'child', type: 'call', params: { workflow: 'anything' } };
    await publish(server, graphOf('calls_bare', [start, bare, end({ got: '{{ child }}' })]));
    expect(await tool('calls_bare', {})).toMatchObject({ status: 200, body: { got: {} } });
    await publish(server, graphOf('calls_badly', [start, call('needy', { input: { n: 'x' } }), end('unreached')]));
    expect(field((await tool('calls_badly', {})).body, 'detail')).toMatch(
      /`\/n` of the input for 'needy' does not fit: It must be a number/,
    );
  });

  it('goes at least as early as its caller', async () => {
    await publish(server, graphOf('urgent', [start, call('double'), end('{{ child }}')]));
    const answered = await tool('urgent', { n: 1 }, { 'patchbay-priority': 'critical' });
    const id = answered.headers.get('patchbay-run') ?? '';
    const [child] = await children(id);
    expect((await server.ask('GET', `/api/v1/runs/${child?.id}`)).body).toMatchObject({ priority: 'critical' });
  });

  it('fails with the code of a child that failed', async () => {
    await publish(server, graphOf('parent_fails', [start, call('refuse'), end('unreached')]));
    expect(await tool('parent_fails', { n: 7 })).toMatchObject({ body: { reason: 'too_many', node: 'child' } });
  });

  it('can catch that code at its error port', async () => {
    const graph = graphOf(
      'parent_catches',
      [
        start,
        call('refuse', {}, { onError: 'port' }),
        end('no'),
        { id: 'caught', type: 'end', params: { output: '{{ child.error.code }}' } },
      ],
      [
        ['start', 'child'],
        ['child', 'end'],
        ['child.error', 'caught'],
      ],
    );
    await publish(server, graph);
    expect(await tool('parent_catches', { n: 7 })).toMatchObject({ status: 200, body: 'too_many' });
  });

  it('runs a graph in place', async () => {
    const more = { id: 'more', type: 'set', params: { value: '{{ input.n + 1 }}' } };
    const inner = graphOf('inner', [start, more, end('{{ more * 10 }}')]);
    const given = { input: { n: '{{ input.n * 100 }}' } };
    await publish(server, graphOf('parent_inline', [start, call(inner, given), end('{{ child }}')]));
    expect(await tool('parent_inline', { n: 1 })).toMatchObject({ status: 200, body: 1010 });
  });

  it('that is detached goes on at once, and its child lives on its own', async () => {
    await publish(
      server,
      graphOf('parent_leaves', [start, call('ask_me', { mode: 'detach' }), end('{{ child.runId }}')]),
    );
    const { body, status } = await tool('parent_leaves', {});
    expect(status).toBe(200);
    await expect
      .poll(async () => field((await server.ask('GET', `/api/v1/runs/${String(body)}`)).body, 'status'))
      .toBe('waiting');
  });

  it('to a workflow that calls itself ends at the sixteenth', async () => {
    await publish(server, graphOf('forever', [start, call('forever'), end('never')]));
    const answered = await tool('forever', {});
    expect(answered).toMatchObject({ status: 429, body: { code: 'budget_exceeded' } });
    const [deepest] = await server.app.services.db.sql<{ depth: number }[]>`select max(depth)::int as depth from runs`;
    expect(deepest?.depth).toBe(16);
  });

  it('takes its child along when it is cancelled', async () => {
    await publish(server, graphOf('parent_waits', [start, call('ask_me'), end('{{ child }}')]));
    const begun = await tool('parent_waits', {}, { prefer: 'respond-async' });
    const id = String(field(begun.body, 'taskId'));
    await expect.poll(async () => (await children(id)).map(({ status }) => status)).toEqual(['waiting']);
    await server.ask('POST', `/api/v1/runs/${id}/cancel`);
    await expect
      .poll(async () => field((await server.ask('GET', `/api/v1/runs/${id}`)).body, 'status'))
      .toBe('cancelled');
    await expect.poll(async () => (await children(id)).map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('survives a restart while its child waits', async () => {
    await publish(server, graphOf('parent_sleeps', [start, call('ask_me'), end({ child: '{{ child }}' })]));
    const begun = await tool('parent_sleeps', {}, { prefer: 'respond-async' });
    const id = String(field(begun.body, 'taskId'));
    await expect.poll(async () => (await children(id)).map(({ status }) => status)).toEqual(['waiting']);
    await server.restart();
    const child = (await children(id))[0]?.id ?? '';
    const waits = field((await server.ask('GET', `/api/v1/runs/${child}`)).body, 'waits');
    const token = String(field(Array.isArray(waits) ? (waits[0] ?? null) : null, 'token'));
    await server.ask('POST', `/api/v1/waits/${token}`, { body: { decision: 'approved' }, key: null });
    await expect
      .poll(async () => field((await server.ask('GET', `/api/v1/runs/${id}`)).body, 'output'), { timeout: 10_000 })
      .toEqual({ child: 'approved' });
  });
});
