import { expect, test } from '@playwright/test';
import { apiOf, begin, publish, runOver, runWith } from '../support/api.ts';
import { askGraph, stepsGraph } from '../support/graphs.ts';
import { crash, freePort, type Options, start, stop, temporaryFolder } from '../support/patchbay.ts';
import { answerPath, Receiver } from '../support/receiver.ts';

const egress = { PATCHBAY_EGRESS_ALLOW: '127.0.0.0/8' };
let receiver: Receiver;
let options: Options;
let folder: ReturnType<typeof temporaryFolder>;

test.beforeEach(async () => {
  receiver = await Receiver.open();
  folder = temporaryFolder();
  options = { dataDir: folder.path, port: await freePort(), env: egress };
});

test.afterEach(async () => {
  await receiver.close();
  folder.remove();
});

test('a killed process goes on at the exact node: done effects once, the one in flight again with its key', async () => {
  receiver.answer = (received, response) => {
    // The third effect never comes back to the first process.
    if (received.path === '/s3' && receiver.at('/s3').length === 1) return;
    answerPath(received, response);
  };
  const first = await start(options);
  const api = apiOf(first.url);
  await publish(api, stepsGraph('steps', receiver.url, 5));
  const run = await begin(api, 'steps', {});
  await receiver.arrived('/s3');
  await crash(first);
  const second = await start(options);
  const { status, output } = await runOver(api, run);
  expect([status, output]).toEqual(['succeeded', { steps: 5, last: '/s5' }]);
  expect(['/s1', '/s2', '/s3', '/s4', '/s5'].map((path) => receiver.at(path).length)).toEqual([1, 1, 2, 1, 1]);
  const [before, after] = receiver.at('/s3').map(({ headers }) => headers['idempotency-key']);
  expect(before).toMatch(/^\S{32,}$/);
  expect(after).toBe(before);
  const { events } = (await api('GET', `/api/v1/runs/${run}/events`)).body;
  expect(events.filter(({ type }: { type: string }) => type === 'node.in_doubt')).toMatchObject([{ node: 's3' }]);
  expect(events.map(({ seq }: { seq: number }) => seq)).toEqual(events.map((_: unknown, index: number) => index + 1));
  await stop(second);
});

test('a wait outlives the process, and its token still counts', async () => {
  const first = await start(options);
  const api = apiOf(first.url);
  await publish(api, askGraph);
  const run = await begin(api, 'ask', {});
  const [wait] = (await runWith(api, run, 'waiting')).waits;
  await crash(first);
  const second = await start(options);
  expect((await runWith(api, run, 'waiting')).waits).toMatchObject([{ token: wait.token, node: 'ask' }]);
  await api('POST', `/api/v1/waits/${wait.token}`, { decision: 'approved', data: { note: 'after all' } });
  expect((await runOver(api, run)).output).toEqual({ decision: 'yes', note: 'after all' });
  await stop(second);
});

test('a call under a key finds its run again after a crash', async () => {
  const first = await start(options);
  const api = apiOf(first.url);
  await publish(api, askGraph);
  const call = () => api('POST', '/api/v1/tools/ask', {}, { 'idempotency-key': 'once', prefer: 'respond-async' });
  const { taskId } = (await call()).body;
  await crash(first);
  const second = await start(options);
  expect((await call()).body.taskId).toBe(taskId);
  await stop(second);
});

test('a process that is asked to stop lets the effect at work finish, and the next one goes on', async () => {
  receiver.answer = (received, response) => {
    if (received.path === '/s2') setTimeout(() => answerPath(received, response), 1500);
    else answerPath(received, response);
  };
  const first = await start(options);
  const api = apiOf(first.url);
  await publish(api, stepsGraph('steps', receiver.url, 4));
  const run = await begin(api, 'steps', {});
  await receiver.arrived('/s2');
  const asked = performance.now();
  expect(await stop(first)).toEqual({ code: 0, signal: null });
  expect(performance.now() - asked).toBeLessThan(12_000);
  const second = await start(options);
  expect((await runOver(api, run)).status).toBe('succeeded');
  expect(['/s1', '/s2', '/s3', '/s4'].map((path) => receiver.at(path).length)).toEqual([1, 1, 1, 1]);
  await stop(second);
});

test('a process whose effect does not end stops within its time, and hands the effect over', async () => {
  receiver.answer = (received, response) => {
    if (received.path === '/s1' && receiver.at('/s1').length === 1) return;
    answerPath(received, response);
  };
  const first = await start(options);
  const api = apiOf(first.url);
  await publish(api, stepsGraph('steps', receiver.url, 2));
  const run = await begin(api, 'steps', {});
  await receiver.arrived('/s1');
  const asked = performance.now();
  expect(await stop(first)).toEqual({ code: 0, signal: null });
  expect(performance.now() - asked).toBeLessThan(12_500);
  const second = await start(options);
  expect((await runOver(api, run)).status).toBe('succeeded');
  const keys = receiver.at('/s1').map(({ headers }) => headers['idempotency-key']);
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  await stop(second);
});

test('a second signal stops at once, and nothing is lost', async () => {
  receiver.answer = (received, response) => {
    if (received.path === '/s1' && receiver.at('/s1').length === 1) return;
    answerPath(received, response);
  };
  const first = await start(options);
  const api = apiOf(first.url);
  await publish(api, stepsGraph('steps', receiver.url, 2));
  const run = await begin(api, 'steps', {});
  await receiver.arrived('/s1');
  first.kill('SIGINT');
  const asked = performance.now();
  first.kill('SIGTERM');
  expect((await first.exited).code).toBe(1);
  expect(performance.now() - asked).toBeLessThan(2_000);
  const second = await start(options);
  expect((await runOver(api, run)).status).toBe('succeeded');
  await stop(second);
});
