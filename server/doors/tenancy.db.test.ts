import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '#db/access.ts';
import { addPromotion } from '#db/queries/promotions/add-promotion.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import type { Principal } from '../auth/principal.ts';
import { addComment } from '../operations/comments/add-comment.ts';
import { createConnection } from '../operations/connections/create-connection.ts';
import { createKey } from '../operations/keys/create-key.ts';
import { inviteMember } from '../operations/members/invite-member.ts';
import { listMembers } from '../operations/members/list-members.ts';
import { createOrganization } from '../operations/organizations/create-organization.ts';
import { saveView } from '../operations/saved-views/save-view.ts';
import { writeRows } from '../operations/tables/rows.ts';
import { createTable } from '../operations/tables/tables.ts';
import { setVariable } from '../operations/variables/set-variable.ts';
import { graphOf, ownerKey, publish, type TestApp, testApp } from '../testing/test-app.ts';
import { appRouter } from '../trpc/router.ts';
import { restDoor } from './rest/door.ts';
import { openApi } from './rest/openapi.ts';

/** Stands in everything of the first organization; the second may never see it. */
const secret = 'ALPHA-SECRET';
const noToken = 'A'.repeat(22);

let server: TestApp;
let other: Principal;
let otherKey: string;
let theirs: { [name: string]: string };

beforeAll(async () => {
  server = await testApp();
  const { services } = server.app;
  const owner = await services.auth.resolveKey(ownerKey);
  if (owner === null) throw new Error('the owner has no key');
  const organization = await createOrganization(services, owner, { name: 'Other', slug: 'other' });
  other = { ...owner, kind: 'user', orgId: organization.id, orgSlug: 'other' };
  otherKey = (await createKey(services, other, { name: 'Key', scopes: ['*'] })).value;
  theirs = await fill(owner);
});
afterAll(() => server.close());

/** One of everything in the first organization; answers how it is called. */
async function fill(owner: Principal): Promise<{ [name: string]: string }> {
  const { services } = server.app;
  const start = { id: 'start', type: 'start', label: secret };
  const end = { id: 'end', type: 'end', params: { output: secret.repeat(10_000) } };
  const ask = { id: 'ask', type: 'approval', params: { title: secret } };
  const more = { description: secret };
  const workflow = await publish(server, graphOf('alpha_tool', [start, end], undefined, more));
  await publish(
    server,
    graphOf(
      'alpha_ask',
      [start, ask, end],
      [
        ['start', 'ask'],
        ['ask.approved', 'end'],
      ],
      more,
    ),
  );
  const heard = { id: 'heard', type: 'trigger.event', params: { topic: 'alpha.event' } };
  const hook = { id: 'hook', type: 'trigger.webhook', params: { path: 'alpha' } };
  const form = { id: 'form', type: 'trigger.form', params: { title: secret, fields: { properties: { a: {} } } } };
  const until = { id: 'until', type: 'wait', params: { event: { topic: 'alpha.event' } } };
  await publish(
    server,
    graphOf(
      'alpha_hears',
      [heard, hook, form, until],
      [
        ['form', 'until'],
        ['heard', 'until'],
        ['hook', 'until'],
      ],
      more,
    ),
  );
  await server.ask('POST', `/hooks/${owner.orgSlug}/alpha`, { body: {}, key: null });
  const done = await server.ask('POST', '/api/v1/tools/alpha_tool', { body: { [secret]: secret } });
  const waiting = await server.ask('POST', '/api/v1/tools/alpha_ask', {
    body: {},
    headers: { prefer: 'respond-async' },
  });
  const run = done.headers.get('patchbay-run') ?? '';
  const [trigger] = await services.db.sql<{ id: string }[]>`select id from triggers where kind = 'webhook'`;
  const [asset] = await services.db.sql<{ hash: string }[]>`select hash from assets where org_id = ${owner.orgId}`;
  const connection = await createConnection(services, owner, {
    name: 'alpha_connection',
    kind: 'bearer',
    hosts: ['alpha-secret.example'],
    secret: { token: secret },
  });
  await setVariable(services, owner, { name: 'alpha', value: secret });
  const table = await createTable(services, owner, {
    name: 'alpha_table',
    columns: [{ name: 'alpha', type: 'text' }],
    keys: [['alpha']],
  });
  const [row] = await writeRows(services, owner, { table: 'alpha_table', change: { rows: [{ alpha: secret }] } });
  await asOrg(services.db, owner.orgId, (tx) =>
    addPromotion(tx, {
      orgId: owner.orgId,
      workflowId: workflow,
      version: 1,
      percent: 50,
      askedBy: owner.userId,
      asker: { kind: 'key', id: owner.id, name: secret },
      decision: null,
    }),
  );
  const said = { workflow, thread: null, anchor: 'a', node: 'start', body: secret, mentions: [] };
  const comment = await addComment(services, owner, said);
  const shown = { list: 'runs' as const, name: secret, query: secret, shared: true, opens: false };
  const view = await saveView(services, owner, shown);
  const key = await createKey(services, owner, { name: secret, scopes: ['*'] });
  const invitation = await inviteMember(services, owner, { email: 'alpha-secret@example.com', role: 'viewer' });
  const { members } = await listMembers(services, owner);
  const waitingRun = isObject(waiting.body) ? String(waiting.body.taskId) : '';
  return {
    workflow,
    run,
    waitingRun,
    asset: asset?.hash ?? '',
    trigger: trigger?.id ?? '',
    connection: connection.id,
    table: table.id,
    row: row?.id ?? '',
    comment: comment.id,
    view: view.id,
    key: key.key.id,
    invitation: invitation.id,
    member: members[0]?.id ?? '',
    organization: owner.orgId,
  };
}

/** A fingerprint of every row of the first organization. */
async function fingerprint(): Promise<{ [table: string]: string }> {
  return await server.app.services.db.sql.begin(async (tx) => {
    await tx`select set_config('role', 'none', true)`;
    const tables = await tx<{ name: string }[]>`
      select c.table_name as name from information_schema.columns c join pg_tables t on t.tablename = c.table_name
      where c.column_name = 'org_id' and c.table_schema = 'public' order by 1`;
    const prints: { [table: string]: string } = {};
    for (const { name } of tables) {
      const [row] = await tx.unsafe<{ print: string }[]>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print
         from ${name} t where org_id = $1`,
        [theirs.organization ?? ''],
      );
      prints[name] = row?.print ?? '';
    }
    return prints;
  });
}

function expectHidden(text: string): void {
  expect(text).not.toContain(secret);
  expect(text).not.toContain('alpha-secret');
}

/** `hidden`: as if it did not exist. `own`: an answer, with nothing of the others in it. */
type Attempt = {
  expects: 'hidden' | 'own' | number;
  path?: () => string;
  body?: () => Json;
  headers?: Record<string, string>;
};

const graph = () => graphOf('alpha_tool', [{ id: 'start', type: 'start' }]);
const at =
  (name: string, rest = '') =>
  () =>
    `/api/v1/${name}/${theirs[name === 'runs' ? 'run' : 'workflow']}${rest}`;

const tableAt =
  (rest = '') =>
  () =>
    `/api/v1/tables/${theirs.table}${rest}`;

/** Every route of REST, as the second organization calls it with what belongs to the first. */
const rest: { [route: string]: Attempt[] } = {
  'POST /api/v1/tools/:slug': [{ expects: 'hidden', path: () => '/api/v1/tools/alpha_tool', body: () => ({}) }],
  'GET /api/v1/openapi.json': [{ expects: 'own' }],
  'GET /api/v1/nodes': [{ expects: 'own' }],
  'GET /api/v1/workflows': [{ expects: 'own' }],
  'POST /api/v1/workflows/validate': [{ expects: 'own', body: () => ({ graph: graph() }) }],
  'GET /api/v1/workflows/:workflow': [
    { expects: 'hidden', path: at('workflows') },
    { expects: 'hidden', path: () => '/api/v1/workflows/alpha_tool' },
  ],
  'PUT /api/v1/workflows/:workflow': [
    { expects: 'hidden', path: at('workflows'), body: () => ({ graph: graph() }), headers: { 'if-match': '1' } },
  ],
  'DELETE /api/v1/workflows/:workflow': [{ expects: 'hidden', path: at('workflows') }],
  'POST /api/v1/workflows/:workflow/publish': [{ expects: 'hidden', path: at('workflows', '/publish') }],
  'POST /api/v1/workflows/:workflow/replay': [
    { expects: 'hidden', path: at('workflows', '/replay'), body: () => ({ runs: [theirs.run ?? ''] }) },
  ],
  'GET /api/v1/workflows/:workflow/tests': [{ expects: 'hidden', path: at('workflows', '/tests') }],
  'POST /api/v1/workflows/:workflow/tests': [
    { expects: 'hidden', path: at('workflows', '/tests'), body: () => ({ run: theirs.run ?? '', name: 'Mine' }) },
  ],
  'POST /api/v1/workflows/:workflow/tests/run': [{ expects: 'hidden', path: at('workflows', '/tests/run') }],
  'DELETE /api/v1/workflows/:workflow/tests/:test': [
    { expects: 'hidden', path: at('workflows', `/tests/${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`) },
  ],
  'GET /api/v1/workflows/:workflow/versions': [{ expects: 'hidden', path: at('workflows', '/versions') }],
  'GET /api/v1/workflows/:workflow/versions/:version': [{ expects: 'hidden', path: at('workflows', '/versions/1') }],
  'POST /api/v1/workflows/:workflow/versions/:version/activate': [
    { expects: 'hidden', path: at('workflows', '/versions/1/activate') },
  ],
  'POST /api/v1/workflows/:workflow/versions/:version/decision': [
    {
      expects: 'hidden',
      path: at('workflows', '/versions/1/decision'),
      body: () => ({ decision: 'rejected' }),
    },
  ],
  'GET /api/v1/forms/:org/:form': [{ expects: 'hidden', path: () => '/api/v1/forms/other/alpha_hears' }],
  'POST /api/v1/forms/:org/:form': [
    { expects: 'hidden', path: () => '/api/v1/forms/other/alpha_hears', body: () => ({ a: 1 }) },
  ],
  'GET /api/v1/promotions': [{ expects: 'own' }],
  'POST /api/v1/workflows/:workflow/runs': [
    { expects: 'hidden', path: at('workflows', '/runs'), body: () => ({ input: {} }) },
    { expects: 'hidden', path: at('workflows', '/runs'), body: () => ({ input: {}, draft: true }) },
  ],
  'POST /api/v1/workflows': [{ expects: 201, body: () => ({ graph: graph() }) }],
  'GET /api/v1/runs': [
    { expects: 'own' },
    { expects: 'hidden', path: () => `/api/v1/runs?workflow=${theirs.workflow}` },
    { expects: 'own', path: () => `/api/v1/runs?text=${theirs.run}&sort=longest&status=succeeded,waiting` },
  ],
  'GET /api/v1/runs/:run': [{ expects: 'hidden', path: at('runs') }],
  'DELETE /api/v1/runs/:run': [{ expects: 'hidden', path: () => `/api/v1/runs/${theirs.waitingRun}` }],
  'POST /api/v1/runs/:run/cancel': [
    { expects: 'hidden', path: at('runs', '/cancel') },
    { expects: 'hidden', path: () => `/api/v1/runs/${theirs.waitingRun}/cancel` },
  ],
  'POST /api/v1/runs/:run/advance': [{ expects: 'hidden', path: at('runs', '/advance'), body: () => ({}) }],
  'POST /api/v1/runs/:run/fork': [
    { expects: 'hidden', path: at('runs', '/fork'), body: () => ({}) },
    { expects: 'hidden', path: at('runs', '/fork'), body: () => ({ mode: 'continue' }) },
  ],
  'GET /api/v1/runs/:run/assets/:asset': [{ expects: 'hidden', path: at('runs', `/assets/sha256:${'0'.repeat(64)}`) }],
  'GET /api/v1/runs/:run/events': [
    { expects: 'hidden', path: at('runs', '/events') },
    { expects: 'hidden', path: at('runs', '/events'), headers: { accept: 'text/event-stream' } },
  ],
  'GET /api/v1/tables': [{ expects: 'own' }],
  'POST /api/v1/tables': [{ expects: 201, body: () => ({ name: 'mine', columns: [{ name: 'a', type: 'text' }] }) }],
  'GET /api/v1/tables/:table': [
    { expects: 'hidden', path: tableAt() },
    { expects: 'hidden', path: () => '/api/v1/tables/alpha_table' },
  ],
  'PATCH /api/v1/tables/:table': [{ expects: 'hidden', path: tableAt(), body: () => ({ name: 'taken' }) }],
  'DELETE /api/v1/tables/:table': [{ expects: 'hidden', path: tableAt() }],
  'GET /api/v1/tables/:table/rows': [{ expects: 'hidden', path: tableAt('/rows') }],
  'GET /api/v1/tables/:table/rows.csv': [{ expects: 'hidden', path: tableAt('/rows.csv') }],
  'POST /api/v1/tables/:table/rows': [
    { expects: 'hidden', path: tableAt('/rows'), body: () => ({ rows: [{ alpha: 'x' }] }) },
  ],
  'PATCH /api/v1/tables/:table/rows/:row': [
    {
      expects: 'hidden',
      path: () => `/api/v1/tables/${theirs.table}/rows/${theirs.row}`,
      body: () => ({ alpha: 'x' }),
    },
    // A row of theirs in a table of ours.
    { expects: 'hidden', path: () => `/api/v1/tables/mine/rows/${theirs.row}`, body: () => ({ a: 'x' }) },
  ],
  'DELETE /api/v1/tables/:table/rows/:row': [
    { expects: 'hidden', path: () => `/api/v1/tables/${theirs.table}/rows/${theirs.row}` },
    { expects: 'hidden', path: () => `/api/v1/tables/mine/rows/${theirs.row}` },
  ],
  // An event of that topic is waited for by the others, and a workflow of theirs begins with it.
  'POST /api/v1/events': [{ expects: 202, body: () => ({ topic: 'alpha.event', data: {} }) }],
  'POST /api/v1/waits/:token': [
    { expects: 'hidden', path: () => `/api/v1/waits/${noToken}`, body: () => ({ decision: 'approved' }) },
  ],
};

type Call = { expects: 'hidden' | 'own' | 'refused'; input?: () => unknown };

/** A run that came from elsewhere; it says whose it was, which nobody here asks. */
function runFile(): Json {
  const started = {
    rules: 1,
    runId: theirs.run ?? '',
    graphHash: '',
    entry: 'start',
    input: null,
    env: {},
    workflow: { id: theirs.workflow ?? '', slug: 'alpha', version: 1 },
    caller: { kind: 'user', id: 'somebody' },
    door: 'rest',
    draft: false,
    depth: 0,
  };
  const at = '2026-01-01T00:00:00.000Z';
  return {
    patchbayRun: 1,
    run: { id: theirs.run ?? '', workflow: 'alpha', version: 1 },
    graph: { ...graph(), nodes: [{ id: 'start', type: 'start', position: [0, 0] }], edges: [] },
    events: [{ seq: 1, at, type: 'run.started', data: started }],
  };
}

/** Every procedure of the editor's API; `refused` is a procedure whose only credential is a token or a session. */
const procedures: { [name: string]: Call } = {
  'session.get': { expects: 'own' },
  'session.createOwner': {
    expects: 'refused',
    input: () => ({ name: 'X', email: 'x@example.com', password: 'long enough', organization: 'X' }),
  },
  'session.switch': { expects: 'refused', input: () => ({ organizationId: theirs.organization }) },
  'session.forgot': { expects: 'own', input: () => ({ email: 'nobody@example.com' }) },
  'session.reset': { expects: 'refused', input: () => ({ token: noToken, password: 'long enough' }) },
  'session.invitation': { expects: 'refused', input: () => ({ token: theirs.invitation }) },
  'session.acceptInvitation': {
    expects: 'refused',
    input: () => ({ token: theirs.invitation, name: 'X', password: 'long enough' }),
  },
  'catalogue.list': { expects: 'own' },
  'catalogue.functionTexts': { expects: 'own' },
  'workflows.list': { expects: 'own', input: () => ({ search: 'alpha', limit: 100 }) },
  'workflows.examples': { expects: 'own' },
  // This server leaves the examples out.
  'workflows.addExample': { expects: 'hidden', input: () => ({ slug: 'low_stock' }) },
  'workflows.get': { expects: 'hidden', input: () => ({ workflow: theirs.workflow }) },
  'workflows.create': { expects: 'own', input: () => ({ graph: { ...graph(), slug: 'alpha_ask' } }) },
  'workflows.save': { expects: 'hidden', input: () => ({ id: theirs.workflow, revision: 1, graph: graph() }) },
  'workflows.publish': { expects: 'hidden', input: () => ({ id: theirs.workflow }) },
  'workflows.replay': { expects: 'hidden', input: () => ({ id: theirs.workflow, runs: 5 }) },
  'workflows.versions': { expects: 'hidden', input: () => ({ id: theirs.workflow }) },
  'workflows.version': { expects: 'hidden', input: () => ({ id: theirs.workflow, version: 1 }) },
  'workflows.activate': { expects: 'hidden', input: () => ({ id: theirs.workflow, version: 1 }) },
  'workflows.checkCall': { expects: 'own', input: () => ({ workflow: 'alpha_tool' }) },
  'workflows.changes': { expects: 'hidden', input: () => ({ id: theirs.workflow, version: 1 }) },
  'workflows.promotions': { expects: 'own' },
  'workflows.decide': {
    expects: 'hidden',
    input: () => ({ id: theirs.workflow, version: 1, decision: 'rejected' }),
  },
  'workflows.remove': { expects: 'hidden', input: () => ({ id: theirs.workflow }) },
  'workflows.duplicate': { expects: 'hidden', input: () => ({ id: theirs.workflow }) },
  'runs.list': { expects: 'own', input: () => ({}) },
  'runs.get': { expects: 'hidden', input: () => ({ id: theirs.run }) },
  'runs.start': { expects: 'hidden', input: () => ({ workflow: theirs.workflow, input: {} }) },
  'runs.previewFork': { expects: 'hidden', input: () => ({ id: theirs.run }) },
  'runs.fork': { expects: 'hidden', input: () => ({ id: theirs.run }) },
  'runs.compare': { expects: 'hidden', input: () => ({ before: theirs.run, after: theirs.waitingRun }) },
  'runs.replayFile': { expects: 'own', input: () => ({ file: runFile() }) },
  'runs.outdated': { expects: 'hidden', input: () => ({ workflow: theirs.workflow }) },
  'runs.move': { expects: 'hidden', input: () => ({ workflow: theirs.workflow }) },
  'runs.remove': { expects: 'hidden', input: () => ({ id: theirs.waitingRun }) },
  'runs.clock': { expects: 'hidden', input: () => ({ id: theirs.waitingRun }) },
  'runs.advance': { expects: 'hidden', input: () => ({ id: theirs.waitingRun }) },
  'runs.cancel': { expects: 'hidden', input: () => ({ id: theirs.waitingRun }) },
  'runs.value': { expects: 'hidden', input: () => ({ run: theirs.run, asset: theirs.asset }) },
  'runs.events': { expects: 'hidden', input: () => ({ run: theirs.run }) },
  'runs.figures': {
    expects: 'own',
    input: () => ({ from: '2026-01-01T00:00:00Z', to: '2036-01-01T00:00:00Z', bucketMs: 90 * 86_400_000 }),
  },
  'savedViews.list': { expects: 'own', input: () => ({ list: 'runs' }) },
  'savedViews.save': {
    expects: 'own',
    input: () => ({ list: 'runs', name: 'Mine', query: '', shared: true, opens: true }),
  },
  'savedViews.remove': { expects: 'hidden', input: () => ({ id: theirs.view }) },
  'comments.list': { expects: 'hidden', input: () => ({ workflow: theirs.workflow }) },
  'comments.add': {
    expects: 'hidden',
    input: () => ({ workflow: theirs.workflow, thread: null, anchor: 'a', node: 'a', body: 'Mine', mentions: [] }),
  },
  'comments.resolve': { expects: 'hidden', input: () => ({ workflow: theirs.workflow, id: theirs.comment }) },
  'comments.reopen': { expects: 'hidden', input: () => ({ workflow: theirs.workflow, id: theirs.comment }) },
  'comments.remove': { expects: 'hidden', input: () => ({ workflow: theirs.workflow, id: theirs.comment }) },
  'comments.restore': { expects: 'hidden', input: () => ({ workflow: theirs.workflow, id: theirs.comment }) },
  'tests.list': { expects: 'hidden', input: () => ({ workflow: theirs.workflow }) },
  'tests.save': { expects: 'hidden', input: () => ({ workflow: theirs.workflow, run: theirs.run, name: 'Mine' }) },
  'tests.run': { expects: 'hidden', input: () => ({ workflow: theirs.workflow }) },
  'tests.remove': { expects: 'hidden', input: () => ({ workflow: theirs.workflow, id: theirs.run }) },
  'deadLetters.list': { expects: 'own' },
  'deadLetters.retry': { expects: 'hidden', input: () => ({ kind: 'run', id: theirs.run }) },
  'deadLetters.discard': { expects: 'hidden', input: () => ({ kind: 'run', id: theirs.run }) },
  'waits.list': { expects: 'own' },
  'waits.answered': { expects: 'own' },
  'waits.effect': { expects: 'hidden', input: () => ({ run: theirs.run, node: 'ask', scope: '' }) },
  'waits.look': { expects: 'hidden', input: () => ({ token: noToken }) },
  'waits.respond': { expects: 'hidden', input: () => ({ token: noToken, decision: 'approved' }) },
  'waits.answer': { expects: 'hidden', input: () => ({ token: noToken, decision: 'approved' }) },
  'triggers.list': { expects: 'hidden', input: () => ({ workflow: theirs.workflow }) },
  'triggers.preview': { expects: 'own', input: () => ({ cron: '0 8 * * *', every: '', timezone: 'UTC' }) },
  'triggers.pause': { expects: 'hidden', input: () => ({ id: theirs.trigger, isPaused: true }) },
  'triggers.run': { expects: 'hidden', input: () => ({ id: theirs.trigger }) },
  'triggers.listen': { expects: 'hidden', input: () => ({ workflow: theirs.workflow, node: 'hook' }) },
  'triggers.heard': { expects: 'hidden', input: () => ({ id: theirs.trigger }) },
  'triggers.stopListening': { expects: 'hidden', input: () => ({ id: theirs.trigger }) },
  'forms.look': { expects: 'hidden', input: () => ({ org: 'other', slug: 'alpha_hears', test: null }) },
  'forms.check': {
    expects: 'hidden',
    input: () => ({ org: 'other', slug: 'alpha_hears', test: null, page: 0, data: {} }),
  },
  'forms.send': {
    expects: 'hidden',
    input: () => ({ org: 'other', slug: 'alpha_hears', test: null, data: {}, submission: theirs.workflow }),
  },
  'keys.list': { expects: 'own' },
  'keys.create': { expects: 'own', input: () => ({ name: 'Mine', scopes: ['*'] }) },
  'keys.revoke': { expects: 'hidden', input: () => ({ id: theirs.key }) },
  'members.list': { expects: 'own' },
  'members.invite': { expects: 'own', input: () => ({ email: 'someone@example.com', role: 'viewer' }) },
  'members.setRole': { expects: 'hidden', input: () => ({ id: theirs.member, role: 'viewer' }) },
  'members.remove': { expects: 'hidden', input: () => ({ id: theirs.member }) },
  'members.revokeInvitation': { expects: 'hidden', input: () => ({ id: theirs.invitation }) },
  'members.resetLink': { expects: 'hidden', input: () => ({ id: theirs.member }) },
  'connections.list': { expects: 'own' },
  'connections.create': {
    expects: 'own',
    input: () => ({ name: 'alpha_connection', kind: 'bearer', hosts: ['a.example'], secret: { token: 'mine' } }),
  },
  'connections.update': { expects: 'hidden', input: () => ({ id: theirs.connection, hosts: ['evil.example'] }) },
  'connections.remove': { expects: 'hidden', input: () => ({ id: theirs.connection }) },
  'variables.list': { expects: 'own' },
  'variables.set': { expects: 'own', input: () => ({ name: 'alpha', value: 'mine' }) },
  'variables.remove': { expects: 'own', input: () => ({ name: 'alpha' }) },
  'breakers.list': { expects: 'own' },
  'tables.list': { expects: 'own' },
  'tables.get': { expects: 'hidden', input: () => ({ table: theirs.table }) },
  'tables.create': {
    expects: 'own',
    input: () => ({ name: 'alpha_table', columns: [{ name: 'alpha', type: 'text', required: false }], keys: [] }),
  },
  'tables.update': { expects: 'hidden', input: () => ({ table: theirs.table, name: 'taken' }) },
  'tables.remove': { expects: 'hidden', input: () => ({ table: theirs.table }) },
  'tables.rows': { expects: 'hidden', input: () => ({ table: theirs.table }) },
  'tables.addRows': { expects: 'hidden', input: () => ({ table: theirs.table, rows: [{ alpha: 'x' }] }) },
  'tables.updateRow': {
    expects: 'hidden',
    input: () => ({ table: 'alpha_table', id: theirs.row, values: { alpha: 'x' } }),
  },
  'tables.deleteRows': { expects: 'hidden', input: () => ({ table: 'alpha_table', ids: [theirs.row] }) },
  'tables.restoreRows': {
    expects: 'hidden',
    input: () => ({ table: theirs.table, rows: [{ id: theirs.row, values: { alpha: 'x' } }] }),
  },
  'tables.exportCsv': { expects: 'hidden', input: () => ({ table: theirs.table }) },
  'tables.importCsv': { expects: 'hidden', input: () => ({ table: theirs.table, text: 'alpha\nx\n' }) },
  'organization.limits': { expects: 'own' },
  'organization.promotion': { expects: 'own' },
  // The second organization has one member: nobody could approve.
  'organization.setPromotion': { expects: 'own', input: () => ({ needsApproval: false }) },
  'organization.setLimits': { expects: 'own', input: () => ({ retention: '30d', concurrency: null }) },
  'organization.rename': { expects: 'own', input: () => ({ name: 'Renamed' }) },
};

async function callProcedure(name: string, input: unknown): Promise<{ data: string; code: string | null }> {
  const caller = appRouter.createCaller({
    services: server.app.services,
    request: new Request('http://localhost:3000/trpc/x'),
    resHeaders: new Headers(),
    principal: other,
  });
  let target: unknown = caller;
  for (const part of name.split('.')) target = Reflect.get(Object(target), part);
  if (typeof target !== 'function') throw new Error(`no procedure ${name}`);
  try {
    const answer: unknown = await target(input);
    const isStream = typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
    const data = isStream ? await firstOf(answer) : answer;
    return { data: JSON.stringify(data ?? null), code: null };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code).toUpperCase() : String(error);
    return { data: JSON.stringify([String(error), error]), code };
  }
}

async function firstOf(stream: object): Promise<unknown> {
  const iterate: unknown = Reflect.get(stream, Symbol.asyncIterator);
  const iterator: unknown = typeof iterate === 'function' ? iterate.call(stream) : null;
  const next: unknown = Reflect.get(Object(iterator), 'next');
  return typeof next === 'function' ? await next.call(iterator) : null;
}

describe('routes', () => {
  it('are all described: the description itself apart, and tools one by one', async () => {
    const { services } = server.app;
    const { paths } = openApi(services.url, []);
    const described = Object.entries(isObject(paths) ? paths : {}).flatMap(([path, methods]) =>
      Object.keys(isObject(methods) ? methods : {}).flatMap((method) =>
        method === 'parameters' ? [] : [`${method.toUpperCase()} ${path}`],
      ),
    );
    const routes = restDoor(services, async () => other).routes.map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    const own = ['GET /api/v1/openapi.json', 'POST /api/v1/tools/{slug}'];
    expect([...described, ...own].sort()).toEqual([...new Set(routes)].sort());
  });
});

describe('another organization', () => {
  it('has an entry here for every route, procedure and door', () => {
    const { services } = server.app;
    const routes = restDoor(services, async () => other).routes.map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(rest).sort()).toEqual([...new Set(routes)].sort());
    expect(Object.keys(procedures).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
    expect([...new Set(server.mounts.map(({ name }) => name))].sort()).toEqual([
      'auth',
      'health',
      'mcp',
      'rest',
      'trpc',
      'webhook',
    ]);
  });

  it('finds nothing of the others over REST, and changes nothing', async () => {
    const before = await fingerprint();
    for (const [route, attempts] of Object.entries(rest)) {
      const [method = '', pattern = ''] = route.split(' ');
      for (const { expects, path, body, headers } of attempts) {
        const answered = await server.ask(method, path?.() ?? pattern, {
          key: otherKey,
          ...(body && { body: body() }),
          ...(headers && { headers }),
        });
        const status = expects === 'hidden' ? 404 : expects === 'own' ? 200 : expects;
        expect({ route, status: answered.status, body: answered.body }).toMatchObject({ route, status });
        expectHidden(JSON.stringify(answered.body));
      }
    }
    expect(await fingerprint()).toEqual(before);
  });

  it('finds nothing of the others over the editor’s API, and changes nothing', async () => {
    const before = await fingerprint();
    for (const [name, { expects, input }] of Object.entries(procedures)) {
      const { data, code } = await callProcedure(name, input?.());
      if (expects === 'hidden') expect({ name, code, data }).toMatchObject({ name, code: 'NOT_FOUND' });
      else expect({ name, refused: code !== null, data }).toMatchObject({ name, refused: expects === 'refused' });
      expectHidden(data);
    }
    expect(await fingerprint()).toEqual(before);
  });

  it('finds nothing of the others over MCP', async () => {
    const send = (path: string, method: string, params: Json = {}) =>
      server.ask('POST', path, {
        key: otherKey,
        headers: { accept: 'application/json, text/event-stream' },
        body: { jsonrpc: '2.0', id: 1, method, params },
      });
    const listed = await send('/mcp', 'tools/list');
    expect(listed.status).toBe(200);
    expect(JSON.stringify(listed.body)).toContain('tools');
    expectHidden(JSON.stringify(listed.body));
    const called = await send('/mcp', 'tools/call', { name: 'alpha_tool', arguments: {} });
    expect(JSON.stringify(called.body)).toContain("There is no tool 'alpha_tool'");
    expect((await send('/mcp/alpha_tool', 'tools/list')).status).toBe(404);
  });

  it('finds nothing of the others over webhooks', async () => {
    expect((await server.ask('POST', '/hooks/other/alpha', { body: {}, key: null })).status).toBe(404);
  });

  it('cannot reach the others by naming them in a workflow', async () => {
    const nodes: JsonObject[] = [
      { id: 'start', type: 'start' },
      { id: 'child', type: 'call', params: { workflow: '{{ input.name }}' } },
      { id: 'end', type: 'end', params: { output: '{{ child }}' } },
    ];
    await publish(server, graphOf('reach', nodes), otherKey);
    for (const name of ['alpha_ask', theirs.workflow ?? '']) {
      const answered = await server.ask('POST', '/api/v1/tools/reach', { key: otherKey, body: { name } });
      expect(answered.body).toMatchObject({ reason: 'no_workflow' });
      expectHidden(JSON.stringify(answered.body));
    }
    const asset = { $asset: theirs.asset ?? '', type: 'application/json', size: 1 };
    const echo: JsonObject[] = [
      { id: 'start', type: 'start' },
      { id: 'end', type: 'end', params: { output: '{{ input }}' } },
    ];
    await publish(server, graphOf('echo', echo), otherKey);
    const echoed = await server.ask('POST', '/api/v1/tools/echo', { key: otherKey, body: asset });
    expectHidden(JSON.stringify(echoed.body));
  });

  it('is not found without a key, with a wrong one, or with headers that other servers trust', async () => {
    const headers = {
      'x-middleware-subrequest': 'middleware',
      'x-forwarded-user': 'owner@example.com',
      'x-organization-id': theirs.organization ?? '',
      'x-patchbay-org': theirs.organization ?? '',
    };
    for (const [route, [attempt]] of Object.entries(rest)) {
      // A token is a credential, and a form is for everybody who has its address.
      if (/\/(waits|forms)\//.test(route)) continue;
      const [method = '', pattern = ''] = route.split(' ');
      for (const key of [null, `pb_${'x'.repeat(40)}`]) {
        const { status } = await server.ask(method, attempt?.path?.() ?? pattern, { key, headers });
        expect({ route, status }).toEqual({ route, status: 401 });
      }
    }
  });
});
