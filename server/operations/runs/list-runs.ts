import { asOrg } from '#db/access.ts';
import type { Page } from '#db/queries/page.ts';
import { listRuns as select } from '#db/queries/runs/list-runs.ts';
import { readRunCursor } from '#db/queries/runs/run-order.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { parseInput } from '../parse-input.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';
import { type RunFilter, runFilter } from './run-filter.ts';

/** The organization's runs that fit a filter; `invalid_input` also for a cursor of another order. */
export async function listRuns(services: Services, principal: Principal, input: RunFilter): Promise<Page<RunRecord>> {
  authorize(principal, 'runs:read');
  const { workflow, status, door, draft, from, to, text, cursor = null, ...order } = parseInput(runFilter, input);
  if (cursor !== null && readRunCursor(order.sort, cursor) === null)
    throw new PatchbayError('invalid_input', '`cursor` must be the `nextCursor` of an earlier page in the same order.');
  const workflowId = workflow === undefined ? undefined : (await findWorkflow(services, principal, workflow)).id;
  return await asOrg(services.db, principal.orgId, (tx) =>
    select(tx, {
      ...order,
      cursor,
      ...(workflowId !== undefined && { workflowId }),
      ...(status !== undefined && { statuses: status }),
      ...(door !== undefined && { door }),
      ...(draft !== undefined && { draft }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(text !== undefined && { text }),
    }),
  );
}
