import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asOrg } from '#db/access.ts';
import { createWorkflow } from '#db/queries/workflows/create-workflow.ts';
import { parseGraphText } from '#engine/graph/parse.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Services } from '../../services.ts';
import { hashGraph } from './check-graph.ts';

const folder = join(import.meta.dirname, '../../../examples');

/** Puts the examples into a new organization as drafts; one whose slug is taken is left out. */
export async function addExamples(
  services: Pick<Services, 'db' | 'demo'>,
  owner: { orgId: string; userId: string | null },
): Promise<void> {
  if (!services.demo) return;
  for (const graph of await readExamples()) {
    await asOrg(services.db, owner.orgId, (tx) =>
      createWorkflow(tx, { orgId: owner.orgId, graph, hash: hashGraph(graph), by: owner.userId }),
    );
  }
}

/** The example graphs, one `graph.json` a folder, by name. */
export async function readExamples(): Promise<Graph[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && entry.name !== 'data').map(({ name }) => name);
  const graphs = await Promise.all(
    names.sort().map(async (name) => {
      const { graph, diagnostics } = parseGraphText(await readFile(join(folder, name, 'graph.json'), 'utf8'));
      if (graph === null) throw new Error(`examples/${name}/graph.json is no graph: ${diagnostics[0]?.message}`);
      return graph;
    }),
  );
  return graphs;
}
