import { z } from 'zod';
import { asOrg, type Tx } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { findOpenPromotion } from '#db/queries/promotions/find-open-promotion.ts';
import { settlePromotion } from '#db/queries/promotions/settle-promotion.ts';
import { getVersion } from '#db/queries/workflows/get-version.ts';
import { lockWorkflow } from '#db/queries/workflows/lock-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { parseInput } from '../parse-input.ts';
import { findWorkflow } from './find-workflow.ts';
import { actorOf, makeLive } from './promote.ts';

const schema = z.strictObject({
  decision: z.enum(['approved', 'rejected'], 'must be approved or rejected'),
  note: z.string().max(2000).default(''),
});

/**
 * Lets a proposed version go live, or refuses it. The first decision counts. Whoever proposed it may take it back, but
 * not approve it, also not with a key of theirs.
 */
export async function decidePromotion(
  services: Services,
  principal: Principal,
  of: { workflow: string; version: number },
  body: unknown,
): Promise<{ version: number; decision: 'approved' | 'rejected' }> {
  authorize(principal, 'workflows:publish');
  const { decision, note } = parseInput(schema, body);
  const workflow = await findWorkflow(services, principal, of.workflow);
  const { version } = of;
  await asOrg(services.db, principal.orgId, async (tx) => {
    await lockWorkflow(tx, workflow.id);
    const open = await requireOpen(tx, workflow, version);
    if (decision === 'approved' && open.askedBy === principal.userId)
      throw new PatchbayError(
        'forbidden',
        `You proposed version ${version} of '${workflow.slug}' yourself: another person has to approve it.`,
      );
    const isFirst = await settlePromotion(tx, { id: open.id, decision, decider: actorOf(principal), note });
    if (!isFirst) throw notOpen(workflow.slug, version);
    if (decision === 'approved') await release(tx, { orgId: principal.orgId, workflowId: workflow.id, ...open });
    await writeAudit(tx, {
      orgId: principal.orgId,
      actor: principal,
      action: `workflow.${decision}`,
      target: workflow.id,
      data: { version, percent: open.percent, asker: open.asker, note },
    });
  });
  await services.publishedChanged(principal.orgId);
  return { version, decision };
}

async function requireOpen(tx: Tx, workflow: { id: string; slug: string }, version: number) {
  const open = await findOpenPromotion(tx, workflow.id);
  if (open?.version === version) return open;
  if ((await getVersion(tx, { workflowId: workflow.id, version })) !== null) throw notOpen(workflow.slug, version);
  throw new PatchbayError('not_found', `'${workflow.slug}' has no version ${version}. List its versions.`);
}

async function release(
  tx: Tx,
  of: { orgId: string; workflowId: string; version: number; percent: number },
): Promise<void> {
  const { orgId, workflowId, version, percent } = of;
  const found = await getVersion(tx, of);
  if (found) await makeLive(tx, { orgId, workflowId, version, percent, ...found });
}

function notOpen(slug: string, version: number): PatchbayError {
  return new PatchbayError(
    'conflict',
    `Version ${version} of '${slug}' does not wait for an approval: it was decided, or a later one took its place.`,
  );
}
