import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '#db/access.ts';
import { collectAssets } from '#db/assets/collect-assets.ts';
import { writeAsset } from '#db/assets/write-asset.ts';
import { dropEmptyPartitions } from '#db/journal/partitions.ts';
import { setSettings } from '#db/queries/organizations/settings.ts';
import { isObject, type JsonObject } from '#engine/json.ts';
import { graphOf, ownerKey, publish, type TestApp, testApp } from '../testing/test-app.ts';
import { expireRuns } from './expire-runs.ts';

let server: TestApp;
let orgId: string;

const start = { id: 'start', type: 'start' };
const large = { id: 'end', type: 'end', params: { output: "{{ input.text.padEnd(70000, '.') }}" } };

beforeAll(async () => {
  server = await testApp();
  orgId = (await server.app.services.auth.resolveKey(ownerKey))?.orgId ?? '';
  const small: JsonObject = { id: 'end', type: 'end' };
  await publish(server, { ...graphOf('short', [start, small]), settings: { retention: '30d' } });
  await publish(server, graphOf('plain', [start, small]));
  await publish(server, graphOf('large', [start, large]));
  const ask = { id: 'ask', type: 'approval', params: { title: 'Go on?' } };
  const answered: [string, string][] = [
    ['start', 'ask'],
    ['ask.approved', 'end'],
  ];
  await publish(server, graphOf('asking', [start, ask, small], answered));
});
afterAll(() => server.close());

const sql = () => server.app.services.db.sql;

/** A run that is over, or waits, and began and ended so many days ago. */
async function ran(slug: string, daysAgo = 0, input: JsonObject = {}): Promise<string> {
  const headers: Record<string, string> = slug === 'asking' ? { prefer: 'respond-async' } : {};
  const answered = await server.ask('POST', `/api/v1/tools/${slug}`, { body: input, headers });
  const taskId = isObject(answered.body) && typeof answered.body.taskId === 'string' ? answered.body.taskId : null;
  const id = taskId ?? answered.headers.get('patchbay-run') ?? '';
  const status = slug === 'asking' ? 'waiting' : 'succeeded';
  await expect
    .poll(async () => (await server.ask('GET', `/api/v1/runs/${id}`)).body, { timeout: 15_000 })
    .toMatchObject({ status });
  await sql()`update runs set started_at = started_at - make_interval(days => ${daysAgo}),
    finished_at = finished_at - make_interval(days => ${daysAgo}) where id = ${id}`;
  return id;
}

async function status(id: string): Promise<number> {
  return (await server.ask('GET', `/api/v1/runs/${id}`)).status;
}

async function segments(id: string): Promise<number> {
  return (await sql()`select 1 from run_segments where run_id = ${id}`).length;
}

describe('ended runs', () => {
  it('are kept for ever until somebody says otherwise', async () => {
    const old = await ran('plain', 1000);
    expect(await expireRuns(server.app.services.db)).toBe(0);
    expect(await status(old)).toBe(200);
  });

  it('go when their workflow, or else their organization, wants them kept no longer; what moves stays', async () => {
    const { db } = server.app.services;
    await asOrg(db, orgId, (tx) => setSettings(tx, orgId, { retention: '90d' }));
    const gone = [await ran('short', 40), await ran('plain', 100)];
    const kept = [await ran('short', 20), await ran('plain', 40), await ran('asking', 100)];
    const origin = await ran('plain', 100);
    await sql()`update runs set forked_from = ${origin} where id = ${kept[2] ?? ''}`;
    expect(await expireRuns(db)).toBeGreaterThanOrEqual(gone.length);
    for (const id of gone) expect([await status(id), await segments(id)]).toEqual([404, 0]);
    for (const id of [...kept, origin]) expect(await status(id)).toBe(200);
  });
});

describe('deleting one run', () => {
  it('takes its log with it, once it is over', async () => {
    const id = await ran('plain');
    expect(await segments(id)).toBeGreaterThan(0);
    expect((await server.ask('DELETE', `/api/v1/runs/${id}`)).status).toBe(204);
    expect([await status(id), await segments(id)]).toEqual([404, 0]);
    expect((await server.ask('DELETE', `/api/v1/runs/${id}`)).status).toBe(404);
    const waiting = await ran('asking');
    const refused = await server.ask('DELETE', `/api/v1/runs/${waiting}`);
    expect([refused.status, refused.body]).toMatchObject([409, { detail: expect.stringContaining('Cancel it first') }]);
    expect(await status(waiting)).toBe(200);
  });
});

describe('assets', () => {
  const outputOf = async (id: string) => {
    const [row] = await sql()<{ ref: string }[]>`select output_ref as ref from runs where id = ${id}`;
    return String(JSON.parse(row?.ref ?? '{}').$asset);
  };
  const exists = async (hash: string) => (await sql()`select 1 from assets where hash = ${hash}`).length === 1;
  const age = () => sql()`update assets set created_at = created_at - interval '2 days'`;
  const { db } = { db: () => server.app.services.db };

  it('go a day after the last run that names them', async () => {
    const [first, second, other] = [
      await ran('large', 0, { text: 'same' }),
      await ran('large', 0, { text: 'same' }),
      await ran('large', 0, { text: 'other' }),
    ];
    const [shared, lone] = [await outputOf(first), await outputOf(other)];
    await server.ask('DELETE', `/api/v1/runs/${first}`);
    await server.ask('DELETE', `/api/v1/runs/${other}`);
    await collectAssets(db());
    expect([await exists(shared), await exists(lone)]).toEqual([true, true]);
    await age();
    await collectAssets(db());
    expect([await exists(shared), await exists(lone)]).toEqual([true, false]);
    expect((await server.ask('GET', `/api/v1/runs/${second}`)).body).toMatchObject({
      output: 'same'.padEnd(70_000, '.'),
    });
  });

  it('stay while a draft, or another asset, names them; one stored again is new again', async () => {
    const write = (text: string) => writeAsset(db(), { orgId, bytes: Buffer.from(text), type: 'text/plain' });
    const [drafted, part, again, loose] = [await write('a'), await write('b'), await write('c'), await write('d')];
    const graph = graphOf('pinned', [start, { id: 'end', type: 'end', params: { output: { ...drafted } } }]);
    await server.ask('POST', '/api/v1/workflows', { body: { graph } });
    const whole = await write('whole');
    await sql()`insert into asset_parts (org_id, hash, place, part) values (${orgId}, ${whole.$asset}, 0, ${part.$asset})`;
    await sql()`insert into asset_refs (org_id, hash, run_id) values (${orgId}, ${whole.$asset}, ${await ran('plain')})`;
    await age();
    await write('c');
    await collectAssets(db());
    const left = await Promise.all([drafted, part, again, loose, whole].map(({ $asset }) => exists($asset)));
    expect(left).toEqual([true, true, true, false, true]);
  });
});

describe('partitions of days that are over', () => {
  it('are dropped when no run is left in them', async () => {
    const names = ['20200101', '20200102'].map((day) => `run_segments_${day}`);
    await sql().begin(async (tx) => {
      await tx`select set_config('role', 'none', true)`;
      await tx.unsafe(
        `create table ${names[0]} partition of run_segments for values from ('2020-01-01') to ('2020-01-02')`,
      );
      await tx.unsafe(
        `create table ${names[1]} partition of run_segments for values from ('2020-01-02') to ('2020-01-03')`,
      );
      await tx`insert into run_segments (run_day, run_id, seq, last_seq, org_id, events)
        values ('2020-01-02', gen_random_uuid(), 1, 1, ${orgId}, '[]')`;
      await dropEmptyPartitions(tx);
    });
    const found = await sql()<{ name: string }[]>`
      select relname as name from pg_class where relname = any (string_to_array(${names.join(',')}, ','))`;
    expect(found.map(({ name }) => name)).toEqual(['run_segments_20200102']);
  });
});
