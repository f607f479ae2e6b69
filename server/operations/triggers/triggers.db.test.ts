import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import type { Principal } from '../../auth/principal.ts';
import { graphOf, ownerOf, publish, type TestApp, testApp } from '../../testing/test-app.ts';
import type { Trigger } from '../../trpc/views.ts';
import { checkPage, lookAtForm, sendForm } from '../forms/hosted-form.ts';
import { listTriggers } from './list-triggers.ts';
import { heard, listen, stopListening } from './listen.ts';
import { pauseTrigger } from './pause-trigger.ts';
import { previewSchedule } from './preview-schedule.ts';
import { runTrigger } from './run-trigger.ts';

let server: TestApp;
let owner: Principal;

beforeAll(async () => {
  server = await testApp();
  owner = await ownerOf(server);
});
afterAll(() => server.close());

const end = { id: 'end', type: 'end', params: { output: '{{ input }}' } };
const services = () => server.app.services;
const at = (path: string) => `/hooks/${owner.orgSlug}/${path}`;

async function triggerOf(workflow: string): Promise<Trigger> {
  const [first] = await listTriggers(services(), owner, { workflow });
  if (first === undefined) throw new Error('no trigger');
  return first;
}

async function ended(runId: string | null): Promise<JsonObject> {
  const get = async () => (await server.ask('GET', `/api/v1/runs/${runId}`)).body;
  await expect.poll(get, { interval: 20, timeout: 10_000 }).toMatchObject({ status: 'succeeded' });
  const body = await get();
  if (!isObject(body)) throw new Error('no run');
  return body;
}

async function runsOf(workflow: string): Promise<Json[]> {
  const { body } = await server.ask('GET', `/api/v1/runs?workflow=${workflow}`);
  return isObject(body) && Array.isArray(body.items) ? body.items : [];
}

describe('triggers', () => {
  it('are listed with their words, next times and addresses', async () => {
    const params = { cron: '0 8 * * 1-5', timezone: 'Europe/Berlin' };
    await publish(server, graphOf('workdays', [{ id: 'clock', type: 'trigger.schedule', params }, end]));
    const clock = await triggerOf('workdays');
    expect(clock).toMatchObject({
      kind: 'schedule',
      node: 'clock',
      about: 'At 08:00, Monday through Friday, Europe/Berlin',
      isPaused: false,
      lastAt: null,
    });
    expect(clock.next).toHaveLength(5);
    expect(new Set(clock.next).size).toBe(5);
    expect([...clock.next].sort()).toEqual(clock.next);
    await publish(server, graphOf('hooked', [{ id: 'hook', type: 'trigger.webhook', params: { path: 'a/b' } }, end]));
    expect((await triggerOf('hooked')).url).toBe(`${services().url}${at('a/b')}`);
  });

  it('rest while they are paused, and a schedule goes on from then', async () => {
    const hook = await publish(
      server,
      graphOf('rests', [{ id: 'hook', type: 'trigger.webhook', params: { path: 'rests' } }, end]),
    );
    const { id } = await triggerOf(hook);
    await pauseTrigger(services(), owner, { id, isPaused: true });
    expect((await triggerOf(hook)).isPaused).toBe(true);
    expect((await server.ask('POST', at('rests'), { body: {} })).status).toBe(404);
    await pauseTrigger(services(), owner, { id, isPaused: false });
    expect((await server.ask('POST', at('rests'), { body: {} })).status).toBe(202);
    const clock = await publish(
      server,
      graphOf('ticks', [{ id: 'clock', type: 'trigger.schedule', params: { every: '1h', missed: 'all' } }, end]),
    );
    const ticks = await triggerOf(clock);
    await pauseTrigger(services(), owner, { id: ticks.id, isPaused: true });
    await services().db.sql`update triggers set due_at = now() - interval '5 hours' where id = ${ticks.id}`;
    await pauseTrigger(services(), owner, { id: ticks.id, isPaused: false });
    expect(Date.parse((await triggerOf(clock)).next[0] ?? '')).toBeGreaterThan(Date.now());
    expect(await runsOf(clock)).toEqual([]);
  });

  it('run now, on behalf of who asks', async () => {
    const workflow = await publish(
      server,
      graphOf('now', [{ id: 'clock', type: 'trigger.schedule', params: { every: '1d' } }, end]),
    );
    const { runId } = await runTrigger(services(), owner, { id: (await triggerOf(workflow)).id });
    expect(await ended(runId)).toMatchObject({ caller: { kind: owner.kind, id: owner.id }, output: { missed: 0 } });
  });

  it('are shown while they are written', () => {
    const seen = previewSchedule(owner, { cron: '*/5 * * * *', every: '', timezone: '' });
    expect(seen).toMatchObject({ words: 'Every 5 minutes, UTC', problem: null });
    expect(seen.next).toHaveLength(5);
    expect(previewSchedule(owner, { cron: 'soon', every: '', timezone: '' }).problem).toContain("'soon' is no cron");
    expect(previewSchedule(owner, { cron: '', every: '90m', timezone: '' }).words).toBe('Every 90 minutes');
  });
});

describe('listening for one event', () => {
  async function draft(slug: string, node: JsonObject): Promise<string> {
    const { body } = await server.ask('POST', '/api/v1/workflows', { body: { graph: graphOf(slug, [node, end]) } });
    return isObject(body) ? String(body.id) : '';
  }

  it('begins one run of the draft with the first request, and leaves what is published alone', async () => {
    const node = { id: 'hook', type: 'trigger.webhook', params: { path: 'listens' } };
    const workflow = await publish(server, graphOf('listens', [node, end]));
    const { id, url } = await listen(services(), owner, { workflow, node: 'hook' });
    expect(url).toBe(`${services().url}${at('test/listens')}`);
    expect(await heard(services(), owner, { id })).toEqual({ runId: null, isOver: false });
    const both = await Promise.all(
      [1, 2].map((n) => server.ask('POST', at('test/listens'), { body: { n }, key: null })),
    );
    const statuses = both.map(({ status }) => status).sort();
    expect([
      [202, 404],
      [202, 410],
    ]).toContainEqual(statuses);
    const { runId, isOver } = await heard(services(), owner, { id });
    expect(isOver).toBe(true);
    expect(await ended(runId)).toMatchObject({
      draft: true,
      version: null,
      door: 'webhook',
      output: { path: 'test/listens' },
    });
    expect(await runsOf(workflow)).toHaveLength(1);
  });

  it('hears an event, a failed run, or the clock', async () => {
    const event = await draft('hears_event', { id: 'heard', type: 'trigger.event', params: { topic: 'trial' } });
    const one = await listen(services(), owner, { workflow: event, node: 'heard' });
    for (const n of [1, 2]) await server.ask('POST', '/api/v1/events', { body: { topic: 'trial', data: n } });
    const { runId } = await heard(services(), owner, { id: one.id });
    expect(await ended(runId)).toMatchObject({ draft: true, output: { topic: 'trial', data: 1 } });
    const clock = await draft('hears_clock', { id: 'clock', type: 'trigger.schedule', params: { every: '1d' } });
    const two = await listen(services(), owner, { workflow: clock, node: 'clock' });
    expect(await ended((await heard(services(), owner, { id: two.id })).runId)).toMatchObject({ door: 'schedule' });
    const error = await draft('hears_error', { id: 'failed', type: 'trigger.error' });
    const three = await listen(services(), owner, { workflow: error, node: 'failed' });
    const nodes: JsonObject[] = [
      { id: 'start', type: 'start' },
      { id: 'fail', type: 'stop', params: { code: 'no' } },
    ];
    await publish(server, graphOf('fails_once', nodes));
    await server.ask('POST', '/api/v1/tools/fails_once', { body: {} });
    const hears = async () => (await heard(services(), owner, { id: three.id })).runId;
    await expect.poll(hears, { interval: 20, timeout: 10_000 }).not.toBeNull();
    expect(await ended(await hears())).toMatchObject({ door: 'error', output: { error: { code: 'no' } } });
  });

  it('ends when it is stopped, and needs a draft that runs', async () => {
    const node = { id: 'hook', type: 'trigger.webhook', params: { path: 'stops' } };
    const workflow = await draft('stops', node);
    const { id } = await listen(services(), owner, { workflow, node: 'hook' });
    await stopListening(services(), owner, { id });
    expect((await server.ask('POST', at('test/stops'), { body: {} })).status).toBe(404);
    await expect(heard(services(), owner, { id })).rejects.toThrow('Listen again');
    await expect(listen(services(), owner, { workflow, node: 'nobody' })).rejects.toThrow("no trigger 'nobody'");
    const broken = await draft('broken', { id: 'clock', type: 'trigger.schedule', params: { cron: 'soon' } });
    await expect(listen(services(), owner, { workflow: broken, node: 'clock' })).rejects.toThrow(
      'is no cron expression',
    );
  });
});

describe('a hosted form', () => {
  const place = (slug: string) => ({ org: owner.orgSlug, slug, test: null });
  const steps: JsonObject[] = [
    {
      title: 'Order',
      fields: {
        type: 'object',
        properties: { order: { type: 'string' }, email: { type: 'string', format: 'email' } },
        required: ['order'],
      },
    },
    { title: 'Amount', fields: { properties: { amount: { type: 'number', minimum: 1 } } } },
  ];

  it('is looked at by everybody, checked page by page, and begins one run', async () => {
    const params = { title: 'Refund', steps, success: 'Got it.' };
    const workflow = await publish(server, graphOf('refund', [{ id: 'form', type: 'trigger.form', params }, end]));
    const form = await lookAtForm(services(), place('refund'));
    expect(form).toMatchObject({ title: 'Refund', success: 'Got it.', submit: 'Send', isTest: false });
    expect(form.pages.map(({ title }) => title)).toEqual(['Order', 'Amount']);
    const check = (page: number, data: JsonObject) => checkPage(services(), place('refund'), { page, data });
    expect(await check(0, { order: 'A1', email: 'nope', amount: 0 })).toMatchObject([{ path: '/email' }]);
    expect(await check(0, { order: 'A1' })).toEqual([]);
    expect(await check(1, { amount: 0 })).toMatchObject([{ path: '/amount' }]);
    await expect(check(2, {})).rejects.toThrow('no page 3');
    const submission = randomUUID();
    const send = (data: JsonObject) => sendForm(services(), place('refund'), { data, submission });
    await expect(send({ amount: 5 })).rejects.toThrow('not filled in right');
    await expect(send({ order: 'A1', amount: 0 })).rejects.toMatchObject({ extras: { errors: [{ path: '/amount' }] } });
    await send({ order: 'A1', amount: 5, more: 'nobody asked' });
    await send({ order: 'A1', amount: 5 });
    const [only, ...others] = await runsOf(workflow);
    expect(others).toEqual([]);
    expect(await ended(isObject(only) ? String(only.id) : null)).toMatchObject({
      door: 'form',
      output: { order: 'A1', amount: 5 },
    });
  });

  it('is sent by programs as well, once for one key', async () => {
    const fields = { properties: { name: { type: 'string' } }, required: ['name'] };
    const params = { title: 'Sign up', fields };
    const workflow = await publish(server, graphOf('sign_up', [{ id: 'form', type: 'trigger.form', params }, end]));
    const address = `/api/v1/forms/${owner.orgSlug}/sign_up`;
    const look = await server.ask('GET', address, { key: null });
    expect(look).toMatchObject({ status: 200, body: { title: 'Sign up', pages: [{ fields }] } });
    const send = (body: Json, key?: string) =>
      server.ask('POST', address, { body, key: null, headers: key === undefined ? {} : { 'idempotency-key': key } });
    const first = await send({ name: 'Ada', more: 'nobody asked' }, 'one');
    expect(first).toMatchObject({ status: 202, body: { status: 'accepted' } });
    const runId = isObject(first.body) ? String(first.body.runId) : '';
    expect(await send({ name: 'Ada' }, 'one')).toMatchObject({
      status: 200,
      body: { status: 'already_processed', runId },
    });
    expect(await ended(runId)).toMatchObject({ output: { name: 'Ada' } });
    expect(await send({})).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect(await send(['Ada'])).toMatchObject({ status: 422 });
    expect(await send({ name: 'Ada' }, 'k'.repeat(256))).toMatchObject({ status: 422 });
    expect(await runsOf(workflow)).toHaveLength(1);
    expect((await server.ask('POST', '/api/v1/forms/default/nothing', { body: {}, key: null })).status).toBe(404);
  });

  it('is tried as a draft with the address of who listens only', async () => {
    const params = { title: 'Trial', fields: { properties: { a: { type: 'string' } } } };
    const graph = graphOf('trial_form', [{ id: 'form', type: 'trigger.form', params }, end]);
    await server.ask('POST', '/api/v1/workflows', { body: { graph } });
    const { id, url } = await listen(services(), owner, { workflow: 'trial_form', node: 'form' });
    expect(url).toBe(`${services().url}/form/${owner.orgSlug}/trial_form?test=${id}`);
    await expect(lookAtForm(services(), place('trial_form'))).rejects.toThrow('There is no form here');
    expect((await lookAtForm(services(), { ...place('trial_form'), test: id })).isTest).toBe(true);
    await sendForm(services(), { ...place('trial_form'), test: id }, { data: { a: 'x' }, submission: randomUUID() });
    expect(await ended((await heard(services(), owner, { id })).runId)).toMatchObject({
      draft: true,
      output: { a: 'x' },
    });
  });

  it('asks something, and stands once in a workflow', async () => {
    const form = (id: string, params: JsonObject) => ({ id, type: 'trigger.form', params: { title: id, ...params } });
    await expect(publish(server, graphOf('empty', [form('form', {}), end]))).rejects.toThrow('asks nothing');
    const fields = { properties: { a: { type: 'string' } } };
    const twice = graphOf(
      'twice',
      [form('one', { fields }), form('two', { fields }), end],
      [
        ['one', 'end'],
        ['two', 'end'],
      ],
    );
    await expect(publish(server, twice)).rejects.toThrow('is a second form');
  });
});
