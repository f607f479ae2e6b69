import { changedNodes } from '#engine/graph/changed-nodes.ts';
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
  const known = new Set(before?.nodes.map(({ id }) => id));
  const stays = new Set(after.nodes.map(({ id }) => id));
  return {
    added: after.nodes.flatMap(({ id }) => (known.has(id) ? [] : [id])),
    removed: [...known].filter((id) => !stays.has(id)),
    changed: before === null ? [] : changedNodes(before, after).filter((id) => stays.has(id)),
    wires: before !== null && wires(before) !== wires(after),
    rest: before !== null && rest(before) !== rest(after),
  };
}

function wires({ edges }: Graph): string {
  return JSON.stringify(edges.map(({ from, to }) => `${from} > ${to}`).sort());
}

/** All that a caller notices and that is no node: names, schemas, variables, settings. */
function rest({ name, slug, description, input, output, variables, settings }: Graph): string {
  return JSON.stringify({ name, slug, description, input, output, variables, settings });
}
