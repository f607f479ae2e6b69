import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { activateVersion as setActive } from '#db/queries/workflows/activate-version.ts';
import { getVersion as selectVersion } from '#db/queries/workflows/get-version.ts';
import { listVersions as selectVersions, type VersionRecord } from '#db/queries/workflows/list-versions.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { settleTriggers } from '../../triggers/settle-triggers.ts';
import { findWorkflow } from './find-workflow.ts';

/** The published versions of a workflow, newest first. */
export async function listVersions(
  services: Services,
  principal: Principal,
  input: { workflow: string },
): Promise<VersionRecord[]> {
  authorize(principal, 'workflows:read');
  const { id } = await findWorkflow(services, principal, input.workflow);
  return await asOrg(services.db, principal.orgId, (tx) => selectVersions(tx, id));
}

/** The graph of one version. */
export async function getVersion(
  services: Services,
  principal: Principal,
  input: { workflow: string; version: number },
): Promise<{ graph: Graph; hash: string }> {
  authorize(principal, 'workflows:read');
  const { id } = await findWorkflow(services, principal, input.workflow);
  const found = await asOrg(services.db, principal.orgId, (tx) =>
    selectVersion(tx, { workflowId: id, version: input.version }),
  );
  if (found === null) throw noVersion(input);
  return found;
}

/**
 * Makes an earlier, or the newest, version the one that callers get; with `percent` (1 to 99) that many of a hundred.
 * Triggers stay with the active one.
 */
export async function activateVersion(
  services: Services,
  principal: Principal,
  input: { workflow: string; version: number; percent?: number },
): Promise<{ version: number }> {
  authorize(principal, 'workflows:publish');
  const { id, published } = await findWorkflow(services, principal, input.workflow);
  const { version, percent } = input;
  checkPercent(percent);
  if (percent !== undefined && (published === null || published.version === version))
    throw new PatchbayError('conflict', `Version ${version} is active already. Try another one on some of the calls.`);
  await asOrg(services.db, principal.orgId, async (tx) => {
    const found = await selectVersion(tx, { workflowId: id, version: input.version });
    if (
      found === null ||
      !(await setActive(tx, { workflowId: id, version, ...(percent !== undefined && { percent }) }))
    )
      throw noVersion(input);
    const of = { orgId: principal.orgId, workflowId: id, version: input.version, hash: found.hash };
    if (percent === undefined) await settleTriggers(tx, of, found.graph);
    await writeAudit(tx, {
      orgId: principal.orgId,
      actor: principal,
      action: 'workflow.activated',
      target: id,
      data: { version, ...(percent !== undefined && { percent }) },
    });
  });
  await services.publishedChanged(principal.orgId);
  return { version: input.version };
}

/** Refuses a share that is none. */
export function checkPercent(percent: number | undefined): void {
  if (percent === undefined || (Number.isInteger(percent) && percent >= 1 && percent <= 99)) return;
  throw new PatchbayError('invalid_input', `\`percent\` must be a whole number from 1 to 99; got ${percent}.`, {
    errors: [{ path: '/percent', message: 'must be a whole number from 1 to 99' }],
  });
}

function noVersion({ workflow, version }: { workflow: string; version: number }): PatchbayError {
  return new PatchbayError(
    'not_found',
    `'${workflow}' has no version ${version}. List its versions to see which there are.`,
  );
}
