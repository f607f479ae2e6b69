import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { publishDraft } from '#db/queries/workflows/publish-draft.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import { hasErrors } from '#engine/graph/diagnostic.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { deriveTriggers } from '../../triggers/derive-triggers.ts';
import { settleTriggers } from '../../triggers/settle-triggers.ts';
import type { TestReport } from '../../trpc/views.ts';
import { testGraph } from '../workflow-tests/run-tests.ts';
import { diagnoseGraph, doesNotCompile } from './check-graph.ts';
import { diagnoseCalls } from './diagnose-calls.ts';
import { findWorkflow } from './find-workflow.ts';
import { checkPercent } from './versions.ts';

/**
 * Makes the draft a version: the active one, or with `percent` one that some calls get. Refused with all findings when it
 * has errors, and with the names of failing tests unless `force` says to publish all the same.
 */
export async function publishWorkflow(
  services: Services,
  principal: Principal,
  input: { workflow: string; note?: string; percent?: number; force?: boolean },
): Promise<{
  version: number;
  publishedAt: string;
  diagnostics: Diagnostic[];
  tests: { passed: number; failed: number };
}> {
  authorize(principal, 'workflows:publish');
  checkPercent(input.percent);
  const workflow = await findWorkflow(services, principal, input.workflow);
  const diagnostics = [
    ...diagnoseGraph(services, workflow.graph),
    ...deriveTriggers(workflow.graph).diagnostics,
    ...(await diagnoseCalls(services, principal.orgId, workflow.graph)),
  ];
  if (hasErrors(diagnostics)) throw doesNotCompile(diagnostics, `'${workflow.slug}' cannot be published.`);
  const tests = await testGraph(services, { orgId: principal.orgId, workflowId: workflow.id }, workflow.graph);
  if (tests.failed > 0 && input.force !== true) throw testsFail(workflow.slug, tests);
  const published = await asOrg(services.db, principal.orgId, async (tx) => {
    const result = await publishDraft(tx, {
      orgId: principal.orgId,
      workflowId: workflow.id,
      revision: workflow.revision,
      note: input.note ?? '',
      by: principal.userId,
      ...(input.percent !== undefined && { percent: input.percent }),
    });
    if (result.outcome === 'published') {
      const of = { orgId: principal.orgId, workflowId: workflow.id, version: result.version, hash: result.hash };
      if (result.isActive) await settleTriggers(tx, of, workflow.graph);
      await writeAudit(tx, {
        orgId: principal.orgId,
        actor: principal,
        action: 'workflow.published',
        target: workflow.id,
        data: { version: result.version, ...(!result.isActive && { percent: input.percent ?? null }) },
      });
    }
    return result;
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
  if (published.outcome === 'unknown')
    throw new PatchbayError('not_found', `There is no workflow '${input.workflow}'.`);
  await services.publishedChanged(principal.orgId);
  const { passed, failed } = tests;
  return { version: published.version, publishedAt: published.publishedAt, diagnostics, tests: { passed, failed } };
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
