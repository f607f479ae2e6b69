import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphOf, publish } from '#server/testing/test-app.ts';
import { help, run } from './run.ts';
import { type CliApp, cliApp } from './testing/cli-app.ts';

let app: CliApp;

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
  app = await cliApp();
  await publish(app.server, graph);
  await app.server.ask('POST', '/api/v1/tools/double', { body: { n: 4 } });
});
afterAll(async () => {
  await app.close();
});

describe('patchbay', () => {
  it('replays past runs on the draft: 0 when all come to the same, 1 and the node when one does not', async () => {
    expect(await app.asked('replay', 'double')).toMatchObject({
      code: 0,
      text: expect.stringContaining('1 same, 0 differ'),
    });
    const workflow = await app.server.ask('GET', '/api/v1/workflows/double');
    const changed = JSON.parse(JSON.stringify(graph).replace('input.n * 2', 'input.n * 3'));
    const headers = { 'if-match': String(JSON.parse(JSON.stringify(workflow.body)).revision) };
    expect(
      (await app.server.ask('PUT', '/api/v1/workflows/double', { body: { graph: changed }, headers })).status,
    ).toBe(200);
    const differs = await app.asked('replay', 'double', '--runs', '5');
    expect(differs.code).toBe(1);
    expect(differs.text).toContain('twice: other output');
  });

  it('says that a workflow has no tests', async () => {
    expect(await app.asked('test', 'double')).toEqual({ code: 0, text: 'This workflow has no tests yet.' });
  });

  it('says in one sentence what is wrong with the question', async () => {
    expect(await app.asked('replay', 'nothing')).toMatchObject({ code: 2, text: expect.stringContaining('nothing') });
    expect(await app.asked('replay')).toEqual({ code: 2, text: 'Name one workflow, by its slug or id.' });
    expect(await app.asked('replay', 'double', '--runs', 'x')).toMatchObject({
      code: 2,
      text: expect.stringContaining('--runs'),
    });
    expect((await app.asked('dance')).text).toContain("There is no command 'dance'");
    expect(await app.asked('help')).toEqual({ code: 0, text: help });
    const lines: string[] = [];
    expect(await run(['replay', 'double'], {}, (line) => lines.push(line))).toBe(2);
    expect(lines[0]).toContain('PATCHBAY_API_KEY');
    const away = await run(['replay', 'x'], { ...app.env, PATCHBAY_URL: 'http://127.0.0.1:1' }, (line) =>
      lines.push(line),
    );
    expect([away, lines.at(-1)]).toEqual([2, expect.stringContaining('does not answer')]);
  });
});
