import type { RestClient } from '../rest-client.ts';
import type { WorkflowFile } from './folder.ts';
import { formatGraph } from './format-graph.ts';
import type { Lock } from './lock.ts';
import { findWorkflow, type ServerWorkflow } from './server-workflows.ts';

/** A file that holds a workflow, and what the server has of it. */
export type Compared = {
  file: WorkflowFile;
  graph: NonNullable<WorkflowFile['graph']>;
  /** Null when the server has none of it. */
  server: ServerWorkflow | null;
  /** The server's draft as the file would be written; null like `server`. */
  serverText: string | null;
  isSame: boolean;
};

/** Holds a file against the server: by the id in the lock, else by its slug. */
export async function compareFile(client: RestClient, lock: Lock, file: WorkflowFile): Promise<Compared> {
  const { graph } = file;
  if (graph === null) throw new Error(`${file.path} holds no workflow; \`patchbay validate\` says why.`);
  const known = lock.get(file.name);
  const byId = known === undefined ? null : await findWorkflow(client, known.id);
  const server = byId ?? (await findWorkflow(client, graph.slug));
  const serverText = server && formatGraph(server.graph, file.kind);
  return { file, graph, server, serverText, isSame: serverText === file.text };
}
