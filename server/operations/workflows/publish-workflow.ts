import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { storeVersion } from '#db/queries/workflows/store-version.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import { hasErrors } from '#engine/graph/diagnostic.ts';
import { withoutPins } from '#engine/graph/pins.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { deriveTriggers } from '../../triggers/derive-triggers.ts';
import { settleTriggers } from '../../triggers/settle-triggers.ts';
import type { TestReport } from '../../trpc/views.ts';
import { testGraph } from '../workflow-tests/run-tests.ts';
import { diagnoseGraph, doesNotCompile, hashGraph } from './check-graph.ts';
import { diagnoseCalls } from './diagnose-calls.ts';
import { findWorkflow } from './find-workflow.ts';
import { pinCalls } from './pin-calls.ts';
import { promote } from './promote.ts';
import { checkPercent } from './versions.ts';

/**
 * Makes the draft a version: the active one, or with `percent` one that some calls get. Refused with all findings when it
 * has errors, and with the names of failing tests unless `force` says to publish all the same. Where the organization
 * wants approvals the version is kept and `proposed`: another person makes it live.
 */
export async function publishWorkflow(
  services: Services,
  principal: Principal,
  input: { workflow: string; note?: string; percent?: number; force?: boolean },
): Promise<{
  version: number;
  publishedAt: string;
  proposed: boolean;
  diagnostics: Diagnostic[];
  tests: { passed: number; failed: number };
}> {
  authorize(principal, 'workflows:publish');
  checkPercent(input.percent);
  const workflow = await findWorkflow(services, principal, input.workflow);
  // A version makes what it gives: pins are the draft's own.
  const own = withoutPins(workflow.graph);
  const pinned = await pinCalls(services, own);
  const { graph } = pinned;
  const diagnostics = [
    ...diagnoseGraph(services, own),
    ...pinned.diagnostics,
    ...deriveTriggers(workflow.graph).diagnostics,
    ...(await diagnoseCalls(services, principal.orgId, workflow.graph)),
  ];
  if (hasErrors(diagnostics)) throw doesNotCompile(diagnostics, `'${workflow.slug}' cannot be published.`);
  const tests = await testGraph(services, { orgId: principal.orgId, workflowId: workflow.id }, graph);
  if (tests.failed > 0 && input.force !== true) throw testsFail(workflow.slug, tests);
  const published = await asOrg(services.db, principal.orgId, async (tx) => {
    const { orgId, userId } = principal;
    const of = { orgId, workflowId: workflow.id };
    const stored = await storeVersion(tx, {
      ...of,
      revision: workflow.revision,
      note: input.note ?? '',
      by: userId,
      ...(graph !== workflow.graph && { pinned: { graph, hash: hashGraph(graph), found: pinned.found } }),
    });
    if (stored.outcome !== 'stored') return stored;
    const { version, hash, active } = stored;
    if (version === active && input.percent !== undefined) throw nothingNew(workflow.slug, version);
    if (version === active) {
      await settleTriggers(tx, { ...of, version, hash }, graph);
      return { ...stored, state: 'live' as const };
    }
    // There is nothing beside which the first version could be tried.
    const percent = active === null ? 100 : (input.percent ?? 100);
    const candidate = { ...of, version, hash, graph, percent };
    const state = await promote(tx, principal, { ...candidate, hadShare: 0, failedTests: tests.failed });
    await writeAudit(tx, {
      orgId,
      actor: principal,
      action: state === 'live' ? 'workflow.published' : 'workflow.proposed',
      target: workflow.id,
      data: { version, ...(percent < 100 && { percent }) },
    });
    return { ...stored, state };
  });
  if (published.outcome === 'stale')
    throw new PatchbayError(
      'stale_revision',
      `The draft was saved again (revision ${published.revision}) while it was being published. Look at it and publish once more.`,
      { data: { revision: published.revision } },
    );
  if (published.outcome === 'slug_taken')
    throw new PatchbayError(
      'conflict',
      `The slug '${workflow.graph.slug}' is taken by another workflow. Choose another one in the workflow settings.`,
    );
  if (published.outcome !== 'stored') throw new PatchbayError('not_found', `There is no workflow '${input.workflow}'.`);
  await services.publishedChanged(principal.orgId);
  const { version, publishedAt, state } = published;
  const { passed, failed } = tests;
  return { version, publishedAt, proposed: state === 'proposed', diagnostics, tests: { passed, failed } };
}

function nothingNew(slug: string, version: number): PatchbayError {
  const message = `goes with a changed draft: that of '${slug}' is version ${version}, which is live already`;
  return new PatchbayError('invalid_input', `\`percent\` ${message}. Leave it out, or change the draft first.`, {
    errors: [{ path: '/percent', message }],
  });
}

function testsFail(slug: string, { failed, results }: TestReport): PatchbayError {
  const names = results.flatMap(({ name, passed }) => (passed ? [] : [`'${name}'`]));
  const shown = names.length > 5 ? [...names.slice(0, 5), '…'] : names;
  return new PatchbayError(
    'conflict',
    `${failed} of ${results.length} tests of '${slug}' fail: ${shown.join(', ')}. Mend the draft or the tests, or publish with \`force\`.`,
    { data: { failed } },
  );
}
