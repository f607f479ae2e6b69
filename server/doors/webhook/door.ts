import { findTriggers } from '#db/journal/find-triggers.ts';
import type { TriggerRow } from '#db/journal/trigger-row.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import { waitForRun } from '../../gateway/wait.ts';
import { blobsOf } from '../../host/blobs.ts';
import type { Keys } from '../../secrets/keys.ts';
import { sharedSecret } from '../../secrets/shared-secret.ts';
import type { Services } from '../../services.ts';
import { receive } from '../../triggers/receive.ts';
import { onceConfigOf, type WebhookConfig, webhookConfig } from '../../triggers/trigger-config.ts';
import { verifyCaller } from '../../triggers/verify-caller.ts';
import { problemResponse } from '../problem.ts';
import { readBytes } from '../read-json.ts';
import { json } from '../rest/present.ts';
import { fieldsOf, readBody } from './read-body.ts';
import { openHeaders, presentReply, usualEventIds, wrongMethod } from './wire.ts';

/** The path under which webhooks stand. */
export const hooksPath = '/hooks/';

/** A caller that waits for the answer is told after this long where the run stands. */
const longestWaitMs = 30_000;

export type WebhookServices = Services & { keys: Keys };

/** Answers requests to `/hooks/{org}/{path}`: who is believed begins a run of the workflow that listens there. */
export function webhookDoor(services: WebhookServices): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await answer(services, request);
    } catch (error) {
      return problemResponse(error, services.log);
    }
  };
}

async function answer(services: WebhookServices, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const [org = '', ...rest] = url.pathname.slice(hooksPath.length).split('/');
  const path = rest.join('/').replace(/\/$/, '');
  const found = await webhooksAt(services, org, path);
  if (found.length === 0)
    throw new PatchbayError(
      'not_found',
      `There is no webhook at ${url.pathname}. Publish a workflow with this path first.`,
    );
  const chosen = found.find(({ config }) => config.methods.includes(request.method));
  if (chosen === undefined)
    return wrongMethod(
      request.method,
      found.flatMap(({ config }) => config.methods),
    );
  const { trigger, config } = chosen;
  const bytes = await readBytes(request);
  await refuseUnproven(services, trigger.orgId, config, { headers: request.headers, body: bytes, now: Date.now() });
  const blobs = blobsOf(services.db, trigger.orgId);
  const input: Json = {
    method: request.method,
    path,
    headers: openHeaders(request.headers, config),
    query: fieldsOf([...url.searchParams]),
    body: await readBody(bytes, request.headers.get('content-type'), blobs),
  };
  return await begin(services, { trigger, config, input, signal: request.signal });
}

async function webhooksAt(
  services: WebhookServices,
  org: string,
  path: string,
): Promise<{ trigger: TriggerRow; config: WebhookConfig }[]> {
  const orgId = await services.organizations.find(org);
  if (orgId === null) return [];
  const triggers = await findTriggers(services.db, { orgId, kind: 'webhook', address: path });
  return triggers.map((trigger) => ({ trigger, config: webhookConfig.parse(trigger.config) }));
}

async function refuseUnproven(
  services: WebhookServices,
  orgId: string,
  { auth, connection, previous, header, timestampHeader }: WebhookConfig,
  request: Parameters<typeof verifyCaller>[1],
): Promise<void> {
  if (auth === 'none') return;
  const names = [connection, previous].filter((name) => name !== undefined && name !== '');
  const secrets = [];
  for (const name of names) {
    const secret = name === undefined ? null : await sharedSecret(services, { orgId, name });
    if (secret !== null) secrets.push(secret);
  }
  if (secrets.length === 0) {
    services.log.error('webhook without its connection', { orgId, connection });
    throw new PatchbayError('unavailable', 'This webhook is not set up: the connection with its secret is missing.');
  }
  const problem = verifyCaller(auth, request, secrets, {
    ...(header !== undefined && { header }),
    ...(timestampHeader !== undefined && { timestampHeader }),
  });
  if (problem !== null) throw new PatchbayError('unauthenticated', problem);
}

async function begin(
  services: WebhookServices,
  arrival: { trigger: TriggerRow; config: WebhookConfig; input: Json; signal: AbortSignal },
): Promise<Response> {
  const { trigger, config, input, signal } = arrival;
  const usual = usualEventIds[config.auth];
  const once = { ...(usual !== undefined && { dedupe: usual }), ...onceConfigOf(trigger.config) };
  const received = await receive(services, trigger, { input, door: 'webhook', once });
  if (received === null)
    throw new PatchbayError('gone', 'Somebody listened here for one request and has had it. Listen again.');
  if (received.kind === 'put_off') return json({ status: 'debounced' }, 202);
  const { runId, kind } = received;
  if (config.respond === 'when-done')
    return presentReply(await waitForRun(services, trigger.orgId, runId, { waitMs: longestWaitMs, signal }));
  return kind === 'repeated'
    ? json({ runId, status: 'already_processed' }, 200, { 'patchbay-run': runId })
    : json({ runId, status: 'accepted' }, 202, { 'patchbay-run': runId });
}
