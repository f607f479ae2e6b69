import '../api/quiet-zod.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';

/** Reads a workflow from text, or says in one sentence what is wrong and where. */
export function readGraph(text: string): { ok: true; graph: Graph } | { ok: false; message: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { ok: false, message: 'It is not JSON. Export a workflow to see how one looks.' };
  }
  const parsed = graphSchema.safeParse(data);
  if (parsed.success) return { ok: true, graph: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    ok: false,
    message: issue
      ? `At ${issue.path.join('.') || 'the top'}: ${issue.message}.`
      : 'It does not fit the workflow format.',
  };
}
