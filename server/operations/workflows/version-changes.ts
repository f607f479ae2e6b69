import { diffGraphs, type NodeDifference } from '#engine/graph/diff-graphs.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { VersionChanges } from '../../trpc/views.ts';
import { findWorkflow } from './find-workflow.ts';
import { getVersion } from './versions.ts';

/** In what a version differs from the live one; from nothing when none is live. */
export async function versionChanges(
  services: Services,
  principal: Principal,
  input: { workflow: string; version: number },
): Promise<VersionChanges> {
  authorize(principal, 'workflows:read');
  const { published } = await findWorkflow(services, principal, input.workflow);
  const { graph } = await getVersion(services, principal, input);
  const live =
    published === null
      ? null
      : await getVersion(services, principal, { workflow: input.workflow, version: published.version });
  return compared(live?.graph ?? null, graph);
}

function compared(before: Graph | null, after: Graph): VersionChanges {
  if (before === null)
    return { added: after.nodes.map(({ id }) => id), removed: [], changed: [], wires: false, rest: false };
  const { nodes, edges, document } = diffGraphs(before, after);
  const those = (...kinds: NodeDifference['change'][]) =>
    nodes.flatMap(({ id, change }) => (kinds.includes(change) ? [id] : []));
  return {
    added: those('added'),
    removed: those('removed'),
    changed: those('changed', 'renamed'),
    wires: edges.length > 0,
    rest: document.length > 0,
  };
}
