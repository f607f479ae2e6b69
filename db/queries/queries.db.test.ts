import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '../access.ts';
import type { Database } from '../connect.ts';
import { append } from '../journal/append.ts';
import { requestCancel } from '../journal/request-cancel.ts';
import { approval, going, newRun } from '../testing/commits.ts';
import { smallGraph } from '../testing/graphs.ts';
import { testDatabase, testOrganization } from '../testing/test-database.ts';
import { getRun } from './runs/get-run.ts';
import { listRuns } from './runs/list-runs.ts';
import { listOpenWaits } from './waits/list-open-waits.ts';
import { activateVersion } from './workflows/activate-version.ts';
import { createWorkflow } from './workflows/create-workflow.ts';
import { deleteWorkflow } from './workflows/delete-workflow.ts';
import { getTool } from './workflows/get-tool.ts';
import { getWorkflow } from './workflows/get-workflow.ts';
import { listTools } from './workflows/list-tools.ts';
import { listVersions } from './workflows/list-versions.ts';
import { listWorkflows } from './workflows/list-workflows.ts';
import { saveDraft } from './workflows/save-draft.ts';
import { storeVersion } from './workflows/store-version.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const ignored = { note: '', by: null };

async function created(orgId: string, slug: string): Promise<string> {
  const row = await asOrg(db, orgId, (tx) =>
    createWorkflow(tx, { orgId, graph: smallGraph(slug), hash: 'h1', by: null }),
  );
  if (row === null) throw new Error(`slug ${slug} is taken`);
  return row.id;
}

describe('workflows', () => {
  it('keeps a graph with the order of its keys and every character', async () => {
    const org = await testOrganization(db);
    await created(org, 'kept');
    const found = await asOrg(db, org, (tx) => getWorkflow(tx, 'kept'));
    expect(JSON.stringify(found?.graph)).toBe(JSON.stringify(smallGraph('kept')));
    expect(found).toMatchObject({ slug: 'kept', revision: 1, published: null, hash: 'h1' });
  });

  it('refuses a slug that the organization uses, and lets another organization use it', async () => {
    const [one, two] = [await testOrganization(db), await testOrganization(db)];
    await created(one, 'same');
    const again = { orgId: one, graph: smallGraph('same'), hash: 'h', by: null };
    expect(await asOrg(db, one, (tx) => createWorkflow(tx, again))).toBeNull();
    await created(two, 'same');
    expect(await asOrg(db, two, (tx) => listWorkflows(tx, { limit: 9, cursor: null }))).toMatchObject({
      items: [{ slug: 'same' }],
      nextCursor: null,
    });
  });

  it('saves a draft only on the revision it was made on', async () => {
    const org = await testOrganization(db);
    const workflowId = await created(org, 'draft');
    const save = (revision: number, name: string) =>
      asOrg(db, org, (tx) =>
        saveDraft(tx, { workflowId, revision, graph: smallGraph('draft', { name }), hash: name, by: null }),
      );
    expect(await save(1, 'first')).toMatchObject({ outcome: 'saved', revision: 2 });
    expect(await save(1, 'second')).toEqual({ outcome: 'stale', revision: 2 });
    expect(await asOrg(db, org, (tx) => getWorkflow(tx, workflowId))).toMatchObject({ hash: 'first', revision: 2 });
  });

  it('publishes versions, rolls back and leaves no version twice', async () => {
    const org = await testOrganization(db);
    const workflowId = await created(org, 'tool');
    const store = (revision: number) =>
      asOrg(db, org, (tx) => storeVersion(tx, { orgId: org, workflowId, revision, ...ignored }));
    const activate = (version: number, slug: string) =>
      asOrg(db, org, (tx) => activateVersion(tx, { workflowId, version, slug }));
    expect(await store(1)).toMatchObject({ outcome: 'stored', version: 1, active: null });
    expect(await asOrg(db, org, (tx) => getTool(tx, 'tool'))).toBeNull();
    expect(await activate(1, 'tool')).toBe('done');
    expect(await store(1)).toMatchObject({ outcome: 'stored', version: 1, active: 1 });
    const graph = smallGraph('tool_two');
    await asOrg(db, org, (tx) => saveDraft(tx, { workflowId, revision: 1, graph, hash: 'h2', by: null }));
    expect(await asOrg(db, org, (tx) => getTool(tx, 'tool'))).toMatchObject({ version: 1, hash: 'h1' });
    expect(await store(1)).toEqual({ outcome: 'stale', revision: 2 });
    expect(await store(2)).toMatchObject({ outcome: 'stored', version: 2, active: 1 });
    expect(await asOrg(db, org, (tx) => getTool(tx, 'tool'))).toMatchObject({ version: 1, hash: 'h1' });
    expect(await activate(2, 'tool_two')).toBe('done');
    expect(await asOrg(db, org, (tx) => getTool(tx, 'tool_two'))).toMatchObject({ version: 2, hash: 'h2' });
    expect(await activate(1, 'tool')).toBe('done');
    expect(await activate(7, 'tool')).toBe('unknown');
    const versions = await asOrg(db, org, (tx) => listVersions(tx, workflowId));
    expect(versions.map(({ version, active }) => [version, active])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(await asOrg(db, org, (tx) => listTools(tx))).toMatchObject([{ workflowId, version: 1 }]);
  });

  it('frees the slug of a deleted workflow and still shows its name in its runs', async () => {
    const org = await testOrganization(db);
    const workflowId = await created(org, 'gone');
    const run = newRun(org, { create: { workflowId } });
    await append(db, [run]);
    expect(await asOrg(db, org, (tx) => deleteWorkflow(tx, workflowId))).toBe(true);
    expect(await asOrg(db, org, (tx) => getWorkflow(tx, workflowId))).toBeNull();
    await created(org, 'gone');
    expect(await asOrg(db, org, (tx) => getRun(tx, run.runId))).toMatchObject({ workflow: { name: 'gone' } });
  });

  it('summarises with the last run and the counts of a day', async () => {
    const org = await testOrganization(db);
    const workflowId = await created(org, 'busy');
    const failed = { status: 'failed' as const, error: { code: 'internal', message: 'broken' } };
    const before = new Date(Date.now() - 60_000).toISOString();
    const last = newRun(org, { create: { workflowId } });
    await append(db, [newRun(org, { create: { workflowId, startedAt: before }, patch: failed }), last]);
    expect(await asOrg(db, org, (tx) => listWorkflows(tx, { limit: 5, cursor: null }))).toMatchObject({
      items: [
        {
          published: null,
          changed: true,
          runs24h: { total: 2, failed: 1 },
          lastRun: { id: last.runId, status: 'succeeded' },
          preview: { nodes: [{ x: 0, y: 0, type: 'start' }, {}], edges: [[0, 1]] },
        },
      ],
    });
  });
});

describe('runs', () => {
  it('lists in pages without a gap or a repetition, also within one millisecond', async () => {
    const org = await testOrganization(db);
    const startedAt = new Date().toISOString();
    const runs = Array.from({ length: 7 }, () => newRun(org, { create: { startedAt } }));
    await append(db, runs);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listRuns>> = await asOrg(db, org, (tx) =>
        listRuns(tx, { limit: 3, cursor }),
      );
      seen.push(...page.items.map((run) => run.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(runs.map((run) => run.runId).sort());
  });

  it('shows a run with its output, error and parent', async () => {
    const org = await testOrganization(db);
    const parent = { runId: randomUUID(), scope: '', node: 'call', visit: 1, attempt: 1 };
    const error = { code: 'timeout', message: 'too slow' };
    const run = newRun(org, { patch: { error, output: { n: 1 } }, create: { parent, parentRunId: parent.runId } });
    await append(db, [run]);
    expect(await asOrg(db, org, (tx) => getRun(tx, run.runId))).toMatchObject({
      output: { n: 1 },
      error,
      parent: { runId: parent.runId, node: 'call' },
      durationMs: expect.any(Number),
    });
    expect(await asOrg(db, org, (tx) => getRun(tx, 'no-uuid'))).toBeNull();
  });

  it('asks only its own organization whether a run may be cancelled', async () => {
    const [org, other] = [await testOrganization(db), await testOrganization(db)];
    const run = newRun(org, { patch: { ...going(null, 1), finishedAt: undefined } });
    await append(db, [run]);
    const by = { kind: 'user' as const, id: 'u' };
    expect(await requestCancel(db, { orgId: other, runId: run.runId, by })).toBe('unknown');
    expect(await requestCancel(db, { orgId: org, runId: run.runId, by })).toBe('requested');
  });
});

describe('waits', () => {
  it('lists what people can answer and what one run waits for', async () => {
    const org = await testOrganization(db);
    const run = newRun(org, {
      patch: { ...going(null, 1), finishedAt: undefined },
      openWaits: [approval(randomUUID()), approval(randomUUID(), { kind: 'callback', node: 'hook' })],
    });
    await append(db, [run]);
    expect(await asOrg(db, org, (tx) => listOpenWaits(tx, { limit: 9 }))).toMatchObject([{ node: 'ask' }]);
    const all = await asOrg(db, org, (tx) => listOpenWaits(tx, { runId: run.runId, limit: 9 }));
    expect(all.map((wait) => wait.node).sort()).toEqual(['ask', 'hook']);
  });
});
