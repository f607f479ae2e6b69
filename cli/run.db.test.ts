import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphOf, ownerKey, publish, type TestApp, testApp } from '#server/testing/test-app.ts';
import { help, run } from './run.ts';

let server: TestApp;
let door: Server;
let env: { PATCHBAY_URL: string; PATCHBAY_API_KEY: string };

const graph = graphOf(
  'double',
  [
    { id: 'start', type: 'start' },
    { id: 'twice', type: 'set', params: { value: '{{ input.n * 2 }}' } },
    { id: 'end', type: 'end', params: { output: '{{ twice }}' } },
  ],
  [
    ['start', 'twice'],
    ['twice', 'end'],
  ],
);

beforeAll(async () => {
  server = await testApp();
  const rest = server.mounts.find(({ prefix }) => '/api/v1'.startsWith(prefix));
  if (!rest) throw new Error('there is no REST door');
  door = createServer(getRequestListener((request) => rest.answer(request, '127.0.0.1')));
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = door.address();
  env = { PATCHBAY_URL: `http://127.0.0.1:${isAddress(address) ? address.port : 0}`, PATCHBAY_API_KEY: ownerKey };
  await publish(server, graph);
  await server.ask('POST', '/api/v1/tools/double', { body: { n: 4 } });
});
afterAll(async () => {
  await new Promise((resolve) => door.close(resolve));
  await server.close();
});

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

async function asked(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await run(args, env, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

describe('patchbay', () => {
  it('replays past runs on the draft: 0 when all come to the same, 1 and the node when one does not', async () => {
    expect(await asked('replay', 'double')).toMatchObject({
      code: 0,
      text: expect.stringContaining('1 same, 0 differ'),
    });
    const workflow = await server.ask('GET', '/api/v1/workflows/double');
    const changed = JSON.parse(JSON.stringify(graph).replace('input.n * 2', 'input.n * 3'));
    const headers = { 'if-match': String(JSON.parse(JSON.stringify(workflow.body)).revision) };
    expect((await server.ask('PUT', '/api/v1/workflows/double', { body: { graph: changed }, headers })).status).toBe(
      200,
    );
    const differs = await asked('replay', 'double', '--runs', '5');
    expect(differs.code).toBe(1);
    expect(differs.text).toContain('twice: other output');
  });

  it('says that a workflow has no tests', async () => {
    expect(await asked('test', 'double')).toEqual({ code: 0, text: 'This workflow has no tests yet.' });
  });

  it('says in one sentence what is wrong with the question', async () => {
    expect(await asked('replay', 'nothing')).toMatchObject({ code: 2, text: expect.stringContaining('nothing') });
    expect(await asked('replay')).toEqual({ code: 2, text: 'Name one workflow, by its slug or id.' });
    expect(await asked('replay', 'double', '--runs', 'x')).toMatchObject({
      code: 2,
      text: expect.stringContaining('--runs'),
    });
    expect((await asked('dance')).text).toContain("There is no command 'dance'");
    expect(await asked('help')).toEqual({ code: 0, text: help });
    const lines: string[] = [];
    expect(await run(['replay', 'double'], {}, (line) => lines.push(line))).toBe(2);
    expect(lines[0]).toContain('PATCHBAY_API_KEY');
    const away = await run(['replay', 'x'], { ...env, PATCHBAY_URL: 'http://127.0.0.1:1' }, (line) => lines.push(line));
    expect([away, lines.at(-1)]).toEqual([2, expect.stringContaining('does not answer')]);
  });
});
