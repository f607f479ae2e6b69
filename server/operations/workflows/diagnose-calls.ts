import { asOrg } from '#db/access.ts';
import { type Callable, findCallable } from '#db/queries/workflows/find-callable.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Services } from '../../services.ts';
import { callAddress, workflowFields } from './call-address.ts';

type Named = { node: string; field: string; name: string };
type Parts = Pick<Services, 'db' | 'catalogue' | 'tools'>;

/**
 * Findings on the saved workflows that a graph names: one that does not exist is an error, one that is not published
 * yet, or that leads back to this one, a warning. A name that is an expression is known in a run only.
 */
export async function diagnoseCalls(services: Parts, orgId: string, graph: Graph): Promise<Diagnostic[]> {
  const named = namesIn(services, graph).filter(({ name }) => name !== graph.slug);
  const names = [...new Set(named.map(({ name }) => name))];
  if (names.length === 0) return [];
  const known = await asOrg(services.db, orgId, (tx) => findCallable(tx, names));
  const diagnostics: Diagnostic[] = [];
  for (const call of named) {
    const found = known.get(call.name);
    const way = found?.isPublished ? await wayBack(services, orgId, { from: found.slug, to: graph.slug }) : null;
    const problem = problemOf(call, found, way);
    if (problem) diagnostics.push({ ...problem, node: call.node, field: `params.${call.field}` });
  }
  return diagnostics;
}

function problemOf({ node, name }: Named, found: Callable | undefined, way: string[] | null): Diagnostic | null {
  if (found === undefined)
    return {
      severity: 'error',
      code: 'unknown_workflow',
      message: `\`${node}\` calls \`${name}\`, which does not exist.`,
      fix: 'Choose one of your workflows.',
    };
  if (!found.isPublished)
    return {
      severity: 'warning',
      code: 'not_published',
      message: `\`${node}\` calls \`${name}\`, which is not published.`,
      fix: `Publish \`${name}\`, else the call fails.`,
    };
  if (way === null) return null;
  return {
    severity: 'warning',
    code: 'call_cycle',
    message: `\`${node}\` calls \`${name}\`, which calls this workflow again${way.length > 1 ? ` by way of ${way.slice(1).join(', ')}` : ''}.`,
    fix: 'See that it ends: the sixteenth call in a row fails.',
  };
}

/** Workflows that are looked through at most. */
const mostWorkflows = 100;

/** Through which published workflows one calls another; null when it does not. */
async function wayBack(services: Parts, orgId: string, { from, to }: { from: string; to: string }) {
  const seen = new Set([from]);
  const open = [[from]];
  for (let way = open.shift(); way !== undefined && seen.size < mostWorkflows; way = open.shift()) {
    const tool = await services.tools.find(orgId, way.at(-1) ?? '');
    for (const { name } of tool === null ? [] : namesIn(services, tool.runnable.graph.graph)) {
      if (name === to) return way;
      if (seen.has(name)) continue;
      seen.add(name);
      open.push([...way, name]);
    }
  }
  return null;
}

/** The saved workflows that a graph names. */
function namesIn({ catalogue }: Pick<Services, 'catalogue'>, graph: Graph): Named[] {
  return graph.nodes.flatMap((node) =>
    node.disabled
      ? []
      : workflowFields(catalogue, node).flatMap(({ field }): Named[] => {
          const name = node.params?.[field];
          const isName = typeof name === 'string' && name !== '' && !name.includes('{{') && callAddress(name) === null;
          return isName ? [{ node: node.id, field, name }] : [];
        }),
  );
}
