import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { graphOf, publish, type TestApp, testApp } from '../../testing/test-app.ts';

/** What the web server answers, by path; text is sent as it is. */
const documents = new Map<string, Json>();
const folder = mkdtempSync(join(tmpdir(), 'patchbay-calls-'));
let asked: string[] = [];
let web: Server;
let origin: string;
let server: TestApp;

const start = { id: 'start', type: 'start' };
const end = (output: Json): JsonObject => ({ id: 'end', type: 'end', params: { output } });
const calling = (slug: string, workflow: Json): JsonObject =>
  graphOf(slug, [start, { id: 'child', type: 'call', params: { workflow, input: '{{ input }}' } }, end('{{ child }}')]);
const times = (factor: number) => graphOf('times', [start, end(`{{ input.n * ${factor} }}`)]);

beforeAll(async () => {
  web = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (path === '/library/moved.json') return response.writeHead(302, { location: '/library/times.json' }).end();
    const found = documents.get(path);
    if (found === undefined) return response.writeHead(404).end();
    response.end(typeof found === 'string' ? found : JSON.stringify(found));
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const address = web.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  origin = `http://127.0.0.1:${port}`;
  mkdirSync(join(folder, 'flows'));
  server = await testApp({
    PATCHBAY_CALL_URLS: `${origin}/library, http://localhost:8000/closed/`,
    PATCHBAY_CALL_DIR: join(folder, 'flows'),
    PATCHBAY_EGRESS_ALLOW: `127.0.0.1:${port}`,
  });
});
afterAll(async () => {
  await server.close();
  await new Promise((resolve) => web.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

async function problems(workflow: Json): Promise<Json> {
  const { body } = await server.ask('POST', '/api/v1/workflows/validate', {
    body: { graph: calling('asks', workflow) },
  });
  return isObject(body) ? (body.diagnostics ?? null) : null;
}

const tool = async (slug: string, n: number) =>
  (await server.ask('POST', `/api/v1/tools/${slug}`, { body: { n } })).body;

const error = (code: string, message: string) => [
  { severity: 'error', code, node: 'child', field: 'params.workflow', message: expect.stringContaining(message) },
];

describe('a workflow that is called by its address', () => {
  it('is pinned when its caller is published, and fetched anew by drafts and the next version', async () => {
    const address = `${origin}/library/times.json`;
    documents.set('/library/times.json', times(2));
    const id = await publish(server, calling('by_address', address));
    documents.set('/library/times.json', times(3));
    expect(await tool('by_address', 7)).toBe(14);
    await server.restart();
    expect(await tool('by_address', 7)).toBe(14);
    const draft = await server.ask('POST', `/api/v1/workflows/${id}/runs`, { body: { input: { n: 7 }, draft: true } });
    expect(draft.body).toBe(21);
    const { body } = await server.ask('GET', '/api/v1/workflows');
    expect(body).toMatchObject({ items: [{ slug: 'by_address', changed: false }] });
    expect((await server.ask('POST', `/api/v1/workflows/${id}/publish`, { body: {} })).body).toMatchObject({
      version: 2,
    });
    expect(await tool('by_address', 7)).toBe(21);
    expect((await server.ask('POST', `/api/v1/workflows/${id}/publish`, { body: {} })).body).toMatchObject({
      version: 2,
    });
    const found = await server.ask('GET', `/api/v1/workflows/${id}`);
    expect(found.body).toMatchObject({ graph: { nodes: [{}, { params: { workflow: address } }, {}] } });
  });

  it('brings those that it calls, and they are pinned as well', async () => {
    documents.set('/library/deep.json', times(5));
    documents.set('/library/outer.json', calling('outer', `${origin}/library/deep.json`));
    await publish(server, calling('by_two', calling('inner', `${origin}/library/outer.json`)));
    documents.delete('/library/deep.json');
    documents.delete('/library/outer.json');
    expect(await tool('by_two', 2)).toBe(10);
  });

  it('is refused with what is wrong and how to mend it', async () => {
    documents.set('/library/text.json', 'hello');
    documents.set('/library/list.json', [1]);
    documents.set('/library/big.json', `"${'x'.repeat(1_000_001)}"`);
    documents.set('/library/broken.json', graphOf('broken', [start, end('{{ nobody }}')]));
    documents.set(
      '/library/silent.json',
      graphOf('silent', [{ id: 'on', type: 'trigger.event', params: { topic: 'a' } }]),
    );
    documents.set('/library/a.json', calling('a', `${origin}/library/b.json`));
    documents.set('/library/b.json', calling('b', `${origin}/library/a.json`));
    documents.set('/library/bad.json', calling('bad', 'https://elsewhere.example/x.json'));
    const at = (name: string) => problems(`${origin}/library/${name}`);
    expect(await at('missing.json')).toMatchObject(error('unreachable', 'it answered 404'));
    expect(await at('moved.json')).toMatchObject(error('unreachable', 'it redirects'));
    expect(await at('text.json')).toMatchObject(error('not_a_workflow', 'is not JSON'));
    expect(await at('list.json')).toMatchObject(error('not_a_workflow', 'is not a workflow'));
    expect(await at('big.json')).toMatchObject(error('too_large', 'more than 1000000 bytes'));
    expect(await at('broken.json')).toMatchObject(error('does_not_compile', 'nobody'));
    expect(await at('silent.json')).toMatchObject(error('not_callable', 'has no Start'));
    expect(await at('a.json')).toMatchObject(error('call_cycle', 'calls itself'));
    expect(await at('bad.json')).toMatchObject(error('not_allowed', 'In `'));
    expect(await problems('http://localhost:8000/closed/x.json')).toMatchObject(
      error('unreachable', 'private address'),
    );
    await expect(publish(server, calling('refused', `${origin}/library/broken.json`))).rejects.toThrow('nobody');
  });

  it('lies below what the administrator allows, however it is written', async () => {
    asked = [];
    for (const address of [
      `${origin}/other.json`,
      `${origin}/library/../other.json`,
      `${origin}/library/%2e%2e/other.json`,
      `${origin}/library/..%2fother.json`,
      `${origin}/library_other/x.json`,
      origin.replace('http://', 'http://library@'),
      'https://example.com/library/x.json',
    ])
      expect(await problems(address)).toMatchObject(error('not_allowed', 'not an address from which'));
    expect(asked).toEqual([]);
  });

  it('stands in the node: one that comes out of an expression is refused in the run', async () => {
    documents.set('/library/times.json', times(2));
    await publish(server, calling('late', '{{ input.from }}'));
    const { body } = await server.ask('POST', '/api/v1/tools/late', { body: { from: `${origin}/library/times.json` } });
    expect(body).toMatchObject({ reason: 'not_pinned' });
  });
});

describe('a workflow that is called by its file', () => {
  it('is read from the folder for development, and pinned as well', async () => {
    writeFileSync(join(folder, 'flows', 'times.json'), JSON.stringify(times(4)));
    await publish(server, calling('by_file', 'file:times.json'));
    writeFileSync(join(folder, 'flows', 'times.json'), JSON.stringify(times(5)));
    expect(await tool('by_file', 2)).toBe(8);
  });

  it('never lies outside of it, not even behind a link', async () => {
    writeFileSync(join(folder, 'secret.json'), JSON.stringify(times(1)));
    symlinkSync(join(folder, 'secret.json'), join(folder, 'flows', 'link.json'));
    for (const address of ['file:../secret.json', 'file:/etc/passwd', 'file:///etc/passwd', 'file:link.json'])
      expect(await problems(address)).toMatchObject(error('not_allowed', 'outside the folder'));
    expect(await problems('file:nothing.json')).toMatchObject(error('unreachable', 'there is no such file'));
    expect(await problems('file:.')).toMatchObject([{ severity: 'error', node: 'child' }]);
  });
});

describe('a workflow in place', () => {
  it('is checked before it runs', async () => {
    expect(await problems(times(2))).toEqual([]);
    expect(await problems({ patchbay: 1 })).toMatchObject(error('not_a_workflow', 'The workflow in place'));
    expect(await problems(graphOf('broken', [start, end('{{ nobody }}')]))).toMatchObject(
      error('does_not_compile', 'nobody'),
    );
    expect(await problems(7)).toMatchObject(error('not_a_workflow', 'The workflow in place'));
  });
});

describe('saved workflows that call each other', () => {
  it('are named before they go round', async () => {
    await server.ask('POST', '/api/v1/workflows', { body: { graph: times(1) } });
    await publish(server, calling('second', 'times'));
    await publish(server, calling('third', 'second'));
    expect(await problems('third')).toEqual([]);
    const draft = calling('times', 'third');
    const { body } = await server.ask('POST', '/api/v1/workflows/validate', { body: { graph: draft } });
    expect(body).toMatchObject({
      diagnostics: [{ severity: 'warning', code: 'call_cycle', message: expect.stringContaining('by way of second') }],
    });
  });
});
