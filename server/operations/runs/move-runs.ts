import { asOrg } from '#db/access.ts';
import { listRuns } from '#db/queries/runs/list-runs.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import type { WorkflowRecord } from '#db/queries/workflows/get-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { MovedRun } from '../../trpc/views.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';
import { forkRun } from './fork-run.ts';

/** Runs moved, or listed, at once at most. */
const most = 100;

/** Runs that still move on a version which is not the live one, newest first. */
export async function listOutdatedRuns(services: Services, principal: Principal, name: string): Promise<RunRecord[]> {
  authorize(principal, 'runs:read');
  return await outdatedOf(services, principal, await findWorkflow(services, principal, name));
}

/**
 * Continues runs of older versions on the live one (F9): those that are named, or all. Each is moved for itself; one
 * that cannot be says why and stays as it is.
 */
export async function moveRuns(
  services: Services,
  principal: Principal,
  input: { workflow: string; runs?: string[] | undefined },
): Promise<MovedRun[]> {
  authorize(principal, 'runs:write');
  const workflow = await findWorkflow(services, principal, input.workflow);
  const outdated = await outdatedOf(services, principal, workflow);
  const chosen = input.runs === undefined ? outdated : outdated.filter(({ id }) => input.runs?.includes(id));
  const moved: MovedRun[] = [];
  for (const { id } of chosen) {
    try {
      const body = { mode: 'continue', version: workflow.published?.version };
      moved.push({ from: id, to: (await forkRun(services, principal, id, body)).id, problem: null });
    } catch (error) {
      if (!(error instanceof PatchbayError)) throw error;
      moved.push({ from: id, to: null, problem: error.message });
    }
  }
  return moved;
}

async function outdatedOf(services: Services, principal: Principal, workflow: WorkflowRecord): Promise<RunRecord[]> {
  if (workflow.published === null) return [];
  const query = { workflowId: workflow.id, openBefore: workflow.published.version, limit: most, cursor: null };
  return (await asOrg(services.db, principal.orgId, (tx) => listRuns(tx, query))).items;
}
