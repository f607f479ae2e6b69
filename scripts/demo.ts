// The main job without a browser: start, publish a workflow, call it by MCP and by REST, stop.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { z } from 'zod';

const slug = 'weather_report';
const input = { year: 2014 };
const key = `pb_${randomBytes(24).toString('hex')}`;
const authorization = `Bearer ${key}`;
const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-demo-'));

const server = startServer();
const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
let isDone = false;
try {
  const url = await addressOf(server);
  say(`\nPatchbay runs at ${url} with a throwaway data folder.`);
  const { version } = z.object({ version: z.int() }).parse(await post(`${url}/api/v1/workflows/${slug}/publish`, {}));
  say(`Published the example '${slug}' as version ${version}.`);
  await callByMcp(url);
  await callByRest(url);
  isDone = true;
} catch (error) {
  process.stderr.write(`The demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  server.kill('SIGTERM');
  await exited;
  rmSync(dataDir, { recursive: true, force: true });
}
if (isDone) say('\nStopped.');
process.exit(isDone ? 0 : 1);

function startServer(): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, [join(import.meta.dirname, 'start.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      PORT: '0',
      DATA_DIR: dataDir,
      PATCHBAY_OWNER_EMAIL: 'demo@example.com',
      PATCHBAY_OWNER_PASSWORD: randomBytes(12).toString('hex'),
      PATCHBAY_API_KEY: key,
    },
  });
}

/** The address the server prints once it answers. */
async function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    const text = String(chunk);
    if (text.startsWith('Building')) process.stdout.write(text);
    printed += text;
    const [, url] = /ready at (http:\S+)/.exec(printed) ?? [];
    if (url === undefined) continue;
    child.stdout?.resume();
    return url;
  }
  throw new Error('the server ended before it was ready.');
}

async function callByMcp(url: string): Promise<void> {
  const client = new Client({ name: 'patchbay-demo', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers: { authorization } } }),
  );
  const { tools } = await client.listTools();
  say(`\nMCP lists ${tools.map((tool) => `${tool.name} (${tool.description})`).join(', ')}`);
  const result = await client.callTool({ name: slug, arguments: input });
  if (result.isError === true) throw new Error(`MCP answered ${JSON.stringify(result.content)}`);
  show(`MCP tools/call ${slug} ${JSON.stringify(input)}`, result.structuredContent);
  await client.close();
}

async function callByRest(url: string): Promise<void> {
  show(`POST /api/v1/tools/${slug} ${JSON.stringify(input)}`, await post(`${url}/api/v1/tools/${slug}`, input));
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return await response.json();
}

function show(title: string, answer: unknown): void {
  const { table, ...rest } = z
    .object({ table: z.array(z.record(z.string(), z.unknown())) })
    .loose()
    .parse(answer);
  say(`\n${title}`);
  say(`  ${JSON.stringify(rest)}`);
  const columns = Object.keys(table[0] ?? {});
  const rows = [columns, ...table.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  for (const row of rows) say(`  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd());
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
