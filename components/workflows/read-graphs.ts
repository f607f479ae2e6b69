import type { Words } from '#words/words.ts';
import '../api/quiet-zod.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';

export type ReadGraphs = { ok: true; graphs: Graph[] } | { ok: false; message: string };

/** Reads a workflow from text, or the several of one file, or says in one sentence what is wrong and where. */
export function readGraphs(t: Words, text: string): ReadGraphs {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { ok: false, message: t('workflows.itIsNotJSONExport') };
  }
  const list = listIn(data);
  const graphs: Graph[] = [];
  for (const [index, one] of (list ?? [data]).entries()) {
    const parsed = graphSchema.safeParse(one);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const where = [...(list === null ? [] : ['workflows', index]), ...(issue?.path ?? [])].join('.');
      return {
        ok: false,
        message: t('workflows.atWhereMessage', {
          where: where || t('workflows.theTop'),
          message: issue?.message ?? t('workflows.itDoesNotFitTheFormat'),
        }),
      };
    }
    graphs.push(parsed.data);
  }
  return graphs.length === 0 ? { ok: false, message: t('workflows.itHoldsNoWorkflow') } : { ok: true, graphs };
}

/** One file of several workflows. */
export function fileOf(graphs: readonly Graph[]): { patchbayWorkflows: 1; workflows: readonly Graph[] } {
  return { patchbayWorkflows: 1, workflows: graphs };
}

function listIn(data: unknown): unknown[] | null {
  if (typeof data !== 'object' || data === null || !('patchbayWorkflows' in data)) return null;
  return 'workflows' in data && Array.isArray(data.workflows) ? data.workflows : [];
}
