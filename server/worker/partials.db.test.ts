import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nothingShown, type PartialShown, takePartial } from '#engine/run/partial-output.ts';
import { type Loopback, loopback } from '../host/testing/loopback.ts';
import { graphOf, ownerKey, publish, type TestApp, testApp, testOrigin } from '../testing/test-app.ts';
import { RunPartials } from './partials.ts';

let server: TestApp;
let slow: Loopback;
let answering: ServerResponse;

beforeAll(async () => {
  slow = await loopback((_, response) => {
    answering = response;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: one\n\n');
  });
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: '127.0.0.0/8' });
  const get = { id: 'get', type: 'http.request', params: { url: slow.origin } };
  const end = { id: 'end', type: 'end', params: { output: '{{ get.body }}' } };
  await publish(server, graphOf('listen', [{ id: 'start', type: 'start' }, get, end]));
});
afterAll(async () => {
  await server.close();
  await slow.close();
});

async function begin(): Promise<string> {
  const reply = await server.ask('POST', '/api/v1/tools/listen', { body: {}, headers: { prefer: 'respond-async' } });
  return reply.body !== null && typeof reply.body === 'object' && 'taskId' in reply.body
    ? String(reply.body.taskId)
    : '';
}

/** The run's stream, read as far as is asked for. */
async function streamOf(run: string) {
  const path = `/api/v1/runs/${run}/events`;
  const mount = server.mounts.find(({ prefix }) => path.startsWith(prefix));
  const headers = { authorization: `Bearer ${ownerKey}`, accept: 'text/event-stream' };
  const response = await mount?.answer(new Request(testOrigin + path, { headers }), '127.0.0.1');
  const reader = response?.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async (wanted: string | null): Promise<string> => {
    while (wanted === null || !text.includes(wanted)) {
      const { value, done = true } = (await reader?.read()) ?? {};
      if (done) break;
      text += value;
    }
    return text;
  };
}

describe('what a node has so far', () => {
  it('is in the stream of its run between the events, and only there', async () => {
    const run = await begin();
    const until = await streamOf(run);
    expect(await until('data: one')).not.toContain('node.completed","node":"get"');
    answering.write('data: two\n\n');
    const text = await until('data: two');
    expect(text).toMatch(/^event: partial\ndata: \{"node":"get","scope":"","visit":1,"from":11,/m);
    answering.end('data: three\n\n');
    const whole = await until(null);
    expect(whole).toContain('event: run.completed');
    const events = await server.ask('GET', `/api/v1/runs/${run}/events`);
    expect(JSON.stringify(events.body)).not.toContain('partial');
    expect(JSON.stringify(events.body)).toContain('data: one\\n\\ndata: two\\n\\ndata: three');
  });

  it('travels between processes while somebody looks, whole for who comes late, and ends there too', async () => {
    // Two processes over one database, whichever it is; both listen on its channel.
    const db = { ...server.app.services.db, kind: 'server' as const };
    const [driving, reading] = [await RunPartials.open(db), await RunPartials.open(db)];
    const name = { node: 'get', scope: '', visit: 1 };
    const long = 'é'.repeat(20_000);
    driving.show('r1', name, { text: long });
    let shown: PartialShown = nothingShown;
    const ends: string[] = [];
    const watch = reading.watch('r1', () => {
      for (const update of watch.take()) {
        if (update.over) ends.push(update.node);
        else shown = takePartial(shown, update);
      }
    });
    await expect.poll(() => shown.total).toBe(long.length);
    expect(shown.text).toMatch(/^é{1000,}$/);
    driving.show('r1', name, { text: ' and more' });
    await expect.poll(() => shown.text.endsWith('é and more')).toBe(true);
    driving.end('r1', name);
    await expect.poll(() => ends).toEqual(['get']);
    watch.close();
    await Promise.all([driving.close(), reading.close()]);
  });
});
