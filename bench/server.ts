import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { figure } from './figure.ts';

/**
 * The product as `npm start` runs it, measured from outside on the same machine: calls that save their run, MCP, a
 * loop of 1,000 items, and the time from start to ready. `DATABASE_URL` (with PATCHBAY_SECRET) measures a server.
 */
const port = 20_000 + Math.floor(Math.random() * 20_000);
const key = 'pb_bench_0123456789abcdef0123456789abcdef';
const base = `http://127.0.0.1:${port}`;
const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
const where = process.env.DATABASE_URL === undefined ? 'embedded' : 'Postgres';

const graph = (slug: string, nodes: unknown[], edges: [string, string][]) => ({
  patchbay: 1,
  kind: 'module',
  name: slug,
  slug,
  description: '',
  input: { type: 'object' },
  output: { type: 'object' },
  nodes: nodes.map((node) => ({ position: [0, 0], ...(typeof node === 'object' ? node : {}) })),
  edges: edges.map(([from, to]) => ({ from, to })),
});

const line = graph(
  'line',
  [
    { id: 'start', type: 'start' },
    { id: 'first', type: 'set', params: { value: '{{ input.n + 1 }}' } },
    { id: 'check', type: 'if', params: { condition: '{{ first > 1 }}' } },
    { id: 'second', type: 'set', params: { fields: { n: '{{ first }}', text: 'Number {{ first }}' } } },
    { id: 'done', type: 'end', params: { output: '{{ second }}' } },
  ],
  [
    ['start', 'first'],
    ['first', 'check'],
    ['check.true', 'second'],
    ['second', 'done'],
  ],
);
const loop = graph(
  'loop',
  [
    { id: 'start', type: 'start' },
    { id: 'each', type: 'for_each', params: { items: '{{ input.items }}' } },
    { id: 'twice', type: 'set', parent: 'each', params: { value: '{{ item * 2 }}' } },
    { id: 'done', type: 'end', params: { output: { count: '{{ each.length }}' } } },
  ],
  [
    ['start', 'each'],
    ['each', 'done'],
  ],
);

let started = start();
try {
  await ready();
  await Promise.all([publish(line), publish(loop)]);
  const body = JSON.stringify({ n: 3 });
  for (const connections of [1, 10, 50]) await measureCalls(connections, body);
  await measureLoop();
  await measureMcp();
  await stop();
  const samples: number[] = [];
  for (let i = 0; i < 5; i++) {
    const begin = performance.now();
    started = start();
    await ready();
    samples.push(Math.round(performance.now() - begin));
    await stop();
  }
  figure({ name: `start to ready when built, ${where}`, unit: 'ms', aim: 1500, samples });
} finally {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function start() {
  const { DATABASE_URL, PATCHBAY_SECRET, PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      PATCHBAY_API_KEY: key,
      PATCHBAY_OWNER_EMAIL: 'bench@example.com',
      PATCHBAY_OWNER_PASSWORD: 'a password for the bench',
      ...(DATABASE_URL !== undefined && { DATABASE_URL }),
      ...(PATCHBAY_SECRET !== undefined && { PATCHBAY_SECRET }),
    },
  });
}

async function ready(): Promise<void> {
  for (let i = 0; i < 6000; i++) {
    if (
      await fetch(`${base}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the server did not become ready');
}

async function stop(): Promise<void> {
  if (started.exitCode !== null || started.signalCode !== null) return;
  const gone = new Promise((resolve) => started.once('exit', resolve));
  started.kill('SIGTERM');
  await gone;
}

async function publish(document: { slug: string }): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const created = await fetch(`${base}/api/v1/workflows`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ graph: document }),
  });
  if (created.status !== 201 && created.status !== 409) throw new Error(await created.text());
  const published = await fetch(`${base}/api/v1/workflows/${document.slug}/publish`, { method: 'POST', headers });
  if (!published.ok) throw new Error(await published.text());
}

async function measureCalls(connections: number, body: string): Promise<void> {
  await load(connections, body, 1500);
  const rounds = [];
  for (let i = 0; i < 3; i++) rounds.push(await load(connections, body, 4000));
  const name = `POST /api/v1/tools, ${connections} ${connections === 1 ? 'connection' : 'connections'}, ${where}`;
  figure({
    name: `${name}: rate`,
    unit: '1/s',
    ...(connections === 50 && { aim: 6000 }),
    samples: rounds.map(({ rate }) => rate),
  });
  figure({
    name: `${name}: p50`,
    unit: 'ms',
    ...(connections === 1 && { aim: where === 'embedded' ? 1.2 : 0.7 }),
    samples: rounds.map(({ times }) => percentile(times, 50)),
  });
  figure({
    name: `${name}: p99`,
    unit: 'ms',
    ...(connections === 50 && { aim: 15 }),
    samples: rounds.map(({ times }) => percentile(times, 99)),
  });
  figure({
    name: `${name}: server CPU a run`,
    unit: 'ms',
    samples: rounds.map(({ cpu, times }) => cpu / times.length),
  });
}

/** Calls over kept connections, each sending the next when the answer is there. */
async function load(
  connections: number,
  body: string,
  ms: number,
): Promise<{ rate: number; times: number[]; cpu: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const cpuBefore = await cpuMs();
  const begin = performance.now();
  const end = begin + ms;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const sent = performance.now();
        await call('line', body, agent);
        times.push(performance.now() - sent);
      }
    }),
  );
  const rate = Math.round((times.length * 1000) / (performance.now() - begin));
  agent.destroy();
  return { rate, times: times.sort((a, b) => a - b), cpu: (await cpuMs()) - cpuBefore };
}

function call(slug: string, body: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${base}/api/v1/tools/${slug}`,
      {
        method: 'POST',
        agent,
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The value below which so many per cent of sorted times lie. */
function percentile(sorted: number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** User and system time of the server's process, from the kernel (Linux); 0 elsewhere. */
async function cpuMs(): Promise<number> {
  const stat = await readFile(`/proc/${started.pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

async function measureLoop(): Promise<void> {
  const body = JSON.stringify({ items: Array.from({ length: 1000 }, (_, i) => i) });
  const agent = new Agent({ keepAlive: true });
  const samples: number[] = [];
  for (let i = 0; i < 40; i++) {
    const begin = performance.now();
    await call('loop', body, agent);
    if (i >= 10) samples.push(performance.now() - begin);
  }
  agent.destroy();
  figure({ name: `loop of 1,000 items with the run saved, ${where}`, unit: 'ms', aim: 15, samples });
}

async function measureMcp(): Promise<void> {
  const client = new Client({ name: 'bench', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${base}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${key}` } },
    }),
  );
  await client.listTools();
  const samples: number[] = [];
  for (let i = 0; i < 400; i++) {
    const begin = performance.now();
    await client.callTool({ name: 'line', arguments: { n: 3 } });
    if (i >= 100) samples.push(performance.now() - begin);
  }
  await client.close();
  figure({ name: `MCP tools/call of the same workflow, official client, ${where}`, unit: 'ms', aim: 1.5, samples });
}
