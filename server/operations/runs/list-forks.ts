import { asOrg } from '#db/access.ts';
import { listRuns } from '#db/queries/runs/list-runs.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';

/** Forks shown of one run at most. */
const most = 20;

/** The runs that go on from a run's log, newest first. */
export async function listForks(
  services: Pick<Services, 'db'>,
  principal: Principal,
  run: Pick<RunRecord, 'id'>,
): Promise<RunRecord[]> {
  authorize(principal, 'runs:read');
  const query = { forkedFrom: run.id, limit: most, cursor: null };
  return (await asOrg(services.db, principal.orgId, (tx) => listRuns(tx, query))).items;
}
