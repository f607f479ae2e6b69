import { asOrg } from '#db/access.ts';
import {
  type LetterName,
  resendCallback,
  settleDeadLetter,
  unsettleRun,
} from '#db/queries/dead-letters/settle-dead-letter.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { forkRun } from '../runs/fork-run.ts';
import { findRun } from '../runs/read-run.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';
import { letterGone } from './letter-gone.ts';

/** On which version a failed run is tried again: the one it failed on, or the one that is live now. */
export const retryVersions = ['same', 'live'] as const;

/**
 * Tries one again. A run goes on where it failed, in a new run that keeps its door, so that it comes back to the list
 * when it fails again; an outcome is sent again, with all its retries. Of two people who try, one is refused.
 */
export async function retryDeadLetter(
  services: Services,
  principal: Principal,
  { version, ...letter }: LetterName & { version: (typeof retryVersions)[number] },
): Promise<{ runId: string | null }> {
  authorize(principal, 'runs:write');
  const { db } = services;
  const { orgId } = principal;
  if (letter.kind === 'callback') {
    if (!(await asOrg(db, orgId, (tx) => resendCallback(tx, letter.id)))) throw letterGone(letter);
    return { runId: null };
  }
  const run = await findRun(services, principal, letter.id);
  // Nodes that were changed since run again, as when a run is mended and continued (F9).
  const body =
    version === 'live' ? { mode: 'continue', version: await liveVersion(services, principal, run.workflow.id) } : {};
  if (!(await asOrg(db, orgId, (tx) => settleDeadLetter(tx, letter)))) throw letterGone(letter);
  try {
    return { runId: (await forkRun(services, principal, letter.id, body, { door: run.door })).id };
  } catch (error) {
    await asOrg(db, orgId, (tx) => unsettleRun(tx, letter.id));
    throw error;
  }
}

async function liveVersion(services: Services, principal: Principal, workflow: string): Promise<number> {
  const { published, slug } = await findWorkflow(services, principal, workflow);
  if (published !== null) return published.version;
  throw new PatchbayError('conflict', `'${slug}' has no live version. Retry on the version the run failed on.`);
}
