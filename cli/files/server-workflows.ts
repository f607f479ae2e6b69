import { z } from 'zod';
import { parseGraph } from '#engine/graph/parse.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { RestClient } from '../rest-client.ts';

const record = z.object({
  id: z.string(),
  slug: z.string(),
  revision: z.number(),
  hash: z.string(),
  graph: z.unknown(),
  published: z.object({ version: z.number(), hash: z.string() }).nullable(),
  updatedAt: z.string(),
  updatedBy: z.string().default(''),
});
const list = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() });

/** A workflow with its draft as the server has it. */
export type ServerWorkflow = Omit<z.infer<typeof record>, 'graph'> & { graph: Graph };

/** Reads one by its slug or id; null when there is none. */
export async function findWorkflow(client: RestClient, workflow: string): Promise<ServerWorkflow | null> {
  const found = await client.find(pathOf(workflow));
  if (found === null) return null;
  const read = record.parse(found);
  return { ...read, graph: graphIn(read.graph, read.slug) };
}

/** The ids of all workflows of the key's organization. */
export async function workflowIds(client: RestClient): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: z.infer<typeof list> = list.parse(await client.get(`/api/v1/workflows?limit=1000${next}`));
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

/** The document of one version, as a draft. */
export async function versionGraph(client: RestClient, workflow: string, version: number): Promise<Graph> {
  const { graph } = z.object({ graph: z.unknown() }).parse(await client.get(`${pathOf(workflow)}/versions/${version}`));
  return graphIn(graph, workflow);
}

/** The address of a workflow on the REST door. */
export function pathOf(workflow: string): string {
  return `/api/v1/workflows/${encodeURIComponent(workflow)}`;
}

function graphIn(value: unknown, workflow: string): Graph {
  const { graph, diagnostics } = parseGraph(value);
  if (graph !== null) return graph;
  throw new Error(
    `The server's '${workflow}' is no document that this patchbay knows (${diagnostics[0]?.message ?? ''}). Take the patchbay of the server's version.`,
  );
}
