import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { graphOf, publish, type TestApp, testApp } from '../../testing/test-app.ts';

let server: TestApp;

const calling = (slug: string, workflow: string): JsonObject =>
  graphOf(slug, [
    { id: 'start', type: 'start' },
    { id: 'ask', type: 'call', params: { workflow } },
    { id: 'end', type: 'end' },
  ]);

const validate = async (graph: JsonObject) =>
  (await server.ask('POST', '/api/v1/workflows/validate', { body: { graph } })).body;

beforeAll(async () => {
  server = await testApp();
  await publish(
    server,
    graphOf('there', [
      { id: 'start', type: 'start' },
      { id: 'end', type: 'end' },
    ]),
  );
  await server.ask('POST', '/api/v1/workflows', {
    body: {
      graph: graphOf('drafted', [
        { id: 'start', type: 'start' },
        { id: 'end', type: 'end' },
      ]),
    },
  });
});
afterAll(() => server.close());

describe('a workflow that is called', () => {
  it('is named when it does not exist, or is not published', async () => {
    expect(await validate(calling('one', 'there'))).toEqual({ diagnostics: [] });
    expect(await validate(calling('itself', 'itself'))).toEqual({ diagnostics: [] });
    expect(await validate(calling('later', '{{ input.name }}'))).toEqual({ diagnostics: [] });
    expect(await validate(calling('two', 'nowhere'))).toMatchObject({
      diagnostics: [{ severity: 'error', code: 'unknown_workflow', node: 'ask', field: 'params.workflow' }],
    });
    expect(await validate(calling('three', 'drafted'))).toMatchObject({
      diagnostics: [{ severity: 'warning', code: 'not_published', message: expect.stringContaining('`drafted`') }],
    });
  });

  it('keeps its caller from being published when it does not exist', async () => {
    await expect(publish(server, calling('caller', 'nowhere'))).rejects.toThrow(
      /calls `nowhere`, which does not exist/,
    );
    await publish(server, calling('early', 'drafted'));
  });
});
