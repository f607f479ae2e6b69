import { randomBytes } from 'node:crypto';
import { asOrg } from '#db/access.ts';
import { findTriggerById } from '#db/journal/find-triggers.ts';
import { makeRunId } from '#db/journal/run-id.ts';
import { takeListener } from '#db/journal/take-listener.ts';
import { addListener, getListener, removeListener } from '#db/queries/triggers/listeners.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { callerOf } from '../../gateway/invoke.ts';
import type { Services } from '../../services.ts';
import { requestFor } from '../../triggers/begin.ts';
import { deriveTriggers } from '../../triggers/derive-triggers.ts';
import type { Heard, Listener } from '../../trpc/views.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';
import { readyGraph, storeReady } from '../workflows/ready-graph.ts';
import { webhookUrl } from './trigger-view.ts';

/** How long one listens for an event. */
const patienceMs = 600_000;

/**
 * Listens for one real event at a trigger of the saved draft: the next one begins a run of the draft. A webhook is
 * reached under `test/`, so that what is published goes on undisturbed; a schedule fires at once.
 */
export async function listen(
  services: Services,
  principal: Principal,
  input: { workflow: string; node: string },
): Promise<Listener> {
  authorize(principal, 'workflows:write');
  const { id: workflowId, slug, graph: draft } = await findWorkflow(services, principal, input.workflow);
  authorize(principal, 'tools:call', slug);
  const { triggers, diagnostics } = deriveTriggers(draft);
  const ready = await readyGraph(services, draft, { what: 'The draft cannot run.', more: diagnostics });
  const found = triggers.find(({ node }) => node === input.node);
  if (found === undefined)
    throw new PatchbayError(
      'not_found',
      `The saved draft has no trigger '${input.node}'. Save it, or enable the node.`,
    );
  const address = found.kind === 'webhook' ? `test/${found.address}` : found.address;
  const until = new Date(Date.now() + patienceMs);
  const { orgId, orgSlug } = principal;
  const id = await asOrg(services.db, orgId, async (tx) => {
    await storeReady(tx, orgId, ready);
    return await addListener(tx, { orgId, workflowId, hash: ready.hash, until }, { ...found, address, dueAt: null });
  });
  if (found.kind === 'schedule') await fire(services, principal, id);
  const url =
    found.kind === 'webhook'
      ? webhookUrl(services.url, orgSlug, address)
      : found.kind === 'form'
        ? `${services.url}/form/${orgSlug}/${address}?test=${id}`
        : null;
  return { id, url, until: until.toISOString() };
}

async function fire(services: Services, principal: Principal, id: string): Promise<void> {
  const row = await findTriggerById(services.db, { orgId: principal.orgId, id });
  const runId = makeRunId(Date.now(), randomBytes(10));
  if (row === null || !(await takeListener(services.db.sql, { id, runId }))) return;
  const now = new Date().toISOString();
  const input = { scheduledAt: now, firedAt: now, missed: 0 };
  const request = await requestFor(services, row, { input, door: 'schedule', runId });
  await services.runs.start({ ...request, caller: callerOf(principal), isAnnounced: true });
}

/** What a listener has heard so far. */
export async function heard(services: Services, principal: Principal, { id }: { id: string }): Promise<Heard> {
  authorize(principal, 'workflows:write');
  const found = await asOrg(services.db, principal.orgId, (tx) => getListener(tx, id));
  if (found === null) throw new PatchbayError('not_found', 'Nobody listens here any more. Listen again.');
  return { runId: found.runId, isOver: found.runId !== null || found.until.getTime() < Date.now() };
}

/** Listens no more. */
export async function stopListening(services: Services, principal: Principal, { id }: { id: string }): Promise<void> {
  authorize(principal, 'workflows:write');
  await asOrg(services.db, principal.orgId, async (tx) => {
    const found = await getListener(tx, id);
    if (found === null) throw new PatchbayError('not_found', 'Nobody listens here any more.');
    await removeListener(tx, found);
  });
}
