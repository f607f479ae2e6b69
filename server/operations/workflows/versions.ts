import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { largestShare } from '#db/queries/promotions/largest-share.ts';
import { getVersion as selectVersion } from '#db/queries/workflows/get-version.ts';
import { listVersions as selectVersions } from '#db/queries/workflows/list-versions.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { Promoted, Version } from '../../trpc/views.ts';
import { unpinned } from './call-address.ts';
import { findWorkflow } from './find-workflow.ts';
import { rightsOn } from './list-promotions.ts';
import { promote } from './promote.ts';

/** The published versions of a workflow, newest first. */
export async function listVersions(
  services: Services,
  principal: Principal,
  input: { workflow: string },
): Promise<Version[]> {
  authorize(principal, 'workflows:read');
  const { id } = await findWorkflow(services, principal, input.workflow);
  const versions = await asOrg(services.db, principal.orgId, (tx) => selectVersions(tx, id));
  return versions.map(({ promotion, ...version }) => {
    if (promotion === null) return { ...version, promotion };
    const { askedBy, ...asked } = promotion;
    return { ...version, promotion: { ...asked, ...rightsOn(principal, askedBy) } };
  });
}

/** The graph of one version. */
export async function getVersion(
  services: Services,
  principal: Principal,
  input: { workflow: string; version: number },
): Promise<{ graph: Graph; hash: string }> {
  authorize(principal, 'workflows:read');
  const { id, slug } = await findWorkflow(services, principal, input.workflow);
  const found = await asOrg(services.db, principal.orgId, (tx) =>
    selectVersion(tx, { workflowId: id, version: input.version }),
  );
  if (found === null) throw noVersion({ ...input, workflow: slug });
  return found;
}

/** The graph of one version as a draft: what it calls by address is fetched anew. */
export async function versionAsDraft(
  services: Services,
  principal: Principal,
  input: { workflow: string; version: number },
): Promise<Graph> {
  const { graph } = await getVersion(services, principal, input);
  return unpinned(services.catalogue, graph);
}

/**
 * Makes an earlier, or the newest, version the one that callers get; with `percent` (1 to 99) that many of a hundred.
 * Triggers stay with the active one. Where the organization wants approvals, a version that never had so many calls is
 * proposed; going back to one that was live needs none.
 */
export async function activateVersion(
  services: Services,
  principal: Principal,
  input: { workflow: string; version: number; percent?: number },
): Promise<Promoted> {
  authorize(principal, 'workflows:publish');
  const { id, published } = await findWorkflow(services, principal, input.workflow);
  const { version, percent } = input;
  checkPercent(percent);
  if (percent !== undefined && published === null) throw nothingLive(input.workflow, version);
  if (percent !== undefined && published?.version === version)
    throw new PatchbayError('conflict', `Version ${version} is active already. Try another one on some of the calls.`);
  const state = await asOrg(services.db, principal.orgId, async (tx) => {
    const key = { workflowId: id, version };
    const found = await selectVersion(tx, key);
    if (found === null) throw noVersion(input);
    const hadShare = await largestShare(tx, key);
    const candidate = { orgId: principal.orgId, ...key, ...found, percent: percent ?? 100 };
    const promoted = await promote(tx, principal, { ...candidate, hadShare, failedTests: 0 });
    await writeAudit(tx, {
      orgId: principal.orgId,
      actor: principal,
      action: promoted === 'live' ? 'workflow.activated' : 'workflow.proposed',
      target: id,
      data: { version, ...(percent !== undefined && { percent }) },
    });
    return promoted;
  });
  await services.publishedChanged(principal.orgId);
  return { version, proposed: state === 'proposed' };
}

/** Refuses a share that is none. */
export function checkPercent(percent: number | undefined): void {
  if (percent === undefined || (Number.isInteger(percent) && percent >= 1 && percent <= 99)) return;
  throw badPercent(percent);
}

/** The refusal of what is no share. */
export function badPercent(percent: Json): PatchbayError {
  const message = 'must be a whole number from 1 to 99';
  return new PatchbayError('invalid_input', `\`percent\` ${message}; got ${JSON.stringify(percent)}.`, {
    errors: [{ path: '/percent', message }],
  });
}

function nothingLive(workflow: string, version: number): PatchbayError {
  return new PatchbayError(
    'conflict',
    `No version of '${workflow}' is live yet, so there are no calls of which version ${version} could get a part. Activate it without \`percent\`, or have it approved where it is proposed.`,
  );
}

function noVersion({ workflow, version }: { workflow: string; version: number }): PatchbayError {
  return new PatchbayError(
    'not_found',
    `'${workflow}' has no version ${version}. List its versions to see which there are.`,
  );
}
