import type { Hono } from 'hono';
import { listTests } from '../../operations/workflow-tests/list-tests.ts';
import { removeTest } from '../../operations/workflow-tests/remove-test.ts';
import { runTests } from '../../operations/workflow-tests/run-tests.ts';
import { saveTest } from '../../operations/workflow-tests/save-test.ts';
import { replayWorkflow } from '../../operations/workflows/replay-workflow.ts';
import type { Services } from '../../services.ts';
import { readJson } from '../read-json.ts';
import type { Authenticate } from './door.ts';
import { json } from './present.ts';

/** Runs as tests, and past runs on another graph. */
export function testRoutes(app: Hono, services: Services, as: Authenticate): void {
  const base = '/api/v1/workflows/:workflow';
  app.post(`${base}/replay`, async ({ req }) => {
    const principal = await as(req.raw);
    return json(await replayWorkflow(services, principal, req.param('workflow') ?? '', await readJson(req.raw, {})));
  });
  app.get(`${base}/tests`, async ({ req }) => {
    const items = await listTests(services, await as(req.raw), req.param('workflow') ?? '');
    return json({ items, nextCursor: null });
  });
  app.post(`${base}/tests`, async ({ req }) => {
    const principal = await as(req.raw);
    return json(await saveTest(services, principal, req.param('workflow') ?? '', await readJson(req.raw)), 201);
  });
  app.post(`${base}/tests/run`, async ({ req }) => {
    const principal = await as(req.raw);
    return json(await runTests(services, principal, req.param('workflow') ?? '', await readJson(req.raw, {})));
  });
  app.delete(`${base}/tests/:test`, async ({ req }) => {
    const input = { workflow: req.param('workflow') ?? '', id: req.param('test') ?? '' };
    await removeTest(services, await as(req.raw), input);
    return new Response(null, { status: 204 });
  });
}
