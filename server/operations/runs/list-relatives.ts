import { asOrg } from '#db/access.ts';
import { listRuns } from '#db/queries/runs/list-runs.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';

/** Runs of each kind shown of one run at most. */
const most = 20;

/** The runs that came of another, newest first. */
export type Relatives = {
  /** Runs that go on from its log. */
  forks: RunRecord[];
  /** Runs that it called. */
  children: RunRecord[];
};

/** The forks and the called runs of a run, so that links lead both ways. */
export async function listRelatives(
  services: Pick<Services, 'db'>,
  principal: Principal,
  { id }: Pick<RunRecord, 'id'>,
): Promise<Relatives> {
  authorize(principal, 'runs:read');
  const page = { limit: most, cursor: null };
  return await asOrg(services.db, principal.orgId, async (tx) => ({
    forks: (await listRuns(tx, { ...page, forkedFrom: id })).items,
    children: (await listRuns(tx, { ...page, parentRunId: id })).items,
  }));
}
