import * as current from '@modelcontextprotocol/client';
import { Client as FormerClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FormerTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, test } from '@playwright/test';
import { apiOf, publish } from '../support/api.ts';
import { graphOf, napGraph, sumGraph } from '../support/graphs.ts';
import { apiKey, type Patchbay, start, stop, temporaryFolder } from '../support/patchbay.ts';

const folder = temporaryFolder();
const requestInit = { headers: { authorization: `Bearer ${apiKey}` } };
const identity = { name: 'e2e', version: '1.0.0' };
let patchbay: Patchbay;

test.beforeAll(async () => {
  patchbay = await start({ dataDir: folder.path });
  const api = apiOf(patchbay.url);
  for (const graph of [sumGraph, napGraph, stopGraph]) await publish(api, graph);
});

test.afterAll(async () => {
  await stop(patchbay);
  folder.remove();
});

const stopGraph = graphOf(
  'refuse',
  [
    { id: 'start', type: 'start' },
    { id: 'no', type: 'stop', params: { code: 'closed', message: 'Come back on Monday.' } },
  ],
  ['start > no'],
);

const clients = [
  { name: 'the 1.x client', connect: connectFormer },
  { name: 'the 2.x client with the handshake', connect: (path: string) => connectCurrent(path, {}) },
  {
    name: 'the 2.x client pinned to 2026-07-28',
    connect: (path: string) => connectCurrent(path, { versionNegotiation: { mode: { pin: '2026-07-28' } } }),
  },
];

for (const { name, connect } of clients) {
  test(`${name} lists and calls tools, and gets problems as results`, async () => {
    const client = await connect('/mcp');
    const { tools } = await client.listTools();
    const tool = tools.find((candidate) => candidate.name === 'sum');
    expect(tool?.inputSchema).toMatchObject({ properties: { a: { type: 'number' } }, required: ['a', 'b'] });
    expect(tool?.outputSchema).toMatchObject({ properties: { total: { type: 'number' } } });
    const good = await client.callTool({ name: 'sum', arguments: { a: 2, b: 3 } });
    expect(good.structuredContent).toEqual({ total: 5 });
    const bad = await client.callTool({ name: 'sum', arguments: { a: 'two' } });
    expect(problemOf(bad)).toMatchObject({ code: 'invalid_input', errors: expect.any(Array) });
    const stopped = await client.callTool({ name: 'refuse', arguments: {} });
    expect(problemOf(stopped)).toMatchObject({ code: 'stopped', reason: 'closed', message: 'Come back on Monday.' });
    await client.close();
  });
}

test('an address of one tool lists that tool alone', async () => {
  const client = await connectFormer('/mcp/sum');
  expect((await client.listTools()).tools.map((tool) => tool.name)).toEqual(['sum']);
  await client.close();
  expect((await send('/mcp/no_such_tool', { authorization: `Bearer ${apiKey}` })).status).toBe(404);
});

test('nobody gets in without a key, or from another origin', async () => {
  expect((await send('/mcp', {})).status).toBe(401);
  expect((await send('/mcp', { authorization: 'Bearer pb_00000000000000000000000000000000' })).status).toBe(401);
  const foreign = { authorization: `Bearer ${apiKey}`, origin: 'http://evil.example' };
  expect((await send('/mcp', foreign)).status).toBe(403);
});

test('what is no JSON-RPC is told so', async () => {
  const response = await fetch(`${patchbay.url}/mcp`, {
    method: 'POST',
    headers: {
      ...requestInit.headers,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: '{"jsonrpc":',
  });
  expect(response.status).toBe(400);
});

async function connectFormer(path: string) {
  const client = new FormerClient(identity);
  await client.connect(new FormerTransport(new URL(patchbay.url + path), { requestInit }));
  return client;
}

async function connectCurrent(path: string, options: current.ClientOptions) {
  const client = new current.Client(identity, options);
  await client.connect(new current.StreamableHTTPClientTransport(new URL(patchbay.url + path), { requestInit }));
  return client;
}

function problemOf(result: Record<string, unknown>): unknown {
  expect(result.isError).toBe(true);
  const [first] = Array.isArray(result.content) ? result.content : [];
  return JSON.parse(first.text);
}

function send(path: string, headers: Record<string, string>): Promise<Response> {
  return fetch(patchbay.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}',
  });
}
