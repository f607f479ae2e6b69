import { asOrg } from '#db/access.ts';
import { findCallable } from '#db/queries/workflows/find-callable.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { isObject } from '#engine/json.ts';
import type { Services } from '../../services.ts';

type Named = { node: GraphNode; field: string; name: string };

/**
 * Findings on the workflows that a graph names: one that does not exist is an error, one that is not published yet a
 * warning. A name that is an expression is known in a run only.
 */
export async function diagnoseCalls(
  services: Pick<Services, 'db' | 'catalogue'>,
  orgId: string,
  graph: Graph,
): Promise<Diagnostic[]> {
  const named = graph.nodes.flatMap((node) => (node.disabled ? [] : namesIn(services, node)));
  const names = [...new Set(named.map(({ name }) => name))].filter((name) => name !== graph.slug);
  if (names.length === 0) return [];
  const known = await asOrg(services.db, orgId, (tx) => findCallable(tx, names));
  return named.flatMap(({ node, field, name }): Diagnostic[] => {
    const found = known.get(name);
    if (name === graph.slug || found?.isPublished) return [];
    const place = { node: node.id, field: `params.${field}` };
    if (found)
      return [
        {
          ...place,
          severity: 'warning',
          code: 'not_published',
          message: `\`${node.id}\` calls \`${name}\`, which is not published.`,
          fix: `Publish \`${name}\`, else the call fails.`,
        },
      ];
    return [
      {
        ...place,
        severity: 'error',
        code: 'unknown_workflow',
        message: `\`${node.id}\` calls \`${name}\`, which does not exist.`,
        fix: 'Choose one of your workflows.',
      },
    ];
  });
}

/** The parameters of a node that name a workflow, by what its type says of them. */
function namesIn({ catalogue }: Pick<Services, 'catalogue'>, node: GraphNode): Named[] {
  const params = catalogue.get(node.type)?.params;
  const properties = isObject(params) ? params.properties : null;
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([field, schema]): Named[] => {
    const hint = isObject(schema) ? schema['x-field'] : null;
    const name = node.params?.[field];
    const isName = isObject(hint) && hint.options === 'workflows' && typeof name === 'string';
    return isName && name !== '' && !name.includes('{{') ? [{ node, field, name }] : [];
  });
}
