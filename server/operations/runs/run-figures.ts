import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { runFailures } from '#db/queries/runs/run-failures.ts';
import { none, runFigures as select } from '#db/queries/runs/run-figures.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { RunFigures } from '../../trpc/views.ts';
import { parseInput } from '../parse-input.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';

const moment = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-01-31T08:00:00Z' });

export const figuresInput = z.strictObject({
  /** Id or slug; without it the whole organization. */
  workflow: z.string().optional(),
  from: moment,
  to: moment,
  bucketMs: z.int().min(60_000),
  /** Whether trials of drafts count as well. */
  drafts: z.boolean().default(false),
});

/** Buckets that one answer holds at most; a screen has no room for more. */
const mostBuckets = 200;
const mostFailures = 10;

/** What became of the runs that started in a span, for charts: together, in buckets without a gap, by workflow and by failing node. */
export async function runFigures(
  services: Services,
  principal: Principal,
  input: z.input<typeof figuresInput>,
): Promise<RunFigures> {
  authorize(principal, 'runs:read');
  const { workflow, drafts, from, to, bucketMs } = parseInput(figuresInput, input);
  const first = Date.parse(from);
  const count = Math.ceil((Date.parse(to) - first) / bucketMs);
  if (count < 1 || count > mostBuckets)
    throw new PatchbayError(
      'invalid_input',
      `\`to\` must lie behind \`from\`, by at most ${mostBuckets} times \`bucketMs\`.`,
    );
  const workflowId = workflow === undefined ? undefined : (await findWorkflow(services, principal, workflow)).id;
  const query = {
    from,
    to,
    bucketMs,
    ...(!drafts && { draft: false }),
    ...(workflowId !== undefined && { workflowId }),
  };
  return await asOrg(services.db, principal.orgId, async (tx) => {
    const { buckets, ...figures } = await select(tx, query);
    const known = new Map(buckets.map((bucket) => [Date.parse(bucket.at), bucket]));
    const times = Array.from({ length: count }, (_, index) => first + index * bucketMs);
    return {
      ...figures,
      buckets: times.map((at) => known.get(at) ?? { ...none, at: new Date(at).toISOString() }),
      failures: await runFailures(tx, { ...query, limit: mostFailures }),
    };
  });
}
