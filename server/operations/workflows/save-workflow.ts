import { asOrg } from '#db/access.ts';
import { channel } from '#db/journal/channel.ts';
import { saveDraft } from '#db/queries/workflows/save-draft.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { diagnoseGraph, hashGraph, requireGraph } from './check-graph.ts';
import { findWorkflow } from './find-workflow.ts';

export type SaveInput = { workflow: string; revision: number; graph: unknown };

/** Replaces the draft when nobody saved since `revision`; `stale_revision` names the current one. */
export async function saveWorkflow(
  services: Services,
  principal: Principal,
  input: SaveInput,
): Promise<{ id: string; revision: number; hash: string; savedAt: string; diagnostics: Diagnostic[] }> {
  authorize(principal, 'workflows:write');
  const graph = requireGraph(input.graph);
  const { id } = await findWorkflow(services, principal, input.workflow);
  const saved = await asOrg(services.db, principal.orgId, (tx) =>
    saveDraft(tx, { workflowId: id, revision: input.revision, graph, hash: hashGraph(graph), by: principal.userId }),
  );
  if (saved.outcome === 'saved') {
    // Whoever edits it at this moment takes it in.
    await services.db.notify(channel, JSON.stringify({ draft: id }));
    return {
      id,
      revision: saved.revision,
      hash: saved.hash,
      savedAt: saved.savedAt,
      diagnostics: diagnoseGraph(services, graph),
    };
  }
  if (saved.outcome === 'stale') {
    throw new PatchbayError(
      'stale_revision',
      `Somebody saved revision ${saved.revision} meanwhile; this change was made on revision ${input.revision}. Read the workflow again and apply the change to it.`,
      { data: { revision: saved.revision } },
    );
  }
  if (saved.outcome === 'slug_taken')
    throw new PatchbayError('conflict', `The slug '${graph.slug}' is taken by another workflow. Choose another one.`);
  throw new PatchbayError('not_found', `There is no workflow '${input.workflow}'.`);
}
