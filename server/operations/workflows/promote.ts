import type { Tx } from '#db/access.ts';
import { getSettings } from '#db/queries/organizations/settings.ts';
import { addPromotion } from '#db/queries/promotions/add-promotion.ts';
import { activateVersion } from '#db/queries/workflows/activate-version.ts';
import { lockWorkflow } from '#db/queries/workflows/lock-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Principal } from '../../auth/principal.ts';
import { settleTriggers } from '../../triggers/settle-triggers.ts';

/** A version that is to take calls. */
export type Candidate = {
  orgId: string;
  workflowId: string;
  version: number;
  hash: string;
  graph: Graph;
  /** How many of a hundred calls it is to get; 100 makes it the live one. */
  percent: number;
};

/**
 * Makes a version live or, where the organization wants another person's approval and the version has never had so many
 * calls, asks for it. `hadShare` is the most it ever had.
 */
export async function promote(
  tx: Tx,
  principal: Principal,
  candidate: Candidate & { hadShare: number; failedTests: number },
): Promise<'live' | 'proposed'> {
  const { orgId, workflowId, version, percent, failedTests } = candidate;
  await lockWorkflow(tx, workflowId);
  const { promotion } = await getSettings(tx, orgId);
  const isProposed = promotion === 'approval' && candidate.hadShare < percent;
  if (!isProposed) await makeLive(tx, candidate);
  await addPromotion(tx, {
    orgId,
    workflowId,
    version,
    percent,
    failedTests,
    askedBy: principal.userId,
    asker: actorOf(principal),
    decision: isProposed ? null : 'direct',
  });
  return isProposed ? 'proposed' : 'live';
}

/** Gives a version its calls and, when it gets all of them, its triggers. Throws `conflict` when its slug or a path is taken. */
export async function makeLive(tx: Tx, { percent, graph, ...of }: Candidate): Promise<void> {
  const done = await activateVersion(tx, {
    workflowId: of.workflowId,
    version: of.version,
    slug: graph.slug,
    ...(percent < 100 && { percent }),
  });
  if (done === 'slug_taken')
    throw new PatchbayError(
      'conflict',
      `The slug '${graph.slug}' of version ${of.version} is taken by another workflow. Publish it under another one.`,
    );
  if (done === 'unknown') throw new PatchbayError('not_found', `There is no version ${of.version} any more.`);
  if (percent === 100) await settleTriggers(tx, of, graph);
}

/** Who asks or decides, as it is kept. */
export function actorOf({ kind, id, name }: Principal): { kind: string; id: string; name: string } {
  return { kind, id, name };
}
