import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Principal } from '../../auth/principal.ts';
import { type Loopback, loopback } from '../../host/testing/loopback.ts';
import { graphOf, ownerOf, publish, type TestApp, testApp } from '../../testing/test-app.ts';
import { effectInDoubt } from './effect-in-doubt.ts';
import { listInbox } from './list-inbox.ts';

let service: Loopback;
let server: TestApp;
let owner: Principal;

beforeAll(async () => {
  service = await loopback(() => {
    // Nobody answers: the process ends before.
  });
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: `127.0.0.1:${service.port}` });
  owner = await ownerOf(server);
});
afterAll(async () => {
  await server.close();
  await service.close();
});

it('says what a node was doing when its process ended', async () => {
  const pay = {
    id: 'pay',
    type: 'http.request',
    policy: { inDoubt: 'ask' },
    params: { method: 'POST', url: `${service.origin}/orders/{{ input.id }}`, body: { amount: '{{ input.amount }}' } },
  };
  await publish(server, graphOf('pays', [{ id: 'start', type: 'start' }, pay, { id: 'end', type: 'end' }]));
  const begun = server.ask('POST', '/api/v1/tools/pays', {
    body: { id: 'A1', amount: 12 },
    headers: { prefer: 'respond-async' },
  });
  expect((await begun).status).toBe(202);
  await expect.poll(() => service.received.length).toBe(1);
  await server.restart();
  const inbox = () => listInbox(server.app.services, owner);
  await expect
    .poll(async () => (await inbox()).map(({ kind, node }) => [kind, node]), { timeout: 20_000 })
    .toEqual([['in_doubt', 'pay']]);
  const [item] = await inbox();
  const at = { run: item?.runId ?? '', node: 'pay', scope: '' };
  const effect = await effectInDoubt(server.app.services, owner, at);
  expect(effect).toMatchObject({
    title: 'HTTP request',
    params: { method: 'POST', url: `${service.origin}/orders/A1`, body: { amount: 12 } },
  });
  expect(Math.abs(Date.now() - Date.parse(effect.startedAt))).toBeLessThan(60_000);
  await expect(effectInDoubt(server.app.services, owner, { ...at, node: 'start' })).rejects.toThrow(
    'Nothing is in doubt',
  );
}, 60_000);
