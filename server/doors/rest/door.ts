import { Hono } from 'hono';
import { decodeCursor } from '#db/queries/cursor.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { callerOf, invoke } from '../../gateway/invoke.ts';
import { publishEvent } from '../../operations/events/publish-event.ts';
import { advanceRun } from '../../operations/runs/advance-run.ts';
import { cancelRun } from '../../operations/runs/cancel-run.ts';
import { deleteRun } from '../../operations/runs/delete-run.ts';
import { forkRun } from '../../operations/runs/fork-run.ts';
import { listRuns } from '../../operations/runs/list-runs.ts';
import { getRun, listEvents } from '../../operations/runs/read-run.ts';
import { runWorkflow } from '../../operations/runs/run-workflow.ts';
import { answerWait } from '../../operations/waits/answer-wait.ts';
import { createWorkflow } from '../../operations/workflows/create-workflow.ts';
import { getWorkflow } from '../../operations/workflows/get-workflow.ts';
import { listWorkflows } from '../../operations/workflows/list-workflows.ts';
import { removeWorkflow } from '../../operations/workflows/remove-workflow.ts';
import { saveWorkflow } from '../../operations/workflows/save-workflow.ts';
import { validateGraph } from '../../operations/workflows/validate-graph.ts';
import type { Services } from '../../services.ts';
import { problemResponse } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { asObject } from './as-object.ts';
import { assetRoutes } from './asset-routes.ts';
import { callOptions, idempotencyKeyOf } from './call-options.ts';
import { streamEvents } from './events.ts';
import { formRoutes } from './form-routes.ts';
import { openApi } from './openapi.ts';
import { json, presentOutcome, presentRun } from './present.ts';
import { readAnswer } from './read-answer.ts';
import { readRunBody } from './read-run-body.ts';
import { readRunFilter } from './read-run-filter.ts';
import { tableRoutes } from './tables.ts';
import { testRoutes } from './test-routes.ts';
import { versionRoutes } from './version-routes.ts';

/** Finds who sends a request; throws `unauthenticated` or `forbidden`. */
export type Authenticate = (request: Request) => Promise<Principal>;

/** REST, as the public surface describes it: each route authenticates, parses, calls one operation, presents. */
export function restDoor(services: Services, authenticate: Authenticate): Hono {
  const app = new Hono();
  const as = (request: Request) => authenticate(request);
  app.onError((error) => problemResponse(error, services.log));
  app.notFound((context) =>
    problemResponse(new PatchbayError('not_found', `There is nothing at ${context.req.path}.`), services.log),
  );

  app.post('/api/v1/tools/:slug', async ({ req }) => {
    const principal = await as(req.raw);
    const slug = req.param('slug');
    authorize(principal, 'tools:call', slug);
    const input = await readJson(req.raw, {});
    return presentOutcome(await invoke(services, principal, { slug, input }, callOptions(req.raw)));
  });
  app.get('/api/v1/openapi.json', async ({ req }) => {
    const principal = await as(req.raw);
    authorize(principal, 'workflows:read');
    return json(openApi(services.url, await services.tools.list(principal.orgId)));
  });
  app.get('/api/v1/nodes', async ({ req }) => {
    authorize(await as(req.raw), 'workflows:read');
    return json({ items: services.descriptions });
  });
  workflowRoutes(app, services, as);
  versionRoutes(app, services, as);
  testRoutes(app, services, as);
  runRoutes(app, services, as);
  assetRoutes(app, services, as);
  tableRoutes(app, services, as);
  formRoutes(app, services);
  app.post('/api/v1/events', async ({ req }) => {
    const principal = await as(req.raw);
    return json(await publishEvent(services, principal, await readJson(req.raw), idempotencyKeyOf(req.raw)), 202);
  });
  app.post('/api/v1/waits/:token', async ({ req }) => {
    // The token is the credential; a key or session, when sent, says who answered.
    const by = req.header('authorization') === undefined ? null : callerOf(await as(req.raw));
    const answer = readAnswer(await readJson(req.raw, {}));
    return json(await answerWait(services, by, { token: req.param('token'), ...answer }));
  });
  return app;
}

function workflowRoutes(app: Hono, services: Services, as: Authenticate): void {
  app.get('/api/v1/workflows', async ({ req }) => {
    const { items, nextCursor } = await listWorkflows(services, await as(req.raw), page(req.query()));
    return json({ items: items.map(({ preview: _, ...item }) => item), nextCursor });
  });
  app.post('/api/v1/workflows', async ({ req }) => {
    const principal = await as(req.raw);
    const created = await createWorkflow(services, principal, { graph: asObject(await readJson(req.raw)).graph });
    return json(created, 201, { location: `/api/v1/workflows/${created.id}`, etag: `"${created.revision}"` });
  });
  app.post('/api/v1/workflows/validate', async ({ req }) => {
    const principal = await as(req.raw);
    return json({ diagnostics: await validateGraph(services, principal, asObject(await readJson(req.raw)).graph) });
  });
  app.get('/api/v1/workflows/:workflow', async ({ req }) => {
    const found = await getWorkflow(services, await as(req.raw), { workflow: req.param('workflow') });
    return json(found, 200, { etag: `"${found.revision}"` });
  });
  app.put('/api/v1/workflows/:workflow', async ({ req }) => {
    const principal = await as(req.raw);
    const revision = revisionOf(req.header('if-match'));
    const saved = await saveWorkflow(services, principal, {
      workflow: req.param('workflow'),
      revision,
      graph: asObject(await readJson(req.raw)).graph,
    });
    return json(saved, 200, { etag: `"${saved.revision}"` });
  });
  app.delete('/api/v1/workflows/:workflow', async ({ req }) => {
    await removeWorkflow(services, await as(req.raw), { workflow: req.param('workflow') });
    return new Response(null, { status: 204 });
  });
  app.post('/api/v1/workflows/:workflow/runs', async ({ req }) => {
    const principal = await as(req.raw);
    const input = { workflow: req.param('workflow'), ...readRunBody(await readJson(req.raw, {})) };
    return presentOutcome(await runWorkflow(services, principal, input, callOptions(req.raw)));
  });
}

function runRoutes(app: Hono, services: Services, as: Authenticate): void {
  app.get('/api/v1/runs', async ({ req }) =>
    json(await listRuns(services, await as(req.raw), readRunFilter(req.queries()))),
  );
  app.get('/api/v1/runs/:run', async ({ req }) =>
    json(presentRun(await getRun(services, await as(req.raw), { id: req.param('run') }))),
  );
  app.delete('/api/v1/runs/:run', async ({ req }) => {
    await deleteRun(services, await as(req.raw), { id: req.param('run') });
    return new Response(null, { status: 204 });
  });
  app.post('/api/v1/runs/:run/cancel', async ({ req }) =>
    json(await cancelRun(services, await as(req.raw), { id: req.param('run') }), 202),
  );
  app.post('/api/v1/runs/:run/advance', async ({ req }) =>
    json(await advanceRun(services, await as(req.raw), req.param('run'), asObject(await readJson(req.raw, {}))), 202),
  );
  app.post('/api/v1/runs/:run/fork', async ({ req }) => {
    const principal = await as(req.raw);
    const body = asObject(await readJson(req.raw, {}));
    const how = { idempotencyKey: idempotencyKeyOf(req.raw) };
    const forked = await forkRun(services, principal, req.param('run'), body, how);
    return json(forked, 201, { location: `/api/v1/runs/${forked.id}` });
  });
  app.get('/api/v1/runs/:run/events', async ({ req }) => {
    const principal = await as(req.raw);
    const input = { id: req.param('run'), after: sequenceOf(req.header('last-event-id') ?? req.query('cursor')) };
    if (req.header('accept')?.includes('text/event-stream'))
      return await streamEvents(services, principal, { ...input, signal: req.raw.signal });
    return json(await listEvents(services, principal, { ...input, limit: limitOf(req.query()) }));
  });
}

/** The largest whole number the database counts with. */
const largestInt = 2_147_483_647;

function page(query: Record<string, string>): { limit: number; cursor: string | null } {
  if (query.cursor !== undefined && decodeCursor(query.cursor) === null) {
    throw new PatchbayError('invalid_input', '`cursor` must be the `nextCursor` of an earlier page.');
  }
  return { limit: limitOf(query), cursor: query.cursor ?? null };
}

function limitOf(query: Record<string, string>): number {
  const limit = query.limit === undefined ? 100 : Number(query.limit);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return limit;
  throw new PatchbayError('invalid_input', `\`limit\` must be a whole number from 1 to 1000; got '${query.limit}'.`);
}

/** The last event a reader has seen; nothing is the beginning. */
function sequenceOf(text: string | undefined): number {
  const seen = Number(text ?? 0);
  if (Number.isInteger(seen) && seen >= 0) return Math.min(seen, largestInt);
  throw new PatchbayError(
    'invalid_input',
    `The number of the last event must be a whole number from 0; got '${text}'.`,
  );
}

function revisionOf(header: string | undefined): number {
  if (header === undefined)
    throw new PatchbayError('precondition_required', 'Send If-Match with the revision this change was made on.');
  const revision = Number(header.replace(/^W\//, '').replaceAll('"', ''));
  if (!Number.isInteger(revision))
    throw new PatchbayError('invalid_input', `If-Match must be a revision such as "7"; got '${header}'.`);
  return revision;
}
