import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { expireEffectAnswers } from '#db/journal/expire-effect-answers.ts';
import { createWorkflow } from '#db/queries/workflows/create-workflow.ts';
import { deleteWorkflow } from '#db/queries/workflows/delete-workflow.ts';
import { smallGraph } from '#db/testing/graphs.ts';
import { testDatabase, testOrganization } from '#db/testing/test-database.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Service } from '../effects.ts';
import { stateServices } from './state.ts';

let db: Database;
let orgId: string;
let services: Map<string, Service>;

beforeAll(async () => {
  db = await testDatabase();
  orgId = await testOrganization(db);
  services = new Map(stateServices(db));
});
afterAll(() => db.close());

let count = 0;

async function newWorkflow(): Promise<string> {
  count += 1;
  const graph = smallGraph(`counting_${count}`);
  const made = await asOrg(db, orgId, (tx) => createWorkflow(tx, { orgId, graph, hash: `h${count}`, by: null }));
  if (made === null) throw new Error('not made');
  return made.id;
}

function perform(
  service: string,
  workflowId: string,
  request: JsonObject,
  more: { key?: string; draft?: boolean } = {},
): Promise<Json> {
  const perform = services.get(service);
  if (!perform) throw new Error(`no service ${service}`);
  return perform(request, {
    orgId,
    idempotencyKey: service === 'state.get' ? null : (more.key ?? randomUUID()),
    signal: new AbortController().signal,
    run: { id: randomUUID(), workflowId, draft: more.draft ?? false },
    node: 'n',
  });
}

const change = (workflowId: string, request: JsonObject, more: { key?: string; draft?: boolean } = {}) =>
  perform('state.set', workflowId, { mode: 'set', value: null, expected: null, ...request }, more);
const read = (workflowId: string, key: string) => perform('state.get', workflowId, { key });

describe('the state of a workflow', () => {
  it('loses no increment among 200 at the same time', async () => {
    const id = await newWorkflow();
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => change(id, { key: 'calls', mode: 'increment', value: 1 })),
    );
    expect(await read(id, 'calls')).toBe(200);
    expect(new Set(answers).size).toBe(200);
  });

  it('answers a repeat with the same key without acting again', async () => {
    const id = await newWorkflow();
    const again = () => change(id, { key: 'sum', mode: 'increment', value: 5 }, { key: `effect-${id}` });
    expect([await again(), await again(), await again()]).toEqual([5, 5, 5]);
    expect(await Promise.all([again(), again()])).toEqual([5, 5]);
    expect(await read(id, 'sum')).toBe(5);
  });

  it('sets, appends and compares, each as one step', async () => {
    const id = await newWorkflow();
    expect(await change(id, { key: 'list', mode: 'append', value: { a: 1 } })).toEqual([{ a: 1 }]);
    expect(await change(id, { key: 'list', mode: 'append', value: 2 })).toEqual([{ a: 1 }, 2]);
    expect(await change(id, { key: 'lock', mode: 'compare', value: 'mine' })).toBe('mine');
    await expect(change(id, { key: 'lock', mode: 'compare', value: 'yours' })).rejects.toMatchObject({
      error: { code: 'conflict', retryable: false, details: { value: 'mine' } },
    });
    expect(await change(id, { key: 'lock', mode: 'compare', expected: 'mine' })).toBeNull();
    expect(await read(id, 'lock')).toBeNull();
  });

  it('lets exactly one of many take a lock', async () => {
    const id = await newWorkflow();
    const takers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => change(id, { key: 'lock', mode: 'compare', value: index })),
    );
    expect(takers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('keeps that of the draft apart, and that of other workflows', async () => {
    const [one, two] = [await newWorkflow(), await newWorkflow()];
    await change(one, { key: 'k', value: 'live' });
    await change(one, { key: 'k', value: 'tried' }, { draft: true });
    expect([await read(one, 'k'), await read(two, 'k')]).toEqual(['live', null]);
  });

  it.each<[string, JsonObject, string]>([
    ['a text that is incremented', { key: 'text', mode: 'increment', value: 1 }, "The state 'text' is no number"],
    ['a text that is appended to', { key: 'text', mode: 'append', value: 1 }, "The state 'text' is no list"],
    ['an increment by a text', { key: 'new', mode: 'increment', value: 'x' }, 'by a number only'],
    ['a value that is too large', { key: 'big', value: 'x'.repeat(300_000) }, 'it may have 262144'],
    ['a key no database takes', { key: 'a\u0000b', value: 1 }, 'U+0000'],
  ])('refuses %s', async (_, request, message) => {
    const id = await newWorkflow();
    await change(id, { key: 'text', value: 'words' });
    await expect(change(id, request)).rejects.toThrow(message);
    expect(await read(id, 'text')).toBe('words');
  });

  it('is refused to a workflow that is written into a call', async () => {
    await expect(read('00000000-0000-0000-0000-000000000000', 'k')).rejects.toMatchObject({
      error: { code: 'no_state' },
    });
  });

  it('goes with its workflow', async () => {
    const id = await newWorkflow();
    await change(id, { key: 'k', value: 1 });
    await asOrg(db, orgId, (tx) => deleteWorkflow(tx, id));
    expect(await read(id, 'k')).toBeNull();
  });

  it('forgets old answers only', async () => {
    const id = await newWorkflow();
    await change(id, { key: 'k', value: 1 }, { key: 'old' });
    await change(id, { key: 'k', value: 2 }, { key: 'young' });
    await db.sql.begin(async (tx) => {
      await tx`select set_config('role', 'none', true)`;
      await tx`update effect_answers set created_at = now() - interval '31 days' where key = 'old'`;
    });
    expect(await expireEffectAnswers(db)).toBe(1);
  });
});
