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
import { diagnoseGraph, doesNotCompile } from './check-graph.ts';
import { diagnoseCalls } from './diagnose-calls.ts';
import { findWorkflow } from './find-workflow.ts';
import { checkPercent } from './versions.ts';

/** Makes the draft a version: the active one, or with `percent` one that some calls get; refused with all findings when it has errors. */
export async function publishWorkflow(
  services: Services,
  principal: Principal,
  input: { workflow: string; note?: string; percent?: number },
): Promise<{ version: number; publishedAt: string; diagnostics: Diagnostic[] }> {
  authorize(principal, 'workflows:publish');
  checkPercent(input.percent);
  const workflow = await findWorkflow(services, principal, input.workflow);
  const diagnostics = [
    ...diagnoseGraph(services, workflow.graph),
    ...deriveTriggers(workflow.graph).diagnostics,
    ...(await diagnoseCalls(services, principal.orgId, workflow.graph)),
  ];
  if (hasErrors(diagnostics)) throw doesNotCompile(diagnostics, `'${workflow.slug}' cannot be published.`);
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
  return { version: published.version, publishedAt: published.publishedAt, diagnostics };
}
